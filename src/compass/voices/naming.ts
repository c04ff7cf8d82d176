import { linesOf } from '#lib/form/lines.ts';
import { dateOf, fine, oneOf, optional, severalOf, textOf, wrong, type One, type Problem, type Reading } from '#lib/form/reading.ts';

/** Who is touched can be a group of people, someone in a role, or a place. */
export const kinds = ['group', 'role', 'place'] as const;
export type Kind = (typeof kinds)[number];

/** Someone who is touched and not here, in the words of whoever names them. */
export type Named = { kind: Kind; text: string };

/** One person's answer. A name is there only with the day on which it goes. */
export type Naming = { sides: string[]; language: string; named: Named[]; name: string | null; nameUntil: string | null };

/** How much fits in one answer: lines in all, and UTF-16 units a line. */
export const namingLimits = { lines: 12, line: 120, name: 100 };

/** A name is kept for a year at most: who was not reached by then is asked for again. */
export const longestDaysOfName = 366;

type Around = { sides: readonly { id: string }[]; languages: readonly string[]; language: string; today: string };

/** Reads the form in which someone says who is missing: one on a line, in a field for each kind. */
export function readNaming(form: FormData, { sides, languages, language, today }: Around): Reading<Naming> {
  const lines = kinds.map((kind) => ({ kind, texts: linesOf(textOf(form, kind), /\p{L}/u) }));
  const problems: Record<string, Problem> = {};
  for (const { kind, texts } of lines)
    if (texts.some((text) => text.length > namingLimits.line)) problems[kind] = tooLong(namingLimits.line);
  const named = lines.flatMap(({ kind, texts }) => texts.map((text) => ({ kind, text })));
  if (named.length === 0) problems.group = 'missing.name.nothing';
  if (named.length > namingLimits.lines) problems.group = { key: 'missing.name.many', values: { most: namingLimits.lines } };
  const name = optional(form, 'name', { words: 'missing.person', most: namingLimits.name });
  if (name.problem !== undefined) problems.name = name.problem;
  const until = dayOfName(form, { name: name.value ?? null, today });
  if (until.problem !== undefined) problems.nameUntil = until.problem;
  if (Object.keys(problems).length > 0) return { problems };
  const said = severalOf(form, 'sides', sides.map(({ id }) => id)); // prettier-ignore
  return {
    value: {
      sides: said,
      language: oneOf(form, 'language', languages) ?? language,
      named,
      name: name.value ?? null,
      nameUntil: until.value ?? null,
    },
  };
}

const tooLong = (most: number): Problem => ({ key: 'missing.name.tooLong', values: { most } });

function dayOfName(form: FormData, { name, today }: { name: string | null; today: string }): One<string | null> {
  if (name === null) return fine(null);
  return dayUntil(form, 'nameUntil', today);
}

/** The day until which something personal is kept: after today, within a year. */
export function dayUntil(form: FormData, field: string, today: string): One<string> {
  const day = dateOf(form, field, { words: 'missing.until' });
  if (day.problem !== undefined) return day;
  if (day.value === null) return wrong('missing.until.missing');
  const days = (Date.parse(day.value) - Date.parse(today)) / 86_400_000;
  if (days < 1) return wrong('missing.until.soon');
  return days > longestDaysOfName ? wrong('missing.until.late') : fine(day.value);
}
