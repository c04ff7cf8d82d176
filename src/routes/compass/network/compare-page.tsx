import { sayTheSame } from '#compass/network/actors.server.ts';
import { compared } from '#compass/network/compare.ts';
import { mapsFor, openMap, saidTheSame, type MapListed } from '#compass/network/network-maps.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Empty } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { get, post, type Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import { ToCompass } from '../to-compass.tsx';
import { mapping, mapPath, networkPath } from './here.server.ts';
import { Both, type Two } from './compare-parts.tsx';
import { CompareForm, mapNamed } from './maps-page.tsx';
import { todayHere } from '../../today.ts';

type Ids = { one: string; other: string };

/** The maps that this viewer may read, and two different ones of them; null when they are not among these. */
async function mapsHere(c: Here, ids: Ids): Promise<{ maps: MapListed[]; two: Two | null }> {
  const { db, circle } = c.var;
  const { viewer } = await mapping(c);
  const maps = await mapsFor(db, circle.id, viewer);
  if (ids.one === ids.other) return { maps, two: null };
  const opened = async (id: string) => {
    const listed = maps.find((map) => map.id === id);
    return listed ? openMap(db, circle.id, listed, { viewer, today: todayHere(c) }) : null;
  };
  const [one, other] = await Promise.all([opened(ids.one), opened(ids.other)]);
  return { maps, two: one && other && { one: one.map, other: other.map, makesOne: one.makes, makesOther: other.makes } };
}

/** Two maps on each other: what both see, what only one sees, and whose influence they see otherwise. */
async function comparePage(c: Here, slip?: Ids) {
  const { db, circle, words, lang } = c.var;
  const asked = slip ?? { one: c.req.query('one') ?? '', other: c.req.query('other') ?? '' };
  const { maps, two } = await mapsHere(c, asked);
  if (!two && asked.one !== asked.other) return showNotHere(c);
  const base = networkPath(c);
  return showCircle(
    c,
    { title: words('network.compare.title'), wide: true, status: slip && 422 },
    <>
      {slip && <ErrorSummary slips={[{ field: 'actor_one', text: words('network.same.missing') }]} />}
      <p>
        <a href={base}>{words('network.title')}</a>
      </p>
      <h1>{words('network.compare.title')}</h1>
      {two ? (
        <>
          <ul class="kring-network__two" role="list">
            {([two.one, two.other] as const).map((map, nth) => (
              <li key={map.id}>
                <strong>{nth === 0 ? 'A' : 'B'}</strong>{' '}
                <a href={mapPath(c, map.id)} dir="auto">
                  {mapNamed(words, lang, map)}
                </a>
              </li>
            ))}
          </ul>
          <Both two={two} laid={compared(two.one, two.other, await saidTheSame(db, circle.id))} base={base} slip={slip !== undefined} />
        </>
      ) : (
        <Empty>{words('network.compare.pick')}</Empty>
      )}
      {maps.length > 1 && <CompareForm maps={maps} base={base} {...(two && asked)} />}
      <ToCompass c={c} />
    </>,
  );
}

async function theSame(c: Here) {
  const { db, circle, form } = c.var;
  const ids = { one: textOf(form, 'one'), other: textOf(form, 'other') };
  const { two } = await mapsHere(c, ids);
  if (!two || !(two.makesOne || two.makesOther)) return showNotHere(c);
  const [a, b] = [
    two.one.actors.find(({ id }) => id === textOf(form, 'actor_one')),
    two.other.actors.find(({ id }) => id === textOf(form, 'actor_other')),
  ];
  if (!a || !b) return comparePage(c, ids);
  // What is said stands on the own map: nobody changes another's.
  if (two.makesOther) await sayTheSame(db, { circle: circle.id, map: two.other.id }, b.id, a.id);
  else await sayTheSame(db, { circle: circle.id, map: two.one.id }, a.id, b.id);
  return c.redirect(`${networkPath(c)}/compare?one=${ids.one}&other=${ids.other}`, 303);
}

export const compareDoors = [
  get('/circles/:circle/compass/network/compare', 'readNetwork', (c) => comparePage(c)),
  post('/circles/:circle/compass/network/compare', 'mapNetwork', theSame),
];
