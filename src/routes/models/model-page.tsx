import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { endModel, layModel } from '#system/models/models.server.ts';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { besideHere, type SideBySide } from './beside.server.ts';
import { EachApart, SideBySideHere } from './beside-parts.tsx';
import { modelsPath, withModel, type Opened } from './here.server.ts';
import { layIn, partsIn } from './in-words.ts';
import { sourceOf } from './model-head.tsx';
import { ModelDrawing } from './model-drawing.tsx';
import { ModelState } from './models-page.tsx';

/** A model: what it is about, the way to answer, and what lies side by side. `waits`: it could not be laid again yet. */
async function modelPage(c: Here, opened: Opened, { waits = false } = {}) {
  const { words, circle, actor } = c.var;
  const { kept, model } = opened;
  const all = await besideHere(c, opened);
  const answered = all.own.length > 0;
  return showCircle(
    c,
    { title: kept.about ?? words('models.title'), wide: true, status: waits ? 422 : undefined },
    <>
      {waits && (
        <Notice>
          <p>{words('models.lay.waits')}</p>
        </Notice>
      )}
      <p>
        <a href={modelsPath(c)}>{words('models.title')}</a>
      </p>
      <p class="kring-kicker">{words(`models.kind.${model.key}`)}</p>
      <h1 lang={kept.about === null ? undefined : circle.language} dir="auto">
        {kept.about ?? words('models.hidden')}
      </h1>
      <p class="kring-lead">{words(`models.kind.${model.key}.text`)}</p>
      <ModelState model={kept} />
      {(!kept.closedAt || answered) && (
        <Buttons>
          <Button href={modelsPath(c, `/${kept.id}/answer`)}>{words(answered ? 'models.answer.again' : 'models.answer')}</Button>
        </Buttons>
      )}
      <section>
        <h2>{words('models.beside.title')}</h2>
        {all.sees ? <SideBySideHere c={c} opened={opened} all={all} /> : <NotYet c={c} opened={opened} all={all} />}
      </section>
      <EachApart c={c} opened={opened} all={all} />
      {may(actor, 'prepareCircle', circle.id) && <Steward c={c} opened={opened} />}
      <OnPaper c={c} opened={opened} />
      <p class="kring-quiet">
        {sourceOf(c, model)} {words('models.beside.withdrawn')}
      </p>
    </>,
  );
}

/** Before someone gave their own answers: why nothing of others is seen, and the drawing with its cards still open. */
function NotYet({ c, opened: { model }, all: { here } }: { c: Here; opened: Opened; all: SideBySide }) {
  const { words } = c.var;
  return (
    <>
      <Empty>{words('models.beside.wait')}</Empty>
      <ModelDrawing
        id="open"
        title={words('models.drawn', { who: words('models.list.open') })}
        lay={layIn(words, model)}
        parts={partsIn({ words, sides: here.sides }, model, () => undefined)}
      />
    </>
  );
}

/** Whoever runs the circle lays all side by side, and says when it is enough. */
function Steward({ c, opened: { kept } }: { c: Here; opened: Opened }) {
  const { words } = c.var;
  return (
    <section class="kring-not-printed">
      <Form action={modelsPath(c, `/${kept.id}/lay`)}>
        <p>{words('models.lay.means')}</p>
        <Button kind="quiet">{words(kept.laidAt ? 'models.lay.again' : 'models.lay.do')}</Button>
      </Form>
      <Form action={modelsPath(c, `/${kept.id}/close`)}>
        <input type="hidden" name="closed" value={kept.closedAt ? 'no' : 'yes'} />
        <Button kind={kept.closedAt ? 'quiet' : 'care'}>{words(kept.closedAt ? 'models.close.undo' : 'models.close.do')}</Button>
      </Form>
    </section>
  );
}

function OnPaper({ c, opened: { kept } }: { c: Here; opened: Opened }) {
  const { words } = c.var;
  return (
    <section class="kring-not-printed">
      <h2>{words('models.print')}</h2>
      <ul>
        {(['a4', 'a3'] as const).map((paper) => (
          <li key={paper}>
            <a href={modelsPath(c, `/${kept.id}/print/${paper}`)}>{words(`models.print.${paper}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function lay(c: Here, opened: Opened) {
  const { db, circle, actor, now } = c.var;
  const { kept } = opened;
  const laid = await layModel(db, circle.id, kept.id, { person: actor.person?.id ?? null, now });
  return laid ? c.redirect(modelsPath(c, `/${kept.id}`), 303) : modelPage(c, opened, { waits: true });
}

async function close(c: Here, { kept }: Opened) {
  const { db, circle, form, now } = c.var;
  await endModel(db, circle.id, kept.id, { closedAt: form.get('closed') === 'no' ? null : (kept.closedAt ?? now) });
  return c.redirect(modelsPath(c, `/${kept.id}`), 303);
}

export const modelPageDoors = [
  get(
    '/circles/:circle/models/:model',
    'answerModels',
    withModel((c, opened) => modelPage(c, opened)),
  ),
  post('/circles/:circle/models/:model/lay', 'prepareCircle', withModel(lay)),
  post('/circles/:circle/models/:model/close', 'prepareCircle', withModel(close)),
];
