import { setTimeout as sleep } from 'node:timers/promises';
import { errorFacts, log } from './log.ts';

/** Until when, what the log says when it is lost, and how many milliseconds lie between two tries. */
type Keeping = { signal: AbortSignal; lost: string; again: number };

/**
 * Keeps something going that lives on a connection: begins it anew whenever it ended or could not begin. `hold` calls `begun` when it is there, and lasts as long
 * as it does. A loss is logged once, however long it lasts.
 */
export async function keepGoing(hold: (begun: () => void) => Promise<unknown>, { signal, lost, again }: Keeping): Promise<void> {
  // One loop and never two: what fails and ends must not be begun again twice, then four times, until nobody else gets a connection.
  for (let told = false; !signal.aborted; await sleep(again, undefined, { ref: false, signal }).catch(() => {})) {
    try {
      await hold(() => (told = false));
    } catch (error) {
      if (!told && !signal.aborted) log({ event: lost, ...errorFacts(error) });
      told = true;
    }
  }
}
