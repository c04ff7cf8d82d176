import { dayOf, textOf } from '#lib/form/fields.ts';
import type { Reading } from '#lib/form/reading.ts';

/** Who does what by when. The owner does it openly, in a role: name and side are shown; an e-mail address only serves to remind. */
export type Agreement = { text: string; decision: string | null; owner: { name: string; side: string; email: string | null; person: string | null }; dueOn: string };

export const agreementLength = { text: 400, owner: 120, because: 600 };

type Known = { sides: readonly { id: string }[]; members: readonly { person: string; name: string; side: string }[] };

/** Reads the form with which an agreement is made. A member as owner brings name and side; anyone else is named. */
export function readAgreement(form: FormData, { sides, members }: Known): Reading<Agreement> {
  const member = members.find(({ person }) => person === form.get('member'));
  const [text, name, email] = [textOf(form, 'text'), member?.name ?? textOf(form, 'owner'), textOf(form, 'email')];
  const side = member?.side ?? sides.find(({ id }) => id === form.get('side'))?.id;
  const dueOn = dayOf(textOf(form, 'due_on'));
  const problems = {
    ...(text === '' && { text: 'change.agreement.text.missing' as const }),
    ...(text.length > agreementLength.text && { text: 'change.tooLong' as const }),
    ...(name === '' && { owner: 'change.agreement.owner.missing' as const }),
    ...(name.length > agreementLength.owner && { owner: 'change.tooLong' as const }),
    ...(!side && { side: 'change.side.missing' as const }),
    ...(email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && { email: 'change.agreement.email.wrong' as const }),
    ...(!dueOn && { due_on: 'change.day.missing' as const }),
  };
  if (Object.keys(problems).length > 0 || !side || !dueOn) return { problems };
  const owner = { name, side, email: email || null, person: member?.person ?? null };
  return { value: { text, decision: textOf(form, 'decision') || null, owner, dueOn } };
}

/** Reads a new date, which needs a reason: the old one stays visible beside it. */
export function readMove(form: FormData): Reading<{ dueOn: string; because: string }> {
  const [dueOn, because] = [dayOf(textOf(form, 'due_on')), textOf(form, 'because')];
  const problems = {
    ...(!dueOn && { due_on: 'change.day.missing' as const }),
    ...(because === '' && { because: 'change.because.missing' as const }),
    ...(because.length > agreementLength.because && { because: 'change.tooLong' as const }),
  };
  return Object.keys(problems).length > 0 || !dueOn ? { problems } : { value: { dueOn, because } };
}

/** Reads why an agreement is dropped. */
export function readBecause(form: FormData): Reading<string> {
  const because = textOf(form, 'dropped_because');
  if (because === '') return { problems: { dropped_because: 'change.because.missing' } };
  if (because.length > agreementLength.because) return { problems: { dropped_because: 'change.tooLong' } };
  return { value: because };
}

/** How an agreement stands on a day. `late` is said by the system itself: nobody has to dare. */
export type Stands = 'open' | 'late' | 'kept' | 'dropped';
export function standsOn(today: string, agreement: { dueOn: string; keptAt: Date | null; droppedAt: Date | null }): Stands {
  if (agreement.keptAt) return 'kept';
  if (agreement.droppedAt) return 'dropped';
  return agreement.dueOn < today ? 'late' : 'open';
}
