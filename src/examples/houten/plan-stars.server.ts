import { endPlan, planStar } from '#system/roadmap/plans.server.ts';
import type { Plan } from '#system/roadmap/plan.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';

type OfHouten = Omit<Plan, 'side' | 'plannedOn'> & {
  side: 'worker' | 'seeker' | 'near' | 'decider';
  /** Days before now; below zero: from now. */ planned: number | null;
  made: number;
  done?: number;
};

// What nobody can read from the rest of the example: what people plan, and what they did that is written down nowhere else.
const plans: OfHouten[] = [
  {
    ...{ constellation: 'catalysts', star: null, side: 'near', made: 58, planned: 50, done: 50 },
    text: 'Koffie in de hal van het werkplein, twee ochtenden',
  },
  { constellation: 'system', star: null, side: 'worker', made: 20, planned: -12, text: 'Het hele team leest één verhaal voor het overleg' },
  { constellation: 'compass', star: null, side: 'seeker', made: 16, planned: -25, text: 'Werkzoekenden zitten een keer voor' },
  { constellation: 'catalysts', star: null, side: 'seeker', made: 9, planned: null, text: 'Bellen met wie geen brief opent' },
];

/** People put stars of their own on the map of the example. */
export async function planStars({ db }: Ground, { circle, side, people, day, date }: Cast): Promise<void> {
  for (const { side: from, planned, made, done, ...plan } of plans) {
    const person = from === 'seeker' ? people.coSteward : from === 'near' ? people.listener : people.steward;
    const whole = { ...plan, plannedOn: planned === null ? null : date(planned), side: side(from) };
    const id = await planStar(db, circle, whole, { person, seat: null, now: day(made) });
    if (done !== undefined) await endPlan(db, circle, id, { how: 'done', day: date(done) });
  }
}
