import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { configOf } from '#cycle/1-gather/search.server.ts';
import { matching } from '#cycle/2-sense/story-lists.server.ts';
import { storiesShown } from '#cycle/2-sense/sensible.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { oneSlipAway } from './slips-of-the-pen.ts';

/** What can be found in a circle, in the order of the chain. */
export const foundKinds = ['story', 'theme', 'insight', 'finding', 'decision', 'agreement', 'change'] as const;
export type FoundKind = (typeof foundKinds)[number];

/** Something that was found: its words round the place, and where it stands under the circle's address. */
export type Found = { kind: FoundKind; id: string; text: string; language: string | null; at: string };
/** `near`: nothing has exactly these words; these come near, as after a slip of the pen. */
export type FoundAll = { found: Found[]; near: boolean; more: boolean };

/** Who searches: with which eyes, in the circle of which language, and whether findings that are not agreed yet are theirs to read. */
type Seeker = { eyes: Eyes; language: string; present: boolean };

export const storiesFound = 20;
const othersFound = 50;

/**
 * Everything in a circle that has these words, as far as these eyes may see: stories in their own language, the rest in that of the circle.
 * Where no story has them, those that have a word one slip of the pen away are taken.
 */
export async function searchCircle(
  db: Db,
  circle: string,
  { words, kind }: { words: string; kind: FoundKind | null },
  seeker: Seeker,
): Promise<FoundAll> {
  const wanted = (one: FoundKind) => kind === null || kind === one;
  const exact = wanted('story') ? await storiesWith(db, circle, words, seeker) : [];
  const others = await othersWith(db, circle, words, { seeker, kinds: foundKinds.filter((one) => one !== 'story' && wanted(one)) });
  const nearby = exact.length === 0 && wanted('story') ? await storiesNear(db, circle, words, seeker) : [];
  const stories = exact.length > 0 ? exact : nearby;
  return {
    found: [...stories.slice(0, storiesFound), ...others].map((one) => ({ ...one, text: roundTheWord(one.text, words) })),
    near: nearby.length > 0 && others.length === 0,
    more: stories.length > storiesFound,
  };
}

async function storiesWith(db: Db, circle: string, words: string, { eyes }: Seeker): Promise<Found[]> {
  const filters = { words, from: null, theme: null, unread: null, language: null, prompt: null };
  const rows = await matching(storiesShown(db, circle, eyes, 'everyOf' in eyes ? 'sense' : null), filters)
    .select(['story.id', 'story.text', 'story.language'])
    .orderBy('story.accepted_at', 'desc')
    .orderBy('story.id')
    .limit(storiesFound + 1)
    .execute();
  return rows.map(asStory);
}

/** From where on a word comes near: "plaiground" and "playground" share 8 of 14 groups of three letters, 0.57. */
const near = 0.5;

/**
 * Each word, or one that is a slip of the pen away from it, must stand in the story. The index of words answers: comparing letters with the whole
 * text of ten thousand stories took half a second and more.
 */
async function storiesNear(db: Db, circle: string, words: string, { eyes }: Seeker): Promise<Found[]> {
  const typed = (words.toLowerCase().match(/\p{L}+/gu) ?? []).slice(0, 5);
  const slips = typed.map(oneSlipAway);
  if (slips.every((some) => some.length === 0)) return [];
  const either = typed.map((word, nth) => `(${[word, ...slips[nth]!].map((one) => `'${one}'`).join(' | ')})`).join(' & ');
  const rows = await storiesShown(db, circle, eyes, 'everyOf' in eyes ? 'sense' : null)
    .select(['story.id', 'story.text', 'story.language'])
    .where(sql<SqlBool>`story.search @@ ${either}::tsquery`)
    .orderBy('story.accepted_at', 'desc')
    .orderBy('story.id')
    .limit(storiesFound + 1)
    .execute();
  return rows.map(asStory);
}

const asStory = ({ id, text, language }: { id: string; text: string; language: string }): Found => ({
  kind: 'story',
  id,
  text,
  language,
  at: `stories/${id}`,
});

type Others = { seeker: Seeker; kinds: readonly FoundKind[] };

async function othersWith(db: Db, circle: string, words: string, { seeker, kinds }: Others): Promise<Found[]> {
  if (kinds.length === 0) return [];
  const parts = kinds.map(
    (kind) =>
      sql`(select ${kind} as kind, id, text, at, made from (${rowsOf(kind, circle, seeker)}) every where ${has(words, seeker.language)})`,
  );
  const { rows } = await sql<Omit<Found, 'language'>>`
    select kind, id, text, at from (${sql.join(parts, sql` union all `)}) all_kinds
    order by array_position(${[...foundKinds]}::text[], kind), made desc, id limit ${othersFound}`.execute(db);
  return rows.map((row) => ({ ...row, language: null }));
}

/** Has a text these words, as stems of the circle's language or as they stand, or a word that comes near? */
function has(words: string, language: string): RawBuilder<SqlBool> {
  const config = configOf(language);
  return sql`(to_tsvector(${config}::regconfig, text) @@ websearch_to_tsquery(${config}::regconfig, ${words})
    or to_tsvector('simple', text) @@ websearch_to_tsquery('simple', ${words}) or (length(${words}::text) >= 4 and word_similarity(${words}::text, text) >= ${near}))`;
}

/** The rows of a kind that may be found: not hidden, not a draft, not what is for those present alone. */
function rowsOf(kind: FoundKind, circle: string, { present }: Seeker): RawBuilder<unknown> {
  switch (kind) {
    case 'theme':
      return sql`select id, name || coalesce('. ' || about, '') as text, 'sense/themes/' || id as at, named_at as made from theme where circle_id = ${circle} and hidden_at is null`;
    case 'insight':
      return sql`select id, text, 'insights/' || id as at, written_at as made from insight where circle_id = ${circle} and hidden_at is null and replaced_by is null`;
    case 'finding':
      return sql`select finding.id, finding.text, 'sessions/' || session.id || '/record#' || finding.id as at, finding.at as made from finding
        join session on session.circle_id = finding.circle_id and session.id = finding.session_id
        where finding.circle_id = ${circle} and finding.hidden_at is null and (session.record_agreed_at is not null or ${present})`;
    case 'decision':
      return sql`select id, text || ' ' || because as text, 'changes/' || id as at, published_at as made from decision where circle_id = ${circle} and hidden_at is null and published_at is not null`;
    case 'agreement':
      return sql`select id, text, 'changes/agreements/' || id as at, made_at as made from agreement where circle_id = ${circle} and hidden_at is null`;
    default:
      return sql`select id, text, case when decision_id is null then 'changes' else 'changes/' || decision_id end as at, made_at as made from change where circle_id = ${circle} and hidden_at is null`;
  }
}

const [before, after] = [90, 190]; // characters shown round the word

/** The part of a text in which the first of the words stands, cut between words. */
function roundTheWord(text: string, words: string): string {
  const typed = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const lower = text.toLowerCase();
  const places = typed.map((word) => lower.indexOf(word.length > 5 ? word.slice(0, -2) : word)).filter((at) => at >= 0);
  const place = places.length > 0 ? Math.min(...places) : 0;
  const from = place > before ? text.indexOf(' ', place - before) + 1 : 0;
  const to = text.length > from + before + after ? text.lastIndexOf(' ', from + before + after) : text.length;
  return `${from > 0 ? '… ' : ''}${text.slice(from, to > from ? to : undefined)}${to > from && to < text.length ? ' …' : ''}`;
}
