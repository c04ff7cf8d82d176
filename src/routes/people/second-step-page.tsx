import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { makeStep, stepNeeded, takeCode } from '#lib/people/second-steps.server.ts';
import { paceOver } from '#lib/server/pace.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { halfVisit } from '../cookies.server.ts';
import { get, post, type Here } from '../door.ts';
import { showOpen } from '../show.tsx';
import { beginVisit, noteVisit } from './coming-in.server.ts';
import { secretSent, SetUpStep } from './set-up-step.tsx';

/** Wrong codes of one person in a quarter of an hour; a code has six figures, so that five tries are one chance in seventy thousand. */
const wrong = paceOver(15);
const mostWrong = 5;

/** Whether codes for this person are not looked at for now: someone is guessing. */
export const guessedTooOften = (c: Here, person: string) => wrong.seen(person, c.var.now) >= mostWrong;
export const noteWrong = (c: Here, person: string) => wrong.note(person, c.var.now);

const toSignIn = (c: Here) => c.redirect('/sign-in', 303);

async function stepPage(c: Here) {
  const half = halfVisit(c);
  return half ? showStep(c, half.person) : toSignIn(c);
}

/** The second step: a code of the app; who must have one and has none sets it up here. */
async function takeStep(c: Here) {
  const { db, keys, form, now } = c.var;
  const half = halfVisit(c);
  if (!half) return toSignIn(c);
  const { person } = half;
  if (guessedTooOften(c, person)) return showStep(c, person, { form, problems: { code: 'safety.slip.tooOften' } });
  const typed = textOf(form, 'code');
  const typing = { person, typed, keys, now };
  const secret = secretSent(c, person);
  const right =
    (await stepNeeded(db, person)) === 'has' ? await takeCode(db, typing) : secret !== null && (await makeStep(db, secret, typing));
  if (!right) {
    noteWrong(c, person);
    await noteVisit(c, person, 'visit.refused');
    return showStep(c, person, { form, problems: { code: 'safety.slip.code' } });
  }
  await beginVisit(c, person);
  return c.redirect('/home', 303);
}

async function showStep(c: Here, person: string, sent?: Sent) {
  const { db, words } = c.var;
  const sets = (await stepNeeded(db, person)) !== 'has';
  const field = filledWith(words, {}, sent && { ...sent, form: new FormData() });
  return showOpen(
    c,
    { title: words('safety.step.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('safety.step.title')}</h1>
      {sets ? (
        <>
          <p class="kring-lead">{words('safety.step.must')}</p>
          <SetUpStep c={c} person={person} action="/second-step" field={field} button={words('safety.step.do')} />
        </>
      ) : (
        <>
          <p class="kring-lead">{words('safety.step.lead')}</p>
          <Form action="/second-step">
            <Field {...field('code')} label={words('safety.code')} hint={words('safety.code.hint')} autocomplete="one-time-code" short />
            <Button kind="act">{words('safety.step.do')}</Button>
          </Form>
          <p>{words('safety.step.lost')}</p>
        </>
      )}
    </>,
  );
}

export const secondStepDoors = [get('/second-step', 'signIn', stepPage), post('/second-step', 'signIn', takeStep)];
