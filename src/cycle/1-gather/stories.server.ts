import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { lookupOfLink, lookupOfWords, storyCodeOf, storyIdOf, type StoryCode } from '#lib/codes/story-code.server.ts';
import { noteActivity } from '#lib/server/activity.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import type { Story as StoryRow } from '#lib/server/schema.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import type { Consent } from './consents.server.ts';
import { flagIdentifiers } from './flags.server.ts';
import { keepReceipt } from './receipts.server.ts';
import { searchVector } from './search.server.ts';
import type { Story } from './story.ts';
import { hashOfText } from './text-of-story.server.ts';

/** How a story comes in. */
export type Telling = {
  now: Date;
  keys: Keys;
  channel: StoryRow['channel'];
  /** The key of the form (or of the program's request): the same key tells one story, and gives its code. */
  submission: string;
  /** A pre-printed card that is still unused: the story is found with it instead of with a code of its own. */
  card?: string;
  /** Given when the consent was asked before; without it all is off. */
  consent?: Omit<Consent, 'language'> & { /** In which the consent was asked, when that is another than the story's. */ language?: string };
  helper?: string | null;
  /** Words of the helper's own, kept apart from the teller's and shown as the helper's. */
  helperNote?: string | null;
  writtenBy?: 'teller' | 'helper';
  /** Very many came from one place: a listener looks first. */
  hold?: boolean;
};

/**
 * What became of a telling. `new`: it is kept. `again`: the very same was sent before, a short while ago; its card may be shown once more.
 * `late`: the same, but too long ago for that. `other`: this form told another story before, and that one is kept. `gone`: what this form told
 * was taken back, and is not told anew by a request that was long on its way.
 */
export type Told = { id: string; became: 'new' | 'again' | 'late' | 'other' | 'gone'; telling: string; code: StoryCode };

/** For so long the same form sent again shows the same card. */
const repeatsFor = 15 * 60 * 1000;

/** Keeps a story, opens its trail, flags what may point to a person and gives it its code. One submission is one story, also when it arrives twice at once. */
export function tellStory(db: Db, circle: string, story: Story, given: Telling): Promise<Told> {
  const telling = `${circle}\n${given.submission}`;
  return atomically(db, async (db) => {
    const code = storyCodeOf(given.keys, telling);
    const id = await keep(db, circle, story, { ...given, id: storyIdOf(given.keys, telling) });
    if (id && (await wasTakenBack(db, circle, id))) return { id, became: 'gone', telling, code };
    if (!id) return { ...(await toldBefore(db, circle, story, given)), telling, code };
    await keepSides(db, circle, id, story.sides);
    if (given.consent) await keepReceipt(db, circle, id, { language: story.language, ...given.consent, now: given.now });
    await flagIdentifiers(db, circle, id, { text: story.text, would_help: story.wouldHelp });
    await giveCode(db, circle, id, { code, ...given });
    await markTrail(db, circle, [id], { what: 'story.told', about: id, now: given.now });
    const by = given.channel === 'program' ? ('program' as const) : null;
    await noteActivity(db, { circle, what: 'story.told', origin: by ?? 'page', role: by ?? 'teller', now: given.now });
    return { id, became: 'new', telling, code };
  });
}

/** One story as its teller sees it: all of it. */
export function tellersStory(db: Db, circle: string, story: string) {
  return db
    .selectFrom('story')
    .select([
      'id',
      'text',
      'text_hash',
      'version',
      'language',
      'feeling',
      'would_help',
      'readers',
      'uses',
      'told_at',
      'held_at',
      'accepted_at',
      'refused_at',
      'hidden_at',
      'channel',
      'written_by',
    ])
    .where('circle_id', '=', circle)
    .where('id', '=', story)
    .executeTakeFirstOrThrow();
}

