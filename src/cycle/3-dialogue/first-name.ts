import { fine, optional, type One } from '#lib/form/reading.ts';

export const firstNameLength = 30;

/** What someone wishes to be called in the room: a first name on one line, or nothing. */
export function readFirstName(form: FormData): One<string | null> {
  const said = optional(form, 'name', { words: 'phone.name', most: firstNameLength });
  return said.problem === undefined ? fine(said.value?.replace(/\s+/g, ' ') ?? null) : said;
}
