import { Empty } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { differencesOf, type KindShown, type Pooled } from '#system/learning/mirror-shown.ts';
import { kinds, statements, type Kind, type Often, type Said } from '#system/learning/mirror-statements.ts';

/** What someone says themselves beside what others say together, and where these differ. */
export function Seen({ own, shown }: { own: Said; shown: Record<Kind, KindShown> }) {
  const { words } = useFrame();
  const often = (value: Often | undefined, otherwise: 'early' | 'none') =>
    value === undefined ? words(`workmirror.seen.${otherwise}`) : words(`working.often.${value}`);
  return (
    <>
      <h2>{words('workmirror.seen')}</h2>
      <p>{words('workmirror.seen.lead')}</p>
      <ul>
        {kinds.map((kind) => {
          const { people } = shown[kind];
          return (
            <li key={kind}>
              {people === null ? words(`workmirror.people.${kind}.few`) : words(`workmirror.people.${kind}`, { count: people })}
            </li>
          );
        })}
      </ul>
      <DataTable
        caption={words('workmirror.seen.caption')}
        columns={(['statement', 'own', ...kinds] as const).map((column) => ({ label: words(`workmirror.seen.${column}`) }))}
        rows={statements.map((statement) => ({
          id: statement,
          cells: [
            words(`workmirror.own.${statement}`),
            often(own[statement], 'none'),
            ...kinds.map((kind) => often(shown[kind].said[statement], 'early')),
          ],
        }))}
      />
      <Differences own={own} shown={shown} />
    </>
  );
}

function Differences({ own, shown }: { own: Said; shown: Record<Kind, KindShown> }) {
  const { words } = useFrame();
  if (kinds.every((kind) => Object.keys(shown[kind].said).length === 0)) return null;
  const differences = differencesOf(own, shown);
  if (differences.length === 0) return <p>{words('workmirror.differs.none')}</p>;
  return (
    <>
      <h2>{words('workmirror.differs')}</h2>
      <p>{words('workmirror.differs.lead')}</p>
      <ul>
        {differences.map(({ statement, kind, own, theirs }) => (
          <li key={`${statement} ${kind}`}>
            {words(`workmirror.differs.${kind}`, {
              statement: words(`workmirror.own.${statement}`),
              own: words(`working.often.${own}`),
              theirs: words(`working.often.${theirs}`),
            })}
          </li>
        ))}
      </ul>
      <p>{words('workmirror.differs.do')}</p>
    </>
  );
}

/** What five or more mirrors say together, for everyone who takes part in the circle in a role. */
export function Together({ shown }: { shown: Record<Kind, Pooled | null> }) {
  const { words } = useFrame();
  return (
    <>
      <h2>{words('workmirror.together')}</h2>
      {kinds.every((kind) => shown[kind] === null) ? (
        <Empty>{words('workmirror.together.early')}</Empty>
      ) : (
        <>
          <p>{words('workmirror.together.lead')}</p>
          <DataTable
            caption={words('workmirror.together.caption')}
            columns={(['statement', ...kinds] as const).map((column) => ({ label: words(`workmirror.seen.${column}`) }))}
            rows={statements.map((statement) => ({
              id: statement,
              cells: [
                words(`working.q.${statement}`),
                ...kinds.map((kind) => {
                  const value = shown[kind]?.[statement];
                  return value === undefined ? words('workmirror.seen.early') : words(`working.often.${value}`);
                }),
              ],
            }))}
          />
        </>
      )}
    </>
  );
}
