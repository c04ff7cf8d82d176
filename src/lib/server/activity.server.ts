import { createHmac, hkdfSync } from 'node:crypto';
import { sql } from 'kysely';
import { beginningOf, sayingOf, type ActDone, type Line } from './activity.ts';
import { atomically, type Db } from './db.server.ts';
import { newId } from './ids.ts';
import type { Keys } from './keys.server.ts';

/** Someone did something, or was refused it. `about`: the id of what it was done to. Give `circle` or, for what belongs to none, `organisation`. */
export type Happened = {
  what: ActDone;
  now: Date;
  about?: string | null;
  result?: 'done' | 'refused';
  origin?: 'page' | 'program' | 'machine' | 'itself';
  role: 'steward' | 'listener' | 'member' | 'reader' | 'teller' | 'opener' | 'program' | 'anyone' | 'kring';
  side?: string | null;
} & ({ circle: string; organisation?: string } | { circle?: undefined; organisation: string });

/**
 * Writes one line in the record of acts: call it inside the transaction of the act, so that both are there or neither. It takes no lock, so
 * that many can tell at once; `chainActivity` gives it its number and ties it to the line before.
 */
export async function noteActivity(db: Db, happened: Happened): Promise<void> {
  const { what, now, about = null, result = 'done', origin = 'page', role, side = null, circle = null, organisation } = happened;
  const whose = organisation === undefined ? sql`(select organisation_id from circle where id = ${circle})` : sql`${organisation}`;
  await sql`insert into activity (organisation_id, id, circle_id, what, about, result, origin, role, side_id, at)
    values (${whose}, ${newId()}, ${circle}, ${what}, ${about}, ${result}, ${origin}, ${role}, ${side}, ${now})`.execute(db);
}

/** Ties every new line to the one before it. Each minute, by one at a time; says where each organisation's record now ends, for a log that lies elsewhere. */
export function chainActivity(db: Db, keys: Keys): Promise<End[]> {
  return atomically(db, async (db) => {
    await sql`select pg_advisory_xact_lock(4021969)`.execute(db);
    const waiting = await linesOf(db).where('number', 'is', null).orderBy('organisation_id').orderBy('at').orderBy('id').execute();
    const ends = new Map<string, End>();
    for (const line of waiting) {
      const before = ends.get(line.organisation_id) ?? (await endOf(db, line.organisation_id));
      const [number, previous] = [before.number + 1, before.hash];
      const hash = hashOfLine(keys, line, { number, previous });
      await db
        .updateTable('activity')
        .set({ number, previous, hash })
        .where('organisation_id', '=', line.organisation_id)
        .where('id', '=', line.id)
        .execute();
      ends.set(line.organisation_id, { organisation: line.organisation_id, number, hash });
    }
    return [...ends.values()];
  });
}
export type End = { organisation: string; number: number; hash: Buffer };

/** What is wrong with the record: the number of each line that was changed, taken out or put in. Empty when it is as it was written. */
export async function checkActivity(db: Db, keys: Keys): Promise<{ lines: number; ends: End[]; broken: string[] }> {
  const lines = await linesOf(db).where('number', 'is not', null).orderBy('organisation_id').orderBy('number').execute();
  const broken: string[] = [];
  const ends = new Map<string, End>();
  for (const line of lines) {
    const organisation = line.organisation_id;
    const before = ends.get(organisation) ?? { organisation, number: 0, hash: beginningOf(organisation) };
    const [number, hash] = [line.number!, line.hash!];
    if (number !== before.number + 1) broken.push(`${organisation} line ${before.number + 1}: it is gone`);
    else if (!line.previous!.equals(before.hash))
      broken.push(`${organisation} line ${number}: it does not follow from line ${before.number}`);
    if (!hashOfLine(keys, line, { number, previous: line.previous! }).equals(hash))
      broken.push(`${organisation} line ${number}: it was changed`);
    ends.set(organisation, { organisation, number, hash });
  }
  return { lines: lines.length, ends: [...ends.values()], broken };
}

/** The lines of a circle, the newest first, a page at a time. */
export const activityOf = (
  db: Db,
  circle: string,
  { before, without = [], most = 100 }: { before?: Date; without?: readonly string[]; most?: number } = {},
) =>
  db
    .selectFrom('activity')
    .leftJoin('side', (join) => join.onRef('side.circle_id', '=', 'activity.circle_id').onRef('side.id', '=', 'activity.side_id'))
    .select(['activity.id', 'activity.what', 'activity.result', 'activity.origin', 'activity.role', 'activity.at', 'side.name as side'])
    .where('activity.circle_id', '=', circle)
    .where('activity.what', 'not in', [...without, ''])
    .$if(before !== undefined, (query) => query.where('activity.at', '<', before!))
    .orderBy('activity.at', 'desc')
    .orderBy('activity.id')
    .limit(most)
    .execute();

async function endOf(db: Db, organisation: string): Promise<End> {
  const last = await db
    .selectFrom('activity')
    .select(['number', 'hash'])
    .where('organisation_id', '=', organisation)
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { organisation, number: last?.number ?? 0, hash: last?.hash ?? beginningOf(organisation) };
}

const linesOf = (db: Db) => db.selectFrom('activity').selectAll();

// Keyed, with a key that lies outside the database: whoever can only write there cannot make a chain that fits.
function hashOfLine(keys: Keys, line: Line, { number, previous }: { number: number; previous: Buffer }): Buffer {
  const key = Buffer.from(hkdfSync('sha256', keys.visit, 'kring', 'activity', 32));
  return createHmac('sha256', key).update(previous).update(sayingOf(line, number)).digest();
}
