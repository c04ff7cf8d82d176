import { sql } from 'kysely';
import { addBarrier, lookAtBarrier } from '#compass/mirror/barriers.server.ts';
import { answerMoment } from '#compass/moments/moments.server.ts';
import { answerPulse } from '#compass/pulse/pulse-answers.server.ts';
import { pulseQuestions, valuesOf, type PulseValues } from '#compass/pulse/pulse.ts';
import { beginWave, endWave, openWave } from '#compass/pulse/waves.server.ts';
import { atomically } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';
import { answered, barriers, looked, withAWord, type Said } from './look-in-the-mirror.ts';

/** The example looks at itself: what stopped people, two rounds of the pulse, and what was answered beside what was done. */
export function lookInTheMirror(ground: Ground, cast: Cast): Promise<void> {
  // In one go: two hundred answers would each wait for the disk.
  return atomically(ground.db, async (db) => {
    await whatStoppedPeople({ ...ground, db }, cast);
    await twoRounds({ ...ground, db }, cast);
    await stopAndLook({ ...ground, db }, cast);
  });
}

async function whatStoppedPeople({ db }: Ground, { circle, side, people, day }: Cast) {
  for (const { side: from, day: before, waits, ...barrier } of barriers) {
    const id = newId();
    await addBarrier(db, circle, { ...barrier, id, side: from && side(from), now: day(before) });
    if (!waits) await lookAtBarrier(db, circle, id, { ground: null, by: people.listener, now: day(before - 1) });
  }
}

// The first round was asked before the conversations, the second after the first decision.
const rounds = [
  { from: 52, until: 45 },
  { from: 13, until: 6 },
];

async function twoRounds({ db, keys }: Ground, { circle, side, people, day }: Cast) {
  for (const [round, { from, until }] of rounds.entries()) {
    await beginWave(db, circle, { by: people.steward, now: day(from) });
    const wave = (await openWave(db, circle))!.id;
    let words = 0;
    for (const { side: name, people: many, said } of answered)
      for (let nth = 0; nth < many[round]!; nth++) {
        const word = nth < 8 && words < withAWord ? `eigen woord ${words++}` : null;
        const answer = { side: side(name), values: around(said[round]!, nth), word, keys, now: day(from - 1) };
        await answerPulse(db, circle, { wave, id: newId() }, answer);
      }
    await endWave(db, circle, wave, day(until));
  }
}

/** What most say, and one or two above and below it, in turns that differ from question to question; one of seven skips the last question. */
function around(most: Said, nth: number): PulseValues {
  return Object.fromEntries(
    pulseQuestions.flatMap((question, at) => {
      if (question === 'common' && nth % 7 === 3) return [];
      const off = [0, 1, -1, 2, 0, -1, 1, 0][(nth + 3 * at) % 8]!;
      const values = valuesOf(question);
      return [[question, Math.min(values.at(-1)!, Math.max(values[0]!, most[question] + off))]];
    }),
  );
}

async function stopAndLook({ db }: Ground, { circle, side, people, day }: Cast) {
  const { rows } = await sql<{ moment: string; ids: string[] }>`
    select 'opening' as moment, array[${circle}::text] as ids
    union all select 'insight', array(select id from insight where circle_id = ${circle} and hidden_at is null order by written_at, id)
    union all select 'session', array(select id from session where circle_id = ${circle} order by starts_at, id)
    union all select 'decision', array(select id from decision where circle_id = ${circle} and published_at is not null order by decided_on, id)
    union all select 'review', array(select id from review where circle_id = ${circle} order by on_day, id)`.execute(db);
  for (const { moment, nth, side: from, by, day: before, answers } of looked) {
    const about = rows.find((row) => row.moment === moment)!.ids[nth]!;
    await answerMoment(db, circle, { moment, about }, { side: side(from), answers, person: by && people[by], now: day(before) });
  }
}
