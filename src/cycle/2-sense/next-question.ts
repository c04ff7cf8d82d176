import { nextStatement } from '#maths/opinion-map/next-statement.ts';
import type { OrdinalModel } from '#maths/opinion-map/ordinal-model.ts';
import { seededRandom } from '#maths/opinion-map/random.ts';

/** Which statement someone sees next, and why: with which chance, out of how many, from which seed, by which map. */
export type Drawn = { statement: string; because: 'new' | 'telling'; chance: number; of: number; seed: number; map: string | null };

/** A map to draw by: what it learned of the statements, and where this person stands on it (person 0; none when they have not answered). */
export type DrawnBy = { map: string; model: OrdinalModel; placed: boolean; statements: readonly string[]; answers: ArrayLike<number> };

/**
 * Draws the next statement out of those that somebody has not seen. By a map: sometimes one with few answers, else the more its answer is
 * expected to tell, the better its chance. Without a map: one of those with the fewest answers.
 *
 * A function of what is given alone, so that whoever has the rows can draw again: the order of `unseen` changes nothing.
 *
 * @example drawNext({ unseen: ['a', 'b'], answersOn: (id) => (id === 'a' ? 3 : 0), by: null, seed: 1 })?.statement // 'b'
 */
export function drawNext({
  unseen,
  answersOn,
  by,
  seed,
}: {
  unseen: readonly string[];
  /** How many answered it; asked only when there is no map. */
  answersOn: (statement: string) => number;
  by: DrawnBy | null;
  seed: number;
}): Drawn | null {
  if (unseen.length === 0) return null;
  const inOrder = unseen.toSorted();
  return by ? byMap(inOrder, by, seed) : byFewest(inOrder, answersOn, seed);
}

function byFewest(unseen: readonly string[], answersOn: (statement: string) => number, seed: number): Drawn {
  const counts = unseen.map(answersOn);
  const fewest = Math.min(...counts);
  const rarest = unseen.filter((_, n) => counts[n] === fewest);
  const statement = rarest[Math.floor(seededRandom(seed)() * rarest.length)]!;
  return { statement, because: 'new', chance: 1 / rarest.length, of: unseen.length, seed, map: null };
}

function byMap(unseen: readonly string[], by: DrawnBy, seed: number): Drawn {
  const places = new Map(by.statements.map((id, n) => [id, n]));
  // A statement made after the map stands behind all of its own: the model knows nothing of it yet.
  const numbers = unseen.map((id, n) => places.get(id) ?? by.statements.length + n);
  const next = nextStatement(by.model, {
    person: by.placed ? 0 : -1,
    unseen: numbers,
    votesOn: unseen.map((id) => by.answers[places.get(id) ?? -1] ?? 0),
    random: seededRandom(seed),
  })!;
  const at = numbers.indexOf(next.statement);
  return { statement: unseen[at]!, because: next.because, chance: next.candidates[at]!.chance, of: unseen.length, seed, map: by.map };
}

/** The seed of a draw as its row keeps it, with the map it was drawn by. */
export const keptSeed = ({ seed, map }: Pick<Drawn, 'seed' | 'map'>) => (map ? `${seed} ${map}` : String(seed));

/** Reads a kept seed back. */
export function readSeed(kept: string): Pick<Drawn, 'seed' | 'map'> {
  const [seed, map] = kept.split(' ');
  return { seed: Number(seed), map: map ?? null };
}
