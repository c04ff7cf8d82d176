import { answerChances } from './ordinal-model.ts';
import type { OrdinalModel } from './ordinal-model.ts';
import { packedAt, packedSize } from './small-matrix.ts';
import type { Random } from './random.ts';

/** Why somebody sees a statement next: kept in a log, so that anyone can check what was shown to whom. */
export type NextStatement = {
  statement: number;
  /** `new`: it has had few votes; `telling`: its answer is expected to tell most about this person's place. */
  because: 'new' | 'telling';
  /** Expected information in nats; what each candidate had, and the chance with which it could have been drawn. */
  candidates: { statement: number; votes: number; information: number; chance: number }[];
};

/**
 * Chooses the next statement for a person. With chance `newShare` it is one that has had fewer than `fewVotes` votes, the
 * fewest first, so that nothing goes unseen; else one is drawn in proportion to how much its answer is expected to tell.
 *
 * Person -1 is somebody who has not voted. A statement beyond the model's is new. Undefined when nothing is left.
 *
 * @example nextStatement(model, { person: 3, unseen: [0, 5], votesOn: [9, 2], random: seededRandom(1) })?.because // 'new'
 */
export function nextStatement(
  model: OrdinalModel,
  {
    person,
    unseen,
    votesOn,
    random,
    newShare = 0.25,
    fewVotes = 20,
  }: {
    person: number;
    unseen: number[];
    votesOn: ArrayLike<number>;
    random: Random;
    newShare?: number;
    fewVotes?: number;
  },
): NextStatement | undefined {
  if (unseen.length === 0) return undefined;
  const candidates = unseen.map((statement, n) => ({
    statement,
    votes: votesOn[n]!,
    information: expectedInformation(model, person, statement),
    chance: 0,
  }));
  const fewest = Math.min(...candidates.map(({ votes }) => votes));
  const rarest = candidates.filter(({ votes }) => votes === fewest);
  const anyNew = fewest < fewVotes;
  const total = candidates.reduce((sum, { information }) => sum + information, 0);
  for (const candidate of candidates) {
    const telling = total > 0 ? candidate.information / total : 1 / candidates.length;
    const rare = anyNew && rarest.includes(candidate) ? newShare / rarest.length : 0;
    candidate.chance = rare + (anyNew ? 1 - newShare : 1) * telling;
  }
  if (anyNew && random() < newShare) {
    return { statement: rarest[Math.floor(random() * rarest.length)]!.statement, because: 'new', candidates };
  }
  let left = random() * (total > 0 ? total : candidates.length);
  const drawn = candidates.find(({ information }) => (left -= total > 0 ? information : 1) < 0) ?? candidates.at(-1)!;
  return { statement: drawn.statement, because: 'telling', candidates };
}

/**
 * How much an answer is expected to tell about where a person stands, in nats: ½ log(1 + w·ℓᵀSℓ), with ℓ the statement's
 * loading, S what is unknown of the person's place, and w the Fisher information of the three answers together,
 * a(1−a)² + … (Samejima 1969).
 *
 * @example expectedInformation(model, -1, 0) // 0.3 for a statement that divides, 0 for one on which all agree
 */
export function expectedInformation(model: OrdinalModel, person: number, statement: number): number {
  const K = model.dimensions;
  const { agree, disagree } = answerChances(model, person, statement);
  const [a, b] = [agree, 1 - disagree];
  const pass = Math.max(1e-9, b - a);
  const slopeA = a * (1 - a);
  const slopeB = b * (1 - b);
  const weight = slopeA ** 2 / Math.max(a, 1e-9) + slopeB ** 2 / Math.max(1 - b, 1e-9) + (slopeB - slopeA) ** 2 / pass;

  const known = statement * (K + 1) < model.statements.mean.length;
  let spread = 0;
  for (let k = 1; k <= K; k++) {
    for (let l = 1; l <= K; l++) {
      const at = packedAt(k, l);
      const doubt = person < 0 ? (k === l ? 1 : 0) : model.people.covariance[person * packedSize(K + 2) + at]!;
      const product = known
        ? model.statements.mean[statement * (K + 1) + k]! * model.statements.mean[statement * (K + 1) + l]!
        : k === l
          ? model.spread.loading[k - 1]!
          : 0;
      spread += doubt * product;
    }
  }
  return 0.5 * Math.log(1 + weight * Math.max(0, spread));
}
