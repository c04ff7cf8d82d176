import { resultsOf } from '#cycle/2-sense/opinion-map-results.ts';
import { Empty } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { fewest } from '#maths/small-cells.ts';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { StatementLink } from './map-claims.tsx';
import { mappedHere } from './map-here.server.ts';
import { showNotForYou } from './map-not-for-you.tsx';

const onePage = 50;

/** All statements of the map, what is shared most first, fifty a page. */
export async function mapStatements(c: Here) {
  const mapped = await mappedHere(c);
  if (!mapped) return showNotForYou(c);
  const { circle, words } = c.var;
  const base = `/circles/${circle.slug}`;
  const results = mapped.map ? resultsOf(mapped.map.kept, mapped.there) : [];
  const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page')) || 1)), Math.max(1, Math.ceil(results.length / onePage)));
  const shown = results.slice((page - 1) * onePage, page * onePage);
  return showCircle(
    c,
    { title: words('map.statements.title') },
    <>
      <p class="kring-quiet">
        <a href={`${base}/map`}>{words('map.title')}</a>
      </p>
      <h1>{words('map.statements.title')}</h1>
      {shown.length === 0 && <Empty>{words('map.none', { least: fewest })}</Empty>}
      {shown.length > 0 && (
        <DataTable
          caption={words('map.statements.title')}
          columns={[{ label: words('map.statements.text') }, { label: words('map.statements.certainty') }]}
          rows={shown.map(({ statement, certainty }) => ({
            id: statement,
            cells: [<StatementLink statement={mapped.texts.get(statement)!} base={base} />, words(`map.certainty.${certainty}`)],
          }))}
        />
      )}
      {results.length > onePage && (
        <p class="kring-pager">
          {page > 1 && (
            <a href={`${base}/map/statements?page=${page - 1}`} rel="prev">
              {words('map.statements.before')}
            </a>
          )}{' '}
          {page * onePage < results.length && (
            <a href={`${base}/map/statements?page=${page + 1}`} rel="next">
              {words('map.statements.next')}
            </a>
          )}
        </p>
      )}
      <p class="kring-quiet">{words('map.withdrawn')}</p>
    </>,
  );
}
