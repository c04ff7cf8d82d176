import { slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { may } from '#lib/people/may.ts';
import { Card, List, Tag } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { When } from '#lib/ui/when.tsx';
import { engines, startsOf, wordOf, type Engine, type Method } from '#system/toolkit/method.ts';
import { methodOf } from '#system/toolkit/methods.ts';
import { methodIn, ownCardAt, stands } from '#system/toolkit/own-methods.server.ts';
import { conversationsWith } from '#system/toolkit/started.server.ts';
import { sessionPath } from '../dialogue/here.server.ts';
import type { Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle, showOpen } from '../show.tsx';
import { methodsPath } from './here.ts';
import { CardWays, showAway } from './card-ways.tsx';
import { MethodAbout, MethodFacts, MethodSteps, said } from './method-card.tsx';
import { OutreachPart, startOutreach } from './start-outreach.tsx';
import { PrintPart } from './start-print.tsx';
import { PromptPart, startPrompt } from './start-prompt.tsx';
import { SessionPart, startSession } from './start-session.tsx';
import { TryOutPart } from './start-try-out.tsx';

/** A start that came back with slips: which one. */
export type SentTo = Sent & { engine: Engine | null };
export type Starting = { c: Here; method: Method; sent?: Sent; main: boolean };

/** One way of working, for anyone. */
export function openMethod(c: Here) {
  const { words } = c.var;
  const method = methodOf(c.req.param('method')!);
  if (!method) return showNotHere(c);
  return showOpen(
    c,
    { title: wordOf(words, method, 'name'), inside: true },
    <>
      <Head c={c} method={method} base="/methods" />
      <p>{words('methods.ui.start.where')}</p>
      <MethodSteps words={words} method={method} />
      <MethodAbout words={words} method={method} />
    </>,
  );
}

/** One way of working in a circle: what it is, and its start. */
export async function circleMethod(c: Here) {
  const { db, circle, actor } = c.var;
  const id = c.req.param('method')!;
  const own = await ownCardAt(db, circle.id, id);
  if (own && !stands(own)) return may(actor, 'prepareCircle', circle.id) ? showAway(c, own) : showNotHere(c);
  const method = own?.method ?? methodOf(id);
  return method ? showMethod(c, method) : showNotHere(c);
}

/** Starts a step of a method; a step that nothing in Kring knows is refused with words. */
export async function startMethod(c: Here) {
  const { db, circle, form } = c.var;
  const method = await methodIn(db, circle.id, c.req.param('method')!);
  if (!method) return showNotHere(c);
  const engine = engines.find((one) => one === textOf(form, 'engine')) ?? null;
  const start = engine && startsOf(method).includes(engine) ? starts[engine] : null;
  if (!start) return showMethod(c, method, { engine: null, form, problems: { start: 'methods.ui.start.unknown' } });
  const done = await start(c, method);
  return done instanceof Response ? done : showMethod(c, method, { engine, form, problems: done });
}

/** What starts each kind of step: where one goes then, or the slips. A sheet is opened by a link and makes nothing. */
const starts: Record<Engine, ((c: Here, method: Method) => Promise<Response | Sent['problems']>) | null> = {
  session: startSession,
  prompt: startPrompt,
  outreach: startOutreach,
  print: null,
  tryOut: null,
};

async function showMethod(c: Here, method: Method, sent?: SentTo) {
  const { db, circle, words, actor } = c.var;
  const held = await conversationsWith(db, circle.id, method.id);
  const starts = may(actor, 'prepareCircle', circle.id);
  const parts = starts
    ? await Promise.all(startsOf(method).map((engine, nth) => partOf(engine, c, { method, sent, main: nth === 0 })))
    : [];
  return showCircle(
    c,
    { title: wordOf(words, method, 'name'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <Head c={c} method={method} base={methodsPath(c)} />
      <MethodSteps words={words} method={method} />
      <h2 id="start" tabindex={-1}>
        {words('methods.ui.start')}
      </h2>
      {starts ? parts : <p>{words('methods.ui.start.only')}</p>}
      {method.alsoAt && (
        <p>
          <a href={`/circles/${circle.slug}/${method.alsoAt}`}>{words(`methods.ui.also.${method.alsoAt}`)}</a>
        </p>
      )}
      {held.length > 0 && <h2>{words('methods.ui.started')}</h2>}
      <List
        items={held.map(({ id, purpose, startsAt }) => (
          <Card>
            <a href={sessionPath(c, id)}>
              <When at={startsAt} as="moment" />
            </a>
            <p dir="auto">{purpose}</p>
          </Card>
        ))}
      />
      <MethodAbout words={words} method={method} />
      <CardWays c={c} method={method} runs={starts} />
    </>,
  );
}

function partOf(engine: Engine, c: Here, { method, sent, main }: { method: Method; sent?: SentTo; main: boolean }) {
  const starting: Starting = { c, method, main, sent: sent?.engine === engine ? sent : undefined };
  return { session: SessionPart, prompt: PromptPart, outreach: OutreachPart, print: PrintPart, tryOut: TryOutPart }[engine](starting);
}

function Head({ c, method, base }: { c: Here; method: Method; base: string }) {
  const { words } = c.var;
  return (
    <>
      <p>
        <a href={base}>{words('methods.ui.back')}</a>
      </p>
      <h1>{said(words, method, 'name')}</h1>
      {method.own && (
        <p>
          <Tag>{words('kit.own.tag')}</Tag>
        </p>
      )}
      <p class="kring-lead">{said(words, method, 'about')}</p>
      <MethodFacts words={words} method={method} />
    </>
  );
}
