import type { OrdinalModel } from './ordinal-model.ts';
import { cholesky, choleskyInverse, choleskySolve, packedAt, packedSize } from './small-matrix.ts';
import { blunting, voteSlope, withinTwo } from './vote-slope.ts';
import type { Votes } from './votes.ts';

/** Gives each of these people their place, with the statements as they are, by so many Newton steps. */
export function placePeople(model: OrdinalModel, votes: Votes, { people, steps }: { people: Uint32Array; steps: number }): void {
  const size = model.dimensions + 1;
  const last = (size * (size + 1)) / 2;
  const packedPerson = packedSize(size + 1);
  const { mean: statement } = model.statements;
  const doubt = variancesOf(model.statements.covariance, size);
  const { mean, covariance } = model.people;
  const { spread } = model;
  const cuts = model.statements.threshold.map(Math.exp);
  const precision = new Float64Array(packedPerson);
  const gradient = new Float64Array(size + 1);
  const L = new Float64Array(packedPerson);
  const person = new Float64Array(size);
  const slope = new Float64Array(5);

  for (const i of people) {
    const own = i * (size + 1);
    for (let step = 0; step < steps; step++) {
      // The prior: leniency, place and reserve around 0.
      for (let k = 0; k < size; k++) person[k] = mean[own + k]!;
      const leniency = person[0]!;
      const reserve = mean[own + size]!;
      person[0] = 1;
      precision.fill(0);
      precision[0] = 1 / spread.leniency;
      gradient[0] = -leniency / spread.leniency;
      for (let k = 1; k < size; k++) {
        precision[(k * (k + 1)) / 2 + k] = 1;
        gradient[k] = -person[k]!;
      }
      precision[last + size] = 1 / spread.reserve;
      gradient[size] = -reserve / spread.reserve;
      const widening = Math.exp(reserve);

      for (let n = votes.rowStart[i]!; n < votes.rowStart[i + 1]!; n++) {
        const j = votes.codes[n]! >> 2;
        if (votes.rejected[j]) continue;
        const at = j * size;
        let eta = statement[at]! + leniency;
        for (let k = 1; k < size; k++) eta += statement[at + k]! * person[k]!;

        // What is not known of the statement blunts what its vote says of the person.
        let variance = 0;
        for (let k = 0; k < size; k++) variance += doubt[at + k]! * person[k]! * person[k]!;
        voteSlope(slope, eta, cuts[j]! * widening, blunting(variance), votes.codes[n]! & 3);
        const g = slope[0]!;
        const w = slope[1]!;
        const both = slope[4]!;

        gradient[0]! += g;
        precision[0]! += w;
        precision[last]! += both;
        for (let a = 1, c = 1; a < size; a++) {
          const loading = statement[at + a]!;
          const weighted = w * loading;
          gradient[a]! += g * loading;
          precision[last + a]! += both * loading;
          precision[c++]! += weighted;
          for (let b = 1; b <= a; b++) precision[c++]! += weighted * statement[at + b]!;
        }
        gradient[size]! += slope[2]!;
        precision[last + size]! += slope[3]!;
      }

      cholesky(precision, 0, { size: size + 1, out: L });
      choleskySolve(L, gradient, size + 1);
      const shortened = withinTwo(gradient);
      for (let k = 0; k <= size; k++) mean[own + k]! += shortened * gradient[k]!;
      choleskyInverse(L, size + 1, { out: covariance, at: i * packedPerson });
    }
  }
}

/** The diagonals of packed matrices, one after another. */
function variancesOf(covariance: Float32Array, size: number): Float64Array {
  const packed = packedSize(size);
  return Float64Array.from(
    { length: (covariance.length / packed) * size },
    (_, n) => covariance[Math.floor(n / size) * packed + packedAt(n % size, n % size)]!,
  );
}
