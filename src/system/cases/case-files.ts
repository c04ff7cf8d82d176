import type { Words } from '#lib/words/words.ts';
import { csvOf } from '#system/leaving/csv.ts';
import { caseFields, cases, wordsOfCase } from './cases.ts';

/** The examples as rows for a spreadsheet: one each, a column for each thing that is told, the sources last, between spaces. */
export const casesAsCsv = (words: Words): string =>
  csvOf({
    name: 'cases',
    columns: ['id', 'country', 'place', 'title', 'about', ...caseFields, 'sources'],
    rows: cases.map((one) => [
      one.id,
      one.country,
      one.place,
      words(wordsOfCase(one, 'title')),
      words(wordsOfCase(one, 'about')),
      ...caseFields.map((field) => (one.told.includes(field) ? words(wordsOfCase(one, field)) : '')),
      one.sources.join(' '),
    ]),
  });

/** The examples as JSON: what is not told is not there. */
export const casesAsJson = (words: Words) =>
  cases.map((one) => ({
    id: one.id,
    country: one.country,
    place: one.place,
    title: words(wordsOfCase(one, 'title')),
    about: words(wordsOfCase(one, 'about')),
    ...Object.fromEntries(one.told.map((field) => [field, words(wordsOfCase(one, field))])),
    sources: one.sources,
  }));
