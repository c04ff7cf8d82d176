import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { alikeInWorker } from './alike-in-worker.ts';
import type { AlikeAsked, AlikeFound, Compared } from './alike.ts';
import { quotable } from './fragments.server.ts';
import { storiesToSense } from './sensible.server.ts';

/** Where the stories lie that these eyes may read and work with. Others are not looked at, so that nothing shows that they exist. */
export async function storiesLaidOut(db: Db, circle: string, eyes: Eyes) {
  const theirs = storiesToSense(db, circle, eyes);
  const { state } = await theirs
    .select(
      sql<string | null>`md5(string_agg(story.id || encode(story.text_hash, 'hex') || story.language, ',' order by story.id))`.as('state'),
    )
    .executeTakeFirstOrThrow();
  const texts = () => theirs.select(['story.id', 'story.text', 'story.language']).orderBy('story.id').execute();
  const found = await comparedOnce(`places ${circle} ${JSON.stringify(eyes)}`, state ?? '', { find: 'places', texts });
  return 'places' in found ? found.places : { ids: [], points: new Float32Array(), dimensions: 0 };
}

/** Groups of pieces that lie in no theme yet and are alike, among those that these eyes may see. */
export async function loosePiecesAlike(db: Db, circle: string, eyes: Eyes): Promise<{ ids: string[]; words: string[] }[]> {
  const { rows } = await sql<{ id: string; story: string; text: string; language: string; start_at: number; end_at: number }>`
    select fragment.id, story.id as story, story.text, story.language, fragment.start_at, fragment.end_at from fragment
    join story on story.circle_id = fragment.circle_id and story.id = fragment.story_id and story.text_hash = fragment.text_hash
    where fragment.circle_id = ${circle} and ${quotable(eyes)}
      and not exists (select from theme_fragment placed where placed.circle_id = fragment.circle_id and placed.fragment_id = fragment.id)
    order by fragment.marked_at desc, fragment.id limit ${mostPieces}`.execute(db);
  const texts = rows.map(({ id, text, language, start_at, end_at }) => ({ id, language, text: text.slice(start_at, end_at) }));
  const state = texts.map(({ id, text }) => `${id} ${text.length}`).join(' ');
  const found = await comparedOnce(`groups ${circle} ${JSON.stringify(eyes)}`, state, { find: 'groups', texts: async () => texts });
  return 'groups' in found ? found.groups : [];
}

/** More pieces than this are not compared at once: the newest are. */
const mostPieces = 5000;

type Kept = { state: string; found: Promise<AlikeFound> };
const kept = new Map<string, Kept>();
/** What was compared is thrown away after this. A story that is taken back leaves the answers at once, and what was computed from it within a minute. */
const keptFor = 50_000; // milliseconds
const mostKept = 20;

/** Compares once as long as nothing changed in what is compared; two who ask at the same moment wait for the same answer. */
function comparedOnce(
  key: string,
  state: string,
  { find, texts }: { find: AlikeAsked['find']; texts: () => Promise<Compared[]> },
): Promise<AlikeFound> {
  const known = kept.get(key);
  if (known?.state === state) return known.found;
  const one: Kept = { state, found: texts().then((all) => alikeInWorker({ texts: all, find })) };
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, one);
  const forget = () => kept.get(key) === one && kept.delete(key);
  one.found.then(() => setTimeout(forget, keptFor).unref(), forget);
  return one.found;
}
