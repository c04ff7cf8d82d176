import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { evidenceToName, outcomeEvidenceOf, type Namable } from '#system/outcomes/outcome-evidence.server.ts';
import { evidenceKinds, oursKinds, outcomeLength, readOutcome, readWhy, whoKinds, type EvidenceKind } from '#system/outcomes/outcome.ts';
import { correctOutcome, writeOutcome, type OutcomeHere } from '#system/outcomes/outcomes.server.ts';
import { answeringHere, type Answering } from '../compass/power/answering.server.ts';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { outcomesPath, withOutcome } from './here.server.ts';
import { beginningOf, FromSide } from './parts.tsx';
import { todayHere } from '../today.ts';

/** Whoever takes part writes down what became different, or puts it right. */
async function writePage(c: Here, outcome: OutcomeHere | null, sent?: Sent) {
  const { words, db, circle } = c.var;
  const here = await answeringHere(c);
  const can = await evidenceToName(db, circle.id, here.eyes);
  const named = outcome ? await outcomeEvidenceOf(db, circle.id, outcome.id, here.eyes) : [];
  const field = filledWith(words, outcome ? keptOf(outcome) : {}, sent);
  const ticked = new Set(
    sent ? evidenceKinds.flatMap((kind) => sent.form.getAll(`evidence-${kind}`)) : named.flatMap(({ about }) => about ?? []),
  );
  const title = words(outcome ? 'outcomes.correct' : 'outcomes.new');
  const lang = circle.language;
  const { value: whoKind, ...aboutWho } = field('who_kind');
  const { value: ours, ...aboutOurs } = field('ours');
  return showCircle(
    c,
    { title, status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={outcomesPath(c, outcome ? `/${outcome.id}` : '')}>{words(outcome ? 'outcomes.toOutcome' : 'outcomes.title')}</a>
      </p>
      <h1>{title}</h1>
      <p class="kring-lead">{words(outcome ? 'outcomes.correct.lead' : 'outcomes.new.lead')}</p>
      <Form>
        <Choices
          {...aboutWho}
          label={words('outcomes.whoKind')}
          options={whoKinds.map((kind) => ({ value: kind, label: words(`outcomes.whoKind.${kind}`), chosen: whoKind === kind }))}
        />
        <Field {...field('who')} label={words('outcomes.who')} hint={words('outcomes.who.hint')} />
        <TextArea
          {...field('what')}
          {...{ lang }}
          label={words('outcomes.what')}
          hint={words('outcomes.what.hint')}
          rows={3}
          maxlength={outcomeLength.what}
        />
        <Field
          {...field('happened_on')}
          type="date"
          label={words('outcomes.day')}
          hint={words('outcomes.day.hint')}
          max={todayHere(c)}
          short
        />
        <TextArea
          {...field('matters')}
          {...{ lang }}
          label={words('outcomes.matters')}
          hint={words('outcomes.matters.hint')}
          rows={3}
          maxlength={outcomeLength.matters}
        />
        <Choices
          {...aboutOurs}
          label={words('outcomes.ours')}
          options={oursKinds.map((kind) => ({ value: kind, label: words(`outcomes.ours.${kind}`), chosen: ours === kind }))}
        />
        <TextArea
          {...field('contribution')}
          {...{ lang }}
          label={words('outcomes.contribution')}
          hint={words('outcomes.contribution.hint')}
          rows={3}
          maxlength={outcomeLength.contribution}
        />
        <TextArea
          {...field('evidence')}
          {...{ lang }}
          label={words('outcomes.evidence')}
          hint={words('outcomes.evidence.hint')}
          rows={2}
          maxlength={outcomeLength.evidence}
        />
        <EvidenceToTick c={c} can={can} ticked={ticked} />
        {outcome && (
          <TextArea
            {...field('because')}
            {...{ lang }}
            label={words('outcomes.because')}
            hint={words('outcomes.because.hint')}
            rows={2}
            maxlength={outcomeLength.because}
          />
        )}
        <FromSide c={c} speaking={here.speaking} {...field('side')} />
        <p>{words('outcomes.openly')}</p>
        <Button>{words(outcome ? 'outcomes.correct.keep' : 'outcomes.keep')}</Button>
      </Form>
    </>,
  );
}

/** What of this circle shows it, folded away a kind each; those with nothing in them are left out. */
function EvidenceToTick({ c, can, ticked }: { c: Here; can: Record<EvidenceKind, Namable[]>; ticked: ReadonlySet<unknown> }) {
  const { words, circle } = c.var;
  return (
    <>
      {evidenceKinds
        .filter((kind) => can[kind].length > 0)
        .map((kind) => (
          <Disclosure key={kind} summary={words(`outcomes.evidence.${kind}`)} open={can[kind].some(({ id }) => ticked.has(id))}>
            <Choices
              many
              name={`evidence-${kind}`}
              label={words(`outcomes.evidence.${kind}.which`)}
              hint={kind === 'story' ? words('outcomes.evidence.story.means') : undefined}
              options={can[kind].map(({ id, text, lang }) => ({
                value: id,
                label: beginningOf(text),
                lang: lang ?? circle.language,
                chosen: ticked.has(id),
              }))}
            />
          </Disclosure>
        ))}
    </>
  );
}

async function write(c: Here) {
  const { db, circle, form, now } = c.var;
  const { here, can } = await whoWrites(c);
  const { value, problems } = readOutcome(form, can);
  if (problems) return writePage(c, null, { form, problems });
  const id = await writeOutcome(db, circle.id, value, { ...here.namer, now });
  return c.redirect(outcomesPath(c, `/${id}`), 303);
}

async function correct(c: Here, outcome: OutcomeHere) {
  const { db, circle, form, now } = c.var;
  const { here, can } = await whoWrites(c);
  const [said, why] = [readOutcome(form, can), readWhy(form)];
  if (said.problems || why.problems) return writePage(c, outcome, { form, problems: { ...said.problems, ...why.problems } });
  const kept = new Set(said.value.named.map(({ about }) => about));
  const dropped = evidenceKinds.flatMap((kind) => can.can[kind].filter((id) => !kept.has(id)).map((about) => ({ kind, about })));
  const done = await correctOutcome(db, circle.id, outcome.id, {
    ...{ outcome: said.value, dropped, because: why.value.because },
    by: { ...here.namer, now },
  });
  return done ? c.redirect(outcomesPath(c, `/${outcome.id}`), 303) : showNotHere(c);
}

async function whoWrites(c: Here): Promise<{ here: Answering; can: Parameters<typeof readOutcome>[1] }> {
  const here = await answeringHere(c);
  const namable = await evidenceToName(c.var.db, c.var.circle.id, here.eyes);
  const ids = Object.fromEntries(evidenceKinds.map((kind) => [kind, namable[kind].map(({ id }) => id)])) as Record<EvidenceKind, string[]>;
  return { here, can: { sides: here.speaking.map(({ id }) => id), can: ids, today: todayHere(c) } };
}

const keptOf = (outcome: OutcomeHere) => ({
  who_kind: outcome.whoKind,
  who: outcome.who,
  what: outcome.what,
  happened_on: outcome.happenedOn,
  matters: outcome.matters,
  ours: outcome.ours,
  contribution: outcome.contribution,
  evidence: outcome.evidence,
});

export const writeDoors = [
  get('/circles/:circle/outcomes/new', 'harvest', (c) => writePage(c, null)),
  post('/circles/:circle/outcomes/new', 'harvest', write),
  get(
    '/circles/:circle/outcomes/:outcome/correct',
    'harvest',
    withOutcome((c, outcome) => writePage(c, outcome)),
  ),
  post('/circles/:circle/outcomes/:outcome/correct', 'harvest', withOutcome(correct)),
];
