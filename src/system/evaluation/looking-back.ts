import { fine, oneOf, required, together, wrong, type Reading } from '#lib/form/reading.ts';

/** What someone says when they look back: what was learned, what to do differently, or words of their own. */
export const lookingBackAbout = ['learned', 'differently', 'own'] as const;
export type LookingBack = { about: (typeof lookingBackAbout)[number]; text: string; side: string; showSide: boolean };

/** Reads what someone says looking back; `sides` are those for which they can speak. */
export function readLookingBack(form: FormData, sides: readonly string[]): Reading<LookingBack> {
  const side = sides.find((id) => id === form.get('side'));
  const about = oneOf(form, 'about', lookingBackAbout);
  return together({
    about: about ? fine(about) : wrong('evaluation.about.missing'),
    text: required(form, 'text', { words: 'evaluation.text', most: 1000 }),
    side: side ? fine(side) : wrong('evaluation.side.missing'),
    showSide: fine(form.get('show_side') === 'yes'),
  });
}
