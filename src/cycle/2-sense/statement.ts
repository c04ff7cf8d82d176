import { fine, textOf, together, within, wrong, type One, type Reading } from '#lib/form/reading.ts';

/** A statement is one sentence: short enough to answer at once, long enough to say something. In UTF-16 units. */
export const statementLength = { least: 10, most: 200 };

/** One sentence that people recognise or not, and the language it is in. */
export type StatementSaid = { text: string; language: string };

/** Where a statement stands: nobody looked yet, people answer it, it was refused, or it was taken out. */
export type StatementState = 'waiting' | 'accepted' | 'refused' | 'taken_out';

/** Where a statement stands, by when what was done with it. */
export function stateOf(row: { accepted_at: Date | null; refused_at: Date | null; taken_out_at: Date | null }): StatementState {
  if (row.refused_at) return 'refused';
  if (row.taken_out_at) return 'taken_out';
  return row.accepted_at ? 'accepted' : 'waiting';
}

/** Reads the sentence in the field `name` of a form, on one line. `words` begins the keys of its problems: missing, tooShort, tooLong. */
export function readSentence(form: FormData, name = 'text', words = 'share.statement.text'): One<string> {
  const text = textOf(form, name).replace(/\s+/g, ' ');
  if (text === '') return wrong(`${words}.missing`);
  if (text.length < statementLength.least) return wrong({ key: `${words}.tooShort`, values: { least: statementLength.least } });
  return within(text, { words, most: statementLength.most });
}

/** Reads the form with which a statement is made; it is in the circle's language unless another of `languages` was chosen. */
export function readStatement(form: FormData, languages: readonly [string, ...string[]]): Reading<StatementSaid> {
  const said = textOf(form, 'language');
  return together({ text: readSentence(form), language: fine(languages.includes(said) ? said : languages[0]) });
}
