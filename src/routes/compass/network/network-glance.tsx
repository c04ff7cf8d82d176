import { compared, differenceOf } from '#compass/network/compare.ts';
import { mapFor, mapsFor, saidTheSame, type MapListed, type NetworkMap } from '#compass/network/network-maps.server.ts';
import { standsOut } from '#compass/network/stands-out.ts';
import { dayInWords } from '#lib/ui/when.tsx';
import type { Here } from '../../door.ts';
import { mapping, mapPath, networkPath, noonOf, todayHere } from './here.server.ts';

/** The newest map of each side that this viewer may read. */
async function newestOfEachSide(c: Here): Promise<{ all: MapListed[]; newest: NetworkMap[] }> {
  const { db, circle } = c.var;
  const { viewer } = await mapping(c);
  const all = await mapsFor(db, circle.id, viewer);
  const bySide = [...Map.groupBy(all, ({ side }) => side).values()].map(([newest]) => newest!.id);
  const found = await Promise.all(bySide.map((id) => mapFor(db, circle.id, id, { viewer, today: todayHere(c) })));
  return { all, newest: found.flatMap((one) => (one ? [one.map] : [])) };
}

/** Where power lies, as each side stacked it. Null when nobody shared a map with a tower on it. */
export async function powerGlance(c: Here) {
  const { words, lang } = c.var;
  const { newest } = await newestOfEachSide(c);
  const stacked = newest.map((map) => ({ map, highest: standsOut(map).highest.slice(0, 3) })).filter(({ highest }) => highest.length > 0);
  if (stacked.length === 0) return null;
  return (
    <div>
      <h3>{words('network.glance.power')}</h3>
      <ul>
        {stacked.map(({ map, highest }) => (
          <li key={map.id} dir="auto">
            <a href={mapPath(c, map.id)}>
              {words('network.glance.side', { side: map.sideName, day: dayInWords(noonOf(map.seenOn), lang) })}
            </a>{' '}
            {new Intl.ListFormat(lang).format(
              highest.map(({ label, height }) => words('network.glance.tower', { actor: label, count: height! })),
            )}
          </li>
        ))}
      </ul>
      {stacked.length > 1 && (
        <p>
          <a href={`${networkPath(c)}/compare?one=${stacked[0]!.map.id}&other=${stacked[1]!.map.id}`}>{words('network.glance.compare')}</a>
        </p>
      )}
    </div>
  );
}

/** What changed in influence between two moments of one side. Null when no side shared two. */
export async function changedGlance(c: Here) {
  const { db, circle, words, lang } = c.var;
  const { all, newest } = await newestOfEachSide(c);
  const { viewer } = await mapping(c);
  const said = await saidTheSame(db, circle.id);
  const later = await Promise.all(
    newest
      .filter(({ after }) => all.some(({ id }) => id === after))
      .map(async (map) => ({ map, before: (await mapFor(db, circle.id, map.after!, { viewer, today: todayHere(c) }))?.map })),
  );
  const changes = later.flatMap(({ map, before }) => (before ? [{ map, before, laid: compared(before, map, said) }] : []));
  if (changes.length === 0) return null;
  return (
    <div>
      <h3>{words('network.glance.changed')}</h3>
      <ul>
        {changes.map(({ map, before, laid }) => (
          <li key={map.id} dir="auto">
            <a href={`${networkPath(c)}/compare?one=${before.id}&other=${map.id}`}>
              {words('network.glance.between', {
                side: map.sideName,
                from: dayInWords(noonOf(before.seenOn), lang),
                to: dayInWords(noonOf(map.seenOn), lang),
              })}
            </a>{' '}
            {laid.towersDiffer.length === 0
              ? words('network.glance.same')
              : new Intl.ListFormat(lang).format(
                  laid.towersDiffer.slice(0, 3).map((beside) =>
                    words(differenceOf(beside) > 0 ? 'network.glance.up' : 'network.glance.down', {
                      actor: beside.label,
                      from: beside.one!.height!,
                      to: beside.other!.height!,
                    }),
                  ),
                )}
          </li>
        ))}
      </ul>
    </div>
  );
}
