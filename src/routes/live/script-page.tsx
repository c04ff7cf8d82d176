import { runOf } from '#cycle/3-dialogue/live/runs.server.ts';
import { addSteps, changeStep, dropStep, moveStep, stepsOf, type StepHere } from '#cycle/3-dialogue/live/scripts.server.ts';
import { readStep, stepLength, stepRules } from '#cycle/3-dialogue/live/step.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { get, post, type Here } from '../door.ts';
import { inSession, sessionPath } from '../dialogue/here.server.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';

/** The script of a session: its steps in order, how long they take together, and room for one more. It can be changed while the session runs. */
async function scriptPage(c: Here, session: Session, sent?: Sent & { step: string | null }) {
  const { words, db, circle } = c.var;
  const [steps, run] = [await stepsOf(db, circle.id, session.id), await runOf(db, circle.id, session.id)];
  const from = Math.max(0, run.step + 1); // what runs or is past stays in its place
  return showCircle(
    c,
    { title: words('live.script.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p class="kring-quiet">
        <a href={sessionPath(c, session.id)}>{words('phone.session.title')}</a>
      </p>
      <h1>{words('live.script.title')}</h1>
      <p class="kring-lead">{words('live.script.lead')}</p>
      {steps.length === 0 ? (
        <Empty>{words('live.script.empty')}</Empty>
      ) : (
        <p>{words('live.script.total', { minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0), count: steps.length })}</p>
      )}
      <List
        items={steps.map((step, nth) => (
          <OneStep {...{ c, session, step, nth, from, last: steps.length - 1 }} sent={sent?.step === step.id ? sent : undefined} />
        ))}
      />
      <Buttons>
        <Button kind={steps.length === 0 ? 'act' : 'quiet'} href={sessionPath(c, session.id, '/script/methods')}>
          {words('methods.ui.choose')}
        </Button>
      </Buttons>
      <h2>{words('live.script.add')}</h2>
      <StepForm c={c} action={sessionPath(c, session.id, '/script')} kept={{}} sent={sent?.step === null ? sent : undefined} />
      <Buttons>
        <Button kind="quiet" href={sessionPath(c, session.id, '/lead')}>
          {words('live.lead.title')}
        </Button>
      </Buttons>
    </>,
  );
}

type OneProps = { c: Here; session: Session; step: StepHere; nth: number; from: number; last: number; sent?: Sent };

function OneStep({ c, session, step, nth, from, last, sent }: OneProps) {
  const { words } = c.var;
  const path = sessionPath(c, session.id, `/script/${step.id}`);
  return (
    <Card>
      <h2 dir="auto">
        {nth + 1}. {step.title}
      </h2>
      <p>
        {words(`live.rule.${step.rule}`)} · {words('live.minutes', { minutes: step.minutes })}
      </p>
      <p class="kring-lines" dir="auto">
        {step.instruction}
      </p>
      {nth >= from && (
        <Form action={`${path}/move`}>
          <Buttons>
            {nth > from && (
              <Button kind="quiet" name="by" value="up" label={words('live.script.up', { title: step.title })}>
                {words('live.script.up.short')}
              </Button>
            )}
            {nth < last && (
              <Button kind="quiet" name="by" value="down" label={words('live.script.down', { title: step.title })}>
                {words('live.script.down.short')}
              </Button>
            )}
            <Button kind="quiet" name="by" value="out" label={words('live.script.out', { title: step.title })}>
              {words('live.script.out.short')}
            </Button>
          </Buttons>
        </Form>
      )}
      <Disclosure summary={words('live.script.change')} open={sent !== undefined}>
        <StepForm c={c} action={path} kept={{ ...step, minutes: String(step.minutes) }} sent={sent} id={step.id} />
      </Disclosure>
    </Card>
  );
}

function StepForm({
  c,
  action,
  kept,
  sent,
  id = 'new',
}: {
  c: Here;
  action: string;
  kept: Record<string, unknown>;
  sent?: Sent;
  id?: string;
}) {
  const { words, circle } = c.var;
  const field = filledWith(words, kept as Record<string, string>, sent);
  const named = (name: string) => ({ ...field(name), id: sent ? name : `${name}-${id}` });
  return (
    <Form action={action}>
      <Field {...named('title')} label={words('live.step.title')} />
      <TextArea
        {...named('instruction')}
        label={words('live.step.instruction')}
        hint={words('live.step.instruction.hint')}
        rows={3}
        maxlength={stepLength.instruction}
        lang={circle.language}
      />
      <Field {...named('minutes')} label={words('live.step.minutes')} short />
      <Choices
        {...named('rule')}
        label={words('live.step.rule')}
        options={stepRules.map((value) => ({
          value,
          label: words(`live.rule.${value}`),
          consequence: words(`live.rule.${value}.means`),
          chosen: field('rule').value === value,
        }))}
      />
      <Button>{words(id === 'new' ? 'live.script.keep' : 'live.script.keepChange')}</Button>
    </Form>
  );
}

async function add(c: Here, session: Session) {
  const { value, problems } = readStep(c.var.form);
  if (problems) return scriptPage(c, session, { form: c.var.form, problems, step: null });
  await addSteps(c.var.db, c.var.circle.id, session.id, [{ ...value, method: null }]);
  return back(c, session);
}

async function change(c: Here, session: Session) {
  const step = await stepHere(c, session);
  if (!step) return showNotHere(c);
  const { value, problems } = readStep(c.var.form);
  if (problems) return scriptPage(c, session, { form: c.var.form, problems, step: step.id });
  await changeStep(c.var.db, c.var.circle.id, step.id, value);
  return back(c, session);
}

async function move(c: Here, session: Session) {
  const { db, circle, form } = c.var;
  const step = await stepHere(c, session);
  if (!step) return showNotHere(c);
  const from = Math.max(0, (await runOf(db, circle.id, session.id)).step + 1);
  const by = textOf(form, 'by');
  if (by === 'out') await dropStep(db, circle.id, { session: session.id, id: step.id, from });
  else await moveStep(db, circle.id, { session: session.id, id: step.id, by: by === 'up' ? -1 : 1, from });
  return back(c, session);
}

const stepHere = async (c: Here, session: Session) =>
  (await stepsOf(c.var.db, c.var.circle.id, session.id)).find(({ id }) => id === c.req.param('step'));
const back = (c: Here, session: Session) => c.redirect(sessionPath(c, session.id, '/script'), 303);
const here = '/circles/:circle/sessions/:session/script';

export const scriptDoors = [
  get(
    here,
    'prepareSession',
    inSession((c, session) => scriptPage(c, session)),
  ),
  post(here, 'prepareSession', inSession(add)),
  post(`${here}/:step`, 'prepareSession', inSession(change)),
  post(`${here}/:step/move`, 'prepareSession', inSession(move)),
];
