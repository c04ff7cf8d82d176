import { seededRandom, normal } from './random.ts';
import { pointTheSameWay, symmetricEigen } from './symmetric-eigen.ts';
import type { Votes } from './votes.ts';

/** The directions in which people differ most. */
export type PrincipalComponents = {
  /** The mean vote on each statement, of those who voted. */
  mean: Float64Array;
  /** Direction k at `components[k * statements]` onwards, of length 1. */
  components: Float64Array;
  /** Sum of squares along each direction (an eigenvalue of the centred AᵀA). */
  variances: Float64Array;
  /** How often all votes were gone through. */
  passes: number;
};

/**
 * Principal components of the vote matrix in which a vote that was not cast counts as its statement's mean.
 *
 * A filled-in vote minus the mean is exactly 0, so AᵀA·w needs the votes cast and nothing else: the matrix is never
 * made. The first `count` eigenvectors are found by Lanczos' method with full reorthogonalisation (Golub and Van Loan,
 * Matrix Computations, 10.1), to a residual of 1e-10 of the largest eigenvalue; each is turned by `pointTheSameWay`.
 *
 * `muted` statements count as 0 for everybody. A `count` beyond what the votes span gives directions of zeros.
 *
 * @example principalComponents(votes, { count: 2 }).components.length // 2 * votes.statements.length
 */
export function principalComponents(
  votes: Votes,
  { count, muted, seed = 1 }: { count: number; muted?: Uint8Array; seed?: number },
): PrincipalComponents {
  const statements = votes.statements.length;
  const mean = meanVotes(votes, muted);
  const multiply = centredGram(votes, mean, muted);
  const { basis, alpha, beta, passes } = lanczos(multiply, { size: statements, count, random: seededRandom(seed) });

  const steps = alpha.length;
  const { values, vectors } = symmetricEigen(tridiagonal(alpha, beta), steps);
  const components = new Float64Array(count * statements);
  const variances = new Float64Array(count);
  for (let k = 0; k < Math.min(count, steps); k++) {
    if (!(values[k]! > 1e-12 * values[0]!)) break;
    const component = components.subarray(k * statements, (k + 1) * statements);
    variances[k] = values[k]!;
    basis.forEach((direction, step) => addScaled(component, vectors[k * steps + step]!, direction));
    pointTheSameWay(component);
  }
  return { mean, components, variances, passes };
}

/** The mean of the votes cast on each statement; 0 for a muted one and for one without votes. */
export function meanVotes(votes: Votes, muted?: Uint8Array): Float64Array {
  const sum = new Float64Array(votes.statements.length);
  const cast = new Float64Array(votes.statements.length);
  for (const code of votes.codes) {
    sum[code >> 2]! += (code & 3) - 1;
    cast[code >> 2]!++;
  }
  return sum.map((total, j) => (muted?.[j] || cast[j] === 0 ? 0 : total / cast[j]!));
}

/** w -> AᵀA·w. One table holds vote minus mean for each packed vote, so that a vote costs one look-up each way. */
function centredGram(votes: Votes, mean: Float64Array, muted?: Uint8Array): (w: Float64Array, out: Float64Array) => void {
  const { rowStart, codes } = votes;
  const deviation = Float64Array.from({ length: 4 * mean.length }, (_, code) =>
    muted?.[code >> 2] ? 0 : (code & 3) - 1 - mean[code >> 2]!,
  );
  const weighted = new Float64Array(deviation.length);
  const gathered = new Float64Array(deviation.length);
  return (w, out) => {
    for (let code = 0; code < weighted.length; code++) weighted[code] = deviation[code]! * w[code >> 2]!;
    gathered.fill(0);
    for (let i = 0; i + 1 < rowStart.length; i++) {
      const end = rowStart[i + 1]!;
      let score = 0;
      for (let n = rowStart[i]!; n < end; n++) score += weighted[codes[n]!]!;
      for (let n = rowStart[i]!; n < end; n++) gathered[codes[n]!]! += score;
    }
    out.fill(0);
    for (let code = 0; code < gathered.length; code++) out[code >> 2]! += deviation[code]! * gathered[code]!;
  };
}

type Krylov = { basis: Float64Array[]; alpha: number[]; beta: number[]; passes: number };

function lanczos(
  multiply: (w: Float64Array, out: Float64Array) => void,
  { size, count, random }: { size: number; count: number; random: () => number },
): Krylov {
  const basis: Float64Array[] = [];
  const alpha: number[] = [];
  const beta: number[] = [];
  let direction = freshDirection(basis, size, random);
  while (direction && basis.length < Math.min(size, 300)) {
    basis.push(direction);
    const next = new Float64Array(size);
    multiply(direction, next);
    alpha.push(dot(next, direction));
    makeOrthogonal(next, basis);
    const length = Math.sqrt(dot(next, next));
    const scale = Math.max(...alpha.map(Math.abs), ...beta);
    const spent = !(length > 1e-11 * scale);
    beta.push(spent ? 0 : length);
    if (basis.length >= count + 2 && basis.length % 4 === 0 && found(alpha, beta, count)) break;
    // When the votes reachable from here are used up, other directions may still hold some.
    if (spent) direction = freshDirection(basis, size, random);
    else direction = next.map((x) => x / length);
  }
  return { basis, alpha, beta, passes: basis.length };
}

/** Whether the first `count` eigenvectors stand: the residual of eigenvector k is beta times its last part. */
function found(alpha: number[], beta: number[], count: number): boolean {
  const steps = alpha.length;
  const { values, vectors } = symmetricEigen(tridiagonal(alpha, beta), steps);
  for (let k = 0; k < count; k++) {
    const residual = Math.abs(beta[steps - 1]! * vectors[k * steps + steps - 1]!);
    if (beta[steps - 1] === 0 || residual > 1e-10 * values[0]!) return false;
  }
  return true;
}

function tridiagonal(alpha: number[], beta: number[]): Float64Array {
  const n = alpha.length;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    matrix[i * n + i] = alpha[i]!;
    if (i + 1 < n) matrix[i * n + i + 1] = matrix[(i + 1) * n + i] = beta[i]!;
  }
  return matrix;
}

function freshDirection(basis: Float64Array[], size: number, random: () => number): Float64Array | undefined {
  if (basis.length >= size) return undefined;
  const direction = Float64Array.from({ length: size }, () => normal(random));
  makeOrthogonal(direction, basis);
  const length = Math.sqrt(dot(direction, direction));
  return length > 1e-8 ? direction.map((x) => x / length) : undefined;
}

/** Twice is enough (Parlett): what rounding leaves the first time, the second takes away. */
function makeOrthogonal(vector: Float64Array, basis: Float64Array[]): void {
  for (let time = 0; time < 2; time++) {
    for (const other of basis) addScaled(vector, -dot(vector, other), other);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addScaled(to: Float64Array, scale: number, from: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i]! += scale * from[i]!;
}
