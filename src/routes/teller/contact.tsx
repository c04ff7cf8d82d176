import { readContact, type Contact, type ContactProblem } from '#cycle/1-gather/contact.ts';
import { contactOf, hearBackBy } from '#cycle/1-gather/contacts.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { withTellersCircle } from './visit.server.ts';

/** How would you like to hear back? Everything may stay empty; asked only after the story is saved. */
export function ContactForm({
  contact,
  problems = {},
  onCard = false,
}: {
  contact?: Partial<Contact>;
  problems?: ContactProblem;
  onCard?: boolean;
}) {
  const { words } = useFrame();
  return (
    <Form action="/mine/contact" forgets>
      {onCard && <input type="hidden" name="from" value="card" />}
      <ContactFields contact={contact} problems={problems} />
      <Button kind="quiet">{words('teller.contact.save')}</Button>
    </Form>
  );
}

/** The lines of it, also where a helper fills them in. */
export function ContactFields({ contact, problems = {} }: { contact?: Partial<Contact>; problems?: ContactProblem }) {
  const { words } = useFrame();
  const slip = (name: keyof ContactProblem) => problems[name] && words(problems[name]);
  return (
    <>
      <p>{words('teller.contact.lead')}</p>
      <Field
        name="name"
        label={words('teller.contact.name')}
        value={contact?.name ?? ''}
        optional
        problem={slip('name')}
        autocomplete="off"
      />
      <Field
        name="email"
        type="email"
        label={words('teller.contact.email')}
        value={contact?.email ?? ''}
        optional
        problem={slip('email')}
        autocomplete="off"
      />
      <Field
        name="phone"
        type="tel"
        label={words('teller.contact.phone')}
        value={contact?.phone ?? ''}
        optional
        problem={slip('phone')}
        autocomplete="off"
      />
      <Field
        name="place"
        label={words('teller.contact.place')}
        hint={words('teller.contact.place.hint')}
        value={contact?.place ?? ''}
        optional
        problem={slip('place')}
        autocomplete="off"
      />
      <p>{words('teller.contact.consent')}</p>
    </>
  );
}

export async function contactPage(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { db, teller } = c.var;
  return showContact(c, { contact: await contactOf(db, teller.circle, teller.story) });
}

/** Keeps how the teller wishes to hear back, with a receipt of the words that asked for it. */
export async function hearBack(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { words, db, teller, form, lang, now } = c.var;
  const read = readContact(form);
  if ('problems' in read) return showContact(c, { contact: sent(form), problems: read.problems });
  const next = fromCard(form) ? '/mine/card?kept' : '/mine?kept=contact';
  if (!read.value) return c.redirect(next, 303);
  await hearBackBy(db, teller.circle, teller.story, {
    contact: read.value,
    mode: 'screen',
    wording: words('teller.contact.consent'),
    language: lang,
    now,
  });
  return c.redirect(next, 303);
}

const fromCard = (form: FormData) => textOf(form, 'from') === 'card';
const sent = (form: FormData): Contact => ({
  name: textOf(form, 'name'),
  email: textOf(form, 'email'),
  phone: textOf(form, 'phone'),
  place: textOf(form, 'place'),
});

function showContact(c: Here, { contact, problems = {} }: { contact?: Contact; problems?: ContactProblem }) {
  const { words } = c.var;
  const slips = Object.entries(problems).map(([field, key]) => ({ field, text: words(key) }));
  return showTeller(
    c,
    { title: words('teller.contact.title'), status: slips.length > 0 ? 422 : 200 },
    <>
      <ErrorSummary slips={slips} />
      <h1>{words('teller.contact.title')}</h1>
      <ContactForm contact={contact} problems={problems} onCard={fromCard(c.var.form)} />
      <p>
        <a href={fromCard(c.var.form) ? '/mine/card' : '/mine'}>{words('teller.mine.back')}</a>
      </p>
    </>,
  );
}
