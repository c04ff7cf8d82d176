import { sql } from 'kysely';
import type { Slips } from '#lib/form/fields.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { sidesOf } from './circles.server.ts';
import { sideProblems, type SideAsked } from './side.ts';

/** Keeps the sides of a circle as asked, or says by field why that cannot be. */
export function keepSides(db: Db, circle: string, asked: SideAsked[]): Promise<Slips | null> {
  return atomically(db, async (db) => {
    const sides = await sidesOf(db, circle);
    const problems = sideProblems(asked, { sides, inUse: await sidesInUse(db, circle), gathered: await hasGathered(db, circle) });
    if (Object.keys(problems).length > 0) return problems;
    const known = asked.filter((side) => sides.some(({ id }) => id === side.id));
    for (const [position, side] of known.entries()) {
      const row = { circle_id: circle, id: side.id! };
      if (side.name)
        await db
          .updateTable('side')
          .set({ name: side.name, reader: side.reader, convenor: side.convenor ?? false, position })
          .where('circle_id', '=', row.circle_id)
          .where('id', '=', row.id)
          .execute();
      else await db.deleteFrom('side').where('circle_id', '=', row.circle_id).where('id', '=', row.id).execute();
    }
    await addSides(
      db,
      circle,
      asked.filter((side) => !known.includes(side) && side.name),
      known.length,
    );
    return null;
  });
}

/** Adds sides after the ones that are there. Returns their ids. */
export async function addSides(db: Db, circle: string, sides: Omit<SideAsked, 'id'>[], after: number): Promise<string[]> {
  const rows = sides.map(({ name, reader, convenor = false }, at) => ({
    circle_id: circle,
    id: newId(),
    name,
    reader,
    convenor,
    position: after + at,
  }));
  if (rows.length > 0) await db.insertInto('side').values(rows).execute();
  return rows.map((row) => row.id);
}

/** Sides from which someone takes part or is invited, from which a promise was confirmed, someone was invited by card, or someone said who is missing. */
export async function sidesInUse(db: Db, circle: string): Promise<Set<string>> {
  const [members, invitations, confirmations, cards, namings, powers] = await Promise.all([
    db.selectFrom('member').select('side_id').where('circle_id', '=', circle).execute(),
    db.selectFrom('invitation').select('side_id').where('circle_id', '=', circle).execute(),
    db
      .selectFrom('promise_confirmation')
      .select('confirmed_side_id as side_id')
      .where('circle_id', '=', circle)
      .where('confirmed_side_id', 'is not', null)
      .execute(),
    db.selectFrom('invitation_card').select(['side_id', 'used_side_id']).where('circle_id', '=', circle).execute(),
    db.selectFrom('naming').select('side_ids').where('circle_id', '=', circle).execute(),
    sidesInPower(db, circle),
  ]);
  const said = [...members, ...invitations, ...confirmations].map((row) => row.side_id!);
  return new Set([
    ...said,
    ...powers,
    ...cards.flatMap(({ side_id, used_side_id }) => [side_id ?? [], used_side_id ?? []].flat()),
    ...namings.flatMap((row) => row.side_ids),
  ]);
}

/** The sides that said who takes part in what or how sides stand to each other, and those of which it was said. */
async function sidesInPower(db: Db, circle: string): Promise<string[]> {
  const { rows } = await sql<{ side: string }>`
    select by_side_id as side from part_answer where circle_id = ${circle} union select side_id from part_answer where circle_id = ${circle}
    union select by_side_id from relation_answer where circle_id = ${circle} union select side_id from relation_answer where circle_id = ${circle}
    union select by_side_id from wish where circle_id = ${circle} union select side_id from shared_means where circle_id = ${circle}`.execute(
    db,
  );
  return rows.map(({ side }) => side);
}

async function hasGathered(db: Db, circle: string): Promise<boolean> {
  return (await db.selectFrom('gathering').select('circle_id').where('circle_id', '=', circle).executeTakeFirst()) !== undefined;
}
