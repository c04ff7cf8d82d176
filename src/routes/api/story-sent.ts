import { z } from 'zod';
import { ageBands, isYoung } from '#cycle/1-gather/age.ts';
import { readers, uses } from '#cycle/1-gather/consent.ts';
import { othersAnswers, specialAnswers } from '#cycle/1-gather/special.ts';
import { feelings, readStory } from '#cycle/1-gather/story.ts';
import type { Sent } from '#catalysts/doorways/programs.server.ts';
import { inWords } from '#lib/form/filled.ts';
import type { Words } from '#lib/words/words.ts';

/** What a program may send; anything else is refused, so that no slip in a name goes unseen. */
const told = z.strictObject({
  text: z.string(),
  language: z.string(),
  readers: z.array(z.enum(readers)).default([]),
  uses: z.array(z.enum(uses)).default([]),
  feeling: z.enum(feelings).nullish(),
  wouldHelp: z.string().nullish(),
  special: z.enum(specialAnswers).nullish(),
  others: z.enum(othersAnswers).nullish(),
  age: z.enum(ageBands).nullish(),
  prompt: z
    .string()
    .regex(/^[0-9a-z]{1,40}$/, 'This circle has no such question.')
    .nullish(),
});

export type SentSlip = { pointer: string; detail: string };

/** Reads a story that a program sends: the same limits as on the page, each slip with the place where it is. */
export function readSent(body: unknown, words: Words): { value: Sent; slips?: undefined } | { value?: undefined; slips: SentSlip[] } {
  const read = told.safeParse(body);
  if (!read.success) return { slips: read.error.issues.flatMap(slipsOf) };
  const { readers, uses, special = null, others = null, age = null, ...fields } = read.data;
  const care = { special, others, age };
  const { value: story, problems } = readStory(formOf(fields));
  const slips = Object.entries(problems ?? {}).map(([field, problem]) => ({ pointer: `#/${field}`, detail: inWords(words, problem) }));
  if (isYoung(age) && uses.includes('publish')) slips.push({ pointer: '#/uses', detail: 'Under 16 a story does not become public.' });
  return story && slips.length === 0 ? { value: { story, readers: [...new Set(readers)], uses: [...new Set(uses)], care } } : { slips };
}

function slipsOf(issue: z.core.$ZodIssue): SentSlip[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ pointer: `#/${key}`, detail: 'This field does not exist.' }));
  return [{ pointer: `#${issue.path.map((part) => `/${String(part)}`).join('')}`, detail: issue.message }];
}

// A NUL is no letter, and the database keeps none.
function formOf(fields: Record<string, string | null | undefined>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value) form.set(name, value.replaceAll('\0', ''));
  return form;
}
