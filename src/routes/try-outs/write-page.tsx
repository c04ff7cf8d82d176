import type { ComponentChildren } from 'preact';
import { insightsOf } from '#cycle/2-sense/insights.server.ts';
import { agreementsOf } from '#cycle/4-change/agreements.server.ts';
import { begunFrom } from '#catalysts/try-outs/begun-from.ts';
import { beginsNow, gapsIn, lines, readTryOut } from '#catalysts/try-outs/try-out.ts';
import { tryOutsOf, type TryOutHere } from '#catalysts/try-outs/try-out-views.server.ts';
import { changeTryOut, dropPlan, writeTryOut } from '#catalysts/try-outs/try-outs.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { wordOf, type Method } from '#system/toolkit/method.ts';
import { methodIn } from '#system/toolkit/own-methods.server.ts';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { CardFields } from './card-fields.tsx';
import { byHere, keepsIt, tryOutsPath, withTryOut } from './here.server.ts';
import { todayHere } from '../today.ts';

/** What a card can name here, and what an empty one is filled in with: a way of working, an insight, an agreement, an earlier try-out. */
async function groundHere(c: Here, asked: (name: string) => string) {
  const { db, circle } = c.var;
  const [by, insights, agreements, tryOuts, method] = await Promise.all([
    byHere(c),
    insightsOf(db, circle.id),
    agreementsOf(db, circle.id),
    tryOutsOf(db, circle.id, { today: todayHere(c) }),
    methodIn(db, circle.id, asked('method')),
  ]);
  const readable = <T extends { text: string | null }>(rows: T[]) => rows.filter((row): row is T & { text: string } => row.text !== null);
  return {
    by,
    insights: readable(insights.filter(({ returned }) => !returned)),
    agreements: readable(agreements),
    begun: tryOuts.filter(({ startedOn }) => startedOn !== null),
    method,
  };
}
type Ground = Awaited<ReturnType<typeof groundHere>>;

const knownIn = ({ by, insights, agreements, begun, method }: Ground) => ({
  sides: by.sides.map(({ id }) => id),
  insights: insights.map(({ id }) => id),
  agreements: agreements.map(({ id }) => id),
  follows: begun.map(({ id }) => id),
  methods: method ? [method.id] : [],
  today: by.today,
});

/** A new card. */
async function newPage(c: Here, sent?: Sent) {
  const { words, actor } = c.var;
  const asked = (name: string) => (sent ? textOf(sent.form, name) : (c.req.query(name) ?? ''));
  const ground = await groundHere(c, asked);
  const before = ground.begun.find(({ id }) => id === asked('follows')) ?? null;
  const own = { owner: actor.person?.name, side: ground.by.speaking[0]?.id };
  const kept = { ...own, agreement: asked('agreement'), ...(ground.method && begunFrom(words, ground.method)), ...linesOf(before) };
  return showCard(c, { title: words('tryouts.new'), ground, kept, rests: before?.insights ?? [asked('insight')], before, sent });
}

const linesOf = (before: TryOutHere | null) =>
  before ? Object.fromEntries(lines.filter((line) => line !== 'until').map((line) => [line, before[line]])) : {};

async function write(c: Here) {
  const { db, circle, form } = c.var;
  const ground = await groundHere(c, (name) => textOf(form, name));
  const { value, problems } = readTryOut(form, knownIn(ground));
  if (problems) return newPage(c, { form, problems });
  const id = await writeTryOut(db, circle.id, value, { ...ground.by, begins: beginsNow(form) });
  return c.redirect(tryOutsPath(c, `/${id}`), 303);
}

