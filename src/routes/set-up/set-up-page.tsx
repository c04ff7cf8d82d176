import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { startVisit } from '#lib/people/visits.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { keepVisit } from '../cookies.server.ts';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showOpen } from '../show.tsx';
import { isFirstRun, useFirstRun } from './set-up.server.ts';
import { beginnings, readSetUp } from './set-up.ts';
import { EmailField } from '../people/reach-fields.tsx';

async function setUpPage(c: Here) {
  return (await isFirstRun(c.var.db, c.req.param('secret')!)) ? showSetUp(c) : showNotHere(c);
}

async function setUp(c: Here) {
  const { db, keys, config, now, form } = c.var;
  const secret = c.req.param('secret')!;
  if (!(await isFirstRun(db, secret))) return showNotHere(c);
  const { value, problems } = readSetUp(form);
  if (problems) return showSetUp(c, { form, problems });
  const steward = await useFirstRun({ db, keys, config }, { secret, setUp: value, now });
  if (!steward) return showNotHere(c);
  keepVisit(c, await startVisit(db, steward, now));
  return c.redirect(value.examples.length > 0 ? '/home' : '/circles/new', 303);
}

function showSetUp(c: Here, sent?: Sent) {
  const { words, lang } = c.var;
  const field = filledWith(words, { language: lang, begin: 'empty' }, sent);
  const [language, begin] = [field('language'), field('begin')];
  return showOpen(
    c,
    { title: words('people.setUp.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('people.setUp.title')}</h1>
      <p class="kring-lead">{words('people.setUp.lead')}</p>
      <Form>
        <Field
          {...field('organisation')}
          label={words('people.setUp.organisation')}
          hint={words('people.setUp.organisation.hint')}
          autocomplete="organization"
        />
        <Choices
          {...language}
          label={words('people.setUp.language')}
          options={(['nl', 'en'] as const).map((value) => ({
            value,
            label: words(`circle.language.${value}`),
            chosen: language.value === value,
          }))}
        />
        <Field {...field('name')} label={words('people.setUp.name')} hint={words('people.setUp.name.hint')} autocomplete="name" />
        <EmailField field={field} />
        <Field
          {...field('privacy_contact')}
          label={words('people.setUp.privacyContact')}
          hint={words('people.setUp.privacyContact.hint')}
          optional
        />
        <Choices
          {...begin}
          label={words('people.setUp.begin')}
          options={beginnings.map((value) => ({
            value,
            label: words(`people.setUp.begin.${value}`),
            consequence: words(`people.setUp.begin.${value}.means`),
            chosen: begin.value === value,
          }))}
        />
        <Button kind="act">{words('people.setUp.do')}</Button>
      </Form>
    </>,
  );
}

export const setUpDoors = [get('/set-up/:secret', 'setUp', setUpPage), post('/set-up/:secret', 'setUp', setUp)];
