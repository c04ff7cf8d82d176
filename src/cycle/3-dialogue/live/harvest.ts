import { fine, required, textOf, together, within, wrong, type Reading } from '#lib/form/reading.ts';

/** Notes that say the same are put together under a name. */
export type Grouping = { notes: string[]; name: string };

export const groupNameLength = 80;

/** Reads which of these notes go together, and under which name: a new one, or one that is there. */
export function readGrouping(form: FormData, notes: readonly string[]): Reading<Grouping> {
  const chosen = notes.filter((note) => form.getAll('note').includes(note));
  const there = textOf(form, 'group');
  const rules = { words: 'harvest.group.name', most: groupNameLength };
  return together<Grouping>({
    notes: chosen.length > 0 ? fine(chosen) : wrong('harvest.group.notes.missing'),
    name: textOf(form, 'name') === '' && there !== '' ? within(there, rules) : required(form, 'name', rules),
  });
}
