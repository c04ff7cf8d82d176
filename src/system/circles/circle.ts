import type { Slips } from '#lib/form/fields.ts';
import { textOf, type Reading } from '#lib/form/reading.ts';
import type { Address } from '#lib/words/words.ts';

/** The languages in which all pages of a circle are complete. */
export const circleLanguages = ['nl', 'en'] as const;
export type CircleLanguage = (typeof circleLanguages)[number];

/** What a circle is about, in plain words, and how it speaks. */
export type CircleWords = { subject: string; challenge: string; language: CircleLanguage; address: Address };

/** In characters. The subject stands in every title, the challenge is read aloud at a front door. */
export const circleLimits = { subject: { min: 3, max: 60 }, challenge: { min: 15, max: 800 } };

/** Reads what a circle is about from a form. */
export function readCircle(form: FormData): Reading<CircleWords, string> {
  const [subject, challenge] = [textOf(form, 'subject'), textOf(form, 'challenge')];
  const language = circleLanguages.find((known) => known === textOf(form, 'language'));
  const problems: Slips = {};
  if (subject.length < circleLimits.subject.min) problems.subject = 'circle.slip.subjectShort';
  if (subject.length > circleLimits.subject.max) problems.subject = 'circle.slip.subjectLong';
  if (challenge.length < circleLimits.challenge.min) problems.challenge = 'circle.slip.challengeShort';
  if (challenge.length > circleLimits.challenge.max) problems.challenge = 'circle.slip.challengeLong';
  if (!language) problems.language = 'circle.slip.language';
  if (Object.keys(problems).length > 0 || !language) return { problems };
  return { value: { subject, challenge, language, address: textOf(form, 'address') === 'je' ? 'je' : 'u' } };
}

const kept = new Set(['new']);
const longestSlug = 40;

/** The subject as it stands in an address: "Één wijk, één plan" becomes "een-wijk-een-plan". */
export function slugOf(subject: string): string {
  const plain = subject
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const short =
    plain.length > longestSlug
      ? plain
          .slice(0, longestSlug + 1)
          .replace(/-[^-]*$/, '')
          .slice(0, longestSlug)
      : plain;
  return short === '' || kept.has(short) ? `kring${short && `-${short}`}` : short;
}
