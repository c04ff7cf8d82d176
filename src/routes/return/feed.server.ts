import { createHash } from 'node:crypto';
import { standsOn } from '#cycle/4-change/agreement.ts';
import { agreementsOf } from '#cycle/4-change/agreements.server.ts';
import { changesOf } from '#cycle/4-change/changes.server.ts';
import { decisionsOf } from '#cycle/4-change/decisions.server.ts';
import { reviewsOf } from '#cycle/4-change/reviews.server.ts';
import { wordsOfDay } from '#cycle/5-return/happening.ts';
import { explanationsOf } from '#cycle/5-return/outcomes.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { wordsIn, type Words } from '#lib/words/words.ts';
import type { Here } from '../door.ts';

/** One thing in the feed. `thing` with its id makes an entry that never changes its name. */
type Entry = { thing: string; title: string; says: string[]; at: Date; path: string };

const most = 50;

/** What changes in a circle, for whoever follows it with a feed reader (Atom, RFC 4287): only what anyone may read, and no word of a story. */
export async function feed(c: Here): Promise<Response> {
  const { circle, origin } = c.var;
  const words = wordsIn(circle.language, circle.address);
  const entries = (await entriesOf(c, words)).sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most);
  const address = `${origin}/circles/${circle.slug}`;
  const body = atom({ words, circle, address, entries });
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache', etag: tag };
  return c.req.header('if-none-match') === tag ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}

async function entriesOf(c: Here, words: Words): Promise<Entry[]> {
  const { db, circle, now, config } = c.var;
  const [decisions, agreements, changes, reviews, explanations] = await Promise.all([
    decisionsOf(db, circle.id),
    agreementsOf(db, circle.id),
    changesOf(db, circle.id),
    reviewsOf(db, circle.id),
    explanationsOf(db, circle.id),
  ]);
  const said = (text: string | null) => text ?? words('return.feed.hidden');
  const day = (date: string) => wordsOfDay(date, circle.language);
  const by = (who: string, side: string) => words('return.feed.by', { by: `${who} (${side})` });
  const because = (why: string | null) => (why ? [words('return.feed.because', { because: why })] : []);
  return [
    ...decisions.map(({ id, kind, text, because: why, decidedBy, side, decidedOn, publishedAt }) => ({
      thing: `decision ${id}`,
      title: words(`return.feed.${kind}`, { text: said(text) }),
      says: [...because(why), by(decidedBy, side), words('return.feed.on', { day: day(decidedOn) })],
      at: publishedAt!,
      path: `changes/${id}`,
    })),
    ...agreements.flatMap(({ id, text, owner, side, dates, dueOn, madeAt, keptAt, droppedAt, droppedBecause }) => {
      const stands = standsOn(dayAt(now, config.timeZone), { dueOn, keptAt, droppedAt });
      const path = `changes/agreements/${id}`;
      const last = dates.at(-1)!;
      const ends = { open: null, kept: keptAt, dropped: droppedAt, late: new Date(Date.parse(`${dueOn}T12:00:00Z`) + 24 * 60 * 60 * 1000) }[
        stands
      ];
      return [
        {
          thing: `agreement ${id} ${last.id}`,
          title: words('return.feed.agreement', { text: said(text) }),
          says: [by(owner, side), words('return.feed.before', { day: day(dueOn) }), ...because(last.because)],
          at: madeAt,
          path,
        },
        ...(stands !== 'open' && ends
          ? [
              {
                thing: `agreement ${id} ${last.id} ${stands}`,
                title: words(`return.feed.${stands}`, { text: said(text) }),
                says: [by(owner, side), ...because(droppedBecause)],
                at: ends,
                path,
              },
            ]
          : []),
      ];
    }),
    ...changes.map(({ id, text, happenedOn }) => ({
      thing: `change ${id}`,
      title: words('return.feed.change', { text: said(text) }),
      says: [words('return.feed.on', { day: day(happenedOn) })],
      at: noon(happenedOn),
      path: 'changes',
    })),
    ...reviews
      .filter((review) => review.heldAt)
      .map(({ id, seen, heldAt }) => ({
        thing: `review ${id}`,
        title: words('return.feed.review', { text: said(seen) }),
        says: [],
        at: heldAt!,
        path: 'changes',
      })),
    ...explanations.map(({ id, because: why, madeAt }) => ({
      thing: `explanation ${id}`,
      title: words('return.feed.explained', { text: said(why) }),
      says: [],
      at: madeAt,
      path: 'changes#without-answer',
    })),
  ];
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

type Feed = { words: Words; circle: Here['var']['circle']; address: string; entries: Entry[] };

function atom({ words, circle, address, entries }: Feed): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${circle.language}">`,
    `<id>${nameOf(circle.id)}</id>`,
    `<title>${xml(words('return.feed.title', { subject: circle.subject }))}</title>`,
    `<link rel="self" type="application/atom+xml" href="${xml(`${address}/feed.atom`)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(`${address}/changes`)}"/>`,
    `<author><name>${xml(circle.organisationName)}</name></author>`,
    `<updated>${(entries[0]?.at ?? new Date(0)).toISOString()}</updated>`,
    ...entries.map((entry) =>
      [
        '<entry>',
        `<id>${nameOf(circle.id, entry.thing)}</id>`,
        `<title>${xml(entry.title)}</title>`,
        `<updated>${entry.at.toISOString()}</updated>`,
        `<link rel="alternate" type="text/html" href="${xml(`${address}/${entry.path}`)}"/>`,
        ...(entry.says.length > 0 ? [`<content>${xml(entry.says.join(' '))}</content>`] : []),
        '</entry>',
      ].join('\n'),
    ),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

/** A name that stays the same wherever the circle moves: a UUID (RFC 9562, version 8) made from what it names. */
function nameOf(...of: string[]): string {
  const hex = createHash('sha256')
    .update(['kring', ...of].join('\n'))
    .digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const marks: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#39;' };
// XML 1.0 has no place for these, also not escaped.
const xml = (text: string) =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[<>&"']/g, (mark) => marks[mark]!);
