import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import type { Observation, Sign } from './observation.ts';
import type { Picture } from './picture.ts';
import { keepPicture, type Small } from './pictures.server.ts';

/** Where an observation stands: its id was made with the form, so that the same form twice is one observation. */
export type Observing = {
  id: string;
  outside: boolean;
  person: string | null;
  seat: string | null;
  photo: (Small & Picture) | null;
  now: Date;
};

/** Keeps what someone saw of a try-out that began and of which nobody decided yet. Says whether it was kept (also: before). */
export function observe(db: Db, circle: string, tryOut: string, { id, photo, ...seen }: Observing & Observation): Promise<boolean> {
  return atomically(db, async (db) => {
    const { rows: written } = await sql`
    insert into observation (circle_id, id, try_out_id, seen, seen_on, sign, side_id, show_side, outside, person_id, seat_id, at)
    select circle_id, ${id}, id, ${seen.seen}, ${seen.seenOn}::date, ${seen.sign}, ${seen.side}, ${seen.showSide}, ${seen.outside}, ${seen.person}, ${seen.seat}, ${seen.now}
    from try_out where circle_id = ${circle} and id = ${tryOut} and started_on is not null and outcome is null
    on conflict (circle_id, id) do nothing returning id`.execute(db);
    const kept = await db
      .selectFrom('observation')
      .select('try_out_id')
      .where('circle_id', '=', circle)
      .where('id', '=', id)
      .executeTakeFirst();
    if (kept?.try_out_id !== tryOut) return false;
    if (photo && written.length > 0) await keepPicture(db, circle, id, { ...photo, now: seen.now });
    return true;
  });
}

/** What someone saw, as those inside read it. `seen` null: hidden until someone has looked. `side` null: someone from outside who does not show it. */
export type Seen = {
  id: string;
  seen: string | null;
  seenOn: string;
  sign: Sign;
  side: string | null;
  outside: boolean;
  byMaker: boolean;
  person: string | null;
  seat: string | null;
  picture: { id: string; shows: string; width: number; height: number } | null;
};

/** So many are on one page. */
export const seenOnPage = 25;

/** What was seen of a try-out, the newest day first: one page of it, and how many there are. */
export async function observationsOf(db: Db, circle: string, tryOut: string, { skip = 0 } = {}): Promise<{ seen: Seen[]; count: number }> {
  const [{ rows }, { n }] = await Promise.all([
    sql<Seen>`
      select observation.id, case when observation.hidden_at is null then observation.seen end as seen, seen_on as "seenOn", sign,
        case when show_side then side.name end as side, observation.outside, observation.person_id as person, observation.seat_id as seat,
        coalesce(observation.person_id = try_out.person_id, false) or coalesce(observation.seat_id = try_out.seat_id, false) as "byMaker",
        (select json_build_object('id', picture.id, 'shows', shows, 'width', width, 'height', height) from observation_picture picture
          where picture.circle_id = observation.circle_id and picture.observation_id = observation.id
            and observation.hidden_at is null and picture.hidden_at is null) as picture
      from observation join try_out on try_out.circle_id = observation.circle_id and try_out.id = observation.try_out_id
      left join side on side.circle_id = observation.circle_id and side.id = observation.side_id
      where observation.circle_id = ${circle} and try_out_id = ${tryOut}
      order by seen_on desc, observation.at desc, observation.id limit ${seenOnPage} offset ${skip}`.execute(db),
    db
      .selectFrom('observation')
      .select((all) => all.fn.countAll<number>().as('n'))
      .where('circle_id', '=', circle)
      .where('try_out_id', '=', tryOut)
      .executeTakeFirstOrThrow(),
  ]);
  return { seen: rows, count: Number(n) };
}

/** From which sides people looked, those that may be shown: each once, in the order of the circle. */
export async function sidesThatLooked(db: Db, circle: string, tryOut: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from side where circle_id = ${circle} and exists (select from observation seen where seen.circle_id = side.circle_id
      and seen.side_id = side.id and seen.try_out_id = ${tryOut} and seen.show_side) order by position`.execute(db);
  return rows.map(({ name }) => name);
}

/** Takes back what one saw oneself, as long as nobody decided. Says whether it was there. */
export async function takeBackSeen(
  db: Db,
  circle: string,
  id: string,
  { person, seat }: { person: string | null; seat: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    delete from observation using try_out where observation.circle_id = ${circle} and observation.id = ${id}
      and try_out.circle_id = observation.circle_id and try_out.id = observation.try_out_id and try_out.outcome is null
      and (observation.person_id = ${person} or observation.seat_id = ${seat}) returning observation.id`.execute(db);
  return rows.length > 0;
}
