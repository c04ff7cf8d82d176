import { fine, oneOf, required, together, wrong, type Reading } from '#lib/form/reading.ts';
import { processes, type Process } from './part.ts';

/** What someone wishes to change in who takes part in what. It can become an agreement. `showSide`: their own yes to naming their side. */
export type Wish = { text: string; process: Process | null; side: string; showSide: boolean };

export const wishLength = 400;

/** Reads a wish; `sides` are those for which whoever writes it can speak. */
export function readWish(form: FormData, sides: readonly string[]): Reading<Wish> {
  const side = sides.find((id) => id === form.get('side'));
  return together<Wish>({
    text: required(form, 'text', { words: 'parts.wish.text', most: wishLength }),
    process: fine(oneOf(form, 'process', processes)),
    side: side ? fine(side) : wrong('parts.side.missing'),
    showSide: fine(form.get('show_side') === 'yes'),
  });
}
