import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { readers, uses } from '#cycle/1-gather/consent.ts';
import { feelings } from '#cycle/1-gather/story.ts';
import { wordsOfCode } from '#lib/codes/code-words.ts';
import { lookupOfLink, lookupOfWords, storyCodeOf } from '#lib/codes/story-code.server.ts';
import type { Schema } from '#lib/server/schema.ts';
import { newId, newSecret } from '#lib/server/ids.ts';
import { seal } from '#lib/server/sealed.server.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { undoable } from './parts/undone.ts';
import { ask } from './parts/visitors.ts';
import type { Inside, World } from './world.ts';

const worlds = 1_000;

/** What may be the case with a teller and their story. */
const aTeller = fc.record({
  readers: fc.subarray([...readers]),
  uses: fc.subarray([...uses]),
  wouldHelp: fc.boolean(),
  feeling: fc.option(fc.constantFrom(...feelings)),
  sides: fc.subarray([...readers]),
  contact: fc.subarray(['name', 'email', 'phone', 'place'] as const),
  state: fc.constantFrom('waiting', 'accepted', 'refused', 'hidden', 'held'),
  said: fc.array(
    fc.record({
      kind: fc.constantFrom('asked' as const, 'said' as const, 'replied' as const, 'refused' as const, 'contested' as const),
      hidden: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  helper: fc.boolean(),
  published: fc.boolean(),
  reading: fc.boolean(),
  receipts: fc.nat({ max: 2 }),
  cited: fc.subarray([0, 1, 2]),
  decisions: fc.subarray([0, 1, 2]),
  copies: fc.subarray([0, 1, 2]),
});
type Teller = typeof aTeller extends fc.Arbitrary<infer T> ? T : never;
const aWorld = fc.record({ tellers: fc.array(aTeller, { minLength: 2, maxLength: 5 }), hidden: fc.subarray([0, 1, 2]), holder: fc.nat() });

/** A text that was written somewhere: which tellers must read it with their code, and which may. */
type Written = { canary: string; what: string; must: number[]; may: number[] };

/**
 * A thousand random circles, each with a few tellers of whom much is known. With a code comes everything about one's own story,
 * on the teller's pages and for a program, and nothing of anyone else's.
 */
export async function check(world: World): Promise<string> {
  const inside = undoable(await world.inside());
  const circle = await aFullCircle(inside, 'A');
  const seen = { worlds: 0, own: 0, others: 0 };
  await fc
    .assert(
      fc.asyncProperty(aWorld, async ({ tellers, hidden, holder }) => {
        await inside.undone(async () => {
          const { stories, written } = await fill(inside, circle, tellers, hidden);
          const mine = holder % tellers.length;
          const [page, json] = await opened(inside, circle, stories[mine]!);
          for (const { canary, what, must, may } of written) {
            for (const [where, said] of [
              ['the pages', page],
              ['the answer to a program', json],
            ] as const) {
              if (must.includes(mine) && !said.includes(canary)) throw new Error(`${where} of a teller lack ${what}`);
              if (!may.includes(mine) && said.includes(canary)) throw new Error(`${where} of a teller show ${what} of someone else`);
            }
            if (must.includes(mine)) seen.own += 1;
            if (!may.includes(mine)) seen.others += 1;
          }
          const { feeling, sides, receipts } = tellers[mine]!;
          const { story } = JSON.parse(json) as { story: { feeling: string | null; sides: unknown[]; consents: unknown[] } };
          const said = { feeling: story.feeling, sides: story.sides.length, receipts: story.consents.length };
          if (JSON.stringify(said) !== JSON.stringify({ feeling, sides: sides.length, receipts }))
            throw new Error(`a program reads ${JSON.stringify(said)}`);
          if (feeling && !page.includes(`>${feeling[0]!.toUpperCase()}${feeling.slice(1)}<`))
            throw new Error(`the pages of a teller lack how it felt (${feeling})`);
          seen.worlds += 1;
        });
      }),
      { numRuns: worlds, endOnFailure: true },
    )
    .catch((error: Error) => {
      throw new Error(/Got (?:Error: )?(.*)/.exec(error.message)?.[1] ?? (error.cause as Error | undefined)?.message ?? error.message, {
        cause: error,
      });
    });
  if (seen.own < worlds * 4 || seen.others < worlds * 8) throw new Error(`Too little was looked for: ${JSON.stringify(seen)}`);
  return `${seen.worlds} random worlds; ${seen.own} texts of one's own found twice, ${seen.others} of others not found`;
}

/** What the holder of a code gets: on the pages of the teller, and as JSON. */
async function opened(inside: Inside, circle: FullCircle, { id, code }: { id: string; code: string }): Promise<[string, string]> {
  const teller = {
    name: 'teller',
    can: ['teller' as const],
    code,
    cookies: {
      mine: seal(inside.keys.visit, 'teller', {
        circle: circle.id,
        story: id,
        visit: newSecret(),
        until: inside.clock.now.getTime() + 60_000,
      }),
    },
  };
  const said = [];
  for (const address of ['/mine', '/mine/contact', '/mine/choose', '/mine/text', '/api/v1/trail']) {
    const answer = await ask(inside, teller, { address });
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
    said.push(await answer.text());
  }
  return [said.slice(0, 4).join('\n'), said[4]!];
}

const markOf = {
  asked: 'story.asked',
  said: 'story.listened',
  replied: 'story.replied',
  refused: 'story.refused',
  contested: 'quote.contested',
};

/** Puts the tellers of a world in the circle, with all that is known of them. */
async function fill({ db, keys, clock }: Inside, circle: FullCircle, tellers: Teller[], hidden: number[]) {
  const now = clock.now;
  const written: Written[] = [];
  const say = (what: string, must: number[], may = must): string => {
    const canary = `Z${written.length.toString(36).padStart(3, '0')}Z`;
    written.push({ canary, what, must, may });
    return canary;
  };
  const rows = {
    story: [],
    story_side: [],
    story_code: [],
    story_contact: [],
    consent_receipt: [],
    publication: [],
    answer: [],
    fragment: [],
    reading: [],
    insight: [],
    insight_fragment: [],
    decision: [],
    trail: [],
    copy: [],
    copy_story: [],
  } as Record<string, object[]>;
  const put = (table: string, row: object) => rows[table]!.push({ circle_id: circle.id, ...row });
  const having = (what: 'cited' | 'decisions' | 'copies', nth: number) =>
    tellers.flatMap((teller, at) => (teller[what].includes(nth) ? [at] : []));
  const shared = [0, 1, 2].map((nth) => ({ insight: newId(), decision: newId(), copy: newId(), nth }));
  for (const { insight, decision, copy, nth } of shared) {
    const shown = hidden.includes(nth) ? [] : having('cited', nth);
    put('insight', {
      id: insight,
      text: `${say('an insight that cites it', shown, having('cited', nth))} is so.`,
      theme_id: null,
      written_at: now,
      hidden_at: hidden.includes(nth) ? now : null,
    });
    put('decision', {
      id: decision,
      kind: 'chosen',
      text: `${say('a decision that rests on it', having('decisions', nth))} is done.`,
      because: 'It is needed.',
      decided_by: 'The alderman',
      decided_side_id: circle.sides.deciders,
      decided_on: '2026-11-24',
      made_at: now,
      published_at: now,
    });
    put('copy', { id: copy, number: 100 + nth, kind: 'print', what: say('a print that holds it', having('copies', nth)), made_at: now });
  }
  const stories = tellers.map((teller, nth) => {
    const own = (what: string) => say(what, [nth]);
    const [id, fragment, key] = [newId(), newId(), newId()];
    const text = `${own('the text')} happened to me, and more.`;
    const text_hash = sha(text);
    const code = storyCodeOf(keys, key);
    const at = (state: string) => (teller.state === state ? now : null);
    put('story', {
      id,
      prompt_id: circle.prompt,
      text,
      text_hash,
      language: 'en',
      search: sql`to_tsvector('simple', ${text})`,
      feeling: teller.feeling,
      would_help: teller.wouldHelp ? own('what would help') : null,
      readers: teller.readers,
      uses: teller.uses,
      basis: 'consent',
      channel: teller.helper ? 'helper' : 'page',
      written_by: teller.helper ? 'helper' : 'teller',
      helper_id: teller.helper ? circle.people.member : null,
      helper_note: teller.helper ? own('the note of the helper') : null,
      told_at: now,
      held_at: at('held'),
      accepted_at: ['waiting', 'held'].includes(teller.state) ? null : now,
      refused_at: at('refused'),
      hidden_at: at('hidden'),
    });
    for (const side of teller.sides) put('story_side', { story_id: id, side_id: circle.sides[side] });
    put('story_code', {
      id: newId(),
      story_id: id,
      words_hash: lookupOfWords(keys, code.numbers),
      link_hash: lookupOfLink(keys, code.link),
      made_at: now,
      used_at: now,
    });
    if (teller.contact.length > 0 && teller.uses.includes('contact')) {
      const given = Object.fromEntries(
        teller.contact.map((part) => [
          part,
          part === 'email' ? `${own('the e-mail address')}@example.org` : own(`the ${part} to hear back`),
        ]),
      );
      put('story_contact', { story_id: id, name: null, email: null, phone: null, place: null, language: 'en', given_at: now, ...given });
    }
    for (let receipt = 0; receipt < teller.receipts; receipt++)
      put('consent_receipt', {
        id: newId(),
        story_id: id,
        readers: teller.readers,
        uses: teller.uses,
        mode: 'screen',
        wording: 'Asked.',
        wording_hash: sha('Asked.'),
        language: 'en',
        given_at: new Date(now.getTime() + receipt),
      });
    if (teller.published && teller.uses.includes('publish')) put('publication', { story_id: id, text_hash, published_at: now });
    put('fragment', { id: fragment, story_id: id, start_at: 0, end_at: 5, text_hash, marked_at: now });
    if (teller.reading)
      put('reading', { id: newId(), story_id: id, told: say('what someone reads in it', [], [nth]), means: 'So.', at: now });
    teller.said.forEach(({ kind, hidden }, order) => {
      const ofTeller = ['replied', 'contested'].includes(kind);
      const answer = newId();
      put('trail', { story_id: id, what: markOf[kind], about: answer, at: now });
      put('answer', {
        id: answer,
        story_id: id,
        kind,
        text: say(`what was ${kind}`, hidden ? [] : [nth]),
        ground_id: kind === 'refused' ? circle.ground : null,
        fragment_id: kind === 'contested' ? fragment : null,
        person_id: ofTeller ? null : circle.people.listener,
        side_id: circle.sides.residents,
        at: new Date(now.getTime() + order),
        hidden_at: hidden ? now : null,
      });
    });
    put('trail', { story_id: id, what: 'story.told', about: id, at: now });
    for (const { insight, decision, copy, nth: one } of shared) {
      if (teller.cited.includes(one)) {
        put('insight_fragment', { insight_id: insight, fragment_id: fragment, at: now });
        put('trail', { story_id: id, what: 'insight.written', about: insight, at: now });
      }
      if (teller.decisions.includes(one)) put('trail', { story_id: id, what: 'decision.published', about: decision, at: now });
      if (!teller.copies.includes(one)) continue;
      put('copy_story', { copy_id: copy, story_id: id });
      put('trail', { story_id: id, what: 'copy.made', about: copy, at: now });
    }
    return { id, code: wordsOfCode(code.numbers, 'en').join(' ') };
  });
  for (const [table, kept] of Object.entries(rows))
    if (kept.length > 0)
      await db
        .insertInto(table as keyof Schema)
        .values(alike(kept))
        .execute();
  return { stories, written };
}

// Rows that are written at once name the same columns.
function alike(rows: object[]): never {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, (row as Record<string, unknown>)[name] ?? null]))) as never;
}

const sha = (text: string) => createHash('sha256').update(text).digest();
