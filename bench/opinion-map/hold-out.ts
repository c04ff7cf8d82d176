import { seededRandom } from '../../src/maths/opinion-map/random.ts';
import { votesOf } from '../../src/maths/opinion-map/votes.ts';
import type { Votes } from '../../src/maths/opinion-map/votes.ts';

/** Votes to learn from, and answers to foretell: person, statement, 1 agree or -1 disagree. */
export type Trial = { learn: Votes; answers: [person: number, statement: number, vote: number][] };

/** The protocol: a tenth of the non-pass votes of people with at least ten votes is hidden, by chance. */
export function hideATenth(votes: Votes, seed: number): Trial {
  const random = seededRandom(seed);
  return hide(votes, (cast, vote) => cast >= 10 && vote !== 0 && random() < 0.1);
}

/** The last tenth of each person's votes in time is hidden (its non-pass votes are to be foretold), for people with ten or more. */
export function hideTheLast(votes: Votes, timeOf: (n: number) => number): Trial {
  const late = new Uint8Array(votes.codes.length);
  for (let i = 0; i < votes.people.length; i++) {
    const own = Array.from({ length: votes.rowStart[i + 1]! - votes.rowStart[i]! }, (_, n) => votes.rowStart[i]! + n);
    own.sort((a, b) => timeOf(a) - timeOf(b));
    for (const n of own.slice(own.length - Math.floor(own.length / 10))) late[n] = 1;
  }
  return hide(votes, (cast, vote, n) => cast >= 10 && late[n] === 1);
}

/** Mean log loss (natural logarithm) and accuracy of foretold chances; chances are kept within one in a million. */
export function judge(answers: Trial['answers'], chance: (person: number, statement: number) => number) {
  let logLoss = 0;
  let right = 0;
  for (const [person, statement, vote] of answers) {
    const p = Math.min(1 - 1e-6, Math.max(1e-6, chance(person, statement)));
    logLoss -= Math.log(vote === 1 ? p : 1 - p) / answers.length;
    right += p > 0.5 === (vote === 1) ? 1 : 0;
  }
  return { logLoss, accuracy: right / answers.length };
}

function hide(votes: Votes, hidden: (cast: number, vote: number, n: number) => boolean): Trial {
  const answers: Trial['answers'] = [];
  const isHidden = new Uint8Array(votes.codes.length);
  for (let i = 0; i < votes.people.length; i++) {
    const cast = votes.rowStart[i + 1]! - votes.rowStart[i]!;
    for (let n = votes.rowStart[i]!; n < votes.rowStart[i + 1]!; n++) {
      const vote = (votes.codes[n]! & 3) - 1;
      if (!hidden(cast, vote, n)) continue;
      isHidden[n] = 1;
      if (vote !== 0) answers.push([i, votes.codes[n]! >> 2, vote]);
    }
  }
  return { learn: votesOf(votes, Uint32Array.from(votes.people.keys()), (n) => !isHidden[n]), answers };
}
