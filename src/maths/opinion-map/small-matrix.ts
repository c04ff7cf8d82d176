/**
 * Small symmetric matrices, packed: element (a, b) with b <= a stands at a(a+1)/2 + b. Several stand one after another
 * in one array; `at` says where this one begins.
 */
export const packedSize = (size: number): number => (size * (size + 1)) / 2;

/** Where element (a, b) stands, in either order. */
export const packedAt = (a: number, b: number): number => (a >= b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a);

/**
 * Cholesky's lower triangle L with L·Lᵀ = matrix, in `out` (Golub and Van Loan, Matrix Computations, 4.2). A matrix that
 * rounding has made indefinite gets the smallest diagonal that keeps it usable.
 */
export function cholesky(matrix: Float64Array, at: number, { size, out }: { size: number; out: Float64Array }): void {
  for (let a = 0; a < size; a++) {
    const row = (a * (a + 1)) / 2;
    for (let b = 0; b <= a; b++) {
      const other = (b * (b + 1)) / 2;
      let sum = matrix[at + row + b]!;
      for (let k = 0; k < b; k++) sum -= out[row + k]! * out[other + k]!;
      out[row + b] = a === b ? Math.sqrt(Math.max(sum, 1e-12)) : sum / out[other + b]!;
    }
  }
}

/** Solves L·Lᵀ·x = g in place: `x` holds g before and the answer after. */
export function choleskySolve(L: Float64Array, x: Float64Array, size: number): void {
  for (let a = 0; a < size; a++) {
    const row = (a * (a + 1)) / 2;
    let sum = x[a]!;
    for (let k = 0; k < a; k++) sum -= L[row + k]! * x[k]!;
    x[a] = sum / L[row + a]!;
  }
  for (let a = size - 1; a >= 0; a--) {
    let sum = x[a]!;
    for (let k = a + 1; k < size; k++) sum -= L[(k * (k + 1)) / 2 + a]! * x[k]!;
    x[a] = sum / L[(a * (a + 1)) / 2 + a]!;
  }
}

/** The packed inverse of L·Lᵀ, written to `out` from `at` on: L⁻¹ first, then L⁻ᵀ·L⁻¹. */
export function choleskyInverse(L: Float64Array, size: number, { out, at }: { out: Float32Array; at: number }): void {
  const inverse = inverseOfL;
  for (let a = 0; a < size; a++) {
    const row = (a * (a + 1)) / 2;
    const pivot = 1 / L[row + a]!;
    for (let b = 0; b < a; b++) {
      let sum = 0;
      for (let k = b; k < a; k++) sum += L[row + k]! * inverse[(k * (k + 1)) / 2 + b]!;
      inverse[row + b] = -sum * pivot;
    }
    inverse[row + a] = pivot;
  }
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let k = a; k < size; k++) sum += inverse[(k * (k + 1)) / 2 + a]! * inverse[(k * (k + 1)) / 2 + b]!;
      out[at + (a * (a + 1)) / 2 + b] = sum;
    }
  }
}
const inverseOfL = new Float64Array(packedSize(64));
