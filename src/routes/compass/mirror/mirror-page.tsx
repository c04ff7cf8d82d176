import { mirrorOf, type Mirror } from '#compass/mirror/mirror.server.ts';
import { barrierCounts } from '#compass/mirror/barriers.server.ts';
import { levelOfWay, waysIn } from '#compass/mirror/ways-in.ts';
import { dayAt } from '#lib/form/fields.ts';
import { may } from '#lib/people/may.ts';
import { Empty } from '#lib/ui/card.tsx';
import { Count } from '#lib/ui/count.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Key } from '#lib/words/words.ts';
import type { Shown } from '#maths/small-cells.ts';
import { heardShown, soFarOf } from '#system/circles/so-far.server.ts';
import { get, type Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import { ToCompass } from '../to-compass.tsx';

/** The mirror of a circle: what it did with what it was told, by side and way in; how deciders listened; and how hard it is to reach itself. */
async function mirrorPage(c: Here) {
  const { db, circle, words, now, config } = c.var;
  const [mirror, barriers, soFar] = await Promise.all([
    mirrorOf(db, circle.id, { now, today: dayAt(now, config.timeZone) }),
    barrierCounts(db, circle.id),
    soFarOf(db, circle.id, { now }),
  ]);
  return showCircle(
    c,
    { title: words('compass.part.mirror.title'), wide: true },
    <>
      <h1>{words('compass.part.mirror.title')}</h1>
      <p class="kring-lead">{words('mirror.lead')}</p>
      <p>{words('mirror.few')}</p>
      <Whose c={c} mirror={mirror} />
      <Sides c={c} mirror={mirror} />
      <Listened c={c} mirror={mirror} heard={heardShown(soFar, { exact: false })} />
      <Reach c={c} mirror={mirror} />
      <h2 id="barriers">{words('mirror.barriers')}</h2>
      <p>{words('mirror.barriers.lead')}</p>
      {barriers.every(({ count }) => count === 0) ? (
        <p>{words('mirror.barriers.none')}</p>
      ) : (
        <ul>
          {barriers
            .filter(({ count }) => count > 0)
            .map(({ kind, count }) => (
              <li key={kind}>
                <Count n={count} href={`/circles/${circle.slug}/compass/barriers?kind=${kind}`}>
                  {words(`barrier.kind.${kind}`)}
                </Count>
              </li>
            ))}
        </ul>
      )}
      <p>
        <a href={`/circles/${circle.slug}/compass/barriers`}>{words('barrier.title')}</a> ·{' '}
        <a href={`/barrier/${circle.door}`}>{words('barrier.add')}</a>
      </p>
      <ToCompass c={c} />
    </>,
  );
}

type PartProps = { c: Here; mirror: Mirror };

/** The name of a group of tellers: a side, several sides at once, or none said. */
export const groupName = (c: Here, sides: readonly { id: string; name: string }[], group: string): string =>
  group === 'several' || group === 'unsaid' ? c.var.words(`compass.glance.${group}`) : (sides.find(({ id }) => id === group)?.name ?? '');

/** A number that may be small or hidden. */
export function ShownCount({ n, href }: { n: Shown; href?: string }) {
  const { words } = useFrame();
  if (n === 'hidden') return <>{words('compass.glance.hidden')}</>;
  return <Count n={n === 'small' ? 'hidden' : n} href={n === 0 ? undefined : href} />;
}

/** Where stories are: those that a reader may read, or those that are public. */
const storiesAt = (c: Here, question = '') =>
  `/circles/${c.var.circle.slug}/${may(c.var.actor, 'readStories', c.var.circle.id) ? `stories${question}` : 'published'}`;

function Whose({ c, mirror }: PartProps) {
  const { words, circle } = c.var;
  const base = `/circles/${circle.slug}`;
  const { unread, read, used } = mirror.use;
  const nothing = mirror.followed.every(({ told }) => told === 0);
  return (
    <section aria-labelledby="whose">
      <h2 id="whose">{words('mirror.whose')}</h2>
      {nothing ? (
        <Empty>{words('mirror.whose.none')}</Empty>
      ) : (
        <>
          <DataTable
            caption={words('mirror.whose.table')}
            columns={[
              { label: words('mirror.from') },
              ...(['told', 'decision', 'insight', 'neither'] as const).map((column) => ({
                label: words(`mirror.whose.${column}`),
                number: true,
              })),
            ]}
            rows={mirror.followed.map(({ group, told, decision, insight, neither }) => ({
              id: group,
              cells: [
                <span dir="auto">{groupName(c, mirror.sides, group)}</span>,
                <ShownCount n={told} href={storiesAt(c, group.length > 10 ? `?from=${group}` : '')} />,
                <ShownCount n={decision} href={`${base}/changes`} />,
                <ShownCount n={insight} href={`${base}/insights`} />,
                <ShownCount n={neither} href={storiesAt(c)} />,
              ],
            }))}
          />
          <h3>{words('mirror.use')}</h3>
          <ul>
            <li>
              {words('mirror.use.used')}: <ShownCount n={used} href={`${base}/insights`} />
            </li>
            <li>
              {words('mirror.use.read')}: <ShownCount n={read} href={storiesAt(c)} />
            </li>
            <li>
              {words('mirror.use.unread')}: <ShownCount n={unread} href={storiesAt(c)} />
            </li>
          </ul>
          <h3>{words('mirror.ways')}</h3>
          <ul>
            {mirror.ways.map(({ name, count }) => (
              <li key={name}>
                {words(`evaluation.way.${name}` as Key)}: <ShownCount n={count} href={storiesAt(c)} />
              </li>
            ))}
          </ul>
          <p class="kring-quiet">{words('circle.open.withdrawn')}</p>
        </>
      )}
    </section>
  );
}

function Sides({ c, mirror }: PartProps) {
  const { words, circle } = c.var;
  const base = `/circles/${circle.slug}`;
  const at = { fragments: storiesAt(c), readings: storiesAt(c), insights: `${base}/insights`, sessions: `${base}/sessions` };
  const tables = [
    { caption: words('mirror.sides.table'), columns: ['fragments', 'readings', 'insights'] },
    { caption: words('mirror.sides.table.chosen'), columns: ['sessions', 'decisions', 'agreements', 'kept'] },
  ] as const;
  return (
    <section aria-labelledby="sides">
      <h2 id="sides">{words('mirror.sides')}</h2>
      <p>{words('mirror.sides.lead')}</p>
      {tables.map(({ caption, columns }) => (
        <DataTable
          key={caption}
          caption={caption}
          columns={[
            { label: words('mirror.side') },
            ...columns.map((column) => ({ label: words(`mirror.sides.${column}`), number: true })),
          ]}
          rows={mirror.sides.map((side) => ({
            id: side.id,
            cells: [
              <span dir="auto">{side.name}</span>,
              ...columns.map((column) => (
                <ShownCount n={side[column]} href={column in at ? at[column as keyof typeof at] : `${base}/changes`} />
              )),
            ],
          }))}
        />
      ))}
    </section>
  );
}

function Listened({ c, mirror: { listened }, heard }: PartProps & { heard: number | null }) {
  const { words, circle } = c.var;
  const base = `/circles/${circle.slug}`;
  const lines = [
    ['resting', listened.resting, listened.decisions, '/changes'],
    ['notDone', listened.notDone, listened.decisions, '/changes'],
    ['present', listened.present, listened.sessions, '/sessions'],
    ['kept', listened.kept, listened.agreements, '/changes'],
    ['late', listened.late, listened.agreements, '/changes'],
    ['dropped', listened.dropped, listened.agreements, '/changes'],
    ['reviewed', listened.reviewed, listened.reviews, '/changes'],
  ] as const;
  return (
    <section aria-labelledby="listened">
      <h2 id="listened">{words('mirror.listened')}</h2>
      <p>
        <a href={`${base}#promise`}>{words(listened.confirmed ? 'mirror.listened.confirmed' : 'mirror.listened.notConfirmed')}</a>{' '}
        {listened.confirmed && <When at={listened.confirmed} />}
      </p>
      <ul>
        {lines
          .filter(([, , all]) => all > 0)
          .map(([what, some, all, href]) => (
            <li key={what}>
              {words(`mirror.listened.${what}`)}:{' '}
              <Count n={some} href={`${base}${href}`}>
                {words('mirror.of', { all })}
              </Count>
            </li>
          ))}
        {heard !== null && (
          <li>
            {words('mirror.listened.heard')}: <Count n={heard} href={`${base}#so-far`} />
          </li>
        )}
      </ul>
      {lines.every(([, , all]) => all === 0) && <p>{words('mirror.listened.none')}</p>}
    </section>
  );
}

/** Hard to reach, turned round: how long people waited for us, and what our own ways in ask of them. */
function Reach({ c, mirror: { reach } }: PartProps) {
  const { words, circle, lang } = c.var;
  const base = `/circles/${circle.slug}`;
  return (
    <section aria-labelledby="reach">
      <h2 id="reach">{words('mirror.reach')}</h2>
      <p>{words('mirror.reach.lead')}</p>
      <h3>{words('mirror.reach.days')}</h3>
      <p>{reach.half === null ? words('mirror.reach.early') : words('mirror.reach.half', { days: reach.half })}</p>
      <ul>
        {reach.answered.map(({ name, count }) => (
          <li key={name}>
            {words(`mirror.reach.${name}` as Key)}: <ShownCount n={count} href={`${base}/evaluation`} />
          </li>
        ))}
      </ul>
      <DataTable
        caption={words('mirror.ways.table')}
        columns={(['way', 'pages', 'needs', 'level', 'longest'] as const).map((column) => ({
          label: words(`mirror.ways.${column}`),
          number: column === 'pages' || column === 'longest',
        }))}
        rows={waysIn.map((way) => {
          const level = levelOfWay(way, circle.language);
          const score = level?.score?.toLocaleString(lang, { maximumFractionDigits: 0 });
          return {
            id: way.key,
            cells: [
              words(`mirror.way.${way.key}`),
              way.pages.toLocaleString(lang),
              words(`mirror.needs.${way.needs}`),
              level?.level
                ? words('mirror.level', { level: words(`mirror.level.${level.level}`), formula: level.formula!, score: score! })
                : words('mirror.level.none'),
              level ? level.longest.toLocaleString(lang) : '–',
            ],
          };
        })}
      />
    </section>
  );
}

export const mirrorPageDoors = [get('/circles/:circle/compass/mirror', 'readOpenPages', mirrorPage)];
