import { normal, seededRandom } from '../../src/maths/opinion-map/random.ts';
import type { Votes } from '../../src/maths/opinion-map/votes.ts';

/** A conversation of which the truth is known: where people stand and statements pull (x and y), and the votes from it. */
export type Simulated = { votes: Votes; places: Float64Array; loadings: Float64Array };

/**
 * Makes up a conversation: people in two overlapping groups on a plane, statements that pull along it, votes with chance
 * by the ordinal model; some people vote on much more than others.
 *
 * @example simulate({ people: 100, statements: 20, votes: 800, seed: 1 }).votes.codes.length // about 800
 */
export function simulate({
  people,
  statements,
  votes,
  seed,
}: {
  people: number;
  statements: number;
  votes: number;
  seed: number;
}): Simulated {
  const random = seededRandom(seed);
  const places = Float64Array.from({ length: 2 * people }, (_, n) =>
    n % 2 === 0 ? 0.8 * normal(random) + ((n >> 1) % 3 === 0 ? -1.2 : 0.6) : normal(random),
  );
  const ease = Float64Array.from({ length: statements }, () => 0.8 + 1.2 * normal(random));
  const loading = Float64Array.from({ length: 2 * statements }, (_, n) => (n % 2 === 0 ? 1.2 : 0.7) * normal(random));
  const cut = Float64Array.from({ length: statements }, () => Math.exp(-0.6 + 0.4 * normal(random)));

  const rowStart = new Uint32Array(people + 1);
  let codes = new Uint16Array(Math.ceil(votes * 1.3) + 1000);
  let count = 0;
  for (let i = 0; i < people; i++) {
    // How much of the conversation this person sees: uneven, on average the density asked for.
    const share = Math.min(1, (votes / (people * statements)) * Math.exp(0.8 * normal(random) - 0.32));
    const leniency = 0.5 * normal(random);
    const reserve = Math.exp(0.4 * normal(random));
    for (let j = 0; j < statements; j++) {
      if (random() >= share) continue;
      const eta = ease[j]! + leniency + loading[2 * j]! * places[2 * i]! + loading[2 * j + 1]! * places[2 * i + 1]!;
      const noise = random();
      const leaning = eta + Math.log(noise / (1 - noise));
      const vote = leaning > cut[j]! * reserve ? 1 : leaning < -cut[j]! * reserve ? -1 : 0;
      if (count === codes.length) codes = new Uint16Array(codes.buffer.transfer(4 * codes.length));
      codes[count++] = 4 * j + vote + 1;
    }
    rowStart[i + 1] = count;
  }
  const names = (n: number) => Array.from({ length: n }, (_, id) => String(id));
  return {
    votes: {
      people: names(people),
      statements: names(statements),
      rowStart,
      codes: codes.subarray(0, count),
      rejected: new Uint8Array(statements),
    },
    places,
    loadings: loading,
  };
}
