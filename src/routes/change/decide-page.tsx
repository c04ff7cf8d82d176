import { insightsOf } from '#cycle/2-sense/insights.server.ts';
import { findingsAgreed } from '#cycle/3-dialogue/findings.server.ts';
import { decisionLength, readDecision } from '#cycle/4-change/decision.ts';
import { changeDecision, groundsUnder, writeDecision, type DecisionHere } from '#cycle/4-change/decisions.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { Stories } from '../sense/stories-counted.tsx';
import { showCircle } from '../show.tsx';
import { changesPath, saidOr, withDecision } from './here.server.ts';

async function decide(c: Here) {
  const { db, circle, form, person, now } = c.var;
  const { value, problems } = readDecision(form, await groundsHere(c));
  if (problems) return showDecide(c, null, { form, problems });
  const id = await writeDecision(db, circle.id, value, { person: person.id, now });
  return c.redirect(changesPath(c, `/${id}`), 303);
}

async function change(c: Here, decision: DecisionHere) {
  const { db, circle, form } = c.var;
  if (decision.publishedAt) return showNotHere(c);
  const { value, problems } = readDecision(form, await groundsHere(c));
  if (problems) return showDecide(c, decision, { form, problems });
  await changeDecision(db, circle.id, decision.id, value);
  return c.redirect(changesPath(c, `/${decision.id}`), 303);
}

async function groundsHere(c: Here) {
  const { db, circle } = c.var;
  const [sides, insights, findings] = await Promise.all([sidesOf(db, circle.id), insightsOf(db, circle.id), findingsAgreed(db, circle.id)]);
  return { sides: idsOf(sides), insights: idsOf(insights), findings: idsOf(findings), all: { sides, insights, findings } };
}
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** What was chosen or not done, why, on what it rests, and who decided. Nobody else sees it before it is published. */
async function showDecide(c: Here, decision: DecisionHere | null, sent?: Sent) {
  const { words, now } = c.var;
  if (decision?.publishedAt) return showNotHere(c);
  const { all } = await groundsHere(c);
  const rests = decision ? await groundsUnder(c.var.db, c.var.circle.id, decision.id) : { insights: [], findings: [] };
  const field = filledWith(words, decision ? keptOf(decision) : { decided_on: dayAt(now, c.var.config.timeZone) }, sent);
  const choice = (name: string) => {
    const { value, ...asks } = field(name);
    return { chosen: value, asks };
  };
  const [kind, side, formal] = [choice('kind'), choice('side'), choice('formal')];
  const ticked = (name: 'insight' | 'finding') => new Set(sent ? sent.form.getAll(name) : rests[`${name}s`]);
  const [insights, findings] = [ticked('insight'), ticked('finding')];
  return showCircle(
    c,
    { title: words('change.decide.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={changesPath(c)}>{words('change.title')}</a>
      </p>
      <h1>{words('change.decide.title')}</h1>
      <p class="kring-lead">{words('change.decide.lead')}</p>
      <Form>
        <Choices
          {...kind.asks}
          label={words('change.decision.kind')}
          options={(['chosen', 'not_done'] as const).map((value) => ({
            value,
            label: words(`change.kind.${value}`),
            consequence: words(`change.kind.${value}.means`),
            chosen: kind.chosen === value,
          }))}
        />
        <TextArea
          {...field('text')}
          label={words('change.decision.text')}
          hint={words('change.decision.text.hint')}
          rows={4}
          maxlength={decisionLength.text}
        />
        <TextArea
          {...field('because')}
          label={words('change.decision.because')}
          hint={words('change.decision.because.hint')}
          rows={4}
          maxlength={decisionLength.because}
        />
        {all.insights.length > 0 && (
          <Choices
            many
            name="insight"
            label={words('change.decision.insights')}
            options={all.insights.map(({ id, text, stories }) => ({
              value: id,
              label: saidOr(c, text),
              consequence: <Stories n={stories} />,
              chosen: insights.has(id),
            }))}
          />
        )}
        {all.findings.length > 0 && (
          <Choices
            many
            name="finding"
            label={words('change.decision.findings')}
            hint={words('change.decision.findings.hint')}
            options={all.findings.map(({ id, text }) => ({ value: id, label: saidOr(c, text), chosen: findings.has(id) }))}
          />
        )}
        <TextArea
          {...field('none')}
          label={words('change.decision.none')}
          hint={words('change.decision.none.hint')}
          rows={3}
          maxlength={decisionLength.none}
        />
        <Field {...field('decided_by')} label={words('change.decision.by')} hint={words('change.decision.by.hint')} />
        <Choices
          {...side.asks}
          label={words('change.decision.side')}
          options={all.sides.map(({ id, name }) => ({ value: id, label: name, chosen: side.chosen === id }))}
        />
        <Field {...field('decided_on')} type="date" label={words('change.decision.on')} short />
        <Choices
          many
          {...formal.asks}
          label={words('change.decision.formal')}
          options={[
            {
              value: 'yes',
              label: words('change.decision.formal.yes'),
              consequence: words('change.decision.formal.means'),
              chosen: formal.chosen === 'yes',
            },
          ]}
        />
        <Button>{words('change.decide.keep')}</Button>
      </Form>
    </>,
  );
}

const keptOf = (decision: DecisionHere) => ({
  kind: decision.kind,
  text: decision.text,
  because: decision.because,
  none: decision.restsOnNoneBecause,
  decided_by: decision.decidedBy,
  side: decision.sideId,
  decided_on: decision.decidedOn,
  formal: decision.formal ? 'yes' : '',
});

export const decideDoors = [
  get('/circles/:circle/changes/decide', 'decide', (c) => showDecide(c, null)),
  post('/circles/:circle/changes/decide', 'decide', decide),
  get(
    '/circles/:circle/changes/:decision/edit',
    'decide',
    withDecision((c, decision) => showDecide(c, decision)),
  ),
  post('/circles/:circle/changes/:decision/edit', 'decide', withDecision(change)),
];
