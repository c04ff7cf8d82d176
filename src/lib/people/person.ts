import type { Slips } from '#lib/form/fields.ts';
import { textOf, type Reading } from '#lib/form/reading.ts';

/** How someone is known in an organisation. E-mail is never required; the employer is shown where a helper writes for a teller. */
export type PersonWords = { name: string; email: string | null; employer: string | null };

export const longestName = 80;

/** Reads how someone wants to be known. */
export function readPerson(form: FormData): Reading<PersonWords, string> {
  const [name, email, employer] = [textOf(form, 'name'), textOf(form, 'email'), textOf(form, 'employer')];
  const problems: Slips = {};
  if (!name) problems.name = 'people.slip.name';
  if (name.length > longestName) problems.name = 'people.slip.nameLong';
  if (email && !isEmail(email)) problems.email = 'people.slip.email';
  if (employer.length > longestName) problems.employer = 'people.slip.nameLong';
  return Object.keys(problems).length > 0 ? { problems } : { value: { name, email: email || null, employer: employer || null } };
}

/** Does this look like an address that mail can reach? One line, so that nothing can be added to a letter's head. */
export const isEmail = (said: string) =>
  said.length <= 254 && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]{2,}$/.test(said);
