import type { ExampleName } from '#examples/fill-example.server.ts';
import { textOf, type Problem, type Reading } from '#lib/form/reading.ts';
import { readPerson } from '#lib/people/person.ts';
import { circleLanguages } from '#system/circles/circle.ts';
import type { SetUp } from './set-up.server.ts';

/** With what a new Kring begins. */
export const beginnings = ['empty', 'H', 'B'] as const;

/** Reads the form of the first run. */
export function readSetUp(form: FormData): Reading<SetUp, string> {
  const [name, language, privacyContact] = [
    textOf(form, 'organisation'),
    circleLanguages.find((known) => known === textOf(form, 'language')),
    textOf(form, 'privacy_contact'),
  ];
  const begin = beginnings.find((known) => known === textOf(form, 'begin'));
  const steward = readPerson(form);
  const slips: Partial<Record<string, Problem>> = { ...steward.problems };
  if (!name) slips.organisation = 'people.slip.organisation';
  if (name.length > 80) slips.organisation = 'people.slip.nameLong';
  if (!language) slips.language = 'circle.slip.language';
  if (privacyContact.length > 200) slips.privacy_contact = 'people.slip.nameLong';
  if (!begin) slips.begin = 'people.slip.begin';
  if (Object.keys(slips).length > 0 || !steward.value || !language) return { problems: slips };
  const examples: ExampleName[] = begin === 'H' || begin === 'B' ? [begin] : [];
  return { value: { name, language, privacyContact: privacyContact || null, steward: steward.value, examples } };
}
