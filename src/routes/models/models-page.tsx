import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { modelKinds } from '#system/models/model.ts';
import { modelsOf, openModel, type ModelHere } from '#system/models/models.server.ts';
import { readNewModel } from '#system/models/opening.ts';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { modelsPath } from './here.server.ts';

/** The living-lab models of this circle, and what the compass already asks about who decides. */
async function modelsPage(c: Here, sent?: Sent) {
  const { db, circle, words, actor } = c.var;
  const kept = await modelsOf(db, circle.id);
  const opens = may(actor, 'openModel', circle.id);
  return showCircle(
    c,
    { title: words('models.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('models.title')}</h1>
      <p class="kring-lead">{words('models.lead')}</p>
      {kept.length === 0 && (
        <Empty>
          {words('models.none')} {!opens && words('models.none.wait')}
        </Empty>
      )}
      <List
        items={[
          ...kept.map((model) => <OneModel model={model} at={modelsPath(c, `/${model.id}`)} language={circle.language} />),
          <Card>
            <h2>
              <a href={modelsPath(c, '/decides')}>{words('models.decides')}</a>
            </h2>
            <p>{words('models.decides.text')}</p>
          </Card>,
        ]}
      />
      {opens && <OpenForm c={c} sent={sent} open={kept.length === 0 || sent !== undefined} />}
    </>,
  );
}

function OneModel({ model, at, language }: { model: ModelHere; at: string; language: string }) {
  const { words } = useFrame();
  return (
    <Card>
      <p class="kring-kicker">{words(`models.kind.${model.kind}`)}</p>
      <h2>
        <a href={at} lang={model.about === null ? undefined : language} dir="auto">
          {model.about ?? words('models.hidden')}
        </a>
      </h2>
      <ModelState model={model} />
    </Card>
  );
}

/** Whether people can answer, and since when the answers lie side by side. */
export function ModelState({ model: { laidAt, closedAt } }: { model: ModelHere }) {
  const { words, lang, timeZone } = useFrame();
  return (
    <p class="kring-quiet">
      {words(closedAt ? 'models.state.closed' : 'models.state.open')}{' '}
      {laidAt && words('models.state.laid', { day: dayInWords(laidAt, lang, timeZone) })}
    </p>
  );
}

function OpenForm({ c, sent, open }: { c: Here; sent?: Sent; open: boolean }) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent);
  const { value, ...kind } = field('kind');
  return (
    <Disclosure summary={words('models.open.title')} open={open}>
      <Form action={modelsPath(c)}>
        <Choices
          {...kind}
          label={words('models.open.kind')}
          options={modelKinds.map((one) => ({
            value: one,
            label: words(`models.kind.${one}`),
            consequence: words(`models.kind.${one}.text`),
            chosen: one === value,
          }))}
        />
        <Field {...field('about')} label={words('models.open.about')} hint={words('models.open.about.hint')} />
        <Button>{words('models.open.keep')}</Button>
      </Form>
    </Disclosure>
  );
}

async function open(c: Here) {
  const { db, circle, form, actor, now } = c.var;
  const { value, problems } = readNewModel(form);
  if (problems) return modelsPage(c, { form, problems });
  const id = await openModel(db, circle.id, value, { person: actor.person?.id ?? null, now });
  return c.redirect(modelsPath(c, `/${id}`), 303);
}

export const modelsPageDoors = [
  get('/circles/:circle/models', 'answerModels', (c) => modelsPage(c)),
  post('/circles/:circle/models', 'openModel', open),
];
