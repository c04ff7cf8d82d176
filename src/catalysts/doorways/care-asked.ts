import { isYoung, readAge, readCompanion, type AgeBand, type Companion } from '#cycle/1-gather/age.ts';
import type { Use } from '#cycle/1-gather/consent.ts';
import { readSpecial, type Others, type Special } from '#cycle/1-gather/special.ts';

/** What a teller says to a helper of their story and age, who says yes with someone young, and the words in which both were asked. */
export type CareAsked = {
  special: Special | null;
  others: Others | null;
  age: AgeBand | null;
  companion: Companion | null;
  wording: { special: string; together: string };
};

/** Reads the answers; each may be passed over. Only with someone under 16 does another say yes too. */
export function readCareAsked(form: FormData): Omit<CareAsked, 'wording'> {
  const age = readAge(form);
  return { ...readSpecial(form), age, companion: isYoung(age) ? readCompanion(form) : null };
}

/** What may be allowed at this age: under 16 no whole story goes on the internet, whoever says yes. */
export const allowedAtAge = (uses: readonly Use[], age: AgeBand | null): Use[] => uses.filter((use) => use !== 'publish' || !isYoung(age));
