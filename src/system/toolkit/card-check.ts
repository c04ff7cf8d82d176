import type { Problem } from '#lib/form/reading.ts';
import { isStoryLanguage } from '#lib/words/languages.ts';
import { cardLength, cardTexts, isKind, type Card, type CardSheet, type CardStep, type CardTry } from './card.ts';
import { constellations, modes, moments, moves, needs, readingLoads, sheetForms, tryLines } from './method.ts';

/** A card before anyone knows whether it is one: as a form or a file says it. */
export type Raw = { readonly [name: string]: unknown };
/** A step that no part of Kring can start: the how-manieth, by what it is called, and its title. */
export type UnknownStep = { nth: number; kind: string; title: string };
export type CardProblems = Partial<Record<string, Problem>>;
export type Checked = { card: Card; unknown: UnknownStep[]; problems?: undefined } | { card?: undefined; problems: CardProblems };

/**
 * Is this a card? Gives it without the steps that nothing here can start, and names these; or what is wrong, by the names of the fields
 * (`name`, `people_least`, `step-2-do`). One where nothing can start is no card.
 */
export function checkCard(raw: Raw): Checked {
  const problems: CardProblems = {};
  const reading: Reading = { problems };
  const texts = Object.fromEntries(cardTexts.map((name) => [name, text(reading, name, { said: raw[name], most: cardLength[name] })]));
  const { steps, unknown } = stepsIn(reading, raw.steps);
  const [sheet, tryOut] = [sheetIn(reading, raw.sheet, steps), tryIn(reading, raw.tryOut, steps)];
  const card = {
    ...(texts as Pick<Card, (typeof cardTexts)[number]>),
    language:
      typeof raw.language === 'string' && isStoryLanguage(raw.language) ? raw.language : wrong(reading, 'language', 'kit.slip.language'),
    constellation: one(reading, 'constellation', constellations, raw.constellation),
    move: one(reading, 'move', moves, raw.move),
    reading: one(reading, 'reading', readingLoads, raw.reading),
    moments: several(reading, 'moments', moments, raw.moments),
    modes: several(reading, 'modes', modes, raw.modes),
    needs: several(reading, 'needs', needs, raw.needs),
    people: peopleIn(reading, raw.people),
    ...{ steps, sheet, tryOut },
    href: hrefIn(reading, raw.href),
  };
  return Object.keys(problems).length > 0 ? { problems } : { card: card as Card, unknown };
}

type Reading = { problems: CardProblems };

function wrong(reading: Reading, field: string, problem: Problem): undefined {
  reading.problems[field] ??= problem;
}

/** One line of a card, as text: whatever white space stands in it counts as one space; empty when it is no text. */
export const oneLine = (said: unknown): string => (typeof said === 'string' ? said.replace(/[\0\s]+/g, ' ').trim() : '');

function text(reading: Reading, field: string, { said, most }: { said: unknown; most: number }): string {
  const found = oneLine(said);
  if (found === '') wrong(reading, field, 'kit.slip.missing');
  else if (found.length > most) wrong(reading, field, { key: 'kit.slip.tooLong', values: { most, length: found.length } });
  return found;
}

function one<T extends string>(reading: Reading, field: string, all: readonly T[], said: unknown): T | undefined {
  return all.find((choice) => choice === said) ?? wrong(reading, field, unknownIn(said) ?? 'kit.slip.choose');
}

/** Those that were chosen, each once; something that we do not know is named. */
function several<T extends string>(reading: Reading, field: string, all: readonly T[], said: unknown): T[] {
  const list: readonly unknown[] = Array.isArray(said) ? said : [];
  const strange = list.find((choice) => !all.some((known) => known === choice));
  if (list.length === 0) wrong(reading, field, 'kit.slip.chooseSome');
  else if (strange !== undefined) wrong(reading, field, unknownIn(strange) ?? 'kit.slip.chooseSome');
  return [...new Set(list)].filter((choice): choice is T => all.some((known) => known === choice));
}

const unknownIn = (said: unknown): Problem | null =>
  typeof said === 'string' && said.trim() !== '' ? { key: 'kit.slip.unknown', values: { named: shortly(said) } } : null;
const shortly = (said: string) => said.replace(/\s+/g, ' ').trim().slice(0, 40);

function peopleIn(reading: Reading, said: unknown): Card['people'] {
  const { least, most } = isRaw(said) ? said : {};
  const [from, to] = [whole(least, cardLength.people), whole(most, cardLength.people)];
  if (from === null) wrong(reading, 'people_least', { key: 'kit.slip.people', values: { most: cardLength.people } });
  if (to === null) wrong(reading, 'people_most', { key: 'kit.slip.people', values: { most: cardLength.people } });
  if (from !== null && to !== null && from > to) wrong(reading, 'people_most', 'kit.slip.peopleOrder');
  return { least: from ?? 1, most: to ?? 1 };
}

