import { fine, together, textOf, wrong, type One, type Reading } from '#lib/form/reading.ts';
import { readRespondentCode } from './respondent.ts';
import { answers, type AnswerGiven } from './response.ts';

/** So many statements stand on one sheet of paper, with room for the longest. */
export const onASheet = 12;

/** A sheet as it comes back: its code, and what was ticked. */
export type Sheet = { code: string; given: { statement: string; answer: AnswerGiven }[] };

/** The mark of each statement on paper: the first letters of its id, as many as tell it from the others. */
export function marksOf(ids: readonly string[]): Map<string, string> {
  const marks = new Map<string, string>();
  for (const id of ids) {
    let length = shortest;
    while (length < id.length && ids.some((other) => other !== id && other.startsWith(id.slice(0, length)))) length += 1;
    marks.set(id, id.slice(0, length));
  }
  return marks;
}
const shortest = 4;

/** Reads what was typed in from a sheet: its code, and behind each answer the marks of the statements that were ticked so. */
export function readSheet(form: FormData, ids: readonly string[]): Reading<Sheet> {
  const code = readRespondentCode(textOf(form, 'code'));
  const read = Object.fromEntries(answers.map((answer) => [answer, readMarks(textOf(form, answer), ids)])) as Record<
    AnswerGiven,
    One<string[]>
  >;
  const { value, problems } = together({ code: code ? fine(code) : wrong('sheet.code.wrong'), ...read });
  if (problems) return { problems };
  const given = answers.flatMap((answer) => value[answer].map((statement) => ({ statement, answer })));
  if (given.length === 0) return { problems: { yes: 'sheet.nothing' } };
  const twice = given.find(({ statement }, nth) => given.findIndex((other) => other.statement === statement) !== nth);
  if (twice) return { problems: { [twice.answer]: { key: 'sheet.twice', values: { mark: marksOf(ids).get(twice.statement)! } } } };
  return { value: { code: value.code, given } };
}

/** The statements that marks name, in whatever way they were written apart; o is read as 0, i and l as 1, as in codes. */
function readMarks(text: string, ids: readonly string[]): One<string[]> {
  const typed = text
    .toLowerCase()
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
    .split(/[^0-9a-z]+/)
    .filter(Boolean);
  const found = typed.map((mark) => ids.filter((id) => mark.length >= shortest && id.startsWith(mark)));
  const unknown = typed.find((_, nth) => found[nth]!.length !== 1);
  return unknown ? wrong({ key: 'sheet.unknown', values: { mark: unknown } }) : fine([...new Set(found.flat())]);
}
