import { fine, oneOf, textOf, together, within, wrong, type Reading } from '#lib/form/reading.ts';

/** Three questions on voice, three on trust, how someone fares, and whether all want the same. Each may be skipped. */
export const pulseQuestions = [
  'could_say',
  'was_heard',
  'makes_difference',
  'professionals',
  'residents',
  'government',
  'wellbeing',
  'common',
] as const;
export type PulseQuestion = (typeof pulseQuestions)[number];

/** From "not at all" to "fully", each with a face; only the question that follows the OECD goes from 0 to 10. */
export const faceValues = [1, 2, 3, 4, 5] as const;
export const tenValues = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export const valuesOf = (question: PulseQuestion): readonly number[] => (question === 'government' ? tenValues : faceValues);

/** From this value on an answer says yes: 4 of 5; 6 of 10, as the OECD puts its answers together. */
export const yesFrom = (question: PulseQuestion): number => (question === 'government' ? 6 : 4);

/** Whose question on trust in government it follows, and under which licence its scale may be used. */
export const oecd = 'OECD, CC BY 4.0';

export type PulseValues = Partial<Record<PulseQuestion, number>>;
/** What someone answers: from which side, if they said so; and a word of their own, by which a later answer can be laid beside it. */
export type Pulse = { side: string | null; values: PulseValues; word: string | null };

/** A word that nobody else thinks of, and that is not so long that it says something. */
export const wordLength = { least: 4, most: 40 };

/** Reads the answers; a question without one was skipped. `sides` are those of the circle. */
export function readPulse(form: FormData, sides: readonly string[]): Reading<Pulse, 'could_say' | 'word' | 'side' | 'values'> {
  const values = Object.fromEntries(
    pulseQuestions.flatMap((question) => {
      const said = valuesOf(question).find((value) => String(value) === textOf(form, question));
      return said === undefined ? [] : [[question, said]];
    }),
  ) as PulseValues;
  if (Object.keys(values).length === 0) return { problems: { could_say: 'pulse.nothing' } };
  return together<Pulse>({ side: fine(oneOf(form, 'side', sides)), values: fine(values), word: wordOf(form) });
}

function wordOf(form: FormData) {
  const word = likeSpoken(textOf(form, 'word'));
  if (word === '') return fine(null);
  return word.length < wordLength.least ? wrong('pulse.word.tooShort') : within(word, { words: 'pulse.word', most: wordLength.most });
}

/** A word as it is meant, however it is typed the next time: case, spaces and marks over letters make no difference. */
export const likeSpoken = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The four relations in which there is trust or not, each with who says it of whom. */
export const relations = {
  residents_professionals: [
    { of: 'residents', question: 'professionals', says: 'residents_professionals' },
    { of: 'professionals', question: 'residents', says: 'professionals_residents' },
  ],
  residents_government: [
    { of: 'residents', question: 'government', says: 'residents_government' },
    { of: 'deciders', question: 'residents', says: 'deciders_residents' },
  ],
  professionals_government: [
    { of: 'professionals', question: 'government', says: 'professionals_government' },
    { of: 'deciders', question: 'professionals', says: 'deciders_professionals' },
  ],
  professionals_themselves: [{ of: 'professionals', question: 'professionals', says: 'professionals_professionals' }],
} as const;
export const relationNames = Object.keys(relations) as (keyof typeof relations)[];

/** Questions on trust are counted by group of readers (residents, professionals, deciders), the others by side; never by both, or few could be found by subtraction. */
export const isOnTrust = (question: PulseQuestion): question is 'professionals' | 'residents' | 'government' =>
  question === 'professionals' || question === 'residents' || question === 'government';
