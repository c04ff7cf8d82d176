import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';

type There = { db: Db; circle: string; now: Date; say: (what: string) => string; person: string; side: string };

/** Stars of people's own on the road map: one that is planned, one of which the words are hidden, one that was taken off. Returns the first. */
export async function plansInCircle({ db, circle, now, say, person, side }: There): Promise<string> {
  const at = new Date(now.getTime() - 5 * 864e5);
  const row = (which: string) => ({
    ...{ circle_id: circle, id: newId(), constellation: 'catalysts' as const, of_star: null, text: say(`star.text${which}`) },
    ...{
      side_id: side,
      planned_on: null,
      person_id: person,
      seat_id: null,
      made_at: at,
      done_on: null,
      laid_down_on: null,
      hidden_at: null,
    },
  });
  const plan = row('');
  const day = at.toISOString().slice(0, 10);
  await db
    .insertInto('star')
    .values([plan, { ...row('/hidden'), hidden_at: at }, { ...row('/gone'), laid_down_on: day }])
    .execute();
  return plan.id;
}
