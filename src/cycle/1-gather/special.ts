import { oneOf } from '#lib/form/reading.ts';

/**
 * What a teller says of what the law protects most: health, belief, origin, politics, sex, crime. `allowed` is the explicit yes that others
 * may read it; `remove`: take it out first; `unknown`: a listener looks.
 */
export const specialAnswers = ['none', 'allowed', 'remove', 'unknown'] as const;
export type Special = (typeof specialAnswers)[number];

/** Whether people could recognise someone else in the story. The teller cannot say yes for someone else: a listener looks. */
export const othersAnswers = ['none', 'named', 'unknown'] as const;
export type Others = (typeof othersAnswers)[number];

/** Reads both answers; what was left open stays open. */
export function readSpecial(form: FormData): { special: Special | null; others: Others | null } {
  return { special: oneOf(form, 'special', specialAnswers), others: oneOf(form, 'others', othersAnswers) };
}

/** Is there something of which a listener must look, or that must be taken out, before others read the story? */
export const needsALook = ({ special, others }: { special: Special | null; others: Others | null }): boolean =>
  special === 'remove' || special === 'unknown' || others === 'named' || others === 'unknown';
