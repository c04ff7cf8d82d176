/** How often a side took the floor, beside what chance alone would give. */
export type TurnShare = {
  turns: number;
  /** Its part of the people, and the fewest and most turns that chance gives nine times in ten when everyone is as likely to speak. */
  people: number;
  least: number;
  most: number;
  /** `early`: so few turns that chance could give any number, so that nothing can be said. */
  says: 'early' | 'within' | 'fewer' | 'more';
};

/**
 * The turns of one side of `people` among `all`, out of `total` turns: the band is that of the binomial distribution with chance people/all, from its 5% to its
 * 95% quantile, exactly. Turns are counted, never seconds: over one meeting seconds are noise. Throws a RangeError when a part is more than its whole.
 *
 * @example turnShare({ turns: 3, total: 40, people: 5, all: 10 }).says // 'fewer'
 */
export function turnShare({ turns, total, people, all }: { turns: number; total: number; people: number; all: number }): TurnShare {
  if (turns > total || people > all) throw new RangeError(`${turns} of ${total} turns by ${people} of ${all} people`);
  const chance = all === 0 ? 0 : people / all;
  const least = quantile(0.05, { total, chance });
  const most = quantile(0.95, { total, chance });
  const early = total === 0 || people === 0 || people === all || (least === 0 && most === total) || cannotDiffer({ total, chance });
  return { turns, people: chance, least, most, says: early ? 'early' : turns < least ? 'fewer' : turns > most ? 'more' : 'within' };
}

/** Could not even silence be told from chance? Then nothing is said of this side. */
const cannotDiffer = ({ total, chance }: { total: number; chance: number }) => quantile(0.05, { total, chance }) === 0;

/** The smallest number of turns k for which the binomial distribution reaches `at`: P(X <= k) >= at. */
export function quantile(at: number, { total, chance }: { total: number; chance: number }): number {
  if (chance <= 0) return 0;
  if (chance >= 1) return total;
  let logTerm = total * Math.log(1 - chance); // of k = 0; each next term is the one before times (n-k)/(k+1) · p/(1-p)
  let reached = Math.exp(logTerm);
  let k = 0;
  while (reached < at - 1e-12 && k < total) {
    logTerm += Math.log((total - k) / (k + 1)) + Math.log(chance / (1 - chance));
    k++;
    reached += Math.exp(logTerm);
  }
  return k;
}
