import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { hideSmallCells, type Shown } from '#maths/small-cells.ts';
import { asked, questions, stateOn, type Answer, type Ending, type Question, type Ritual, type TimeState } from './ritual.ts';

/** Begins to try a ritual, on its first day when that is known. Returns its id. */
export function startRitual(
  db: Db,
  circle: string,
  ritual: Ritual,
  by: { person: string | null; seat: string | null; now: Date },
): Promise<string> {
  return atomically(db, async (db) => {
    const id = newId();
    const { form, name, how, meeting, side, on } = ritual;
    await db
      .insertInto('ritual')
      .values({
        ...{ circle_id: circle, id, form, name, how, meeting, owner_side_id: side },
        ...{ person_id: by.person, seat_id: by.seat, made_at: by.now },
      })
      .execute();
    if (on) await planTime(db, circle, id, { on, now: by.now });
    return id;
  });
}

/** Says on which day it is done; the same day twice is once. Not when it was said what becomes of it. */
export async function planTime(db: Db, circle: string, ritual: string, { on, now }: { on: string; now: Date }): Promise<void> {
  await sql`insert into ritual_time (circle_id, id, ritual_id, on_day, made_at)
    select circle_id, ${newId()}, id, ${on}::date, ${now} from ritual where circle_id = ${circle} and id = ${ritual} and outcome is null
    on conflict (circle_id, ritual_id, on_day) do nothing`.execute(db);
}

/** Takes a day away that has not come yet. Later nobody does: whether it goes would tell whether anyone answered. */
export async function dropTime(db: Db, circle: string, { time, today }: { time: string; today: string }): Promise<void> {
  await sql`delete from ritual_time where circle_id = ${circle} and id = ${time} and closed_on is null and on_day > ${today}::date`.execute(
    db,
  );
}

/** Nobody answers any more: what was said may be read, and it is never opened again. */
export async function closeTime(db: Db, circle: string, time: string, today: string): Promise<void> {
  await db
    .updateTable('ritual_time')
    .set({ closed_on: today })
    .where('circle_id', '=', circle)
    .where('id', '=', time)
    .where('closed_on', 'is', null)
    .where('on_day', '<=', today)
    .execute();
}

/** Keeps what someone who was there says; the same form twice is one answer. False when it was closed meanwhile: what came out may be seen by then. */
export function answerTime(
  db: Db,
  circle: string,
  time: string,
  { id, now, today, ...answer }: Answer & { id: string; now: Date; today: string },
) {
  return atomically(db, async (db) => {
    // Whoever closes it waits for answers that are being kept, and the other way round.
    const { rows } = await sql<{ onDay: string; closedOn: string | null }>`
      select on_day as "onDay", closed_on as "closedOn" from ritual_time where circle_id = ${circle} and id = ${time} for share`.execute(
      db,
    );
    if (!rows[0] || stateOn(today, rows[0]) !== 'open') return false;
    await db
      .insertInto('ritual_answer')
      .values({ circle_id: circle, id, time_id: time, ...answer, at: now })
      .onConflict((same) => same.columns(['circle_id', 'id']).doNothing())
      .execute();
    return true;
  });
}

/** Says what becomes of a ritual, by whom and why. Says whether it was done: once. */
export async function endRitual(db: Db, circle: string, id: string, { side, ...ending }: Ending & { today: string }): Promise<boolean> {
  const ended = await db
    .updateTable('ritual')
    .set({
      outcome: ending.outcome,
      decided_on: ending.today,
      decided_by: ending.decidedBy,
      decided_side_id: side,
      because: ending.because,
    })
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/** What was said of one time, as anyone may know it: by question, in the order of its answers. */
export type Said = { [Name in Question]: { cells: Shown[]; total: Shown } };

/** One day of a ritual. `said`: only when nobody answers any more. */
export type TimeHere = { id: string; onDay: string; closedOn: string | null; state: TimeState; said: Said | null };

/** The days of a ritual, the first first. */
export async function timesOf(db: Db, circle: string, ritual: string, today: string): Promise<TimeHere[]> {
  const [times, { rows }] = await Promise.all([
    db
      .selectFrom('ritual_time')
      .select(['id', 'on_day as onDay', 'closed_on as closedOn'])
      .where('circle_id', '=', circle)
      .where('ritual_id', '=', ritual)
      .orderBy('on_day')
      .execute(),
    sql<{ time: string; question: Question; answer: string; n: number }>`
      select time_id as time, question, answer, count(*) as n
      from ritual_answer join ritual_time on ritual_time.circle_id = ritual_answer.circle_id and ritual_time.id = time_id
      cross join lateral (values ('spoke', spoke), ('shifted', shifted), ('keep', keep)) as said (question, answer)
      where ritual_answer.circle_id = ${circle} and ritual_id = ${ritual} and answer is not null group by 1, 2, 3`.execute(db),
  ]);
  return times.map((time) => {
    const state = stateOn(today, time);
    const counts = (question: Question) =>
      questions[question].map((answer) =>
        Number(rows.find((row) => row.time === time.id && row.question === question && row.answer === answer)?.n ?? 0),
      );
    const said = Object.fromEntries(asked.map((question) => [question, hideSmallCells(counts(question))])) as Said;
    return { ...time, state, said: state === 'closed' ? said : null };
  });
}

/** A ritual as pages show it; hidden words are left out. */
export type RitualHere = Awaited<ReturnType<typeof ritualsOf>>[number];

/** The rituals that a circle tries or tried, those still going on first. */
export function ritualsOf(db: Db, circle: string, one: { id?: string } = {}) {
  const words = (column: string) => sql<string | null>`case when ritual.hidden_at is null then ${sql.ref(column)} end`;
  return db
    .selectFrom('ritual')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'ritual.circle_id').onRef('side.id', '=', 'owner_side_id'))
    .leftJoin('side as decider', (join) =>
      join.onRef('decider.circle_id', '=', 'ritual.circle_id').onRef('decider.id', '=', 'decided_side_id'),
    )
    .select(['ritual.id', 'form', 'side.name as side', 'made_at as madeAt', 'outcome', 'decided_on as decidedOn'])
    .select(['decider.name as decidedSide', 'person_id as person', 'seat_id as seat'])
    .select([words('ritual.name').as('name'), words('how').as('how'), words('meeting').as('meeting')])
    .select([words('decided_by').as('decidedBy'), words('because').as('because')])
    .select(sql<boolean>`ritual.hidden_at is not null`.as('hidden'))
    .where('ritual.circle_id', '=', circle)
    .$if(one.id !== undefined, (query) => query.where('ritual.id', '=', one.id!))
    .orderBy(sql`outcome is not null`)
    .orderBy('made_at', 'desc')
    .orderBy('ritual.id')
    .execute();
}

/** The ritual of a day, and that day; undefined when there is none in this circle. */
export async function timeAt(db: Db, circle: string, time: string, today: string) {
  const row = await db
    .selectFrom('ritual_time')
    .select(['ritual_id as ritual', 'on_day as onDay', 'closed_on as closedOn'])
    .where('circle_id', '=', circle)
    .where('id', '=', time)
    .executeTakeFirst();
  const [ritual] = row ? await ritualsOf(db, circle, { id: row.ritual }) : [];
  return row && ritual && { ritual, onDay: row.onDay, state: stateOn(today, row) };
}
