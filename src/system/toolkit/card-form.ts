import { textOf } from '#lib/form/reading.ts';
import { cardLength, cardTexts, isKind, type Card } from './card.ts';
import { checkCard, type CardProblems } from './card-check.ts';
import { tryLines } from './method.ts';

const stepParts = ['kind', 'minutes', 'title', 'do', 'ask'] as const;
const stepField = (row: number, part: string) => `step-${row}-${part}`;

/** Reads the form of a card in a language. Rows of steps that are empty are no steps; what is wrong leads to the row where it was written. */
export function readCard(
  form: FormData,
  language: string,
): { card: Card; problems?: undefined } | { card?: undefined; problems: CardProblems } {
  const rows = Array.from({ length: cardLength.steps }, (_, at) => at + 1).filter((row) =>
    stepParts.some((part) => part !== 'minutes' && textOf(form, stepField(row, part)) !== ''),
  );
  const sheetAs = textOf(form, 'sheet_as');
  const checked = checkCard({
    ...Object.fromEntries([...cardTexts, 'constellation', 'move', 'reading', 'href'].map((name) => [name, textOf(form, name)])),
    ...Object.fromEntries(['moments', 'modes', 'needs'].map((name) => [name, form.getAll(name)])),
    language,
    people: { least: numberOf(form, 'people_least'), most: numberOf(form, 'people_most') },
    steps: rows.map((row) => ({
      ...Object.fromEntries(stepParts.map((part) => [part, textOf(form, stepField(row, part))])),
      minutes: numberOf(form, stepField(row, 'minutes')),
    })),
    sheet: sheetAs === '' ? null : sheetIn(form, sheetAs),
    tryOut: tryLines.some((line) => textOf(form, `try_${line}`) !== '')
      ? Object.fromEntries(tryLines.map((line) => [line, textOf(form, `try_${line}`)]))
      : null,
  });
  const strange = rows.find((row) => !isKind(textOf(form, stepField(row, 'kind'))));
  if (!checked.problems && strange === undefined) return { card: checked.card };
  const problems: CardProblems = strange === undefined ? {} : { [stepField(strange, 'kind')]: 'kit.slip.kind' };
  for (const [field, problem] of Object.entries(checked.problems ?? {})) problems[onRow(field, rows)] ??= problem;
  return { problems };
}

/** How a card stands in its form. */
export function filledIn(card: Card): Record<string, string> {
  const filled: Record<string, string> = {
    ...Object.fromEntries(cardTexts.map((name) => [name, card[name]])),
    ...{ href: card.href ?? '', people_least: String(card.people.least), people_most: String(card.people.most) },
    ...(card.sheet && {
      ...{ sheet_as: card.sheet.as, sheet_title: card.sheet.title, sheet_about: card.sheet.about },
      sheet_parts: card.sheet.parts.join('\n'),
    }),
    ...(card.tryOut && Object.fromEntries(tryLines.map((line) => [`try_${line}`, card.tryOut![line]]))),
  };
  for (const [at, step] of card.steps.entries()) for (const part of stepParts) filled[stepField(at + 1, part)] = String(step[part] ?? '');
  return filled;
}

const sheetIn = (form: FormData, as: string) => ({
  ...{ as, title: textOf(form, 'sheet_title'), about: textOf(form, 'sheet_about') },
  parts: textOf(form, 'sheet_parts').split('\n'),
});

function numberOf(form: FormData, name: string): number | null {
  const typed = textOf(form, name);
  return /^\d{1,4}$/.test(typed) ? Number(typed) : null;
}

/** The third step that was filled in may stand in the fifth row. */
function onRow(field: string, rows: readonly number[]): string {
  const found = /^step-(\d+)-(\w+)$/.exec(field);
  return found ? stepField(rows[Number(found[1]) - 1] ?? 1, found[2]!) : field;
}
