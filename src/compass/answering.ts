import { fewest } from '#maths/small-cells.ts';

/**
 * Who answers a question of the compass. `apart`: someone by themselves, without their name; `together`: the people of one side at a table,
 * openly and in the name of that side.
 */
export type Answerer =
  { how: 'apart'; side: string; person: string | null; seat: string | null } | { how: 'together'; side: string; table: string };
export const hows = ['apart', 'together'] as const;
export type How = (typeof hows)[number];

/** What people of a side said, from the lowest to the highest of the middle answers; as places in the list of answers. */
export type Said = { from: number; to: number };

/**
 * What may be shown of what people of one side answered, each apart: nothing from fewer than five; from five the middle answer (the lower one
 * of two); from ten the lowest and highest answer that at least five people, and later a quarter, stand below or above. Never who or how
 * many, and from none of it follows that one to four people gave some answer: a test tries out every set of answers.
 *
 * @example saidApart([0, 0, 1, 4, 5]) // { from: 1, to: 1 }
 */
export function saidApart(answers: readonly number[]): Said | null {
  if (answers.length < fewest) return null;
  const sorted = [...answers].sort((a, b) => a - b);
  if (sorted.length < 2 * fewest) {
    const middle = sorted[Math.ceil(sorted.length / 2) - 1]!;
    return { from: middle, to: middle };
  }
  const edge = Math.max(fewest, Math.ceil(sorted.length / 4)) - 1;
  return { from: sorted[edge]!, to: sorted[sorted.length - 1 - edge]! };
}

/** What one side says: people of it apart (`table` null), or a table in its name. */
export type Voice = { by: string; table: string | null; said: Said };

/** What may be shown of these answers of one side: of a table its one answer, of people apart what `saidApart` lets through. */
export const saidOf = (answers: readonly number[], table: string | null): Said | null =>
  table === null ? saidApart(answers) : { from: answers[0]!, to: answers[0]! };

/** What a side says where there is room for one answer. What people said apart goes before a table: more of them spoke. */
export const foremost = (voices: readonly Voice[]): Said | null => (voices.find(({ table }) => table === null) ?? voices[0])?.said ?? null;

/** How far two answers lie apart: nought when they meet. */
export const gapOf = (one: Said, other: Said): number => Math.max(0, one.from - other.to, other.from - one.to);

/** How sides see the same thing: nobody or one side has said it; alike; one word apart; further apart. */
export type Standing = 'nobody' | 'one' | 'alike' | 'apart' | 'far';

/** How what several sides say stands beside each other. It is compared, never averaged: the two that lie furthest apart decide. */
export function standingOf(voices: readonly { by: string; said: Said }[]): Standing {
  if (voices.length === 0) return 'nobody';
  if (new Set(voices.map(({ by }) => by)).size === 1) return 'one';
  const gaps = voices.flatMap((one) => voices.filter(({ by }) => by !== one.by).map((other) => gapOf(one.said, other.said)));
  const widest = Math.max(...gaps);
  return widest === 0 ? 'alike' : widest === 1 ? 'apart' : 'far';
}

/** The sides that do not agree among themselves: a table says something else than people said apart, or people apart said different things. */
export function dividedSides(voices: readonly { by: string; said: Said }[]): string[] {
  const divided = voices.filter(
    (one) => one.said.from !== one.said.to || voices.some((other) => other.by === one.by && gapOf(one.said, other.said) > 0),
  );
  return [...new Set(divided.map(({ by }) => by))];
}
