import { nobody, type Actor } from '#lib/people/may.ts';
import { visitGoesOn, whoVisits } from '#lib/people/visits.server.ts';
import { cookieOf, respondentVisit, seatVisit, tellerVisit } from './cookies.server.ts';
import type { Here } from './door.ts';

/** Who asks, from the browser's cookies; programs say it otherwise (`api/actor.server.ts`). A browser without any costs no query. */
export async function actorOf(c: Here): Promise<Actor> {
  const [visit, teller, seat, respondent] = [cookieOf(c, 'visit'), tellerVisit(c), seatVisit(c), respondentVisit(c)];
  if (!visit && !teller && !seat && !respondent) return nobody;
  const ended = await endedVisits(c, [teller?.visit, seat?.visit, respondent?.visit]);
  const member = visit ? await whoVisits(c.var.db, visit, c.var.now) : null;
  if (member && visit && c.req.method !== 'GET') await visitGoesOn(c.var.db, visit, c.var.now);
  return {
    person: member?.person ?? null,
    memberships: member?.memberships ?? [],
    teller:
      teller && !ended.has(teller.visit) && (await storyIsThere(c, teller.circle, teller.story))
        ? { circle: teller.circle, story: teller.story }
        : null,
    seat:
      seat && !ended.has(seat.visit) && (await seatIsOpen(c, seat.circle, seat.id))
        ? { circle: seat.circle, id: seat.id, table: seat.table, session: seat.session, sides: seat.sides }
        : null,
    respondent:
      respondent && !ended.has(respondent.visit) && (await respondentIsThere(c, respondent.circle, respondent.id))
        ? { circle: respondent.circle, id: respondent.id }
        : null,
    program: null,
  };
}

async function endedVisits(c: Here, visits: (string | undefined)[]): Promise<Set<string>> {
  const known = visits.filter((visit) => visit !== undefined);
  if (known.length === 0) return new Set();
  const rows = await c.var.db.selectFrom('sign_in.ended').select('visit').where('visit', 'in', known).execute();
  return new Set(rows.map((row) => row.visit));
}

/** Whether the story of the teller who was here was taken back while they did something else with it, in another window or twice at once. */
export async function tookBackMeanwhile(c: Here): Promise<boolean> {
  const { teller } = c.var.actor;
  return teller !== null && !(await storyIsThere(c, teller.circle, teller.story));
}

async function storyIsThere(c: Here, circle: string, story: string): Promise<boolean> {
  return (
    (await c.var.db.selectFrom('story').select('id').where('circle_id', '=', circle).where('id', '=', story).executeTakeFirst()) !==
    undefined
  );
}

async function respondentIsThere(c: Here, circle: string, id: string): Promise<boolean> {
  const row = await c.var.db.selectFrom('respondent').select('id').where('circle_id', '=', circle).where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

async function seatIsOpen(c: Here, circle: string, seat: string): Promise<boolean> {
  const row = await c.var.db
    .selectFrom('seat')
    .leftJoin('sense_table', (join) =>
      join.onRef('sense_table.circle_id', '=', 'seat.circle_id').onRef('sense_table.id', '=', 'seat.table_id'),
    )
    .select('seat.id')
    .where('seat.circle_id', '=', circle)
    .where('seat.id', '=', seat)
    .where('seat.left_at', 'is', null)
    .where('sense_table.closed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
