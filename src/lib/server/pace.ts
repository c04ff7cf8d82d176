/** How often something came from one place lately. Kept in memory only: a restart forgives, and nothing about a visitor is stored. */
export type Pace = {
  /** Notes one more and says how many there were in the last window, this one included. */
  note: (place: string, now: Date) => number;
  /** How many there were in the last window. */
  seen: (place: string, now: Date) => number;
};

type Tally = { window: number; here: number; before: number };

/**
 * Counts per place over a window that slides: this window's count plus the share of the former one that still lies inside.
 * Memory stays flat however many places there are: beyond `most` the longest unseen are forgotten.
 */
export function paceOver(minutes: number, most = 20_000): Pace {
  const length = minutes * 60_000;
  const tallies = new Map<string, Tally>();
  const tallyOf = (place: string, now: number): Tally => {
    const window = Math.floor(now / length);
    const last = tallies.get(place);
    if (!last || last.window < window - 1) return { window, here: 0, before: 0 };
    return last.window === window ? last : { window, here: 0, before: last.here };
  };
  const countOf = ({ window, here, before }: Tally, now: number) => Math.floor(here + before * (1 - (now / length - window)));
  return {
    note: (place, now) => {
      const tally = tallyOf(place, now.getTime());
      tally.here += 1;
      tallies.delete(place);
      tallies.set(place, tally);
      if (tallies.size > most) tallies.delete(tallies.keys().next().value!);
      return countOf(tally, now.getTime());
    },
    seen: (place, now) => countOf(tallyOf(place, now.getTime()), now.getTime()),
  };
}

/** How long to let someone wait after so many: nothing for the first `free`, then a little more each time, never longer than `longest` ms. */
export function waitAfter(count: number, { free, step, longest }: { free: number; step: number; longest: number }): number {
  return Math.min(longest, Math.max(0, count - free) * step);
}

/** Waits. */
export const wait = (ms: number) => new Promise<void>((done) => (ms > 0 ? setTimeout(done, ms) : done()));
