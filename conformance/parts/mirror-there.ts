import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';

type There = {
  db: Db;
  circle: string;
  now: Date;
  /** A text with a canary. */ say: (what: string) => string;
  people: { steward: string; listener: string; member: string };
  sides: { residents: string; professionals: string; deciders: string };
  ground: string;
  acts: { insight: string; session: string; decision: string; draft: string; review: string };
};

/** What stopped people, in each state; a round of the pulse that ended and one that is open; and what was answered beside each kind of act. */
export async function mirrorInCircle({ db, circle, now, say, people, sides, ground, acts }: There) {
  const ago = (days: number) => new Date(now.getTime() - days * 864e5);
  const aBarrier = async (which: string, is: { accepted_at?: Date; refused_at?: Date; ground_id?: string; hidden_at?: Date }) => {
    const id = newId();
    const row = { circle_id: circle, id, kind: 'letter' as const, text: say(`barrier.text${which}`), language: 'en' };
    await db
      .insertInto('barrier')
      .values({ ...row, side_id: sides.residents, at: ago(5), looked_by: Object.keys(is).length > 0 ? people.listener : null, ...is })
      .execute();
    return id;
  };
  await aBarrier('', { accepted_at: ago(4) });
  await aBarrier('/hidden', { accepted_at: ago(4), hidden_at: ago(1) });
  await aBarrier('/refused', { refused_at: ago(4), ground_id: ground });
  const barrier = await aBarrier('/waiting', {});

  for (const number of [1, 2]) {
    const wave = newId();
    await db
      .insertInto('pulse_wave')
      .values({
        circle_id: circle,
        id: wave,
        number,
        opened_at: ago(30 / number),
        opened_by: people.steward,
        closed_at: number === 1 ? ago(20) : null,
      })
      .execute();
    const said = {
      could_say: 4,
      was_heard: 3,
      makes_difference: 2,
      residents: 5,
      professionals: 1,
      government: 6,
      wellbeing: 3,
      common: null,
    };
    for (const side of [sides.residents, sides.professionals, null])
      for (let nth = 0; nth < 9; nth++)
        await db
          .insertInto('pulse_answer')
          .values({ circle_id: circle, id: newId(), wave_id: wave, side_id: side, ...said, word_hash: null, at: ago(25) })
          .execute();
  }

  const answered = (moment: 'opening' | 'insight' | 'session' | 'decision' | 'review', about: string, question: string, which: string) =>
    db
      .insertInto('moment_answer')
      .values({
        ...{ circle_id: circle, id: newId(), moment, about, question, willing: null, text: say(`moment_answer.text/${which}`) },
        ...{ side_id: sides.professionals, person_id: people.member, at: ago(3), hidden_at: which === 'hidden' ? ago(1) : null },
      })
      .execute();
  await answered('opening', circle, 'power', 'opening');
  await answered('insight', acts.insight, 'loses', 'insight');
  await answered('session', acts.session, 'talents', 'session');
  await answered('decision', acts.decision, 'gains', 'decision');
  await answered('decision', acts.decision, 'loses', 'hidden');
  await answered('decision', acts.draft, 'at_hand', 'at_hand');
  await answered('review', acts.review, 'unheard', 'review');
  return { barrier };
}
