import { fine, oneOf, required, together, wrong, type Reading } from '#lib/form/reading.ts';

/** What is said of a photo beside what someone saw: what is on it, and that nobody can be recognised or that they agree. */
export type Picture = { shows: string; pictured: (typeof picturedOr)[number] };
export const picturedOr = ['nobody', 'yes'] as const;

export const showsLength = 300;

/** Reads what is said of a photo. Whoever does not know that people on it agree, leaves it out. */
export function readPicture(form: FormData): Reading<Picture> {
  const pictured = oneOf(form, 'pictured', picturedOr);
  return together<Picture>({
    shows: required(form, 'shows', { words: 'looking.photo.shows', most: showsLength }),
    pictured: pictured ? fine(pictured) : wrong('looking.photo.pictured.missing'),
  });
}
