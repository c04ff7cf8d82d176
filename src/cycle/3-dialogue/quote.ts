import { required, together } from '#lib/form/reading.ts';

export const quoteLength = 300;

/** Reads the words that someone present wishes to see in the record. */
export const readQuote = (form: FormData) => together({ quote: required(form, 'quote', { words: 'phone.quote', most: quoteLength }) });
