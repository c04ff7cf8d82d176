import { sql } from 'kysely';
import { levels, moments, processes } from '#compass/who-takes-part/part.ts';
import { startVisit } from '#lib/people/visits.server.ts';
import { newId } from '#lib/server/ids.ts';
import { aCircle, aMember } from '#testing/worlds.ts';
import type { World } from '../conformance/world.ts';
import type { Figure } from './run.ts';

const tries = 40;
/** Forty people of three sides. */
const people = { residents: 20, professionals: 12, deciders: 8 } as const;

/** Forty people answered everything twice: the page on which all of it stands side by side, and the small pictures, answer quickly. */
export async function whoTakesPart(world: World): Promise<Figure[]> {
  const { app, db } = await world.inside();
  const circle = await aCircle(db, { now: new Date() });
  const steward = await aMember(db, circle, 'steward', { now: new Date() });
  const cookie = `kring-visit=${await startVisit(db, steward, new Date())}`;
  for (const ago of [200, 100]) await aRound(db, circle, ago);
  await sql`vacuum analyze`.execute(db);
  const slow = async (path: string) => {
    const took: number[] = [];
    for (let nth = 0; nth < tries + 3; nth++) {
      const started = performance.now();
      const answer = await app.request(`/circles/${circle.slug}/compass${path}`, { headers: { cookie, 'accept-language': 'en' } });
      const text = await answer.text();
      if (answer.status !== 200 || !text.includes('decides together')) throw new Error(`${path} answered ${answer.status}`);
      if (nth >= 3) took.push(performance.now() - started); // the first ones warm up
    }
    return took.sort((a, b) => a - b)[Math.floor(tries * 0.95)]!;
  };
  const figure = (what: string, value: number): Figure => ({ what: `${what} (p95)`, value, unit: 'ms', budget: 50, is: 'at most' });
  return [
    figure('Who takes part in what, 40 people twice', await slow('/parts')),
    figure('The same as small pictures', await slow('/parts/over-time')),
  ];
}

async function aRound(db: Awaited<ReturnType<World['inside']>>['db'], circle: Awaited<ReturnType<typeof aCircle>>, ago: number) {
  const round = newId();
  const at = new Date(Date.now() - ago * 864e5);
  await db
    .insertInto('part_round')
    .values({ circle_id: circle.id, id: round, opened_at: at, opened_by: null, until: at.toISOString().slice(0, 10), closed_at: at })
    .execute();
  for (const [by, many] of Object.entries(people) as [keyof typeof people, number][]) {
    const persons = await Promise.all(Array.from({ length: many }, () => aMember(db, circle, 'member', { side: by, now: at })));
    const rows = persons.flatMap((person, nth) =>
      processes.flatMap((process, p) =>
        Object.values(circle.sides).flatMap((side, s) =>
          moments.map((moment, m) => ({
            ...{ circle_id: circle.id, id: newId(), round_id: round, process, side_id: side, moment, at },
            level: levels[(nth + 2 * p + 3 * s + m + (ago === 100 ? 1 : 0)) % levels.length]!,
            ...{ by_side_id: circle.sides[by], how: 'apart' as const, person_id: person, seat_id: null, table_id: null },
          })),
        ),
      ),
    );
    await db.insertInto('part_answer').values(rows).execute();
  }
}
