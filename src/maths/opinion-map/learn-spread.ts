import type { Evidence } from './learn-statements.ts';
import type { OrdinalModel } from './ordinal-model.ts';
import { packedAt, packedSize } from './small-matrix.ts';

/**
 * Learns how people and statements vary. Of a mean m with doubt C and variance v the fixed point v = Σm² / Σ(1 − C/v) is
 * MacKay's (1995), which gets there in a few sweeps where expectation-maximisation takes dozens. One imaginary statement
 * of loading 1 keeps each direction open: what the votes cannot show is unknown, and not absent.
 */
export function updateSpread(model: OrdinalModel, { thresholdBend, rejected }: Evidence, people: Uint32Array): void {
  const size = model.dimensions + 1;
  const packed = packedSize(size);
  const packedPerson = packedSize(size + 1);
  const { spread, statements } = model;
  const shown = Uint32Array.from(rejected.keys()).filter((j) => !rejected[j]);
  const ease = (j: number) => statements.mean[j * size]!;
  const threshold = (j: number) => statements.threshold[j]!;

  const ownVariance = (part: number) => (i: number) =>
    model.people.mean[i * (size + 1) + part]! ** 2 + model.people.covariance[i * packedPerson + packedAt(part, part)]!;
  spread.leniency = Math.max(1e-3, average(people, ownVariance(0)));
  spread.reserve = Math.max(0.05, average(people, ownVariance(size)));
  spread.easeMean = average(shown, ease);
  spread.ease = Math.max(
    0.05,
    average(shown, (j) => (ease(j) - spread.easeMean) ** 2 + statements.covariance[j * packed]!),
  );
  spread.thresholdMean = average(shown, threshold);
  spread.threshold = Math.max(
    0.02,
    average(shown, (j) => (threshold(j) - spread.thresholdMean) ** 2 + 1 / thresholdBend[j]!),
  );
  for (let k = 1; k < size; k++) {
    const doubt = (j: number) => statements.covariance[j * packed + packedAt(k, k)]! / spread.loading[k - 1]!;
    const square = average(shown, (j) => statements.mean[j * size + k]! ** 2);
    const learned = average(shown, (j) => 1 - doubt(j)) * shown.length;
    spread.loading[k - 1] = (square * shown.length + 1) / (Math.max(0, learned) + 1);
  }
}

const average = (places: Uint32Array, of: (n: number) => number): number =>
  places.reduce((sum, n) => sum + of(n), 0) / Math.max(1, places.length);
