/** Eigenvalues from largest to smallest; vector k stands at `vectors[k * n]` to `vectors[k * n + n - 1]`. */
export type Eigen = { values: Float64Array; vectors: Float64Array };

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix, given row by row.
 *
 * Cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, 8.5): slow for large matrices, exact to the last
 * bits for small ones, and always in the same order. Signs are fixed by `pointTheSameWay`.
 *
 * @example symmetricEigen(Float64Array.of(2, 1, 1, 2), 2).values // [3, 1]
 */
export function symmetricEigen(matrix: Float64Array, n: number): Eigen {
  const a = matrix.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;

  for (let sweep = 0; sweep < 60 && offDiagonal(a, n) > 0; sweep++) {
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) rotate(a, v, { n, p, q, negligible: sweep > 3 });
    }
  }

  const order = Array.from({ length: n }, (_, k) => k).sort((x, y) => a[y * n + y]! - a[x * n + x]! || x - y);
  const vectors = new Float64Array(n * n);
  order.forEach((from, k) => {
    for (let i = 0; i < n; i++) vectors[k * n + i] = v[i * n + from]!;
    pointTheSameWay(vectors.subarray(k * n, k * n + n));
  });
  return { values: Float64Array.from(order, (k) => a[k * n + k]!), vectors };
}

/** An eigenvector has no sign of its own: turns it so that its largest part (the first of equals) is positive. */
export function pointTheSameWay(vector: Float64Array): void {
  let largest = 0;
  for (let i = 1; i < vector.length; i++) {
    if (Math.abs(vector[i]!) > Math.abs(vector[largest]!) * (1 + 1e-9)) largest = i;
  }
  if (vector[largest]! < 0) for (let i = 0; i < vector.length; i++) vector[i] = -vector[i]!;
}

function offDiagonal(a: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) sum += a[i * n + j]! ** 2;
  return sum;
}

/** Turns the plane of p and q so that their common element becomes zero. */
function rotate(a: Float64Array, v: Float64Array, { n, p, q, negligible }: { n: number; p: number; q: number; negligible: boolean }) {
  const apq = a[p * n + q]!;
  const app = a[p * n + p]!;
  const aqq = a[q * n + q]!;
  const small = 1e-17 * Math.min(Math.abs(app), Math.abs(aqq));
  if (apq === 0 || (negligible && Math.abs(apq) < small)) {
    a[p * n + q] = a[q * n + p] = 0;
    return;
  }
  const theta = (aqq - app) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const akp = a[k * n + p]!;
    const akq = a[k * n + q]!;
    a[k * n + p] = c * akp - s * akq;
    a[k * n + q] = s * akp + c * akq;
  }
  for (let k = 0; k < n; k++) {
    const apk = a[p * n + k]!;
    const aqk = a[q * n + k]!;
    a[p * n + k] = c * apk - s * aqk;
    a[q * n + k] = s * apk + c * aqk;
    const vkp = v[k * n + p]!;
    const vkq = v[k * n + q]!;
    v[k * n + p] = c * vkp - s * vkq;
    v[k * n + q] = s * vkp + c * vkq;
  }
  a[p * n + q] = a[q * n + p] = 0;
}
