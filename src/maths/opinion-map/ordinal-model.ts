import { packedAt, packedSize } from './small-matrix.ts';

/**
 * The opinion model: what each person leans to and what each statement asks, as normal distributions.
 *
 * Person i leans η = easeⱼ + leniencyᵢ + loadingⱼ · placeᵢ towards statement j, in log-odds. They agree with probability
 * σ(η − c), disagree with σ(−η − c) and pass in between, where c = e^(thresholdⱼ + reserveᵢ): some statements, and some
 * people, call for passing more easily. Statements that were not seen say nothing: missing is missing.
 *
 * This is the cumulative ("proportional odds") logit model of McCullagh (1980) with the low-rank interaction of item
 * response theory (Reckase, Multidimensional Item Response Theory, 2009).
 *
 * A person is K + 2 numbers (leniency, K places, reserve), a statement K + 1 (ease, K loadings) and its threshold. `mean`
 * holds them one after another, `covariance` the packed matrix of how uncertain they are (in single
 * precision: half the memory, and seven digits of a doubt are enough).
 */
export type OrdinalModel = {
  /** How many directions of opinion. */
  dimensions: number;
  people: { mean: Float64Array; covariance: Float32Array };
  statements: { mean: Float64Array; covariance: Float32Array; threshold: Float64Array };
  /** How people and statements vary, learned from the votes (variances; a place has variance 1). */
  spread: Spread;
};

export type Spread = {
  leniency: number;
  reserve: number;
  ease: number;
  easeMean: number;
  threshold: number;
  thresholdMean: number;
  loading: Float64Array;
};

/** A model that knows nothing yet: everyone at the centre, every statement as easy as any other. */
export function emptyModel(people: number, statements: number, dimensions: number): OrdinalModel {
  const packed = packedSize(dimensions + 2);
  const model = {
    dimensions,
    people: { mean: new Float64Array(people * (dimensions + 2)), covariance: new Float32Array(people * packed) },
    statements: {
      mean: new Float64Array(statements * (dimensions + 1)),
      covariance: new Float32Array(statements * packedSize(dimensions + 1)),
      threshold: new Float64Array(statements).fill(-0.5),
    },
    spread: {
      leniency: 0.5,
      reserve: 0.5,
      ease: 2,
      easeMean: 0,
      threshold: 0.5,
      thresholdMean: -0.5,
      loading: new Float64Array(dimensions).fill(1),
    },
  };
  for (let i = 0; i < people; i++) {
    model.people.covariance[i * packed] = model.spread.leniency;
    for (let k = 1; k <= dimensions; k++) model.people.covariance[i * packed + packedAt(k, k)] = 1;
    model.people.covariance[i * packed + packed - 1] = model.spread.reserve;
  }
  return model;
}

/**
 * The chances of the three answers of person i to statement j, averaged over what is not known of both.
 *
 * The average of σ over a normal variance s² is taken as σ(η / √(1 + πs²/8)) (MacKay 1992). Numbers beyond the people or
 * statements of the model stand for someone, or something, of which nothing is known.
 *
 * @example const { agree, pass, disagree } = answerChances(model, 0, 3) // together 1
 */
export function answerChances(model: OrdinalModel, i: number, j: number): { agree: number; pass: number; disagree: number } {
  const size = model.dimensions + 1;
  const person = i * (size + 1);
  const knownPerson = i >= 0 && person < model.people.mean.length;
  const knownStatement = j >= 0 && j * size < model.statements.mean.length;
  const { spread } = model;

  let eta = knownStatement ? model.statements.mean[j * size]! : spread.easeMean;
  if (knownPerson) eta += model.people.mean[person]!;
  if (knownPerson && knownStatement) {
    for (let k = 1; k < size; k++) eta += model.statements.mean[j * size + k]! * model.people.mean[person + k]!;
  }
  const variance = leaningVariance(model, knownPerson ? i : -1, knownStatement ? j : -1);
  const scale = 1 / Math.sqrt(1 + (Math.PI / 8) * variance);
  const threshold = knownStatement ? model.statements.threshold[j]! : spread.thresholdMean;
  const cut = Math.exp(threshold + (knownPerson ? model.people.mean[person + size]! : 0));
  const agree = logistic((eta - cut) * scale);
  const disagree = logistic((-eta - cut) * scale);
  return { agree, disagree, pass: Math.max(0, 1 - agree - disagree) };
}

/**
 * The chance that person i agrees with statement j if they do not pass.
 *
 * @example chanceOfAgreeing(model, 0, 3) // 0.82
 */
export function chanceOfAgreeing(model: OrdinalModel, i: number, j: number): number {
  const { agree, disagree } = answerChances(model, i, j);
  return agree / (agree + disagree);
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** How uncertain the leaning η is: from the statement, from the person, and from both together. */
function leaningVariance(model: OrdinalModel, i: number, j: number): number {
  const size = model.dimensions + 1;
  const { people, statements, spread } = model;
  const personAt = i * packedSize(size + 1);
  const statementAt = j * packedSize(size);
  let variance = (i < 0 ? spread.leniency : 0) + (j < 0 ? spread.ease : 0);
  for (let a = 0, at = 0; a < size; a++) {
    const personA = a === 0 ? 1 : i < 0 ? 0 : people.mean[i * (size + 1) + a]!;
    const statementA = a === 0 ? 1 : j < 0 ? 0 : statements.mean[j * size + a]!;
    for (let b = 0; b <= a; b++, at++) {
      const known = a === b && a > 0;
      const ofPerson = i >= 0 ? people.covariance[personAt + at]! : known ? 1 : 0;
      const ofStatement = j >= 0 ? statements.covariance[statementAt + at]! : known ? spread.loading[a - 1]! : 0;
      const personB = b === 0 ? 1 : i < 0 ? 0 : people.mean[i * (size + 1) + b]!;
      const statementB = b === 0 ? 1 : j < 0 ? 0 : statements.mean[j * size + b]!;
      const part = ofStatement * personA * personB + ofPerson * statementA * statementB + (b > 0 ? ofPerson * ofStatement : 0);
      variance += a === b ? part : 2 * part;
    }
  }
  return variance;
}
