import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Writer } from './outcomes.server.ts';
import { outermost, type From, type Ripple, type RippleKind } from './ripple.ts';

/** A ripple as everyone may read it. `text` is null where it is hidden until someone has looked; `from` another ripple, or where it begins. */
export type RippleHere = {
  id: string;
  from: From;
  ring: number;
  text: string | null;
  kind: RippleKind;
  noticed: string | null;
  seenOn: string;
  side: string;
};

/** All ripples of a circle, from where they begin outwards, those that were seen first in front. */
export async function ripplesOf(db: Db, circle: string): Promise<RippleHere[]> {
  const { rows } = await sql<Omit<RippleHere, 'from'> & { fromKind: From['kind']; fromId: string }>`
    select ripple.id, ring, kind, to_char(seen_on, 'YYYY-MM-DD') as "seenOn", side.name as side,
      case when hidden_at is null then text end as text, case when hidden_at is null then noticed end as noticed,
      case when outcome_id is not null then 'outcome' when change_id is not null then 'change' else 'ripple' end as "fromKind",
      coalesce(outcome_id, change_id, from_id) as "fromId"
    from ripple join side on side.circle_id = ripple.circle_id and side.id = ripple.side_id
    where ripple.circle_id = ${circle} order by ring, seen_on, ripple.id`.execute(db);
  return rows.map(({ fromKind, fromId, ...ripple }) => ({ ...ripple, from: { kind: fromKind, id: fromId } }));
}

/** Why a ripple could not be kept: it would come from itself, lie too far out, or what it came from is not there any more. */
export type RippleRefused = 'cycle' | 'far' | 'gone';

/** Notes what came of something. Returns its id, or why it could not be kept. */
export function noteRipple(db: Db, circle: string, ripple: Ripple, by: Writer): Promise<{ id: string } | { refused: RippleRefused }> {
  return atomically(db, async (db) => {
    const place = await placeOf(db, circle, ripple.from);
    if ('refused' in place) return place;
    const id = newId();
    const { from: _, side, ...said } = ripple;
    await db
      .insertInto('ripple')
      .values({ circle_id: circle, id, ...place, ...said, side_id: side, person_id: by.person, seat_id: by.seat, made_at: by.now })
      .execute();
    return { id };
  });
}

/** Puts a ripple right, also where it came from; what came of it goes along. Nothing can come from itself, or from what came of it. */
export function correctRipple(
  db: Db,
  circle: string,
  id: string,
  { ripple, now }: { ripple: Ripple; now: Date },
): Promise<{ id: string } | { refused: RippleRefused }> {
  return atomically(db, async (db) => {
    await sql`select id from circle where id = ${circle} for update`.execute(db); // of two at once, each could move under the other
    const below = await ringsBelow(db, circle, id);
    if (below === null) return { refused: 'gone' };
    if (ripple.from.kind === 'ripple' && below.ids.includes(ripple.from.id)) return { refused: 'cycle' };
    const place = await placeOf(db, circle, ripple.from, below.deep);
    if ('refused' in place) return place;
    const { from: _, side, ...said } = ripple;
    await db
      .updateTable('ripple')
      .set({ ...place, ...said, side_id: side, changed_at: now })
      .where('circle_id', '=', circle)
      .where('id', '=', id)
      .execute();
    return { id };
  });
}

type Place = { outcome_id: string | null; change_id: string | null; from_id: string | null; from_ring: number | null };

/** The place of a ripple by what it came from; `deep` rings of others hang on it. */
async function placeOf(db: Db, circle: string, from: From, deep = 0): Promise<Place | { refused: RippleRefused }> {
  const nowhere: Place = { outcome_id: null, change_id: null, from_id: null, from_ring: null };
  const { rows } = await sql<{ ring: number }>`
    select ${from.kind === 'ripple' ? sql`ring` : sql`0 as ring`} from ${sql.table(from.kind)} where circle_id = ${circle} and id = ${from.id} for share`.execute(
    db,
  );
  if (!rows[0]) return { refused: 'gone' };
  if (rows[0].ring + 1 + deep > outermost) return { refused: 'far' };
  if (from.kind === 'ripple') return { ...nowhere, from_id: from.id, from_ring: rows[0].ring };
  return { ...nowhere, [`${from.kind}_id`]: from.id };
}

/** A ripple with all that came of it, and how many rings those reach beyond it; null when it is not there. */
async function ringsBelow(db: Db, circle: string, id: string): Promise<{ ids: string[]; deep: number } | null> {
  const { rows } = await sql<{ id: string; deep: number }>`
    with recursive below (id, deep) as (
      select id, 0 from ripple where circle_id = ${circle} and id = ${id}
      union all select ripple.id, deep + 1 from ripple join below on ripple.from_id = below.id where circle_id = ${circle}
    ) select id, deep from below`.execute(db);
  return rows.length === 0 ? null : { ids: rows.map((row) => row.id), deep: Math.max(...rows.map((row) => row.deep)) };
}
