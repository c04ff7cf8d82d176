import { fine, oneOf, optional, required, together, wrong, type One, type Reading } from '#lib/form/reading.ts';
import { isEmail } from '#lib/people/person.ts';
import { requiredDay } from './day.ts';

/** Who does what by when. The owner does it openly, in a role: name and side are shown; an e-mail address only serves to remind. */
export type Agreement = {
  text: string;
  decision: string | null;
  owner: string;
  side: string;
  email: string | null;
  member: string | null;
  due_on: string;
};

export const agreementLength = { text: 400, owner: 120, because: 600 };

/** What of the circle an agreement can name: its sides, members, and published decisions. */
export type Known = {
  sides: readonly string[];
  members: readonly { person: string; name: string; side: string }[];
  decisions: readonly string[];
};

/** Reads the form with which an agreement is made. A member as owner brings name and side; anyone else is named. */
export function readAgreement(form: FormData, known: Known): Reading<Agreement> {
  const member = known.members.find(({ person }) => person === form.get('member'));
  const side = member?.side ?? oneOf(form, 'side', known.sides);
  return together<Agreement>({
    text: required(form, 'text', { words: 'change.agreement.text', most: agreementLength.text }),
    decision: fine(oneOf(form, 'decision', known.decisions)),
    owner: member ? fine(member.name) : required(form, 'owner', { words: 'change.agreement.owner', most: agreementLength.owner }),
    side: side ? fine(side) : wrong('change.side.missing'),
    email: emailOf(form),
    member: fine(member?.person ?? null),
    due_on: requiredDay(form, 'due_on'),
  });
}

function emailOf(form: FormData): One<string | null> {
  const email = optional(form, 'email', { words: 'change.agreement.email', most: 200 });
  return email.value && !isEmail(email.value) ? wrong('change.agreement.email.wrong') : email;
}

/** Reads a new date, which needs a reason: the old one stays visible beside it. */
export const readMove = (form: FormData) =>
  together({
    due_on: requiredDay(form, 'due_on'),
    because: required(form, 'because', { words: 'change.because', most: agreementLength.because }),
  });

/** Reads why an agreement is dropped. */
export const readDrop = (form: FormData) =>
  together({ dropped_because: required(form, 'dropped_because', { words: 'change.because', most: agreementLength.because }) });

/** How an agreement stands on a day. `late` is said by the system itself: nobody has to dare. */
export type Stands = 'open' | 'late' | 'kept' | 'dropped';
export function standsOn(today: string, agreement: { dueOn: string; keptAt: Date | null; droppedAt: Date | null }): Stands {
  if (agreement.keptAt) return 'kept';
  if (agreement.droppedAt) return 'dropped';
  return agreement.dueOn < today ? 'late' : 'open';
}
