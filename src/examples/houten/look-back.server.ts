import { lookBack } from '#system/evaluation/looking-backs.server.ts';
import type { LookingBack } from '#system/evaluation/looking-back.ts';
import type { Cast } from './cast.server.ts';
import type { Ground } from '../fill-example.server.ts';
import type { SideName } from './stories.ts';

type Said = Pick<LookingBack, 'about' | 'text' | 'showSide'> & { day: number; side: SideName; by: 'coSteward' | 'otherListener' };

/** What two people of the example say looking back, each from another side. Made up. */
const lookingBacks: Said[] = [
  {
    about: 'learned',
    text: 'Wij dachten dat mensen geen werk zochten. Zij zochten wel, maar de bus reed niet op de uren van het werk.',
    side: 'worker',
    showSide: true,
    by: 'otherListener',
    day: 3,
  },
  {
    about: 'differently',
    text: 'Ga eerder naar de voedselbank. De mensen die daar komen, hoorden ons pas na een maand.',
    side: 'seeker',
    showSide: true,
    by: 'coSteward',
    day: 2,
  },
];

/** Two sides look back on the circle; its report shows both. */
export async function lookBackOnCircle({ db }: Pick<Ground, 'db'>, { circle, side, people, day }: Cast): Promise<void> {
  for (const { side: from, by, day: before, ...said } of lookingBacks)
    await lookBack(db, circle, { ...said, side: side(from) }, { person: people[by], now: day(before) });
}
