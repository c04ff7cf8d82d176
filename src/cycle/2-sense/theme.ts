import { optional, required, together, type Reading } from '#lib/form/reading.ts';

/** What fragments share, named by people. */
export type Theme = { name: string; about: string | null };

/** Reads the form that names a theme. */
export function readTheme(form: FormData): Reading<Theme> {
  return together({
    name: required(form, 'name', { words: 'sense.theme.name', most: 120 }),
    about: optional(form, 'about', { words: 'sense.theme.about', most: 600 }),
  });
}
