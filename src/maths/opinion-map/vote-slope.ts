/**
 * Of one vote's log-likelihood: slope and curvature in η (out 0, 1), in log c (2, 3), and the curvature across (4).
 * With a = σ(η − c), b = σ(η + c): log P(agree) = log a, log P(disagree) = log(1 − b), log P(pass) = log(b − a).
 * Five plain parameters, because an object for each of millions of votes costs a third of the time.
 */
export function voteSlope(out: Float64Array, eta: number, cut: number, scale: number, answer: number): void {
  if (answer === 2) {
    const a = 1 / (1 + Math.exp((cut - eta) * scale));
    const bend = a * (1 - a);
    out[0] = 1 - a;
    out[1] = bend;
    out[2] = -cut * (1 - a);
    out[3] = cut * cut * bend + cut * (1 - a);
    out[4] = -cut * bend;
  } else if (answer === 0) {
    const b = 1 / (1 + Math.exp((-eta - cut) * scale));
    const bend = b * (1 - b);
    out[0] = -b;
    out[1] = bend;
    out[2] = -cut * b;
    out[3] = cut * cut * bend + cut * b;
    out[4] = cut * bend;
  } else {
    const a = 1 / (1 + Math.exp((cut - eta) * scale));
    const b = 1 / (1 + Math.exp((-eta - cut) * scale));
    const bendA = a * (1 - a);
    const bendB = b * (1 - b);
    // P(pass) = sinh c / (cosh η + cosh c), so its logarithm's slope in c is coth c − P(pass). The curvature in log c
    // leaves out what would make it negative, so that every step stays a step uphill.
    const e = Math.exp(-2 * Math.max(cut, 1e-3));
    out[0] = 1 - a - b;
    out[1] = bendA + bendB;
    out[2] = cut * ((1 + e) / (1 - e) - (b - a));
    out[3] = cut * cut * ((4 * e) / (1 - e) ** 2 + bendA + bendB);
    out[4] = cut * (bendB - bendA);
  }
}

/** MacKay's factor by which an uncertain leaning is less sharp. */
export const blunting = (variance: number): number => 1 / Math.sqrt(1 + 0.39269908169872414 * variance);

/** By how much a Newton step is shortened so that no part of it is longer than 2. */
export function withinTwo(step: Float64Array): number {
  let longest = 0;
  for (const part of step) longest = Math.max(longest, Math.abs(part));
  return longest > 2 ? 2 / longest : 1;
}
