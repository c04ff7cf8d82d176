import { normal, seededRandom } from '../opinion-map/random.ts';
import { symmetricEigen } from '../opinion-map/symmetric-eigen.ts';
import type { TextMatrix } from './tf-idf.ts';

/** Each text as a point in few dimensions: row r at `points[r * dimensions]`, of length 1 (or 0 when it has no word that counts). */
export type TextPoints = { points: Float32Array; dimensions: number };

const spare = 8; // more directions are looked along than kept, so that the kept ones are good
const passes = 3; // each pass through the matrix makes the strong directions stand out more

/**
 * Brings texts down to the few directions along which they differ most (latent semantic analysis): texts that use other words for the same
 * come nearer to each other.
 *
 * Randomised truncated SVD (Halko, Martinsson and Tropp 2011, algorithms 4.4 and 5.1): random directions are sent through the matrix and back,
 * made orthogonal, and the small matrix between them is taken apart exactly. Work grows with the filled places of the matrix.
 * The same matrix and seed give the same bits. `tick` is called after each part with how much is done, between 0 and 1.
 *
 * @example truncatedSvd(tfIdf(texts), { dimensions: 60, seed: 1 })
 */
export function truncatedSvd(
  matrix: TextMatrix,
  { dimensions, seed, tick }: { dimensions: number; seed: number; tick?: (done: number) => void },
): TextPoints {
  const [n, m] = [matrix.ids.length, matrix.terms.length];
  const wide = Math.min(dimensions + spare, n, m);
  const kept = Math.min(dimensions, wide);
  const random = seededRandom(seed);
  let along: Float64Array = Float64Array.from({ length: m * wide }, () => normal(random));
  let seen = times(matrix, along, wide);
  orthogonal(seen, n, wide);
  for (let pass = 0; pass < passes; pass++) {
    along = timesTransposed(matrix, seen, wide);
    orthogonal(along, m, wide);
    seen = times(matrix, along, wide);
    orthogonal(seen, n, wide);
    tick?.((pass + 1) / (passes + 1));
  }
  const small = timesTransposed(matrix, seen, wide); // m by wide: the matrix seen along the directions found
  const { values, vectors } = symmetricEigen(gram(small, m, wide), wide);
  const points = new Float32Array(n * kept);
  for (let r = 0; r < n; r++) {
    for (let k = 0; k < kept; k++) {
      let sum = 0;
      for (let j = 0; j < wide; j++) sum += seen[r * wide + j]! * vectors[k * wide + j]!;
      points[r * kept + k] = sum * Math.sqrt(Math.max(0, values[k]!));
    }
  }
  toLengthOne(points, n, kept);
  tick?.(1);
  return { points, dimensions: kept };
}

function times({ ids, starts, columns, weights }: TextMatrix, right: Float64Array, wide: number): Float64Array {
  const product = new Float64Array(ids.length * wide);
  for (let r = 0; r < ids.length; r++) {
    for (let at = starts[r]!; at < starts[r + 1]!; at++) {
      const [weight, from] = [weights[at]!, columns[at]! * wide];
      for (let j = 0; j < wide; j++) product[r * wide + j]! += weight * right[from + j]!;
    }
  }
  return product;
}

function timesTransposed({ ids, terms, starts, columns, weights }: TextMatrix, right: Float64Array, wide: number): Float64Array {
  const product = new Float64Array(terms.length * wide);
  for (let r = 0; r < ids.length; r++) {
    for (let at = starts[r]!; at < starts[r + 1]!; at++) {
      const [weight, to] = [weights[at]!, columns[at]! * wide];
      for (let j = 0; j < wide; j++) product[to + j]! += weight * right[r * wide + j]!;
    }
  }
  return product;
}

/** Makes the columns orthogonal and of length 1, in place (modified Gram-Schmidt, twice: once is not exact enough). A column that adds nothing becomes 0. */
function orthogonal(matrix: Float64Array, rows: number, wide: number): void {
  for (let twice = 0; twice < 2; twice++) {
    for (let k = 0; k < wide; k++) {
      for (let j = 0; j < k; j++) {
        let along = 0;
        for (let r = 0; r < rows; r++) along += matrix[r * wide + j]! * matrix[r * wide + k]!;
        for (let r = 0; r < rows; r++) matrix[r * wide + k]! -= along * matrix[r * wide + j]!;
      }
      let length = 0;
      for (let r = 0; r < rows; r++) length += matrix[r * wide + k]! ** 2;
      length = Math.sqrt(length);
      for (let r = 0; r < rows; r++) matrix[r * wide + k] = length > 1e-10 ? matrix[r * wide + k]! / length : 0;
    }
  }
}

function gram(matrix: Float64Array, rows: number, wide: number): Float64Array {
  const product = new Float64Array(wide * wide);
  for (let r = 0; r < rows; r++)
    for (let i = 0; i < wide; i++) for (let j = 0; j < wide; j++) product[i * wide + j]! += matrix[r * wide + i]! * matrix[r * wide + j]!;
  return product;
}

/** Gives every row length 1, so that the product of two rows is the cosine of their angle. */
export function toLengthOne(points: Float32Array, rows: number, wide: number): void {
  for (let r = 0; r < rows; r++) {
    let length = 0;
    for (let k = 0; k < wide; k++) length += points[r * wide + k]! ** 2;
    length = Math.sqrt(length);
    if (length < 1e-6) points.fill(0, r * wide, (r + 1) * wide);
    else for (let k = 0; k < wide; k++) points[r * wide + k]! /= length;
  }
}
