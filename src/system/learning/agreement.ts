import { fine, required, severalOf, together, wrong, type Reading } from '#lib/form/reading.ts';

/** How a circle deals with stories, in its own words, and which sides were there when it was written. */
export type Agreement = { text: string; sides: string[] };
export const agreementLength = 5_000;

/** Reads what was written together: words, and at least one side that was there. `sides` are those of the circle. */
export function readAgreement(form: FormData, sides: readonly string[]): Reading<Agreement> {
  const there = severalOf(form, 'sides', sides);
  return together({
    text: required(form, 'text', { words: 'learning.agreement.text', most: agreementLength }),
    sides: there.length > 0 ? fine(there) : wrong('learning.agreement.sides.missing'),
  });
}
