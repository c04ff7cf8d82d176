import { readers, type Reader } from '#cycle/1-gather/consent.ts';
import type { Slips } from '#lib/form/fields.ts';
import { isTicked, textOf, type Reading } from '#lib/form/reading.ts';

/** A position from which people take part; `reader` is the group for which a teller may open a story. */
export type Side = { id: string; name: string; reader: Reader; /** Does it belong to the organisation that invites? */ convenor: boolean };
/** A side as it stands in a form: without an id it is new, with an empty name it goes. */
export type SideAsked = { id: string | null; name: string; reader: Reader; convenor?: boolean };

export const longestSideName = 40;
export const mostSides = 12;

/** Reads the rows `name-1`, `reader-1`, `id-1`, … of a form. A row without id and name is nothing. */
export function readSides(form: FormData): Reading<SideAsked[], string> {
  const sides: SideAsked[] = [];
  const problems: Slips = {};
  const seen = new Set<string>();
  for (let row = 1; row <= mostSides && form.has(`name-${row}`); row++) {
    const [name, id] = [textOf(form, `name-${row}`), textOf(form, `id-${row}`) || null];
    const reader = readers.find((known) => known === textOf(form, `reader-${row}`));
    if (!name && !id) continue;
    if (name.length > longestSideName) problems[`name-${row}`] = 'circle.slip.sideLong';
    if (name && seen.has(name.toLowerCase())) problems[`name-${row}`] = 'circle.slip.sideTwice';
    if (!reader) problems[`reader-${row}`] = 'circle.slip.sideReader';
    seen.add(name.toLowerCase());
    sides.push({ id, name, reader: reader ?? 'residents', ...(isTicked(form, `convenor-${row}`) && { convenor: true }) });
  }
  if (sides.filter((side) => side.name).length < 2) problems['name-1'] ??= 'circle.slip.sidesFew';
  return Object.keys(problems).length > 0 ? { problems } : { value: sides };
}

/** Why a set of sides may not be kept as asked. Once people tell, a side stays, and so does who reads with it: tellers chose their readers by it. */
export function sideProblems(
  asked: SideAsked[],
  now: { sides: Omit<Side, 'convenor'>[]; inUse: ReadonlySet<string>; gathered: boolean },
): Slips {
  const problems: Slips = {};
  asked.forEach((side, at) => {
    const before = now.sides.find(({ id }) => id === side.id);
    if (!before) return;
    if (!side.name && (now.gathered || now.inUse.has(before.id))) problems[`name-${at + 1}`] = 'circle.slip.sideInUse';
    if (side.name && now.gathered && side.reader !== before.reader) problems[`reader-${at + 1}`] = 'circle.slip.sideReaderFixed';
  });
  return problems;
}
