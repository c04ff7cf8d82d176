import { readLetterCode } from '#lib/codes/letter-code.ts';
import { severalOf } from '#lib/form/reading.ts';

/** Someone who says what they recognise: a row without a name, that a code of ten letters opens again. */
export type RespondentAt = { circle: string; id: string };

// Ten letters are 50 bits.
export const respondentCodeLength = 10;

/** A code as people read it aloud: in two halves. */
export const inHalves = (code: string) => `${code.slice(0, code.length / 2)}-${code.slice(code.length / 2)}`;

/** What someone typed, as the code that was meant; null when it cannot be one. */
export const readRespondentCode = (typed: string): string | null => readLetterCode(typed, respondentCodeLength);

/** From which sides someone says to answer: any of those of the circle, or none. */
export const readSides = (form: FormData, sides: readonly { id: string }[]) =>
  severalOf(
    form,
    'sides',
    sides.map(({ id }) => id),
  );
