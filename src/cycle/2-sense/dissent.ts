import { isTicked, oneOf, required, textOf, type Reading } from '#lib/form/reading.ts';

/** What a dissent is about. */
export const dissentAbouts = ['reading', 'theme', 'insight'] as const;
export type DissentAbout = (typeof dissentAbouts)[number];

/** A reading that differs, and stays. `showSide`: its author's own yes. */
export type Dissent = { about: DissentAbout; id: string; text: string; showSide: boolean };

/** Reads the form of a dissent. */
export function readDissent(form: FormData): Reading<Dissent> {
  const about = oneOf(form, 'about', dissentAbouts) ?? 'insight';
  const { value: text, problem } = required(form, 'dissent', { words: 'sense.dissent', most: 2000 });
  return problem === undefined
    ? { value: { about, id: textOf(form, 'id'), text, showSide: isTicked(form, 'showSide') } }
    : { problems: { dissent: problem } };
}
