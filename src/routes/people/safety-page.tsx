import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { demandStep, endStep, makeStep, stepDemandedSince, stepNeeded, stepsToEnd, takeCode } from '#lib/people/second-steps.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { get, post, type Here } from '../door.ts';
import { showOpen } from '../show.tsx';
import { guessedTooOften, noteWrong } from './second-step-page.tsx';
import { secretSent, SetUpStep } from './set-up-step.tsx';

const toSafety = (c: Here) => c.redirect('/home/safety', 303);

/** One's own second step, the one that an organisation asks of everyone, and helping someone who lost the telephone. */
async function safetyPage(c: Here, sent?: Sent) {
  const { db, words, person } = c.var;
  const [needed, since, lost] = await Promise.all([
    stepNeeded(db, person.id),
    stepDemandedSince(db, person.organisation),
    stepsToEnd(db, stewardHere(c)),
  ]);
  const has = needed === 'has';
  const field = filledWith(words, {}, sent && { ...sent, form: new FormData() });
  return showOpen(
    c,
    { title: words('safety.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href="/home">{words('people.home.title')}</a>
      </p>
      <h1>{words('safety.title')}</h1>
      <p class="kring-lead">{words('safety.lead')}</p>
      {since && (
        <Notice heading={words('safety.demanded')}>
          <p>
            {words('safety.demanded.since')} <When at={since} />.
          </p>
        </Notice>
      )}
      <h2>{words('safety.mine')}</h2>
      <p>{words(has ? 'safety.mine.on' : 'safety.mine.off')}</p>
      {!has && <SetUpStep c={c} person={person.id} action="/home/safety" field={field} button={words('safety.setUp.do')} />}
      {has && !since && (
        <Disclosure summary={words('safety.end.title')} open={sent !== undefined}>
          <Form action="/home/safety/end">
            <Field {...field('code')} label={words('safety.code')} hint={words('safety.code.hint')} autocomplete="one-time-code" short />
            <Button kind="care">{words('safety.end.do')}</Button>
          </Form>
        </Disclosure>
      )}
      {person.opensCircles && !since && <Demand c={c} has={has} />}
      {lost.length > 0 && <Lost c={c} lost={lost} />}
    </>,
  );
}

function Demand({ c, has }: { c: Here; has: boolean }) {
  const { words } = c.var;
  return (
    <>
      <h2>{words('safety.demand.title')}</h2>
      <p>{words(has ? 'safety.demand.means' : 'safety.demand.first')}</p>
      {has && (
        <Form action="/home/safety/demand">
          <Button kind="quiet">{words('safety.demand.do')}</Button>
        </Form>
      )}
    </>
  );
}

function Lost({ c, lost }: { c: Here; lost: { id: string; name: string }[] }) {
  const { words } = c.var;
  return (
    <>
      <h2>{words('safety.lost.title')}</h2>
      <p>{words('safety.lost.means')}</p>
      {lost.map(({ id, name }) => (
        <Form action="/home/safety/lost">
          <input type="hidden" name="person" value={id} />
          <Button kind="care">{words('safety.lost.do', { name })}</Button>
        </Form>
      ))}
    </>
  );
}

async function setUp(c: Here) {
  const { db, person, form, keys, now } = c.var;
  const secret = secretSent(c, person.id);
  if (!secret) return safetyPage(c, { form, problems: { code: 'safety.slip.code' } });
  const made = await makeStep(db, secret, { person: person.id, typed: textOf(form, 'code'), keys, now });
  return made ? toSafety(c) : safetyPage(c, { form, problems: { code: 'safety.slip.code' } });
}

/** Takes one's own away: only with a code of it, and not where everyone must have one. */
async function end(c: Here) {
  const { db, person, form, keys, now } = c.var;
  if (await stepDemandedSince(db, person.organisation)) return toSafety(c);
  if (guessedTooOften(c, person.id)) return safetyPage(c, { form, problems: { code: 'safety.slip.tooOften' } });
  if (!(await takeCode(db, { person: person.id, typed: textOf(form, 'code'), keys, now }))) {
    noteWrong(c, person.id);
    return safetyPage(c, { form, problems: { code: 'safety.slip.code' } });
  }
  await endStep(db, { person: person.id, by: person.id, now });
  return toSafety(c);
}

/** Only whoever opens circles asks it of everyone, and only with a second step of their own: else they would be shut out themselves. */
async function demand(c: Here) {
  const { db, person, now } = c.var;
  if (person.opensCircles && (await stepNeeded(db, person.id)) === 'has') await demandStep(db, person.organisation, now);
  return toSafety(c);
}

async function helpWhoLost(c: Here) {
  const { db, person, form, now } = c.var;
  const lost = (await stepsToEnd(db, stewardHere(c))).find(({ id }) => id === textOf(form, 'person'));
  if (lost) await endStep(db, { person: lost.id, by: person.id, now });
  return toSafety(c);
}

const stewardHere = ({ var: { person, actor } }: Here) => ({
  id: person.id,
  circles: actor.memberships.filter(({ role }) => role === 'steward').map(({ circle }) => circle),
});

const at = '/home/safety';
export const safetyDoors = [
  get(at, 'keepSecondStep', (c) => safetyPage(c)),
  post(at, 'keepSecondStep', setUp),
  post(`${at}/end`, 'keepSecondStep', end),
  post(`${at}/demand`, 'keepSecondStep', demand),
  post(`${at}/lost`, 'keepSecondStep', helpWhoLost),
  // a page that came back with slips, opened again or in another language
  get(`${at}/end`, 'keepSecondStep', toSafety),
];
