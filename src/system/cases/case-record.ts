import type { Words } from '#lib/words/words.ts';
import { caseFields, cases, wordsOfCase, type Case } from './cases.ts';

/** What an example tells, in the form of CoSIE's course: objectives and what was learned, drivers and brakes, parties, methods, and ethics. */
export const recordFields = [...caseFields, 'ethics'] as const;
export type RecordField = (typeof recordFields)[number];
export type Told = Partial<Record<RecordField, string>>;
export type At = { longitude: number; latitude: number };

/** An example in one form, whoever tells it: a pilot of CoSIE, a circle of this place, or another installation. What is not told is not there. */
export type CaseRecord = {
  of: 'cosie' | 'circle' | 'held';
  id: string;
  language: string;
  /** Two letters of ISO 3166, or null when it is not said. */
  country: string | null;
  place: string | null;
  at: At | null;
  title: string;
  about: string;
  told: Told;
  /** Where it comes from: addresses of pages. */
  sources: readonly string[];
};

/** What is told of what a record may tell: what was left out is not there. */
export const toldOf = (said: Record<RecordField, string | null>): Told =>
  Object.fromEntries(recordFields.flatMap((field) => (said[field] === null ? [] : [[field, said[field]]])));

/** In UTF-16 units. */
export const caseLimits = { title: 120, about: 400, field: 1_500, place: 80, address: 300 };

/** A pilot of CoSIE, in the words of this reader. */
export const recordOfPilot = (one: Case, words: Words, language: string): CaseRecord => ({
  ...{ of: 'cosie', id: one.id, language, country: one.country, place: one.place, at: one.at, sources: one.sources },
  title: words(wordsOfCase(one, 'title')),
  about: words(wordsOfCase(one, 'about')),
  told: Object.fromEntries(one.told.map((field) => [field, words(wordsOfCase(one, field))])),
});

/** The ten pilots. */
export const pilotsIn = (words: Words, language: string): CaseRecord[] => cases.map((one) => recordOfPilot(one, words, language));
