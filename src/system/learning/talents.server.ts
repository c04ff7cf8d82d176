import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { keptTalentCode, talentCode } from './talent-codes.server.ts';
import { daysOffered, type Ask, type SeenBy, type Talent } from './talent.ts';

type Offering = { id: string; talent: Talent; ask: string | null; language: string; person: string | null; keys: Keys; day: string };

/** Keeps an offer for a year. The same `id` again is the same offer. */
export async function offerTalent(db: Db, circle: string, { id, talent, ask, language, person, keys, day }: Offering): Promise<void> {
  const until = new Date(Date.parse(`${day}T12:00:00Z`) + daysOffered * 864e5).toISOString().slice(0, 10);
  await db
    .insertInto('talent')
    .values({
      ...{ circle_id: circle, id, ask_id: ask, text: talent.text, language, person_name: talent.name, reach: talent.reach },
      ...{ seen_by: talent.seenBy, person_id: person, code_hash: keptTalentCode(keys, talentCode(keys, id)), offered_on: day, until },
    })
    .onConflict((same) => same.doNothing())
    .execute();
}

/** By what someone takes their offer back: the code that they got, the page on which they offered it, or their account. */
export type Proof = { code: string; keys: Keys } | { id: string } | { id: string; person: string };

/** Takes an offer back: nothing of it is left. False when there was none. */
export async function takeTalentBack(db: Db, circle: string, proof: Proof): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('talent')
    .where('circle_id', '=', circle)
    .where((row) => row.and(proven(proof)))
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

const proven = (proof: Proof) => {
  if ('code' in proof) return { code_hash: keptTalentCode(proof.keys, proof.code) };
  return 'person' in proof ? { id: proof.id, person_id: proof.person } : { id: proof.id };
};

/** An offer as those who work in the circle see it. */
export type TalentHere = {
  id: string;
  ask: string | null;
  text: string;
  language: string;
  name: string | null;
  reach: string;
  seenBy: SeenBy;
  person: string | null;
  offeredOn: string;
  letThroughAt: Date | null;
};

/** All that is offered in a circle today, the newest first; what is hidden waits for someone to look. */
export function talentsOf(db: Db, circle: string, day: string): Promise<TalentHere[]> {
  return db
    .selectFrom('talent')
    .select(['id', 'ask_id as ask', 'text', 'language', 'person_name as name', 'reach', 'seen_by as seenBy', 'person_id as person'])
    .select(['offered_on as offeredOn', 'let_through_at as letThroughAt'])
    .where('circle_id', '=', circle)
    .where('hidden_at', 'is', null)
    .where('until', '>=', day)
    .orderBy('offered_on', 'desc')
    .orderBy('id')
    .execute();
}

/** What of an offer the world may read: its words when someone let them through, and a name only as whoever offers it said. */
export const openOf = (talents: readonly TalentHere[]) =>
  talents
    .filter(({ seenBy, letThroughAt }) => seenBy !== 'inside' && letThroughAt !== null)
    .map(({ id, text, language, name, seenBy }) => ({ id, text, language, name: seenBy === 'everyone with name' ? name : null }));

/** Lets the world read an offer whose owner allows it. False when there is none. */
export async function letTalentThrough(db: Db, circle: string, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('talent')
    .set((row) => ({ let_through_at: row.fn.coalesce('let_through_at', row.val(now)) }))
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .where('seen_by', '<>', 'inside')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Erases the offers whose year is over. */
export async function clearTalents(db: Db, day: string): Promise<void> {
  await db.deleteFrom('talent').where('until', '<', day).execute();
}

/** For whom the circle looks, as everyone reads it. */
export type AskHere = { id: string; text: string; side: string; person: string; askedAt: Date };

/** For whom the circle looks now, the newest first. */
export function asksOf(db: Db, circle: string): Promise<AskHere[]> {
  return db
    .selectFrom('talent_ask')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'talent_ask.circle_id').onRef('side.id', '=', 'talent_ask.side_id'))
    .select(['talent_ask.id', 'talent_ask.text', 'side.name as side', 'person_id as person', 'asked_at as askedAt'])
    .where('talent_ask.circle_id', '=', circle)
    .where('ended_at', 'is', null)
    .where('hidden_at', 'is', null)
    .orderBy('asked_at', 'desc')
    .orderBy('talent_ask.id')
    .execute();
}

/** Asks for someone, openly. Returns its id. */
export async function askForTalent(
  db: Db,
  circle: string,
  { text, side }: Ask,
  { person, now }: { person: string; now: Date },
): Promise<string> {
  const id = newId();
  await db.insertInto('talent_ask').values({ circle_id: circle, id, text, side_id: side, person_id: person, asked_at: now }).execute();
  return id;
}

/** Someone was found, or nobody is looked for any more; what people offered stays theirs. */
export async function endAsk(db: Db, circle: string, { id, now }: { id: string; now: Date }): Promise<void> {
  await db
    .updateTable('talent_ask')
    .set({ ended_at: now })
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}
