import { fewest, inFives } from '#maths/small-cells.ts';
import { kinds, statements, type Kind, type Often, type Said, type Statement } from './mirror-statements.ts';

/** What may be shown of what others said: of each statement its middle answer. A statement that too few answered is not there. */
export type Pooled = Partial<Record<Statement, Often>>;

/** What the owner sees of one kind of people: how many fives answered (null: too early to tell), and what they say together. */
export type KindShown = { people: number | null; said: Pooled };

/**
 * What people say together. Of each statement the first five, ten, fifteen … answers count and their middle is shown (the lower one of two):
 * never how many gave which answer, and nothing moves by the one who came last. `answers` in the order in which they came to count.
 *
 * @example pooledOf([{ goes: 1 }, { goes: 4 }, { goes: 2 }, { goes: 2 }, { goes: 4 }, { goes: 4 }]) // { goes: 2 }
 */
export function pooledOf(answers: readonly Said[]): Pooled {
  const middle = statements.flatMap((statement) => {
    const given = answers.flatMap((said) => said[statement] ?? []);
    const counted = given.slice(0, inFives(given.length)).sort((a, b) => a - b);
    return counted.length < fewest ? [] : [[statement, counted[Math.ceil(counted.length / 2) - 1]!]];
  });
  return Object.fromEntries(middle);
}

/** What may be shown of the answers of one kind. */
export const kindShown = (answers: readonly Said[]): KindShown =>
  answers.length < fewest ? { people: null, said: {} } : { people: inFives(answers.length), said: pooledOf(answers) };

/** A statement on which others, together, see it otherwise than the owner: what there is to learn from. */
export type Difference = { statement: Statement; kind: Kind; own: Often; theirs: Often };

/** Where others see it otherwise, the widest difference first. */
export function differencesOf(own: Said, shown: Record<Kind, KindShown>): Difference[] {
  const all = kinds.flatMap((kind) =>
    statements.flatMap((statement): Difference[] => {
      const [mine, theirs] = [own[statement], shown[kind].said[statement]];
      return mine === undefined || theirs === undefined || mine === theirs ? [] : [{ statement, kind, own: mine, theirs }];
    }),
  );
  return all.sort((one, other) => Math.abs(other.own - other.theirs) - Math.abs(one.own - one.theirs));
}

/**
 * What the circle may see of all mirrors together: of each statement the middle of what the mirrors say, so that each mirror counts once. A mirror
 * counts on a statement that five or more answered there, and mirrors count in fives, in the order in which they came so far. Null: nothing yet.
 */
export function togetherOf(answers: readonly { mirror: string; said: Said }[]): Pooled | null {
  const middle = statements.flatMap((statement) => {
    const given = new Map<string, Said[]>();
    const telling: string[] = [];
    for (const { mirror, said } of answers.filter(({ said }) => said[statement] !== undefined)) {
      const own = [...(given.get(mirror) ?? []), { [statement]: said[statement] }];
      given.set(mirror, own);
      if (own.length === fewest) telling.push(mirror);
    }
    const said = pooledOf(telling.map((mirror) => pooledOf(given.get(mirror)!)))[statement];
    return said === undefined ? [] : [[statement, said]];
  });
  return middle.length === 0 ? null : Object.fromEntries(middle);
}
