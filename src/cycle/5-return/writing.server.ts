import { sql } from 'kysely';
import { isOver } from '#cycle/1-gather/retention.ts';
import { keptUntil } from '#cycle/1-gather/retentions.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Letter } from '#lib/server/schema.ts';
import { languages } from '#lib/words/languages.ts';
import { wordsIn, type Key, type Language, type Words } from '#lib/words/words.ts';
import { wordsOfDay } from './happening.ts';
import { paragraphs, returnLetter, type LetterWords } from './letter.ts';
import { whatHappened } from './telling.server.ts';

/** Makes the links of letters, at the moment they leave. Each gives the path; only a hash of its secret is kept. */
export type Links = {
  toStory: (db: Db, at: { circle: string; story: string; now: Date }) => Promise<string>;
  toSignIn: (db: Db, person: string, now: Date) => Promise<string>;
  toConfirm: (db: Db, at: { circle: string; promise: string; now: Date }) => Promise<string>;
};
/** `waits`: what waits for a member in a circle, for the letter of each day. */
export type Desk = {
  links: Links;
  origin: string;
  timeZone: string;
  waits?: (db: Db, at: { circle: string; person: string; now: Date }) => Promise<Waiting[]>;
};
export type Waiting = { what: string; n: number; at: string };

/** A letter ready to leave, with what its teller has heard once it left. */
export type Written = LetterWords & { to: string; language: string; tells: { what: string; about: string }[] };

const days = 24 * 60 * 60 * 1000;
/** The day that a letter to a teller names as the last on which its link works; the link itself lasts a day longer. */
const linkWorksFor = 29 * days;

/** Writes a letter, now; null when there is nothing to say any more, or nobody to say it to. */
export async function writeLetter(db: Db, letter: Letter, desk: Desk, now: Date): Promise<Written | null> {
  const circle = await circleOf(db, letter.circle_id);
  const lang = (Object.hasOwn(languages, letter.language) ? letter.language : circle.language) as Language;
  const words = wordsIn(lang, circle.address, circle.language as Language);
  const here: Here = { letter, circle, lang, words, desk, now };
  const written = letter.kind === 'return' ? await toTeller(db, here) : await toMember(db, here);
  return written && { language: lang, tells: [], ...written };
}

type Here = { letter: Letter; circle: Awaited<ReturnType<typeof circleOf>>; lang: Language; words: Words; desk: Desk; now: Date };
type Draft = LetterWords & { to: string; tells?: Written['tells'] };

async function toTeller(db: Db, { letter, circle, lang, words, desk, now }: Here): Promise<Draft | null> {
  const contact = await db
    .selectFrom('story_contact')
    .innerJoin('story', (join) =>
      join.onRef('story.circle_id', '=', 'story_contact.circle_id').onRef('story.id', '=', 'story_contact.story_id'),
    )
    .select(['name', 'email'])
    .where('story_contact.circle_id', '=', letter.circle_id)
    .where('story_contact.story_id', '=', letter.story_id)
    .where(sql<boolean>`story.uses @> '{contact}'`)
    .executeTakeFirst();
  if (!contact?.email) return null;
  const happenings = await whatHappened(db, circle, letter.story_id!, { words, lang, ears: 'letter', unheard: true });
  if (happenings.length === 0) return null;
  const link = desk.origin + (await desk.links.toStory(db, { circle: circle.id, story: letter.story_id!, now }));
  const until = dayAt(new Date(now.getTime() + linkWorksFor), desk.timeZone);
  const said = returnLetter({
    words,
    lang,
    name: contact.name,
    subject: circle.subject,
    organisation: circle.organisation,
    happenings,
    link,
    until,
  });
  return { ...said, to: contact.email, tells: happenings.map(({ what, about }) => ({ what, about })) };
}

