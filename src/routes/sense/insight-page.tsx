import { dissentsOn, type DissentHere } from '#cycle/2-sense/dissents.server.ts';
import { evidenceOf, type Evidence } from '#cycle/2-sense/evidence.server.ts';
import { quotesOf, type Quoted } from '#cycle/2-sense/fragments.server.ts';
import { insightAt, type InsightAt } from '#cycle/2-sense/insight-views.server.ts';
import { whatRestsOn } from '#cycle/resting.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { Quote } from '#lib/ui/quote.tsx';
import { When } from '#lib/ui/when.tsx';
import { ReadingLevel } from '#lib/ui/reading-level.tsx';
import { momentBeside } from '../compass/moments/said.tsx';
import { get, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { RestingStatement } from '../share/resting-statement.tsx';
import { showCircle } from '../show.tsx';
import { tryOutsBeside } from '../try-outs/beside.tsx';
import { sensing, type Sensing } from './here.server.ts';
import { Dissents } from './dissents.tsx';
import { TableBar } from './parts.tsx';
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
      {here.acts && <ReadingLevel of={circle.language} texts={[insight.text]} />}
      <History {...{ insight, here, base }} />
      <EvidenceShown {...{ insight, evidence: evidence.get(insight.id)!, quotes, inside, here, base }} />
      <DissentsShown {...{ dissents, insight, here, base }} />
      <Resting resting={resting} base={base} />
      {await tryOutsBeside(c, { insight: insight.id })}
      {await momentBeside(c, 'insight', [insight.id, ...(insight.theme ? [insight.theme] : [])])}
      {here.acts && !insight.replacedBy && !insight.hiddenAt && !insight.returnedAt && (
        <Buttons>
          <Button kind="quiet" href={`${base}/sense/statement?insight=${insight.id}`}>
            {words('share.make.start')}
          </Button>
        </Buttons>
      )}
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
        {words('sense.insight.by', { side: here.sides.find(({ id }) => id === insight.side)?.name ?? words('sense.side.unknown') })}{' '}
        <When at={insight.at} />
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
  const nameOf = (side: string) =>
    side === 'several' || side === 'unsaid' ? words(`sense.told.${side}`) : (here.sides.find(({ id }) => id === side)?.name ?? '');
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
        <Quote
          key={quote.id}
          lang={quote.lang}
          from={
            inside.some(({ id }) => id === quote.id) ? (
              <a href={`${base}/stories/${quote.story}#mark-${quote.id}`}>{words('sense.fragment.story')}</a>
            ) : undefined
          }
        >
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
      {resting.sessions.length + resting.decisions.length + resting.statements.length === 0 && <p>{words('sense.resting.none')}</p>}
      <ul>
        {resting.statements.map((statement) => (
          <li key={statement.id} dir="auto">
            {words('share.one.rests')} <RestingStatement {...statement} asked base={base} />
          </li>
        ))}
        {resting.sessions.map((session) => (
          <li key={session.id}>
            {words('sense.resting.session')} <a href={`${base}/sessions/${session.id}`}>{session.purpose}</a>, <When at={session.at} />
          </li>
        ))}
        {resting.decisions.map((decision) => (
          <li key={decision.id}>
            {words(`sense.resting.${decision.kind}`)}{' '}
            <a href={`${base}/changes/${decision.id}`}>{decision.text ?? words('sense.hidden')}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const insightDoors = [get('/circles/:circle/insights/:insight', 'readOpenPages', insightPage)];
