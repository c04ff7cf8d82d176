import { sql } from 'kysely';
import { noteActivity } from '#lib/server/activity.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Answer, Story } from '#lib/server/schema.ts';
import { markTrail, type Mark } from '#lib/server/trail.server.ts';
import { standingOf } from './receipts.server.ts';
import { openFlags } from './still-open.server.ts';

/** The listener who answers: a person, in a role, from a side. */
export type Listener = { person: string; side: string; now: Date };
/** Why a listener cannot do this now. */
export type Refusal = 'flagsOpen' | 'held' | 'hidden' | 'changed' | 'gone' | 'careFirst' | 'otherText';

/**
 * Accepts a story: from now on it is read and used as its teller allows. Not while something in it still points to a person, nor when its
 * teller changed it after the listener read `version`.
 */
export function acceptStory(
  db: Db,
  circle: string,
  story: string,
  { text, version, ...by }: Listener & { text: string | null; version?: number },
): Promise<Refusal | null> {
  return answering(db, circle, story, async (db, row) => {
    if (version !== undefined && row.version !== version) return 'changed';
    if (row.held_at) return 'held';
    if (row.hidden_at) return 'hidden';
    if (row.flags > 0) return 'flagsOpen';
    if (row.care_since) return 'careFirst';
    if ((await standingOf(db, circle, story, { about: 'choice' })) === 'otherText') return 'otherText';
    await change(db, circle, story, { accepted_at: by.now, refused_at: null });
    await noteActivity(db, { circle, what: 'story.accepted', role: 'listener', side: by.side, now: by.now });
    await keepAnswer(db, circle, story, { kind: 'accepted', text, mark: 'story.listened', ...by });
    return null;
  });
}

/** Asks the teller something back. */
export function askBack(db: Db, circle: string, story: string, { text, ...by }: Listener & { text: string }): Promise<Refusal | null> {
  return answering(db, circle, story, async (db) => {
    await keepAnswer(db, circle, story, { kind: 'asked', text, mark: 'story.asked', ...by });
    return null;
  });
}

/** Refuses a story on a published ground, with words that the teller reads. */
export function refuseStory(
  db: Db,
  circle: string,
  story: string,
  { text, ground, ...by }: Listener & { text: string; ground: string },
): Promise<Refusal | null> {
  return answering(db, circle, story, async (db) => {
    await change(db, circle, story, { refused_at: by.now });
    await noteActivity(db, { circle, what: 'story.refused', role: 'listener', side: by.side, now: by.now });
    await keepAnswer(db, circle, story, { kind: 'refused', text, ground, mark: 'story.refused', ...by });
    return null;
  });
}

/** Says something to the teller, at any time. */
export function sayToTeller(db: Db, circle: string, story: string, { text, ...by }: Listener & { text: string }): Promise<Refusal | null> {
  return answering(db, circle, story, async (db) => {
    await keepAnswer(db, circle, story, { kind: 'said', text, mark: 'story.listened', ...by });
    return null;
  });
}

/** A listener has looked at a story that came in a flood: it goes on the ordinary pile. */
export async function letThrough(db: Db, circle: string, story: string): Promise<void> {
  await db.updateTable('story').set({ held_at: null }).where('circle_id', '=', circle).where('id', '=', story).execute();
}

/** Everything that teller and listeners said to each other, oldest first, with the side and name of who answered and the ground of a refusal. */
export function answersOf(db: Db, circle: string, story: string) {
  return db
    .selectFrom('answer')
    .leftJoin('person', 'person.id', 'answer.person_id')
    .leftJoin('side', (join) => join.onRef('side.circle_id', '=', 'answer.circle_id').onRef('side.id', '=', 'answer.side_id'))
    .leftJoin('ground', (join) => join.onRef('ground.circle_id', '=', 'answer.circle_id').onRef('ground.id', '=', 'answer.ground_id'))
    .select([
      'answer.id',
      'answer.kind',
      'answer.at',
      'answer.fragment_id',
      'person.name as by',
      'side.name as side',
      'ground.text as ground',
    ])
    .select(sql<string | null>`case when answer.hidden_at is null then answer.text end`.as('text'))
    .select(sql<boolean>`answer.hidden_at is not null`.as('hidden'))
    .where('answer.circle_id', '=', circle)
    .where('answer.story_id', '=', story)
    .orderBy('answer.at')
    .orderBy('answer.id')
    .execute();
}

/** The teller writes back. */
export function replyToListeners(db: Db, circle: string, story: string, { text, now }: { text: string; now: Date }): Promise<void> {
  return atomically(db, (db) =>
    keepAnswer(db, circle, story, { kind: 'replied', text, mark: 'story.replied', person: null, side: null, now }),
  );
}

type Kept = {
  kind: Answer['kind'];
  text: string | null;
  mark: Mark;
  person: string | null;
  side: string | null;
  now: Date;
  ground?: string;
  fragment?: string;
};

/** Keeps what was said and marks the trail with it. */
export async function keepAnswer(
  db: Db,
  circle: string,
  story: string,
  { kind, text, mark, person, side, now, ground, fragment }: Kept,
): Promise<void> {
  const id = newId();
  await db
    .insertInto('answer')
    .values({
      circle_id: circle,
      id,
      story_id: story,
      kind,
      text,
      ground_id: ground ?? null,
      fragment_id: fragment ?? null,
      person_id: person,
      side_id: side,
      at: now,
      hidden_at: null,
    })
    .execute();
  await markTrail(db, circle, [story], { what: mark, about: id, now });
}

type Row = { held_at: Date | null; hidden_at: Date | null; version: number; flags: number; care_since: Date | null };

function answering(db: Db, circle: string, story: string, act: (db: Db, row: Row) => Promise<Refusal | null>): Promise<Refusal | null> {
  return atomically(db, async (db) => {
    const row = await db
      .selectFrom('story')
      .select(['held_at', 'hidden_at', 'version', 'care_since', openFlags.as('flags')])
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .forUpdate()
      .executeTakeFirst();
    return row ? act(db, row) : 'gone';
  });
}

const change = (db: Db, circle: string, story: string, to: Partial<Pick<Story, 'accepted_at' | 'refused_at'>>) =>
  db.updateTable('story').set(to).where('circle_id', '=', circle).where('id', '=', story).execute();