async function toMember(db: Db, here: Here): Promise<Draft | null> {
  const { letter } = here;
  const person =
    letter.person_id === null
      ? undefined
      : await db.selectFrom('person').select(['id', 'email']).where('id', '=', letter.person_id).executeTakeFirst();
  if (letter.kind === 'agreement') return agreementLetter(db, here);
  if (!person?.email) return null;
  const to = { to: person.email };
  const { words, desk, circle, now, lang } = here;
  if (letter.kind === 'sign_in') {
    const link = desk.origin + (await desk.links.toSignIn(db, person.id, now));
    const moment = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: desk.timeZone,
    }).format(new Date(now.getTime() + days));
    return {
      ...to,
      subject: words('letters.sign_in.subject'),
      text: paragraphs(words('letters.sign_in.lead', { moment }), link, words('letters.sign_in.notYou')),
    };
  }
  if (letter.kind === 'confirm') {
    const link = desk.origin + (await desk.links.toConfirm(db, { circle: circle.id, promise: letter.about!, now }));
    return {
      ...to,
      subject: words('letters.confirm.subject'),
      text: paragraphs(words('letters.confirm.lead', { subject: circle.subject }), link, words('letters.confirm.lasts')),
    };
  }
  if (letter.kind === 'digest') {
    const said = await digestWords(db, here, person.id);
    return said && { ...to, ...said };
  }
  if (letter.kind === 'ending') {
    const said = await endingWords(db, here);
    return said && { ...to, ...said };
  }
  if (letter.kind === 'try_out') {
    const said = await tryOutWords(db, here);
    return said && { ...to, ...said };
  }
  const said = letter.kind === 'review' ? await reviewWords(db, here) : await promiseWords(db, here);
  return said && { ...to, ...said };
}

/** What waits now: it may be less than when the letter was queued, and then nothing is sent. */
async function digestWords(db: Db, { circle, words, desk, now }: Here, person: string): Promise<LetterWords | null> {
  const waits = (await desk.waits?.(db, { circle: circle.id, person, now })) ?? [];
  if (waits.length === 0) return null;
  const lines = waits.map(
    ({ what, n, at }) => `- ${words(`people.call.${what}` as Key, { count: n })}\n  ${desk.origin}/circles/${circle.slug}/${at}`,
  );
  const text = paragraphs(
    words('letters.digest.lead', { subject: circle.subject }),
    lines.join('\n'),
    words('letters.digest.stop'),
    `${desk.origin}/home`,
  );
  return { subject: words('letters.digest.subject'), text };
}

async function agreementLetter(db: Db, { letter, circle, words, lang, desk, now }: Here): Promise<Draft | null> {
  const [id, dueOn] = letter.about!.split(' ') as [string, string];
  const agreement = await db
    .selectFrom('agreement')
    .leftJoin('person', 'person.id', 'agreement.owner_id')
    .select(['text', sql<string | null>`coalesce(agreement.owner_email, person.email)`.as('email')])
    .where('circle_id', '=', circle.id)
    .where('agreement.id', '=', id)
    .where('kept_at', 'is', null)
    .where('dropped_at', 'is', null)
    .where('hidden_at', 'is', null)
    .executeTakeFirst();
  if (!agreement?.email) return null;
  const late = dueOn < dayAt(now, desk.timeZone);
  const lead = words(late ? 'letters.agreement.late' : 'letters.agreement.lead', { subject: circle.subject, day: wordsOfDay(dueOn, lang) });
  const text = paragraphs(
    lead,
    `“${agreement.text}”`,
    words('letters.agreement.what'),
    `${desk.origin}/circles/${circle.slug}/changes`,
    words('letters.why'),
  );
  return { to: agreement.email, subject: words('letters.agreement.subject'), text };
}

