import { readers } from '#cycle/1-gather/consent.ts';
import { wallOf } from '#cycle/3-dialogue/moment.ts';
import { readSession } from '#cycle/3-dialogue/session.ts';
import { changePlan, planSession, type Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { inSession, sessionPath } from './here.server.ts';
import { PlanFields } from './plan-fields.tsx';

async function plan(c: Here) {
  const { value, problems } = readSession(c.var.form, c.var.config.timeZone);
  if (problems) return showPlan(c, null, { form: c.var.form, problems });
  const session = await planSession(c.var.db, c.var.circle.id, value, { person: c.var.person.id, keys: c.var.keys, now: c.var.now });
  return c.redirect(sessionPath(c, session, '/stimuli'), 303);
}

async function change(c: Here, session: Session) {
  const { value, problems } = readSession(c.var.form, c.var.config.timeZone);
  if (problems) return showPlan(c, session, { form: c.var.form, problems });
  await changePlan(c.var.db, c.var.circle.id, session.id, value, c.var.now);
  return c.redirect(sessionPath(c, session.id), 303);
}

/** What for, what kind of change, when, where, and who comes. */
function showPlan(c: Here, session: Session | null, sent?: Sent) {
  const { words } = c.var;
  const title = words(session ? 'dialogue.plan.change' : 'dialogue.sessions.plan');
  const field = filledWith(words, session ? keptOf(session, c.var.config.timeZone) : {}, sent);
  const chosen = sent ? sent.form.getAll('readers') : (session?.readers ?? readers);
  return showCircle(
    c,
    { title, status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{title}</h1>
      <Form>
        <PlanFields {...{ c, field, chosen }} hint />
        <Button>{words('dialogue.plan.keep')}</Button>
      </Form>
    </>,
  );
}

const keptOf = (session: Session, timeZone: string) => ({
  purpose: session.purpose,
  change_wanted: session.changeWanted,
  starts_at: wallOf(session.startsAt, timeZone),
  ends_at: session.endsAt && wallOf(session.endsAt, timeZone),
  place: session.place,
});

export const planDoors = [
  get('/circles/:circle/sessions/new', 'prepareSession', (c) => showPlan(c, null)),
  post('/circles/:circle/sessions/new', 'prepareSession', plan),
  get(
    '/circles/:circle/sessions/:session/plan',
    'prepareSession',
    inSession((c, session) => showPlan(c, session)),
  ),
  post('/circles/:circle/sessions/:session/plan', 'prepareSession', inSession(change)),
];
