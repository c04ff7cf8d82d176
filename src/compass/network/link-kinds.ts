/** The kinds of tie that Net-Map begins with; people may add their own. */
export const givenKinds = ['money', 'command', 'support', 'information', 'disturbance'] as const;
export type GivenKind = (typeof givenKinds)[number];
export type LinkKindName = GivenKind | 'own';

/** More kinds than this nobody tells apart in one picture. */
export const mostKinds = 6;

/**
 * How each kind is drawn, so that no colour is needed: the pattern of its line, as lengths drawn and left out in units of the picture.
 * A kind of people's own takes the first pattern that is free.
 */
const patterns = ['', '22 8', '2 8', '14 6 2 6', '6 6', '22 6 2 6 2 6'] as const;
const patternOf: Record<GivenKind, string> = {
  money: patterns[0],
  command: patterns[1],
  support: patterns[2],
  information: patterns[3],
  disturbance: patterns[4],
};

/** A kind as it is drawn: its letter and its pattern. */
export type DrawnKind = { id: string; letter: string; pattern: string };

/**
 * Gives every kind of a map a letter and a pattern of its own: the first letter of its name that no kind before it took.
 * `drawnKinds([{ id: 'a', kind: 'money', called: 'Geld' }, { id: 'b', kind: 'own', called: 'Gezag' }])` gives G and E.
 */
export function drawnKinds(kinds: readonly { id: string; kind: LinkKindName; called: string }[]): DrawnKind[] {
  const letters = new Set<string>();
  const taken = new Set(kinds.flatMap(({ kind }) => (kind === 'own' ? [] : [patternOf[kind]])));
  const free = [...patterns].reverse().filter((pattern) => !taken.has(pattern));
  return kinds.map(({ id, kind, called }) => {
    const letter = [...called.toLocaleUpperCase('nl'), ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find(
      (one) => /\p{L}/u.test(one) && !letters.has(one),
    )!;
    letters.add(letter);
    return { id, letter, pattern: kind === 'own' ? (free.shift() ?? patterns[5]) : patternOf[kind] };
  });
}

/** Whether what goes along such a tie keeps people together: trouble does not. */
export const holdsTogether = (kind: LinkKindName) => kind !== 'disturbance';

/** What two kinds of two maps must share to be the same kind: what it is, or what people called it. */
export const sameKind = ({ kind, name }: { kind: LinkKindName; name: string | null }) =>
  kind === 'own' ? `own ${(name ?? '').trim().toLocaleLowerCase('nl')}` : kind;
