import { readers, type Reader } from '#cycle/1-gather/consent.ts';
import { fine, required, severalOf, textOf, together, wrong, type One, type Reading } from '#lib/form/reading.ts';
import { momentOf } from './moment.ts';

/** A meeting in dialogue: what for, what kind of change is wanted, when and where, and who comes (stories shown there must allow each of them). */
export type SessionPlan = {
  purpose: string;
  change_wanted: string;
  starts_at: Date;
  ends_at: Date | null;
  place: string;
  readers: Reader[];
};

export const planLength = { purpose: 600, change_wanted: 300, place: 200 };

/** Reads the form with which a session is planned. */
export function readSession(form: FormData, timeZone?: string): Reading<SessionPlan> {
  const words = (name: keyof typeof planLength) => required(form, name, { words: `dialogue.plan.${name}`, most: planLength[name] });
  const chosen = severalOf(form, 'readers', readers);
  return together({
    purpose: words('purpose'),
    change_wanted: words('change_wanted'),
    starts_at: startOf(form, timeZone),
    ends_at: endOf(form, timeZone),
    place: words('place'),
    readers: chosen.length > 0 ? fine(chosen) : wrong('dialogue.plan.readers.missing'),
  });
}

function startOf(form: FormData, timeZone?: string): One<Date> {
  const moment = momentOf(textOf(form, 'starts_at'), timeZone);
  return moment ? fine(moment) : wrong('dialogue.plan.starts.missing');
}

function endOf(form: FormData, timeZone?: string): One<Date | null> {
  if (textOf(form, 'ends_at') === '') return fine(null);
  const [start, end] = [momentOf(textOf(form, 'starts_at'), timeZone), momentOf(textOf(form, 'ends_at'), timeZone)];
  return end && (!start || end > start) ? fine(end) : wrong('dialogue.plan.ends.before');
}
