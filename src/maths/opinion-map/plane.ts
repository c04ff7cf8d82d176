import type { OrdinalModel } from './ordinal-model.ts';
import { packedAt, packedSize } from './small-matrix.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import type { Votes } from './votes.ts';

/**
 * The two directions that tell people apart most, as a map.
 *
 * The distance of two people is the root mean square, over the votes cast, of how differently they lean (log-odds) in
 * these directions: 1 apart is where the odds of agreeing differ by a factor e. The centre is the middle of everybody.
 */
export type Plane = {
  /** x and y per person. */
  positions: Float64Array;
  /** Covariance per person: xx, xy, yy. */
  covariances: Float64Array;
  /** How far a statement pulls its agreers in x and y. */
  loadings: Float64Array;
  /** The variance of everybody's place in x and y. */
  variances: [number, number];
  /** Per direction of the model, its part in x, then in y. */
  axes: Float64Array;
};

/**
 * Turns the model's directions so that the first two carry most of the mean square leaning: the eigenvectors of
 * Σ votesⱼ·E[loadingⱼ·loadingⱼᵀ] / Σ votesⱼ, scaled by the square roots of its eigenvalues.
 *
 * @example planeOf(model, votes).positions.length // 2 * votes.people.length
 */
export function planeOf(model: OrdinalModel, votes: Votes): Plane {
  const K = model.dimensions;
  const size = K + 1;
  const packed = packedSize(K + 2);
  const { values, vectors } = symmetricEigen(meanSquareLoading(model, votes), K);
  const scale = [0, 1].map((axis) => (axis < K ? Math.sqrt(Math.max(0, values[axis]!)) : 0)) as [number, number];
  const part = (axis: number, k: number) => (axis < K ? vectors[axis * K + k]! : 0);
  const axes = Float64Array.from({ length: 2 * K }, (_, n) => scale[Math.floor(n / K)]! * part(Math.floor(n / K), n % K));

  const people = model.people.mean.length / (K + 2);
  const positions = new Float64Array(2 * people);
  const covariances = new Float64Array(3 * people);
  for (let i = 0; i < people; i++) {
    for (let k = 0; k < K; k++) {
      const place = model.people.mean[i * (K + 2) + 1 + k]!;
      positions[2 * i]! += axes[k]! * place;
      positions[2 * i + 1]! += axes[K + k]! * place;
      for (let l = 0; l < K; l++) {
        const covariance = model.people.covariance[i * packed + packedAt(k + 1, l + 1)]!;
        covariances[3 * i]! += axes[k]! * axes[l]! * covariance;
        covariances[3 * i + 1]! += axes[k]! * axes[K + l]! * covariance;
        covariances[3 * i + 2]! += axes[K + k]! * axes[K + l]! * covariance;
      }
    }
  }

  const statements = model.statements.threshold.length;
  const loadings = Float64Array.from({ length: 2 * statements }, (_, n) => {
    const axis = n & 1;
    let along = 0;
    for (let k = 0; k < K; k++) along += part(axis, k) * model.statements.mean[(n >> 1) * size + 1 + k]!;
    return scale[axis]! > 0 ? along / scale[axis]! : 0;
  });
  return { positions, covariances, loadings, variances: [scale[0] ** 2, scale[1] ** 2], axes };
}

function meanSquareLoading(model: OrdinalModel, votes: Votes): Float64Array {
  const K = model.dimensions;
  const size = K + 1;
  const cast = new Float64Array(votes.statements.length);
  for (const code of votes.codes) cast[code >> 2]!++;
  const sum = new Float64Array(K * K);
  let total = 0;
  for (let j = 0; j < cast.length; j++) {
    if (votes.rejected[j] || cast[j] === 0) continue;
    total += cast[j]!;
    for (let k = 0; k < K; k++) {
      for (let l = 0; l < K; l++) {
        const product = model.statements.mean[j * size + 1 + k]! * model.statements.mean[j * size + 1 + l]!;
        const doubt = model.statements.covariance[j * packedSize(size) + packedAt(k + 1, l + 1)]!;
        sum[k * K + l]! += cast[j]! * (product + doubt);
      }
    }
  }
  return sum.map((x) => x / Math.max(1, total));
}
