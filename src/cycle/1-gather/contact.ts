import { textOf } from '#lib/form/reading.ts';
import { isEmail } from '#lib/people/person.ts';

/** How a teller wishes to hear back; every line may stay empty. */
export type Contact = { name: string | null; email: string | null; phone: string | null; place: string | null };
export type ContactProblem = {
  email?: 'teller.contact.email.wrong';
  phone?: 'teller.contact.phone.wrong';
  place?: 'teller.contact.place.tooLong';
  name?: 'teller.contact.name.tooLong';
};

const short = 200;

/** Reads the form about hearing back. Null: nothing was filled in. */
export function readContact(form: FormData): { value: Contact | null } | { problems: ContactProblem } {
  const [name, email, phone, place] = ['name', 'email', 'phone', 'place'].map((field) => textOf(form, field) || null) as [
    string | null,
    string | null,
    string | null,
    string | null,
  ];
  const problems: ContactProblem = {
    ...(email && !isEmail(email) && { email: 'teller.contact.email.wrong' as const }),
    ...(phone && !/^\+?[\d\s()./-]{6,25}$/.test(phone) && { phone: 'teller.contact.phone.wrong' as const }),
    ...(place && place.length > short && { place: 'teller.contact.place.tooLong' as const }),
    ...(name && name.length > short && { name: 'teller.contact.name.tooLong' as const }),
  };
  if (Object.keys(problems).length > 0) return { problems };
  return { value: email || phone || place ? { name, email, phone, place } : null };
}
