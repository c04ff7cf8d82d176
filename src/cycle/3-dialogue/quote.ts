import { textOf } from '#lib/form/fields.ts';
import type { Reading } from '#lib/form/reading.ts';

export const quoteLength = 400;

/** Reads the words that someone present wishes to see in the record. */
export function readQuote(form: FormData): Reading<string, 'quote'> {
  const words = textOf(form, 'quote');
  if (words === '') return { problems: { quote: 'dialogue.quote.missing' } };
  if (words.length > quoteLength) return { problems: { quote: 'dialogue.tooLong' } };
  return { value: words };
}
