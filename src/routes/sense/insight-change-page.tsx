import { fragmentsIn, type FragmentHere } from '#cycle/2-sense/fragment-views.server.ts';
import { quotesOf } from '#cycle/2-sense/fragments.server.ts';
import { insightAt, type InsightAt } from '#cycle/2-sense/insight-views.server.ts';
import { readInsight } from '#cycle/2-sense/insight.ts';
import { changeInsight } from '#cycle/2-sense/insights.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { sensing, voiceOf, type Sensing } from './here.server.ts';
import { FragmentTick, SideField, Slips, useProblem, type Problems } from './parts.tsx';

/** The page where an insight is said better: other words, or other evidence. */
async function changePage(c: Here, problems?: Problems) {
  const { db, circle, words, form } = c.var;
  const [here, insight] = [await sensing(c), await insightAt(db, circle.id, c.req.param('insight') ?? '')];
  if (!insight || insight.hiddenAt) return showNotHere(c);
  if (insight.replacedBy) return c.redirect(`/circles/${circle.slug}/insights/${insight.replacedBy}`, 303);
  const pieces = await piecesFor(c, here, insight);
  return showCircle(
    c,
    { title: words('sense.insight.change'), status: problems ? 422 : 200 },
    <>
      <Slips problems={problems} at={{ fragments: `fragment-${pieces[0]?.id ?? ''}` }} />
      <h1>{words('sense.insight.change')}</h1>
      <p>{words('sense.insight.changeMeans')}</p>
      <ChangeForm {...{ insight, pieces, here, form, problems }} action={`/circles/${circle.slug}/sense/insights/${insight.id}/change`} />
    </>,
  );
}

type Piece = Pick<FragmentHere, 'id' | 'words' | 'lang'>;

function ChangeForm({
  insight,
  pieces,
  here,
  form,
  problems,
  action,
}: {
  insight: InsightAt;
  pieces: Piece[];
  here: Sensing;
  form: FormData;
  problems?: Problems;
  action: string;
}) {
  const { words } = useFrame();
  const say = useProblem(problems);
  const ticked = problems ? form.getAll('fragment') : insight.fragments;
  return (
    <Form action={action}>
      <TextArea
        name="text"
        label={words('sense.insight.text')}
        rows={4}
        maxlength={1000}
        value={problems ? textOf(form, 'text') : (insight.text ?? '')}
        problem={say('text')}
      />
      <fieldset class="kring-choices">
        <legend>{words('sense.insight.cites')}</legend>
        {say('fragments') && <p class="kring-problem">{say('fragments')}</p>}
        <div class="kring-ticks">
          {pieces.map((piece) => (
            <FragmentTick key={piece.id} {...piece} ticked={ticked.includes(piece.id)} />
          ))}
        </div>
      </fieldset>
      <SideField here={here} problem={say('side')} />
      <Button>{words('sense.insight.keepChange')}</Button>
    </Form>
  );
}

/** What the insight cites and what else lies in its theme, as far as these eyes may see. */
async function piecesFor(c: Here, here: Sensing, insight: InsightAt): Promise<Piece[]> {
  const { db, circle } = c.var;
  const cited = await quotesOf(db, circle.id, insight.fragments, here.eyes);
  const beside = insight.theme ? await fragmentsIn(db, circle.id, here.eyes, insight.theme) : [];
  return [...cited, ...beside.filter(({ id }) => !cited.some((quote) => quote.id === id))];
}

async function change(c: Here) {
  const { db, circle, form, now } = c.var;
  const [here, insight] = [await sensing(c), await insightAt(db, circle.id, c.req.param('insight')!)];
  if (!insight || insight.hiddenAt) return showNotHere(c);
  const seen = (await piecesFor(c, here, insight)).map(({ id }) => id);
  const { value, problems } = readInsight(form);
  const voice = await voiceOf(c, here);
  if (problems || !voice) return changePage(c, { ...problems, ...(!voice && { side: 'sense.side.missing' }) });
  // What these eyes cannot see stays cited: nobody takes away evidence unseen.
  const unseen = insight.fragments.filter((id) => !seen.includes(id));
  const fragments = [...unseen, ...value.fragments.filter((id) => seen.includes(id))];
  const better = await changeInsight(db, circle.id, insight.id, { text: value.text, fragments }, { voice, now });
  return c.redirect(`/circles/${circle.slug}/insights/${better}`, 303);
}

export const insightChangeDoors = [
  get('/circles/:circle/sense/insights/:insight/change', 'makeSense', (c) => changePage(c)),
  post('/circles/:circle/sense/insights/:insight/change', 'makeSense', change),
];
