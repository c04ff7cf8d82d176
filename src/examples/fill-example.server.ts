import type { Kring } from '#lib/server/open.server.ts';
import { fillBowlingGreen } from './bowling-green/fill-bowling-green.server.ts';
import { fillHouten } from './houten/fill-houten.server.ts';

/** The examples that a new Kring can be filled with: H is made up, B holds real words under a licence. */
export type ExampleName = 'H' | 'B';

/** What an example is filled with: the database (or a transaction in it) and the keys. */
export type Ground = Pick<Kring, 'db' | 'keys' | 'config'>;

/** Fills an example into the organisation of `steward`, who becomes its steward. `now` is its today. */
export async function fillExample(ground: Ground, which: ExampleName, given: { steward: string; now: Date }): Promise<void> {
  await (which === 'H' ? fillHouten(ground, given) : fillBowlingGreen(ground, given));
}