const whole = (said: unknown, most: number): number | null =>
  typeof said === 'number' && Number.isInteger(said) && said >= 1 && said <= most ? said : null;

function hrefIn(reading: Reading, said: unknown): string | null {
  if (said === undefined || said === null || said === '') return null;
  const found = typeof said === 'string' ? said.trim() : '';
  if (found === '') return null;
  const fits = found.length <= cardLength.href && /^https?:\/\/[^\s"'<>]+$/.test(found) && URL.canParse(found);
  return fits ? found : (wrong(reading, 'href', 'kit.slip.href') ?? null);
}

function stepsIn(reading: Reading, said: unknown): { steps: CardStep[]; unknown: UnknownStep[] } {
  const list: readonly unknown[] = Array.isArray(said) ? said : [];
  const [steps, unknown]: [CardStep[], UnknownStep[]] = [[], []];
  if (list.length > cardLength.steps) wrong(reading, 'step-1-kind', { key: 'kit.slip.stepsMany', values: { most: cardLength.steps } });
  for (const [at, each] of list.slice(0, cardLength.steps).entries()) {
    const raw: Raw = isRaw(each) ? each : {};
    const kind = typeof raw.kind === 'string' ? raw.kind.trim() : '';
    if (isKind(kind)) steps.push(stepIn(reading, at + 1, { ...raw, kind }));
    else if (kind === '') wrong(reading, `step-${at + 1}-kind`, 'kit.slip.kind');
    else unknown.push({ nth: at + 1, kind: shortly(kind), title: typeof raw.title === 'string' ? shortly(raw.title) : '' });
  }
  if (steps.length === 0) wrong(reading, 'step-1-kind', unknown[0] ? unknownSteps(unknown) : 'kit.slip.steps');
  for (const engine of ['prompt', 'outreach', 'print.own', 'tryOut'])
    if (steps.filter(({ kind }) => kind.startsWith(engine)).length > 1) wrong(reading, 'step-1-kind', 'kit.slip.twice');
  return { steps, unknown };
}

const unknownSteps = (unknown: UnknownStep[]): Problem => ({
  key: 'kit.slip.stepsUnknown',
  values: { named: unknown.map(({ kind }) => kind).join(', ') },
});

function stepIn(reading: Reading, nth: number, raw: Raw & { kind: CardStep['kind'] }): CardStep {
  const line = (part: 'title' | 'do' | 'ask') => text(reading, `step-${nth}-${part}`, { said: raw[part], most: cardLength[part] });
  const minutes = whole(raw.minutes, cardLength.minutes);
  if (minutes === null) wrong(reading, `step-${nth}-minutes`, { key: 'kit.slip.minutes', values: { most: cardLength.minutes } });
  const ask = raw.kind === 'prompt' ? line('ask') : null;
  return { kind: raw.kind, minutes: minutes ?? 1, title: line('title'), do: line('do'), ask };
}

/** The sheet belongs to the step that prints it: there are both, or neither. */
function sheetIn(reading: Reading, said: unknown, steps: readonly CardStep[]): CardSheet | null {
  const printed = steps.some(({ kind }) => kind === 'print.own');
  if (!isRaw(said)) return printed ? (wrong(reading, 'sheet_as', 'kit.slip.sheet') ?? null) : null;
  if (!printed) wrong(reading, 'sheet_as', 'kit.slip.sheetUnused');
  const parts = (Array.isArray(said.parts) ? said.parts : []) as unknown[];
  const lines = parts.map(oneLine).filter(Boolean);
  const { sheetParts, sheetPart } = cardLength;
  if (lines.length === 0) wrong(reading, 'sheet_parts', 'kit.slip.missing');
  if (lines.length > sheetParts || lines.some((line) => line.length > sheetPart))
    wrong(reading, 'sheet_parts', { key: 'kit.slip.sheetParts', values: { lines: sheetParts, most: sheetPart } });
  return {
    as: one(reading, 'sheet_as', sheetForms, said.as)!,
    title: text(reading, 'sheet_title', { said: said.title, most: cardLength.name }),
    about: text(reading, 'sheet_about', { said: said.about, most: cardLength.about }),
    parts: lines,
  };
}

/** What is suggested for a try-out belongs to the step that begins one: there are both, or neither. */
function tryIn(reading: Reading, said: unknown, steps: readonly CardStep[]): CardTry | null {
  const tries = steps.some(({ kind }) => kind === 'tryOut');
  if (!isRaw(said)) return tries ? (wrong(reading, 'try_belief', 'kit.slip.try') ?? null) : null;
  if (!tries) wrong(reading, 'try_belief', 'kit.slip.tryUnused');
  const line = (name: (typeof tryLines)[number]) => text(reading, `try_${name}`, { said: said[name], most: cardLength.tryLine });
  return Object.fromEntries(tryLines.map((name) => [name, line(name)])) as CardTry;
}

/** Is it an object with names? */
export const isRaw = (said: unknown): said is Raw => typeof said === 'object' && said !== null && !Array.isArray(said);
