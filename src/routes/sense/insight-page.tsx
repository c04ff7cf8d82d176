import { dissentsOn, type DissentHere } from '#cycle/2-sense/dissents.server.ts';
import { evidenceOf, type Evidence } from '#cycle/2-sense/evidence.server.ts';
import { fragmentsIn, type FragmentHere } from '#cycle/2-sense/fragment-views.server.ts';
import { quotesOf, type Quoted } from '#cycle/2-sense/fragments.server.ts';
import { insightAt, type InsightAt } from '#cycle/2-sense/insight-views.server.ts';
import { changeInsight } from '#cycle/2-sense/insights.server.ts';
import { readInsight } from '#cycle/2-sense/insight.ts';
import { whatRestsOn } from '#cycle/resting.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Tag } from '#lib/ui/card.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { Quote } from '#lib/ui/quote.tsx';
import { When } from '#lib/ui/when.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { sensing, voiceOf, type Sensing } from './here.server.ts';
import { Dissents, FragmentTick, SideField, Slips, TableBar, useProblem, type Problems } from './parts.tsx';
import { Stories } from './stories-counted.tsx';

/** One insight, open to everyone: what it claims, what it rests on as far as these eyes may see, what differs, and what rests on it. */
export async function insightPage(c: Here) {
  const { db, circle, words } = c.var;
  const [here, insight] = [await sensing(c), await insightAt(db, circle.id, c.req.param('insight') ?? '')];
  if (!insight) return showNotHere(c);
  const [inside, open, evidence, dissents, resting] = await Promise.all([
    'open' in here.eyes ? [] : quotesOf(db, circle.id, insight.fragments, here.eyes),
    quotesOf(db, circle.id, insight.fragments, { open: true }),
    evidenceOf(db, circle.id, [insight.id], { listener: here.listener }),
    dissentsOn(db, circle.id, 'insight', [insight.id]),
    whatRestsOn(db, circle.id, insight.id),
  ]);
  const base = `/circles/${circle.slug}`;
  const quotes = insight.fragments.flatMap((id) => inside.find((quote) => quote.id === id) ?? open.find((quote) => quote.id === id) ?? []);
  return showCircle(
    c,
    { title: words('sense.insight.one') },
    <>
      <TableBar here={here} base={base} />
      <p class="kring-quiet">
        <a href={`${base}/insights`}>{words('sense.insights.title')}</a>
      </p>
      <h1 dir="auto" class="kring-claim">
        {insight.text ?? words('sense.hidden')}
      </h1>
      <History {...{ insight, here, base }} />
      <EvidenceShown {...{ insight, evidence: evidence.get(insight.id)!, quotes, inside, here, base }} />
      <DissentsShown {...{ dissents, insight, here, base }} />
      <Resting resting={resting} base={base} />
      {here.acts && !insight.replacedBy && !insight.hiddenAt && (
        <p>
          <a href={`${base}/sense/insights/${insight.id}/change`}>{words('sense.insight.change')}</a>
        </p>
      )}
    </>,
  );
}

function History({ insight, here, base }: { insight: InsightAt; here: Sensing; base: string }) {
  const { words } = useFrame();
  return (
    <>
      {insight.replacedBy && (
        <Notice heading={words('sense.insight.replaced')}>
          <p>
            <a href={`${base}/insights/${insight.replacedBy}`}>{words('sense.insight.now')}</a>
          </p>
        </Notice>
      )}
      {insight.returnedAt && (
        <Notice kind="care" heading={words('sense.insight.returned')}>
          <p>{words('sense.insight.returnedLong')}</p>
        </Notice>
      )}
      <p>
        {words('sense.insight.by', { side: here.sides.find(({ id }) => id === insight.side)?.name ?? words('sense.side.unknown') })} <When at={insight.at} />
        {insight.replaces.map((id) => (
          <span key={id}>
            {' '}
            · <a href={`${base}/insights/${id}`}>{words('sense.insight.before')}</a>
          </span>
        ))}
        {insight.themeName && !('open' in here.eyes) && (
          <>
            {' '}
            · <a href={`${base}/sense/themes/${insight.theme}`}>{words('sense.insight.theme', { theme: insight.themeName })}</a>
          </>
        )}
      </p>
    </>
  );
}

