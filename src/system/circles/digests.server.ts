import { queueLetter, type Today } from '#cycle/5-return/letters.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Role } from '#lib/people/may.ts';
import { callsOn, type Call } from './calls.server.ts';
import { circlesOf, gatheredElsewhere } from './circles.server.ts';

/** Whether someone wishes a letter on each day that something waits for them. */
export async function wishesDigest(db: Db, person: string): Promise<boolean> {
  return (await db.selectFrom('digest').select('since').where('person_id', '=', person).executeTakeFirst()) !== undefined;
}

/** Begins or stops the letter of each day. */
export async function wishDigest(db: Db, person: string, { wish, now }: { wish: boolean; now: Date }): Promise<void> {
  if (!wish) await db.deleteFrom('digest').where('person_id', '=', person).execute();
  else
    await db
      .insertInto('digest')
      .values({ person_id: person, since: now })
      .onConflict((same) => same.doNothing())
      .execute();
}

/** Queues the letter of today for whoever asked for it: one for each circle in which something waits, once a day, and none when nothing does. */
export async function queueDigests(db: Db, { now, day }: Today, mail: boolean): Promise<void> {
  for (const { circle, person, language } of await wishing(db)) {
    const calls = await callsFor(db, { circle, person, now, mail });
    if (calls.length > 0) await queueLetter(db, { circle, kind: 'digest', person, about: day, language, now, day });
  }
}

/** What waits for this person in this circle now; nothing when they have no place in it any more. */
export async function callsFor(
  db: Db,
  { circle, person, now, mail }: { circle: string; person: string; now: Date; mail: boolean },
): Promise<Call[]> {
  const rows = await db
    .selectFrom('member')
    .select('role')
    .where('circle_id', '=', circle)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .execute();
  const organisation = await db.selectFrom('circle').select('organisation_id as id').where('id', '=', circle).executeTakeFirstOrThrow();
  const listed = (await circlesOf(db, organisation.id)).find((one) => one.id === circle);
  if (rows.length === 0 || !listed) return [];
  const roles = [...new Set(rows.map(({ role }) => role as Role))];
  return callsOn(db, circle, { roles, person, now, asks: !gatheredElsewhere(listed), mail });
}

function wishing(db: Db): Promise<{ circle: string; person: string; language: string }[]> {
  return db
    .selectFrom('digest')
    .innerJoin('person', 'person.id', 'digest.person_id')
    .innerJoin('member', 'member.person_id', 'person.id')
    .innerJoin('circle', 'circle.id', 'member.circle_id')
    .select(['circle.id as circle', 'person.id as person', 'circle.language'])
    .distinct()
    .where('person.email', 'is not', null)
    .where('member.ended_at', 'is', null)
    .execute();
}
