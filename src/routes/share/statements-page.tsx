import { quotesOf, type Quoted } from '#cycle/2-sense/fragments.server.ts';
import type { StatementState } from '#cycle/2-sense/statement.ts';
import { statementCounts, statementsThat } from '#cycle/2-sense/statement-views.server.ts';
import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Empty, List } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Nav, Pager } from '#lib/ui/nav.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { groundsOf } from '#system/circles/circles.server.ts';
import { get, type Here } from '../door.ts';
import { sensing } from '../sense/here.server.ts';
import { Slips, TableBar, type Problems } from '../sense/parts.tsx';
import { showCircle } from '../show.tsx';
import { OneStatement } from './one-statement.tsx';

const states = ['waiting', 'accepted', 'refused', 'taken_out'] as const satisfies readonly StatementState[];
const onAPage = 50;

/** What came back with a slip: of which statement. */
export type Wrong = { statement: string; problems: Problems };

/** The statements of a circle for those inside: what waits for a look, what people answer, what was refused and taken out, and what each rests on. */
export async function statementsPage(c: Here, wrong?: Wrong) {
  const { db, circle, words, actor } = c.var;
  const [here, counts] = [await sensing(c), await statementCounts(db, circle.id)];
  const moderates = may(actor, 'moderateStatements', circle.id);
  const state = stateAsked(c) ?? (moderates && counts.waiting > 0 ? 'waiting' : 'accepted');
  const page = Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1);
  const statements = await statementsThat(db, circle.id, state, { from: (page - 1) * onAPage, most: onAPage });
  const fragments = [...new Set(statements.flatMap((statement) => statement.fragments))];
  const quotes = new Map((await quotesOf(db, circle.id, fragments, here.eyes)).map((quote): [string, Quoted] => [quote.id, quote]));
  const grounds = moderates ? await groundsOf(db, circle.id) : null;
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('share.statements.title'), status: wrong ? 422 : 200 },
    <>
      <Slips problems={wrong?.problems} at={{ ground: `ground-${wrong?.statement}` }} />
      <TableBar here={here} base={base} />
      <Done what={c.req.query('done')} />
      <h1>{words('share.statements.title')}</h1>
      <p class="kring-lead">{words('share.statements.lead')}</p>
      <Ways base={base} asks={may(actor, 'askToRespond', circle.id)} prints={may(actor, 'printStories', circle.id)} />
      <Nav
        label={words('share.statements.which')}
        links={states.map((one) => ({
          href: `${base}/statements?state=${one}`,
          label: words('share.state.count', { state: words(`share.state.${one}`), count: counts[one] }),
          current: one === state,
        }))}
      />
      {statements.length === 0 ? (
        <Empty action={here.acts ? <Button href={`${base}/insights`}>{words('share.statements.make')}</Button> : undefined}>
          {words(`share.statements.none.${state}`)}
        </Empty>
      ) : (
        <List
          items={statements.map((statement) => (
            <OneStatement
              {...{ statement, state, quotes, base, grounds }}
              problems={wrong?.statement === statement.id ? wrong.problems : undefined}
            />
          ))}
        />
      )}
      <Pager
        page={page}
        pages={Math.ceil(counts[state] / onAPage)}
        hrefOf={(number) => `${base}/statements?state=${state}&page=${number}`}
      />
    </>,
  );
}

// The list came back with a slip: the form says which list it was.
function stateAsked(c: Here): StatementState | undefined {
  const asked = c.req.method === 'POST' ? c.var.form.get('state') : c.req.query('state');
  return states.find((state) => state === asked);
}

const doings = ['made', 'accept', 'refuse', 'take_out', 'changed', 'insight'] as const;

function Done({ what }: { what: string | undefined }) {
  const { words } = useFrame();
  const done = doings.find((doing) => doing === what);
  if (!done) return null;
  return (
    <Notice kind={done === 'changed' || done === 'insight' ? 'info' : 'kept'}>
      <p>{words(`share.done.${done}`)}</p>
    </Notice>
  );
}

function Ways({ base, asks, prints }: { base: string; asks: boolean; prints: boolean }) {
  const { words } = useFrame();
  return (
    <ul>
      {asks && (
        <li>
          <a href={`${base}/asking`}>{words('share.asking.title')}</a>
        </li>
      )}
      {prints && (
        <li>
          <a href={`${base}/statements/sheet`}>{words('sheet.title')}</a>
        </li>
      )}
      <li>
        <a href={`${base}/moderation`}>{words('share.log.title')}</a>
      </li>
    </ul>
  );
}

export const statementsDoors = [get('/circles/:circle/statements', 'readStories', (c) => statementsPage(c))];
