import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { changed } from '#lib/server/live.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { hashOfCode, seatCode } from './codes.server.ts';

const joinable = 60 * 24 * 60 * 60 * 1000; // how long after its day a session's code takes people in

/** Where a code leads: to a session that takes people in, or back to one's own seat. Null for a code that opens nothing. */
export async function whereCodeLeads(db: Db, code: string, { keys, now }: { keys: Keys; now: Date }) {
  const hash = hashOfCode(keys, code);
  const session = await db
    .selectFrom('session')
    .select(['circle_id as circle', 'id as session'])
    .where('code_hash', '=', hash)
    .where('record_agreed_at', 'is', null)
    .where('starts_at', '>', new Date(now.getTime() - joinable))
    .executeTakeFirst();
  if (session) return { ...session, seat: null, sides: [] };
  const seat = await db
    .selectFrom('seat')
    .select(['circle_id as circle', 'session_id as session', 'id as seat', 'side_ids as sides'])
    .where('secret_hash', '=', hash)
    .where('session_id', 'is not', null)
    .executeTakeFirst();
  return seat ? { ...seat, session: seat.session! } : null;
}

type Sitting = { sides: string[]; name?: string | null; keys: Keys; now: Date };

/**
 * Takes a seat in a session, from the sides that someone says, with a first name or none. Returns the seat's id.
 * `id` and `byHost`: the host of a table wrote down someone without a phone; the same id is the same person, sent twice.
 */
export async function takeSeat(
  db: Db,
  circle: string,
  session: string,
  { sides, name = null, keys, now, id = newId(), byHost = false }: Sitting & { id?: string; byHost?: boolean },
): Promise<string> {
  await sit(db, { circle, session, id, sides, name, byHost, hash: hashOfCode(keys, seatCode(keys, id)), now });
  await changed(db, circle, session);
  return id;
}

/** What someone is called in the room from now on; null is no name. */
export async function nameSeat(db: Db, circle: string, seat: string, name: string | null): Promise<void> {
  await changeSeat(db, { circle, seat }, { name });
}

/** Someone leaves the room. Rounds go on without them; their seat's code brings them back. */
export async function leaveRoom(db: Db, circle: string, seat: string, now: Date): Promise<void> {
  await changeSeat(db, { circle, seat }, { left_at: now });
}

/** Someone comes back to their own seat. */
export async function comeBack(db: Db, circle: string, seat: string): Promise<void> {
  await changeSeat(db, { circle, seat }, { left_at: null });
}

async function changeSeat(
  db: Db,
  { circle, seat }: { circle: string; seat: string },
  to: { name: string | null } | { left_at: Date | null },
) {
  const row = await db
    .updateTable('seat')
    .set(to)
    .where('circle_id', '=', circle)
    .where('id', '=', seat)
    .where('session_id', 'is not', null)
    .returning('session_id')
    .executeTakeFirst();
  if (row) await changed(db, circle, row.session_id!);
}

/** The code of a seat, to write down; null when it is the one on the paper slip that its owner has already. */
export async function codeOfSeat(db: Db, circle: string, seat: string, keys: Keys): Promise<string | null> {
  const code = seatCode(keys, seat);
  const own = await db
    .selectFrom('seat')
    .select('id')
    .where('circle_id', '=', circle)
    .where('id', '=', seat)
    .where('secret_hash', '=', hashOfCode(keys, code))
    .executeTakeFirst();
  return own ? code : null;
}

/**
 * The seat of a paper slip, by the code that is printed on it: its own again when the slip comes back a second time. `person`: the seat of someone without a phone whom
 * the host of a table wrote down; the slip's code opens that seat from then on, so that one person has one seat. Null when the code belongs elsewhere.
 */
export async function seatOfSlip(
  db: Db,
  circle: string,
  session: string,
  slip: { code: string; sides: string[]; keys: Keys; now: Date; person?: string | null },
): Promise<string | null> {
  const hash = hashOfCode(slip.keys, slip.code);
  if (slip.person) await giveSlip(db, { circle, session, seat: slip.person, hash, sides: slip.sides });
  await sit(db, { circle, session, id: newId(), sides: slip.sides, hash, now: slip.now });
  const seat = await db
    .selectFrom('seat')
    .select('id')
    .where('secret_hash', '=', hash)
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .executeTakeFirst();
  return seat?.id ?? null;
}

/** The slip of someone whom a host wrote down, unless the slip has a seat already. */
async function giveSlip(
  db: Db,
  { circle, session, seat, hash, sides }: { circle: string; session: string; seat: string; hash: Buffer; sides: string[] },
) {
  await db
    .updateTable('seat')
    .set({ secret_hash: hash, ...(sides.length > 0 && { side_ids: sides }) })
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .where('id', '=', seat)
    .where('added_by_host', '=', true)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('seat as other').select('other.id').where('other.secret_hash', '=', hash))))
    .execute();
}

type Place = {
  circle: string;
  session: string;
  id: string;
  sides: string[];
  hash: Buffer;
  now: Date;
  name?: string | null;
  byHost?: boolean;
};
async function sit(db: Db, { circle, session, id, sides, hash, now, name = null, byHost = false }: Place) {
  const who = { side_ids: sides, name, added_by_host: byHost };
  await db
    .insertInto('seat')
    .values({ circle_id: circle, id, table_id: null, session_id: session, secret_hash: hash, ...who, sat_at: now, left_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
