import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { starCalled, type Constellation, type Star } from './constellations.ts';
import type { Plan } from './plan.ts';

/** Whose a plan is: a person's, or that of a seat at a table or in a session. */
export type Planner = { person: string | null; seat: string | null };

/** Puts a star of people's own on the map. Returns its id. */
export async function planStar(db: Db, circle: string, plan: Plan, { person, seat, now }: Planner & { now: Date }): Promise<string> {
  const id = newId();
  await db
    .insertInto('star')
    .values({
      ...{ circle_id: circle, id, constellation: plan.constellation, of_star: plan.star, text: plan.text, side_id: plan.side },
      ...{ planned_on: plan.plannedOn, person_id: person, seat_id: seat, made_at: now },
    })
    .execute();
  return id;
}

/** A star of people's own as pages show it. `text` null: hidden until someone has looked. */
export type OwnStar = {
  id: string;
  constellation: Constellation;
  star: Star | null;
  text: string | null;
  side: string;
  plannedOn: string | null;
  doneOn: string | null;
  person: string | null;
  seat: string | null;
};

/** The stars of people's own that stand on the map, done or not; what was laid down is not there any more. */
export async function ownStarsOf(db: Db, circle: string): Promise<OwnStar[]> {
  const rows = await db
    .selectFrom('star')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'star.circle_id').onRef('side.id', '=', 'star.side_id'))
    .select(['star.id', 'constellation', 'of_star', 'side.name as side', 'planned_on', 'done_on', 'person_id as person', 'seat_id as seat'])
    .select(sql<string | null>`case when hidden_at is null then star.text end`.as('text'))
    .where('star.circle_id', '=', circle)
    .where('laid_down_on', 'is', null)
    .orderBy('made_at')
    .orderBy('star.id')
    .execute();
  return rows.map(({ of_star, planned_on, done_on, ...row }) => ({
    ...row,
    star: starCalled(of_star)?.key ?? null,
    plannedOn: planned_on,
    doneOn: done_on,
  }));
}

/** What was planned was done, or nobody plans it any more: on that day, once. */
export async function endPlan(db: Db, circle: string, id: string, { how, day }: { how: 'done' | 'laid down'; day: string }): Promise<void> {
  await db
    .updateTable('star')
    .set(how === 'done' ? { done_on: day } : { laid_down_on: day })
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .where('done_on', 'is', null)
    .where('laid_down_on', 'is', null)
    .execute();
}

/** May whoever this is say that a plan was done or laid down? Whoever made it may. */
export const isOwn = (star: OwnStar, { person, seat }: Planner) =>
  (person !== null && star.person === person) || (seat !== null && star.seat === seat);
