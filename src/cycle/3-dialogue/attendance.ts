import { textOf, type Reading } from '#lib/form/reading.ts';

/** Reads how many people of each side were there; an empty field is nobody. */
export function readAttendance(form: FormData, sides: readonly { id: string }[]): Reading<Map<string, number>> {
  const people = new Map<string, number>();
  for (const { id } of sides) {
    const said = textOf(form, `side-${id}`) || '0';
    if (!/^\d{1,5}$/.test(said)) return { problems: { [`side-${id}`]: 'dialogue.attendance.number' } };
    people.set(id, Number(said));
  }
  return { value: people };
}
