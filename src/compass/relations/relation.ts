import { oneOf, optional, type Reading } from '#lib/form/reading.ts';

/**
 * What two sides owe and give each other: what is at stake, for what they answer, what they bring, how much they steer. The four relational
 * parameters of CoSIE's ethical compass (Karlstad University), in our own words.
 */
export const parameters = ['significance', 'responsibilities', 'resources', 'influence'] as const;
export type Parameter = (typeof parameters)[number];

/** How much of it a side has. */
export const relationMarks = ['none', 'little', 'much', 'very_much'] as const;
export type RelationMark = (typeof relationMarks)[number];

/** What someone says of one side on one parameter: a mark, words, or both. */
export type RelationSaid = { parameter: Parameter; mark: RelationMark | null; text: string | null };
export type Saying = { said: RelationSaid[]; showSide: boolean };

export const relationLength = 600;

/** Reads the four questions about one side; what was left open is left out. */
export function readRelation(form: FormData): Reading<Saying> {
  const fields = parameters.map((parameter) => ({
    parameter,
    mark: oneOf(form, `${parameter}_mark`, relationMarks),
    text: optional(form, `${parameter}_text`, { words: 'relate.text', most: relationLength }),
  }));
  const problems = Object.fromEntries(
    fields.flatMap(({ parameter, text }) => (text.problem === undefined ? [] : [[`${parameter}_text`, text.problem] as const])),
  );
  if (Object.keys(problems).length > 0) return { problems };
  const said = fields.map(({ parameter, mark, text }) => ({ parameter, mark, text: text.value ?? null }));
  return {
    value: { said: said.filter(({ mark, text }) => mark !== null || text !== null), showSide: form.get('show_side') === 'yes' },
  };
}
