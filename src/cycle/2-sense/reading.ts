import { required, together, type Reading } from '#lib/form/reading.ts';

/** What one person reads in a story: what was told, and what does it mean? */
export type StoryReading = { told: string; means: string };
const most = 2000; // characters

/** Reads the form of a reading. */
export function readReading(form: FormData): Reading<StoryReading> {
  return together({
    told: required(form, 'told', { words: 'sense.reading.told', most }),
    means: required(form, 'means', { words: 'sense.reading.means', most }),
  });
}
