import { IntlMessageFormat } from 'intl-messageformat';

type Part = ReturnType<IntlMessageFormat['getAst']>[number];
type Branches = Record<string, { value: Part[] }>;

const partsOf = (message: string, language: string) =>
  new IntlMessageFormat(message, language.slice(0, 2), undefined, { ignoreTag: true }).getAst();

/** The names that a message is filled with: argumentsOf('{count, plural, other {# van {all}}}', 'nl') is ['all', 'count']. */
export function argumentsOf(message: string, language: string): string[] {
  const names = new Set<string>();
  walk(partsOf(message, language), ({ name }) => name && names.add(name));
  return [...names].sort();
}

/** Of these, the names that are seen when it is filled in: not those that only choose a form of another word ('{count, plural, one {reads} other {read}}'). */
export function shownIn(message: string, language: string): string[] {
  const names = new Set<string>();
  walk(partsOf(message, language), ({ name, plural }) => {
    if (name && (!plural || Object.values(plural).some(({ value }) => value.some(({ type }) => type === 7)))) names.add(name);
  });
  return [...names].sort();
}

/** For every plural of a message, the forms that it has: 'one', 'few', '=0', … */
export function pluralsOf(message: string, language: string): string[][] {
  const plurals: string[][] = [];
  walk(partsOf(message, language), ({ plural }) => plural && plurals.push(Object.keys(plural)));
  return plurals;
}

/** What people read of a message, to measure it: of a plural its `other` form, and `filled` where something is filled in. */
export function readOf(message: string, language: string, filled = 'iets'): string {
  const said = (parts: Part[]): string =>
    parts
      .map((part) => {
        const { literal, branches } = look(part);
        return literal ?? (branches ? said(branches.other!.value) : filled);
      })
      .join('');
  return said(partsOf(message, language));
}

type Seen = { name?: string; literal?: string; branches?: Branches; plural?: Branches };

function walk(parts: Part[], see: (seen: Seen) => void): void {
  for (const part of parts) {
    const seen = look(part);
    see(seen);
    for (const { value } of Object.values(seen.branches ?? {})) walk(value, see);
  }
}

// The numbers of @formatjs/icu-messageformat-parser: 0 is text, 5 a choice, 6 a plural, 7 the `#` in it; all others are filled in.
function look(part: Part): Seen {
  if (part.type === 0) return { literal: part.value };
  if (part.type === 7) return {};
  if (part.type === 5 || part.type === 6) {
    const branches = part.options as Branches;
    return { name: part.value, branches, ...(part.type === 6 && { plural: branches }) };
  }
  return { name: (part as { value: string }).value };
}
