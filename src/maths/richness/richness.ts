/** What a number of samples says of how much there is: each sample (an interview) names some of all that could be named. */
export type Richness = {
  samples: number;
  /** Different things named, those named in one sample alone, and those named in exactly two. */
  observed: number;
  once: number;
  twice: number;
  /** Chao2: about how many things there are at least, and the standard error of that. */
  estimate: number;
  standardError: number;
  /** The share of all namings that would be of things already seen, 0 to 1. */
  coverage: number;
};

/**
 * Chao2 from incidence in samples, with the correction for few samples and, where nothing was named exactly twice, its bias-corrected form.
 * Null without samples: from nothing nothing follows.
 *
 * S = S_obs + A Q1²/(2 Q2), A = (m-1)/m, with variance Q2 (A/2 r² + A² r³ + A²/4 r⁴), r = Q1/Q2 (Chao 1987, Biometrics 43; Colwell and others 2012, J. Plant Ecology 5).
 * Coverage = 1 - Q1/U · (m-1)Q1 / ((m-1)Q1 + 2 Q2), U all namings (Chao and Jost 2012, Ecology 93).
 *
 * @example richness([['school', 'baker'], ['school', 'mosque']])?.observed // 3
 */
export function richness(samples: readonly (readonly string[])[]): Richness | null {
  const m = samples.length;
  if (m === 0) return null;
  const named = new Map<string, number>();
  for (const sample of samples) for (const thing of new Set(sample)) named.set(thing, (named.get(thing) ?? 0) + 1);
  const counts = [...named.values()];
  const [once, twice] = [1, 2].map((times) => counts.filter((count) => count === times).length) as [number, number];
  const all = counts.reduce((sum, count) => sum + count, 0);
  return {
    samples: m,
    observed: named.size,
    once,
    twice,
    ...chao2({ m, observed: named.size, once, twice }),
    coverage: coverageOf({ m, once, twice, all }),
  };
}

type Frequencies = { m: number; observed: number; once: number; twice: number };

/** Chao2 and its standard error from the numbers of things named once and twice in `m` samples. */
export function chao2({ m, observed, once, twice }: Frequencies): { estimate: number; standardError: number } {
  const A = (m - 1) / m;
  if (twice > 0) {
    const r = once / twice;
    const variance = twice * ((A / 2) * r ** 2 + A ** 2 * r ** 3 + (A ** 2 / 4) * r ** 4);
    return { estimate: observed + (A * once ** 2) / (2 * twice), standardError: Math.sqrt(variance) };
  }
  const estimate = observed + (A * once * (once - 1)) / 2;
  const variance =
    (A * once * (once - 1)) / 2 + (A ** 2 * once * (2 * once - 1) ** 2) / 4 - (estimate > 0 ? (A ** 2 * once ** 4) / (4 * estimate) : 0);
  return { estimate, standardError: Math.sqrt(Math.max(0, variance)) };
}

/**
 * Between which numbers the true one lies, nineteen times of twenty, given the estimate: never below what was observed, since that many there are.
 * The number of unseen things is taken to be log-normal (Chao 1987, Biometrics 43, eq. 12):
 * low = S_obs + f/C, high = S_obs + f C, f = S - S_obs, C = exp(1.96 sqrt(ln(1 + variance / f²))).
 *
 * @example richnessInterval({ observed: 225, estimate: 236.3732, standardError: 6.54361 }) // { low: 228.99, high: 257.44 }
 */
export function richnessInterval({ observed, estimate, standardError }: Pick<Richness, 'observed' | 'estimate' | 'standardError'>): {
  low: number;
  high: number;
} {
  const unseen = estimate - observed;
  if (unseen <= 0) return { low: observed, high: observed };
  const spread = Math.exp(1.96 * Math.sqrt(Math.log(1 + standardError ** 2 / unseen ** 2)));
  return { low: observed + unseen / spread, high: observed + unseen * spread };
}

function coverageOf({ m, once, twice, all }: { m: number; once: number; twice: number; all: number }): number {
  if (all === 0 || once === 0) return all === 0 ? 0 : 1;
  // Where nothing was named exactly twice, as many as the bias-corrected form supposes.
  const unseen = twice > 0 ? ((m - 1) * once) / ((m - 1) * once + 2 * twice) : ((m - 1) * (once - 1)) / ((m - 1) * (once - 1) + 2);
  return 1 - (once / all) * unseen;
}

/**
 * What may be said of how much has been named: nothing until every side has given two samples, since a side that was not asked hides what only it sees.
 * `sampled`: per side its samples. Never more than an estimate: there is no value of it at which everybody has been reached.
 */
export function richnessOfSides(
  sampled: ReadonlyMap<string, readonly (readonly string[])[]>,
): { tooEarly: string[] } | { tooEarly: null; richness: Richness } {
  const tooEarly = [...sampled].filter(([, samples]) => samples.length < 2).map(([side]) => side);
  const whole = richness([...sampled.values()].flat());
  return tooEarly.length > 0 || whole === null ? { tooEarly } : { tooEarly: null, richness: whole };
}

/**
 * The chance that nobody of a group is among `people`, when the group is `share` of all and people came as if by lot: (1 - share)^people, the exact
 * binomial. Above 0.05 an empty chair says nothing yet: chanceOfNone(58, 0.05) = 0.051, chanceOfNone(59, 0.05) = 0.048.
 */
export const chanceOfNone = (people: number, share: number): number => (1 - share) ** people;

/** From how many people on nobody of a group is surprising at the 5% level; below it is too early to tell. fromHowMany(0.1) = 29 */
export const fromHowMany = (share: number): number =>
  share <= 0 ? Infinity : share >= 1 ? 1 : Math.floor(Math.log(0.05) / Math.log(1 - share)) + 1;

/** The share of what `these` name that none of `those` names: what residents name and no professional does. Null when `these` name nothing. */
export function namedByNobodyElse(these: readonly (readonly string[])[], those: readonly (readonly string[])[]): number | null {
  const named = new Set(these.flat());
  const others = new Set(those.flat());
  return named.size === 0 ? null : [...named].filter((thing) => !others.has(thing)).length / named.size;
}