/** Nothing is said of what was decided meanwhile, or is hidden. */
async function tryOutWords(db: Db, { letter, circle, words, lang, desk }: Here): Promise<LetterWords | null> {
  const tryOut = await db
    .selectFrom('try_out')
    .select(['trying', 'until_day'])
    .where('circle_id', '=', circle.id)
    .where('id', '=', letter.about)
    .where('outcome', 'is', null)
    .where('hidden_at', 'is', null)
    .executeTakeFirst();
  if (!tryOut) return null;
  const text = paragraphs(
    words('letters.try_out.lead', { subject: circle.subject, day: wordsOfDay(tryOut.until_day!, lang) }),
    `“${tryOut.trying.replace(/\s+/g, ' ')}”`,
    words('letters.try_out.what'),
    `${desk.origin}/circles/${circle.slug}/try-outs/${letter.about}`,
    words('letters.why'),
  );
  return { subject: words('letters.try_out.subject'), text };
}

async function reviewWords(db: Db, { letter, circle, words, lang, desk }: Here): Promise<LetterWords | null> {
  const review = await db
    .selectFrom('review')
    .innerJoin('decision', (join) =>
      join.onRef('decision.circle_id', '=', 'review.circle_id').onRef('decision.id', '=', 'review.decision_id'),
    )
    .select(['on_day', 'decision.text', 'decision.hidden_at'])
    .where('review.circle_id', '=', circle.id)
    .where('review.id', '=', letter.about)
    .where('review.held_at', 'is', null)
    .executeTakeFirst();
  if (!review) return null;
  const lead = words('letters.review.lead', { subject: circle.subject, day: wordsOfDay(review.on_day, lang) });
  const text = paragraphs(
    lead,
    review.hidden_at ? null : `“${review.text}”`,
    words('letters.review.what'),
    `${desk.origin}/circles/${circle.slug}/changes`,
    words('letters.why'),
  );
  return { subject: words('letters.review.subject'), text };
}

/** Until which day the circle keeps what people told; nothing once another day holds, or when it is over. */
async function endingWords(db: Db, { letter, circle, words, lang, desk, now }: Here): Promise<LetterWords | null> {
  const [keepUntil] = letter.about!.split(' ') as [string];
  if ((await keptUntil(db, circle.id)) !== keepUntil || isOver(keepUntil, dayAt(now, desk.timeZone))) return null;
  const text = paragraphs(
    words('letters.ending.lead', { subject: circle.subject, day: wordsOfDay(keepUntil, lang) }),
    words('letters.ending.what'),
    `${desk.origin}/circles/${circle.slug}/prepare`,
    words('letters.why'),
  );
  return { subject: words('letters.ending.subject'), text };
}

async function promiseWords(db: Db, { letter, circle, words, lang, desk }: Here): Promise<LetterWords | null> {
  const [promise, line, day] = letter.about!.split(' ') as [string, string, string];
  const holds = await db
    .selectFrom('promise')
    .select('id')
    .where('circle_id', '=', circle.id)
    .where('published_at', 'is not', null)
    .orderBy('published_at', 'desc')
    .executeTakeFirst();
  if (holds?.id !== promise) return null;
  const said = { subject: circle.subject, day: wordsOfDay(day, lang) };
  const text =
    line === 'answer'
      ? paragraphs(
          words('letters.promise.answer', said),
          words('letters.promise.answer.what'),
          `${desk.origin}/circles/${circle.slug}/return`,
        )
      : paragraphs(
          words('letters.promise.line', { ...said, line: words(`teller.tell.line.${line as 'open'}`) }),
          words('letters.promise.line.what'),
          `${desk.origin}/circles/${circle.slug}/prepare/promise`,
        );
  return { subject: words('letters.promise.subject'), text: `${text}\n${words('letters.why')}\n` };
}

function circleOf(db: Db, circle: string) {
  return db
    .selectFrom('circle')
    .innerJoin('organisation', 'organisation.id', 'circle.organisation_id')
    .select(['circle.id', 'circle.slug', 'circle.subject', 'circle.language', 'circle.address', 'organisation.name as organisation'])
    .where('circle.id', '=', circle)
    .executeTakeFirstOrThrow();
}
