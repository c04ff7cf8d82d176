import type { OrdinalModel } from './ordinal-model.ts';
import { cholesky, choleskyInverse, choleskySolve, packedSize } from './small-matrix.ts';
import { blunting, voteSlope, withinTwo } from './vote-slope.ts';
import type { Votes } from './votes.ts';

/** What the people's votes say of each statement: slope and curvature of the expected log-likelihood. */
export type Evidence = {
  gradient: Float64Array;
  precision: Float64Array;
  thresholdSlope: Float64Array;
  thresholdBend: Float64Array;
  only: 0 | 1;
  rejected: Uint8Array;
};

/** Goes through these people's votes: on statements that stand (`only` 0) or that were turned down (1). */
export function gatherEvidence(model: OrdinalModel, votes: Votes, { people, only }: { people: Uint32Array; only: 0 | 1 }): Evidence {
  const size = model.dimensions + 1;
  const packed = packedSize(size);
  const { mean: statement, threshold } = model.statements;
  const { mean, covariance } = model.people;
  const packedPerson = packedSize(size + 1);
  const cuts = threshold.map(Math.exp);
  const gradient = new Float64Array(statement.length);
  const precision = new Float64Array(threshold.length * packed);
  const thresholdSlope = new Float64Array(threshold.length);
  const thresholdBend = new Float64Array(threshold.length);
  const person = new Float64Array(size);
  const doubt = new Float64Array(size * size);
  const second = new Float64Array(packed);
  const spun = new Float64Array(size);
  const slope = new Float64Array(5);

  for (const i of people) {
    // The person's place, its covariance as a full matrix, and both together: E[place·placeᵀ].
    const own = i * (size + 1);
    for (let k = 1; k < size; k++) person[k] = mean[own + k]!;
    person[0] = 1;
    for (let a = 0, c = 0; a < size; a++) {
      for (let b = 0; b <= a; b++, c++) {
        const value = covariance[i * packedPerson + c]!;
        doubt[a * size + b] = doubt[b * size + a] = value;
        second[c] = person[a]! * person[b]! + (b > 0 ? value : 0);
      }
    }
    const leniency = mean[own]!;
    const widening = Math.exp(mean[own + size]!);

    for (let n = votes.rowStart[i]!; n < votes.rowStart[i + 1]!; n++) {
      const j = votes.codes[n]! >> 2;
      if (votes.rejected[j] !== only) continue;
      const at = j * size;
      let eta = statement[at]! + leniency;
      for (let k = 1; k < size; k++) eta += statement[at + k]! * person[k]!;

      let variance = 0;
      for (let a = 0; a < size; a++) {
        let row = doubt[a * size]!;
        for (let b = 1; b < size; b++) row += doubt[a * size + b]! * statement[at + b]!;
        spun[a] = row;
        variance += a === 0 ? row : row * statement[at + a]!;
      }
      voteSlope(slope, eta, cuts[j]! * widening, blunting(variance), votes.codes[n]! & 3);
      const g = slope[0]!;
      const w = slope[1]!;
      thresholdSlope[j]! += slope[2]!;
      thresholdBend[j]! += slope[3]!;

      gradient[at]! += g;
      for (let a = 1; a < size; a++) gradient[at + a]! += g * person[a]! - w * spun[a]!;
      for (let c = 0, to = j * packed; c < packed; c++, to++) precision[to]! += w * second[c]!;
    }
  }
  return { gradient, precision, thresholdSlope, thresholdBend, only, rejected: votes.rejected };
}

/** Gives each statement its distribution from the evidence by a Newton step; returns how much they changed (rms, relative). */
export function updateStatements(model: OrdinalModel, evidence: Evidence): number {
  const size = model.dimensions + 1;
  const packed = packedSize(size);
  const { spread } = model;
  const { mean, covariance, threshold } = model.statements;
  const { gradient, precision, thresholdSlope, thresholdBend } = evidence;
  const L = new Float64Array(packed);
  let moved = 0;
  let length = 1e-12;
  for (let j = 0; j < threshold.length; j++) {
    if (evidence.rejected[j] !== evidence.only) continue;
    const g = gradient.subarray(j * size, (j + 1) * size);
    g[0]! -= (mean[j * size]! - spread.easeMean) / spread.ease;
    precision[j * packed]! += 1 / spread.ease;
    for (let k = 1; k < size; k++) {
      g[k]! -= mean[j * size + k]! / spread.loading[k - 1]!;
      precision[j * packed + (k * (k + 1)) / 2 + k]! += 1 / spread.loading[k - 1]!;
    }
    cholesky(precision, j * packed, { size, out: L });
    choleskySolve(L, g, size);
    const shortened = withinTwo(g);
    for (let k = 0; k < size; k++) {
      mean[j * size + k]! += shortened * g[k]!;
      moved += (shortened * g[k]!) ** 2;
      length += mean[j * size + k]! ** 2;
    }
    choleskyInverse(L, size, { out: covariance, at: j * packed });
    const slope = thresholdSlope[j]! - (threshold[j]! - spread.thresholdMean) / spread.threshold;
    thresholdBend[j]! += 1 / spread.threshold;
    threshold[j]! += clamp(slope / thresholdBend[j]!, 1);
  }
  return Math.sqrt(moved / length);
}

const clamp = (x: number, most: number): number => Math.max(-most, Math.min(most, x));
