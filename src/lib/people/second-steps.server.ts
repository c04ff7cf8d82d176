import { sql } from 'kysely';
import { noteActivity } from '#lib/server/activity.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { seal, unseal } from '#lib/server/sealed.server.ts';
import { stepTyped } from './second-step.ts';

/** What someone must still do to come in: type a code (`has`), set the second step up first because everyone here must (`must`), or nothing. */
export async function stepNeeded(db: Db, person: string): Promise<'has' | 'must' | null> {
  const row = await db
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select(['second_step_since', hasStep.as('has')])
    .where('person.id', '=', person)
    .executeTakeFirst();
  return row?.has ? 'has' : row?.second_step_since ? 'must' : null;
}

/** Since when everyone of an organisation signs in with a second step; null: whoever wants to. */
export async function stepDemandedSince(db: Db, organisation: string): Promise<Date | null> {
  const row = await db.selectFrom('organisation').select('second_step_since').where('id', '=', organisation).executeTakeFirst();
  return row?.second_step_since ?? null;
}

type Typing = { person: string; typed: string; keys: Keys; now: Date };

/** Sets the second step up with a secret that was shown, once its app has made a right code. Says whether it has. */
export function makeStep(db: Db, secret: Buffer, { person, typed, keys, now }: Typing): Promise<boolean> {
  return atomically(db, async (db) => {
    const step = stepTyped(secret, typed, { now, last: 0 });
    if (step === null) return false;
    const made = await db
      .insertInto('sign_in.second_step')
      .values({
        person_id: person,
        id: newId(),
        sealed: seal(keys.visit, 'second step', secret.toString('hex')),
        last_step: step,
        made_at: now,
        ended_at: null,
        ended_by: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) await note(db, { what: 'step.made', person, now });
    return made !== undefined;
  });
}

/** Takes a code, once: of two who type the same one at the same moment one comes in. */
export function takeCode(db: Db, { person, typed, keys, now }: Typing): Promise<boolean> {
  return atomically(db, async (db) => {
    const row = await stepOf(db).select(['id', 'sealed', 'last_step']).where('person_id', '=', person).forUpdate().executeTakeFirst();
    const secret = row && unseal<string>(keys.visit, 'second step', row.sealed);
    const step = secret ? stepTyped(Buffer.from(secret, 'hex'), typed, { now, last: row.last_step }) : null;
    if (!row || step === null) return false;
    await db.updateTable('sign_in.second_step').set({ last_step: step }).where('id', '=', row.id).execute();
    return true;
  });
}

/** Takes a second step away: one's own, or by another steward of someone who lost the telephone. All visits of that person end, so that nobody stays in by it. */
export function endStep(db: Db, { person, by, now }: { person: string; by: string | null; now: Date }): Promise<boolean> {
  return atomically(db, async (db) => {
    const ended = await db
      .updateTable('sign_in.second_step')
      .set({ ended_at: now, ended_by: by })
      .where('person_id', '=', person)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!ended) return false;
    if (by !== person) await endVisits(db, [person], now);
    await note(db, { what: 'step.ended', person, now, role: by === null ? 'kring' : 'steward', origin: by === null ? 'machine' : 'page' });
    return true;
  });
}

/** From now on everyone of the organisation signs in with a second step; who has none is signed out, and sets it up when coming in again. */
export function demandStep(db: Db, organisation: string, now: Date): Promise<void> {
  return atomically(db, async (db) => {
    await db
      .updateTable('organisation')
      .set({ second_step_since: now })
      .where('id', '=', organisation)
      .where('second_step_since', 'is', null)
      .execute();
    const without = await db
      .selectFrom('person')
      .select('id')
      .where('organisation_id', '=', organisation)
      .where(sql<boolean>`not ${hasStep}`)
      .execute();
    await endVisits(
      db,
      without.map(({ id }) => id),
      now,
    );
    await noteActivity(db, { organisation, what: 'step.demanded', role: 'opener', now });
  });
}

/**
 * Who lost a telephone and can be helped by this steward: takes part in no circle but those of this steward, opens none, and is not the steward. Whoever has the machine helps all others.
 */
export async function stepsToEnd(db: Db, steward: { id: string; circles: string[] }): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('sign_in.second_step as step', (join) => join.onRef('step.person_id', '=', 'person.id').on('step.ended_at', 'is', null))
    .select(['person.id', 'person.name'])
    .select(sql<string[]>`array(select circle_id from member where member.person_id = person.id and member.ended_at is null)`.as('places'))
    .where('person.opens_circles_since', 'is', null)
    .where('person.id', '!=', steward.id)
    .orderBy('person.name')
    .execute();
  return rows
    .filter(({ places }) => places.length > 0 && places.every((circle) => steward.circles.includes(circle)))
    .map(({ id, name }) => ({ id, name }));
}

/** Did this steward take this person's second step away lately? Then someone else makes the link: one person alone never comes in as another. */
export async function tookStepAway(db: Db, { steward, person, since }: { steward: string; person: string; since: Date }): Promise<boolean> {
  const row = await db
    .selectFrom('sign_in.second_step')
    .select('id')
    .where('person_id', '=', person)
    .where('ended_by', '=', steward)
    .where('ended_at', '>', since)
    .executeTakeFirst();
  return row !== undefined;
}

const hasStep = sql<boolean>`exists (select from sign_in.second_step where second_step.person_id = person.id and second_step.ended_at is null)`;
const stepOf = (db: Db) => db.selectFrom('sign_in.second_step as second_step').where('ended_at', 'is', null);

async function endVisits(db: Db, people: string[], now: Date) {
  await db
    .updateTable('sign_in.visit')
    .set({ ended_at: now })
    .where('person_id', 'in', [...people, ''])
    .where('ended_at', 'is', null)
    .execute();
}

type Noted = {
  what: 'step.made' | 'step.ended';
  person: string;
  now: Date;
  role?: 'anyone' | 'steward' | 'kring';
  origin?: 'page' | 'machine';
};
async function note(db: Db, { what, person, now, role = 'anyone', origin = 'page' }: Noted) {
  const { organisation_id } = await db.selectFrom('person').select('organisation_id').where('id', '=', person).executeTakeFirstOrThrow();
  await noteActivity(db, { organisation: organisation_id, what, about: person, role, origin, now });
}
