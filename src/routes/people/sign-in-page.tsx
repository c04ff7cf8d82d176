import { textOf } from '#lib/form/reading.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { isEmail } from '#lib/people/person.ts';
import { askForLink } from '#lib/people/sign-in.server.ts';
import { signOut, useLink as usedLink } from '#lib/people/visits.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { cookieOf, forget } from '../cookies.server.ts';
import { get, post, type Here } from '../door.ts';
import { showOpen } from '../show.tsx';
import { comeIn, noteVisit } from './coming-in.server.ts';
import { oidcDoors } from './oidc-page.tsx';
import { safetyDoors } from './safety-page.tsx';
import { secondStepDoors } from './second-step-page.tsx';

const askPage = (c: Here) => showAsk(c);

/** Ask for a link: what is shown, and how long it takes, is the same for an address that nobody has. */
async function ask(c: Here) {
  const { db, words, lang, now, form, config } = c.var;
  const email = textOf(form, 'email');
  if (!isEmail(email)) return showAsk(c, { form, problems: { email: 'people.slip.email' } });
  if (config.smtpUrl) await askForLink(db, email, { language: lang, now });
  return showOpen(
    c,
    { title: words('people.signIn.asked.title') },
    <>
      <h1>{words('people.signIn.asked.title')}</h1>
      <p class="kring-lead">{words('people.signIn.asked.text')}</p>
      <p>{words('people.signIn.asked.wait')}</p>
      <p>{words('people.signIn.other')}</p>
    </>,
  );
}

function showAsk(c: Here, sent?: Sent) {
  const { words, config } = c.var;
  const field = filledWith(words, {}, sent);
  return showOpen(
    c,
    { title: words('people.signIn.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('people.signIn.title')}</h1>
      <p class="kring-lead">{words('people.signIn.lead')}</p>
      {config.oidc && (
        <Buttons>
          <Button href="/oidc/start">{words('safety.oidc.go', { name: config.oidc.name })}</Button>
        </Buttons>
      )}
      {config.smtpUrl ? (
        <Form action="/sign-in">
          <Field {...field('email')} label={words('people.email')} type="email" autocomplete="email" />
          <Button kind={config.oidc ? 'quiet' : 'act'}>{words('people.signIn.do')}</Button>
        </Form>
      ) : (
        <Notice heading={words('people.signIn.noMail.title')}>
          <p>{words('people.signIn.noMail.text')}</p>
        </Notice>
      )}
      <h2>{words('people.signIn.without.title')}</h2>
      <p>{words('people.signIn.other')}</p>
      <p>
        {words('people.signIn.teller')} <a href="/code">{words('frame.notHere.code')}</a>
      </p>
    </>,
  );
}

// Opening the link changes nothing: mail programs open links before people do.
function linkPage(c: Here) {
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('people.signIn.here.title') },
    <>
      <h1>{words('people.signIn.here.title')}</h1>
      <p class="kring-lead">{words('people.signIn.here.text')}</p>
      <Form>
        <Button kind="act">{words('people.signIn.here.do')}</Button>
      </Form>
    </>,
  );
}

async function useLink(c: Here) {
  const person = await usedLink(c.var.db, c.req.param('secret')!, c.var.now);
  return person ? comeIn(c, person) : showLinkGone(c);
}

function showLinkGone(c: Here) {
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('people.signIn.gone.title'), status: 404 },
    <>
      <h1>{words('people.signIn.gone.title')}</h1>
      <p class="kring-lead">{words('people.signIn.gone.text')}</p>
      <Buttons>
        <Button href="/sign-in">{words('people.signIn.title')}</Button>
      </Buttons>
    </>,
  );
}

async function leave(c: Here) {
  const visit = cookieOf(c, 'visit');
  if (visit) await signOut(c.var.db, visit, c.var.now);
  if (c.var.actor.person) await noteVisit(c, c.var.person.id, 'visit.ended');
  forget(c, 'visit');
  return c.redirect('/', 303);
}

export const signInDoors = [
  get('/sign-in', 'signIn', askPage),
  post('/sign-in', 'signIn', ask),
  get('/sign-in/:secret', 'signIn', linkPage),
  post('/sign-in/:secret', 'signIn', useLink),
  post('/sign-out', 'signOut', leave),
  ...secondStepDoors,
  ...oidcDoors,
  ...safetyDoors,
];
