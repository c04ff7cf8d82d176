import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';

type There = {
  db: Db;
  circle: string;
  now: Date;
  /** A text with a canary. */ say: (what: string) => string;
  people: { member: string; steward: string };
  sides: { residents: string; professionals: string };
  insight: string;
};

/** Try-outs in every state with what was seen of them, and a ritual with a day on which people may answer. Begun by the member; the running ones were looked at from outside. */
export async function tryOutsInCircle({ db, circle, now, say, people, sides, insight }: There) {
  const ago = (days: number) => new Date(now.getTime() - days * 864e5);
  const dayOf = (days: number) => ago(days).toISOString().slice(0, 10);
  const lines = ['belief', 'trying', 'with_whom', 'good_sign', 'bad_sign', 'amplify', 'dampen'] as const;
  const aTryOut = async (which: string, more: object = {}) => {
    const id = newId();
    const said = Object.fromEntries(lines.map((line) => [line, say(`try_out.${line}${which}`)])) as Record<(typeof lines)[number], string>;
    await db
      .insertInto('try_out')
      .values({
        ...{ circle_id: circle, id, ...said, until_day: dayOf(-20), owner_name: say(`try_out.owner_name${which}`) },
        ...{ owner_side_id: sides.residents, agreement_id: null, follows_id: null, method: null },
        ...{ person_id: people.member, seat_id: null, made_at: ago(9), started_on: dayOf(9), ...more },
      })
      .execute();
    return id;
  };
  const running = await aTryOut('');
  await db.insertInto('try_out_insight').values({ circle_id: circle, try_out_id: running, insight_id: insight }).execute();
  const plan = await aTryOut('/plan', { started_on: null });
  const decided = { decided_on: dayOf(1), decided_side_id: sides.professionals };
  await aTryOut('/decided', {
    ...{ outcome: 'stop', ...decided, decided_by: say('try_out.decided_by') },
    ...{ because: say('try_out.because'), learned: say('try_out.learned') },
  });
  await aTryOut('/hidden', { hidden_at: ago(1) });
  const observation = (which: string, more: object = {}) => ({
    ...{
      circle_id: circle,
      id: newId(),
      try_out_id: running,
      seen: say(`observation.seen${which}`),
      seen_on: dayOf(3),
      sign: 'good' as const,
    },
    ...{ side_id: sides.professionals, show_side: true, outside: false, person_id: people.member, seat_id: null, at: ago(3), ...more },
  });
  const own = observation('');
  const outside = observation('/outside', { person_id: null, outside: true, show_side: false });
  await db
    .insertInto('observation')
    .values([own, outside, observation('/hidden', { hidden_at: ago(1) })])
    .execute();
  const picture = newId();
  await db
    .insertInto('observation_picture')
    .values({
      ...{ circle_id: circle, id: picture, observation_id: own.id, picture: Buffer.from('RIFF'), width: 4, height: 3 },
      ...{ shows: say('observation_picture.shows'), pictured: 'nobody', made_at: ago(3) },
    })
    .execute();
  const ritual = (which: string, more: object = {}) => ({
    ...{ circle_id: circle, id: newId(), form: 'own', name: say(`ritual.name${which}`), how: say(`ritual.how${which}`) },
    ...{ meeting: say(`ritual.meeting${which}`), owner_side_id: sides.professionals },
    ...{ person_id: people.member, seat_id: null, made_at: ago(9), ...more },
  });
  const [going, ended] = [
    ritual(''),
    ritual('/ended', { outcome: 'keep', ...decided, decided_by: say('ritual.decided_by'), because: say('ritual.because') }),
  ];
  await db
    .insertInto('ritual')
    .values([going, ended, ritual('/hidden', { hidden_at: ago(1) })])
    .execute();
  const time = newId();
  await db
    .insertInto('ritual_time')
    .values([
      { circle_id: circle, id: time, ritual_id: going.id, on_day: dayOf(0), made_at: ago(9) },
      { circle_id: circle, id: newId(), ritual_id: going.id, on_day: dayOf(8), made_at: ago(9), closed_on: dayOf(7) },
    ])
    .execute();
  return { running, plan, observation: own.id, picture, ritual: going.id, time };
}
