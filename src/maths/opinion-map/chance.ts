/**
 * Φ(z): the chance that a standard normal number is below z.
 *
 * Formula 26.2.17 of Abramowitz and Stegun, error below 7.5e-8.
 *
 * @example normalBelow(1.6449) // 0.95
 */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z >= 0 ? 1 - tail : tail;
}

/**
 * The z below which a standard normal number is with this chance: the inverse of `normalBelow`, by halving.
 *
 * @example normalQuantile(0.975) // 1.96
 */
export function normalQuantile(chance: number): number {
  let [low, high] = [-40, 40];
  for (let n = 0; n < 80; n++) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The chance that a share is above `x` when its distribution is Beta(a, b): 1 − Iₓ(a, b).
 *
 * Continued fraction of the incomplete beta function by Lentz's method (Press et al., Numerical Recipes, 6.4).
 *
 * @example betaAbove(0.5, 1, 1) // 0.5
 */
export function betaAbove(x: number, a: number, b: number): number {
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  const below = x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
  return Math.min(1, Math.max(0, 1 - below));
}

/**
 * ln Γ(x) for x > 0, by Lanczos' series (g = 7, nine terms), error below 1e-13.
 *
 * @example logGamma(5) // ln 24
 */
export function logGamma(x: number): number {
  const y = x - 1;
  const t = y + 7.5;
  const sum = lanczosTerms.reduce((total, term, n) => total + (n === 0 ? term : term / (y + n)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}
const lanczosTerms = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1), tiny);
  let h = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / notZero(1 + even * d, tiny);
    c = notZero(1 + even / c, tiny);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notZero(1 + odd * d, tiny);
    c = notZero(1 + odd / c, tiny);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return h;
}

const notZero = (x: number, tiny: number): number => (Math.abs(x) < tiny ? tiny : x);
