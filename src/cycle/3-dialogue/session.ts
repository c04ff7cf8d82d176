import { readers, type Reader } from '#cycle/1-gather/consent.ts';
import { textOf } from '#lib/form/fields.ts';
import type { Reading } from '#lib/form/reading.ts';
import { momentOf } from './moment.ts';

/** A meeting in dialogue: what for, what kind of change is wanted, when and where, and who comes (stories shown there must allow each of them). */
export type SessionPlan = { purpose: string; changeWanted: string; startsAt: Date; endsAt: Date | null; place: string; readers: Reader[] };
export type PlanField = 'purpose' | 'change_wanted' | 'starts_at' | 'ends_at' | 'place' | 'readers';

export const planLength = { purpose: 1000, change_wanted: 300, place: 200 };

/** Reads the form with which a session is planned. */
export function readSession(form: FormData): Reading<SessionPlan, PlanField> {
  const [purpose, changeWanted, place] = [textOf(form, 'purpose'), textOf(form, 'change_wanted'), textOf(form, 'place')];
  const [startsAt, ends] = [momentOf(textOf(form, 'starts_at')), textOf(form, 'ends_at')];
  const endsAt = momentOf(ends);
  const chosen = readers.filter((reader) => form.getAll('readers').includes(reader));
  const problems = {
    ...(purpose === '' && { purpose: 'dialogue.plan.purpose.missing' as const }),
    ...(purpose.length > planLength.purpose && { purpose: 'dialogue.tooLong' as const }),
    ...(changeWanted === '' && { change_wanted: 'dialogue.plan.change.missing' as const }),
    ...(changeWanted.length > planLength.change_wanted && { change_wanted: 'dialogue.tooLong' as const }),
    ...(!startsAt && { starts_at: 'dialogue.plan.starts.missing' as const }),
    ...(ends !== '' && (!endsAt || (startsAt && endsAt <= startsAt)) && { ends_at: 'dialogue.plan.ends.before' as const }),
    ...(place === '' && { place: 'dialogue.plan.place.missing' as const }),
    ...(place.length > planLength.place && { place: 'dialogue.tooLong' as const }),
    ...(chosen.length === 0 && { readers: 'dialogue.plan.readers.missing' as const }),
  };
  if (Object.keys(problems).length > 0 || !startsAt) return { problems };
  return { value: { purpose, changeWanted, startsAt, endsAt, place, readers: chosen } };
}
