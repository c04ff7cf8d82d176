import { behindStatement, type Behind } from '#cycle/2-sense/opinion-map-behind.server.ts';
import { letterOf } from '#cycle/2-sense/opinion-groups.ts';
import type { MapHere } from '#cycle/2-sense/opinion-map.ts';
import { differencesOf, peopleRows, resultsOf, type StatementResult } from '#cycle/2-sense/opinion-map-results.ts';
import { DataTable } from '#lib/ui/data-table.tsx';
import { useFrame, type Frame } from '#lib/ui/frame.tsx';
import { Quote } from '#lib/ui/quote.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Shown } from '#maths/small-cells.ts';
import { get, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { sensing } from '../sense/here.server.ts';
import { showCircle } from '../show.tsx';
import { mappedHere, type Mapped } from './map-here.server.ts';
import { showNotForYou } from './map-not-for-you.tsx';
import { rowName } from './picture.tsx';

/** One statement: whether it is shared and why, how people answered it, and what it rests on. */
export async function statementPage(c: Here) {
  const { db, circle, words } = c.var;
  const mapped = await mappedHere(c);
  if (!mapped) return showNotForYou(c);
  const statement = mapped.texts.get(c.req.param('statement') ?? '');
  const here = await sensing(c);
  const behind = statement && (await behindStatement(db, circle.id, statement.id, here.eyes));
  if (!statement || !behind) return showNotHere(c);
  const result = mapped.map && resultsOf(mapped.map.kept, new Set([statement.id]))[0];
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('map.statement.title') },
    <>
      <p class="kring-quiet">
        <a href={`${base}/map`}>{words('map.statement.back')}</a>
      </p>
      <h1 class="kring-claim" lang={statement.language} dir="auto">
        {statement.text}
      </h1>
      {mapped.map && result ? <Answered {...{ mapped, map: mapped.map, result, base }} /> : <p>{words('map.statement.notYet')}</p>}
      <RestsOn behind={behind} base={base} />
    </>,
  );
}

type AnsweredProps = { mapped: Mapped; map: MapHere; result: StatementResult; base: string };

function Answered({ mapped, map, result, base }: AnsweredProps) {
  const { words } = useFrame();
  const differences = differencesOf(map.kept, new Set([result.statement]));
  return (
    <>
      <section aria-labelledby="shared">
        <h2 id="shared">{words('map.statement.shared')}</h2>
        <p>{words(`map.statement.${result.certainty}`)}</p>
        {differences.map(({ group, direction }) => (
          <p key={group}>
            <a href={`${base}/map#group-${letterOf(group)}`}>
              {words(direction === 'agree' ? 'map.statement.differs' : 'map.statement.differsNot', { letter: letterOf(group) })}
            </a>
          </p>
        ))}
      </section>
      <section aria-labelledby="answers">
        <h2 id="answers">{words('map.statement.answers')}</h2>
        {result.table ? <Counts {...{ mapped, map, result }} table={result.table} /> : <p>{words('map.statement.unshown')}</p>}
        <p class="kring-quiet">
          {words('map.made')} <When at={map.madeAt} as="moment" />. {words('map.withdrawn')}
        </p>
      </section>
    </>
  );
}

function Counts({ mapped, map, result, table }: Omit<AnsweredProps, 'base'> & { table: NonNullable<StatementResult['table']> }) {
  const { words, lang } = useFrame();
  const shown = shownIn({ words, lang });
  const rows = peopleRows(map.kept);
  const columns = ['agree', 'disagree', 'pass', 'unanswered'] as const;
  const isHidden = [...table.cells.flat(), ...table.columns].some((cell) => typeof cell !== 'number');
  const together = { id: 'together', cells: [words('map.statement.together'), ...[...table.columns, sumOf(table.rows)].map(shown)] };
  return (
    <>
      <DataTable
        caption={words('map.statement.counts')}
        columns={[
          { label: words('map.statement.who') },
          ...columns.map((column) => ({ label: words(`map.statement.${column}`), number: true })),
          { label: words('map.statement.people'), number: true },
        ]}
        rows={[
          ...rows.map(({ group, people }, r) => ({
            id: String(group),
            cells: [rowName(words, group, mapped.names), ...[...table.cells[r]!, people].map(shown)],
          })),
          ...(rows.length > 1 ? [together] : []),
        ]}
      />
      {isHidden && <p class="kring-quiet">{words('map.statement.hidden')}</p>}
      {result.intervals.some((interval) => interval !== null) && (
        <>
          <h3>{words('map.statement.intervals')}</h3>
          <ul>
            {result.intervals.map((interval, r) =>
              interval ? (
                <li key={r}>
                  {words('map.statement.interval', {
                    who: rowName(words, rows[r]!.group, mapped.names),
                    low: interval[0],
                    high: interval[1],
                  })}
                </li>
              ) : null,
            )}
          </ul>
        </>
      )}
    </>
  );
}

const shownIn =
  ({ words, lang }: Pick<Frame, 'words' | 'lang'>) =>
  (cell: Shown) =>
    cell === 'small' ? words('ui.fewerThanFive') : cell === 'hidden' ? words('map.statement.hidden.short') : cell.toLocaleString(lang);

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

function RestsOn({ behind, base }: { behind: Behind; base: string }) {
  const { words } = useFrame();
  return (
    <section aria-labelledby="behind">
      <h2 id="behind">{words('map.statement.behind')}</h2>
      {behind.origin === 'missing' && <p>{words('map.statement.missing')}</p>}
      {behind.origin === 'import' && <p>{words('map.statement.imported')}</p>}
      {behind.insights.map(({ id, text }) => (
        <p key={id}>
          {words('map.statement.insight')}:{' '}
          <a href={`${base}/insights/${id}`} dir="auto">
            {text}
          </a>
        </p>
      ))}
      {behind.quotes.map((quote) => (
        <Quote
          key={quote.id}
          lang={quote.lang}
          from={quote.inside && <a href={`${base}/stories/${quote.story}#mark-${quote.id}`}>{words('map.statement.story')}</a>}
        >
          {quote.words}
        </Quote>
      ))}
      {behind.more && <p>{words('map.statement.unseen')}</p>}
      <p class="kring-quiet">{words('map.withdrawn')}</p>
    </section>
  );
}

export const statementResultsDoors = [get('/circles/:circle/statements/:statement', 'readOpinionMap', statementPage)];
