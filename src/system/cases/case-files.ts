import type { Words } from '#lib/words/words.ts';
import { csvOf } from '#system/leaving/csv.ts';
import { pilotsIn, recordFields, type CaseRecord } from './case-record.ts';

/** What stands in every file of an example, so that another installation knows what it reads. A new form gets a new number. */
export const caseFormat = 'kring-case/1';

/** The columns of a file for a spreadsheet. */
export const caseColumns = [
  ...['format', 'of', 'id', 'language', 'country', 'place', 'longitude', 'latitude', 'title', 'about'],
  ...recordFields,
  'sources',
];

/** Examples as rows for a spreadsheet: one each, a column for each thing that is told, the sources last, between spaces. */
export const recordsAsCsv = (records: readonly CaseRecord[]): string =>
  csvOf({
    name: 'cases',
    columns: caseColumns,
    rows: records.map((one) => [
      ...[caseFormat, one.of, one.id, one.language, one.country, one.place, one.at?.longitude ?? null, one.at?.latitude ?? null],
      ...[one.title, one.about],
      ...recordFields.map((field) => one.told[field] ?? ''),
      one.sources.join(' '),
    ]),
  });

/** An example as JSON: what is not told is not there. */
export const recordAsJson = ({ of, id, language, country, place, at, title, about, told, sources }: CaseRecord) => ({
  ...{ format: caseFormat, of, id, language, country, place, ...(at && { at }), title, about, ...told, sources },
});

/** The ten pilots as rows for a spreadsheet. */
export const casesAsCsv = (words: Words, language = 'nl'): string => recordsAsCsv(pilotsIn(words, language));

/** The ten pilots as JSON. */
export const casesAsJson = (words: Words, language = 'nl') => pilotsIn(words, language).map(recordAsJson);