/** From which sides a story was told. */
export async function sidesOfStory(db: Db, circle: string, story: string): Promise<string[]> {
  const rows = await db
    .selectFrom('story_side')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'story_side.circle_id').onRef('side.id', '=', 'story_side.side_id'))
    .select('side.name')
    .where('story_side.circle_id', '=', circle)
    .where('story_side.story_id', '=', story)
    .orderBy('side.position')
    .execute();
  return rows.map((row) => row.name);
}

async function keep(db: Db, circle: string, story: Story, given: Telling & { id: string }): Promise<string | null> {
  const row = await db
    .insertInto('story')
    .values({
      circle_id: circle,
      id: given.id,
      // A question that is not of this circle does not count.
      prompt_id: (prompt) => prompt.selectFrom('prompt').select('id').where('circle_id', '=', circle).where('id', '=', story.prompt),
      text: story.text,
      text_hash: hashOfText(story.text),
      language: story.language,
      search: searchVector(story.text, story.language),
      feeling: story.feeling,
      would_help: story.wouldHelp,
      readers: given.consent?.readers ?? [],
      uses: given.consent?.uses ?? [],
      basis: 'consent',
      channel: given.channel,
      written_by: given.writtenBy ?? 'teller',
      helper_id: given.helper ?? null,
      helper_note: given.helperNote ?? null,
      submission_hash: submissionHash(given.submission),
      told_at: given.now,
      held_at: given.hold ? given.now : null,
    })
    .onConflict((conflict) => conflict.columns(['circle_id', 'submission_hash']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Looked up after keeping it: two at once waited for each other there. What was taken back goes again at once. */
async function wasTakenBack(db: Db, circle: string, id: string): Promise<boolean> {
  const erased = await db.selectFrom('erasure').select('at').where('circle_id', '=', circle).where('story_id', '=', id).executeTakeFirst();
  if (erased) await db.deleteFrom('story').where('circle_id', '=', circle).where('id', '=', id).execute();
  return erased !== undefined;
}

async function toldBefore(db: Db, circle: string, story: Story, { submission, now }: Telling): Promise<Pick<Told, 'id' | 'became'>> {
  const first = await db
    .selectFrom('story')
    .select(['id', 'told_at', 'text_hash', 'version'])
    .where('circle_id', '=', circle)
    .where('submission_hash', '=', submissionHash(submission))
    .executeTakeFirst();
  if (!first) return { id: '', became: 'gone' }; // taken back at this very moment
  if (first.version > 1 || !first.text_hash.equals(hashOfText(story.text))) return { id: first.id, became: 'other' };
  return { id: first.id, became: now.getTime() - first.told_at.getTime() <= repeatsFor ? 'again' : 'late' };
}

/** Only sides of this circle count. */
async function keepSides(db: Db, circle: string, story: string, sides: readonly string[]) {
  if (sides.length === 0) return;
  await sql`insert into story_side (circle_id, story_id, side_id) select ${circle}, ${story}, id from side where circle_id = ${circle} and id = any(${[...sides]}::text[])`.execute(
    db,
  );
}

async function giveCode(
  db: Db,
  circle: string,
  story: string,
  { code, keys, card, now }: { code: StoryCode; keys: Keys; card?: string; now: Date },
) {
  if (card) {
    await db
      .updateTable('story_code')
      .set({ story_id: story, used_at: now })
      .where('circle_id', '=', circle)
      .where('id', '=', card)
      .where('story_id', 'is', null)
      .returning('id')
      .executeTakeFirstOrThrow();
    return;
  }
  await db
    .insertInto('story_code')
    .values({
      id: newId(),
      circle_id: circle,
      story_id: story,
      batch_id: null,
      words_hash: lookupOfWords(keys, code.numbers),
      link_hash: lookupOfLink(keys, code.link),
      made_at: now,
      used_at: now,
      expires_at: null,
    })
    .execute();
}

const submissionHash = (submission: string) => createHash('sha256').update(`submission\n${submission}`).digest();