type EvidenceProps = { insight: InsightAt; evidence: Evidence; quotes: Quoted[]; inside: Quoted[]; here: Sensing; base: string };

function EvidenceShown({ insight, evidence, quotes, inside, here, base }: EvidenceProps) {
  const { words } = useFrame();
  const nameOf = (side: string) => (side === 'several' || side === 'unsaid' ? words(`sense.told.${side}`) : (here.sides.find(({ id }) => id === side)?.name ?? ''));
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{words('sense.evidence.title')}</h2>
      <p>
        <Stories n={evidence.stories} />
      </p>
      {evidence.stories !== 'small' && (
        <ul>
          {evidence.sides.map(({ side, stories }) => (
            <li key={side}>
              {nameOf(side)}: {stories === 0 ? words('sense.count.none') : <Stories n={stories} />}
            </li>
          ))}
        </ul>
      )}
      {quotes.map((quote) => (
        <Quote key={quote.id} lang={quote.lang} from={inside.some(({ id }) => id === quote.id) ? <a href={`${base}/stories/${quote.story}#mark-${quote.id}`}>{words('sense.fragment.story')}</a> : undefined}>
          {quote.words}
        </Quote>
      ))}
      {quotes.length < insight.fragments.length && <p>{words('sense.evidence.unseen')}</p>}
      <p class="kring-quiet">{words('sense.stories.withdrawn')}</p>
    </section>
  );
}

function DissentsShown({ dissents, insight, here, base }: { dissents: DissentHere[]; insight: InsightAt; here: Sensing; base: string }) {
  const { words } = useFrame();
  return (
    <section aria-labelledby="dissent">
      <h2 id="dissent">{words('sense.dissent.title')}</h2>
      {dissents.length === 0 && <p>{words('sense.dissent.none')}</p>}
      <Dissents about="insight" id={insight.id} {...{ dissents, here, base }} />
    </section>
  );
}

function Resting({ resting, base }: { resting: Awaited<ReturnType<typeof whatRestsOn>>; base: string }) {
  const { words } = useFrame();
  return (
    <section aria-labelledby="resting">
      <h2 id="resting">{words('sense.resting.title')}</h2>
      {resting.sessions.length + resting.decisions.length === 0 && <p>{words('sense.resting.none')}</p>}
      <ul>
        {resting.sessions.map((session) => (
          <li key={session.id}>
            {words('sense.resting.session')} <a href={`${base}/sessions/${session.id}`}>{session.purpose}</a>, <When at={session.at} />
          </li>
        ))}
        {resting.decisions.map((decision) => (
          <li key={decision.id}>
            {words(`sense.resting.${decision.kind}`)} <a href={`${base}/changes/${decision.id}`}>{decision.text ?? words('sense.hidden')}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

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

function ChangeForm({ insight, pieces, here, form, problems, action }: { insight: InsightAt; pieces: Piece[]; here: Sensing; form: FormData; problems?: Problems; action: string }) {
  const { words } = useFrame();
  const say = useProblem(problems);
  const ticked = problems ? form.getAll('fragment') : insight.fragments;
  return (
    <Form action={action}>
      <TextArea name="text" label={words('sense.insight.text')} rows={4} maxlength={1000} value={problems ? textOf(form, 'text') : (insight.text ?? '')} problem={say('text')} />
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

export const insightDoors = [
  get('/circles/:circle/insights/:insight', 'readOpenPages', insightPage),
  get('/circles/:circle/sense/insights/:insight/change', 'makeSense', (c) => changePage(c)),
  post('/circles/:circle/sense/insights/:insight/change', 'makeSense', change),
];
