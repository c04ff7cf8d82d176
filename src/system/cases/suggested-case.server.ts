import { sql } from 'kysely';
import { decisionsOf } from '#cycle/4-change/decisions.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { promiseOf } from '#system/circles/promises.server.ts';
import { soFarOf, toldShown } from '#system/circles/so-far.server.ts';
import { fewest } from '#maths/small-cells.ts';

/** What a circle already has, for its steward to begin from. It stays a suggestion: nothing of it is told before someone kept it. */
export type Suggested = {
  sides: string[];
  open: string | null;
  decider: string | null;
  means: string | null;
  offTheTable: string | null;
  noControl: string | null;
  decisions: string[];
  /** Stories only as everyone may count them; null: too few to say. */
  stories: number | null;
  tables: number;
  sessions: number;
  tryOuts: number;
};

/** Looks up what the circle promised, decided and did. */
export async function suggestedCase(db: Db, circle: string, now: Date): Promise<Suggested> {
  const [sides, promise, decisions, soFar, did] = await Promise.all([
    sidesOf(db, circle),
    promiseOf(db, circle),
    decisionsOf(db, circle),
    soFarOf(db, circle, { now }),
    didIn(db, circle),
  ]);
  const stories = toldShown(soFar, { exact: false });
  const line = (name: 'open' | 'decider' | 'means' | 'off_the_table' | 'no_control') => promise?.lines[name].text ?? null;
  return {
    sides: sides.map(({ name }) => name),
    ...{
      open: line('open'),
      decider: line('decider'),
      means: line('means'),
      offTheTable: line('off_the_table'),
      noControl: line('no_control'),
    },
    decisions: decisions.flatMap(({ text }) => text ?? []).slice(0, 3),
    stories: typeof stories === 'number' && stories >= fewest ? stories : null,
    ...did,
  };
}

async function didIn(db: Db, circle: string): Promise<Pick<Suggested, 'tables' | 'sessions' | 'tryOuts'>> {
  const { rows } = await sql<Pick<Suggested, 'tables' | 'sessions' | 'tryOuts'>>`select
    (select count(*) from sense_table where circle_id = ${circle})::int as tables,
    (select count(*) from session where circle_id = ${circle} and held_at is not null)::int as sessions,
    (select count(*) from try_out where circle_id = ${circle} and hidden_at is null and started_on is not null)::int as "tryOuts"`.execute(
    db,
  );
  return rows[0]!;
}