/** A plan is filled in further, and begins when all of it is there. */
async function changePage(c: Here, tryOut: TryOutHere, sent?: Sent) {
  const { words } = c.var;
  if (tryOut.startedOn || !keepsIt(c, tryOut)) return showNotHere(c);
  const ground = await groundHere(c, () => tryOut.method ?? '');
  const said = Object.fromEntries(lines.map((line) => [line, tryOut[line]]));
  const kept = { ...said, owner: tryOut.owner, side: tryOut.sideId, agreement: tryOut.agreement };
  const before = ground.begun.find(({ id }) => id === tryOut.follows) ?? null;
  const gaps = gapsIn(tryOut);
  return showCard(
    c,
    { title: words('tryouts.change.title'), ground, kept, rests: tryOut.insights, before, sent },
    {
      above: !sent && gaps.length > 0 && (
        <Notice>
          <p>{words('tryouts.change.gaps', { lines: gaps.map((gap) => `“${words(`tryouts.${gap}`)}”`).join(', ') })}</p>
        </Notice>
      ),
      below: (
        <Form action={tryOutsPath(c, `/${tryOut.id}/drop`)}>
          <Button kind="care">{words('tryouts.drop')}</Button>
        </Form>
      ),
    },
  );
}

async function change(c: Here, tryOut: TryOutHere) {
  const { db, circle, form } = c.var;
  if (!keepsIt(c, tryOut)) return showNotHere(c);
  const ground = await groundHere(c, () => tryOut.method ?? '');
  const { value, problems } = readTryOut(form, knownIn(ground));
  if (problems) return changePage(c, tryOut, { form, problems });
  await changeTryOut(db, circle.id, tryOut.id, { tryOut: value, begins: beginsNow(form), ...ground.by });
  return c.redirect(tryOutsPath(c, `/${tryOut.id}`), 303);
}

async function drop(c: Here, tryOut: TryOutHere) {
  if (tryOut.startedOn || !keepsIt(c, tryOut)) return showNotHere(c);
  await dropPlan(c.var.db, c.var.circle.id, tryOut.id);
  return c.redirect(tryOutsPath(c), 303);
}

type Shown = {
  title: string;
  ground: Ground;
  kept: Record<string, string | null | undefined>;
  rests: readonly string[];
  before: TryOutHere | null;
  sent?: Sent;
};

function showCard(
  c: Here,
  { title, ground, kept, rests, before, sent }: Shown,
  parts: { above?: ComponentChildren; below?: ComponentChildren } = {},
) {
  const { words } = c.var;
  return showCircle(
    c,
    { title, status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={tryOutsPath(c)}>{words('tryouts.back')}</a>
      </p>
      <h1>{title}</h1>
      <p class="kring-lead">{words('tryouts.new.lead')}</p>
      {before && (
        <p>
          {words('tryouts.follows')}: <a href={tryOutsPath(c, `/${before.id}`)}>{before.trying ?? words('tryouts.hidden')}</a>
        </p>
      )}
      {ground.method && <FromMethod c={c} method={ground.method} />}
      {parts.above}
      <Form>
        {before && <input type="hidden" name="follows" value={before.id} />}
        {ground.method && <input type="hidden" name="method" value={ground.method.id} />}
        <CardFields
          {...{ words, field: filledWith(words, kept, sent), sides: ground.by.sides, insights: ground.insights }}
          rests={sent ? sent.form.getAll('insight').map(String) : rests}
          agreements={ground.agreements}
        />
        <Buttons>
          <Button name="act" value="begin">
            {words('tryouts.begin')}
          </Button>
          <Button kind="quiet" name="act" value="plan">
            {words('tryouts.plan')}
          </Button>
        </Buttons>
      </Form>
      {parts.below}
    </>,
  );
}

function FromMethod({ c, method }: { c: Here; method: Method }) {
  const { words, circle } = c.var;
  return (
    <p>
      {words('tryouts.method')}: <a href={`/circles/${circle.slug}/methods/${method.id}`}>{wordOf(words, method, 'name')}</a>
    </p>
  );
}

export const writeDoors = [
  get('/circles/:circle/try-outs/new', 'tryOut', (c) => newPage(c)),
  post('/circles/:circle/try-outs/new', 'tryOut', write),
  get(
    '/circles/:circle/try-outs/:tryOut/change',
    'tryOut',
    withTryOut((c, tryOut) => changePage(c, tryOut)),
  ),
  post('/circles/:circle/try-outs/:tryOut/change', 'tryOut', withTryOut(change)),
  post('/circles/:circle/try-outs/:tryOut/drop', 'tryOut', withTryOut(drop)),
];
