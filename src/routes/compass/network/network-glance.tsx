import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { compared, differenceOf } from '#compass/network/compare.ts';
import { mapsFor, openMap, saidTheSame, type MapListed, type NetworkMap } from '#compass/network/network-maps.server.ts';
import { standsOut } from '#compass/network/stands-out.ts';
import { dayInWords } from '#lib/ui/when.tsx';
import type { Here } from '../../door.ts';
import { readOnce } from '../../read-once.ts';
import { mapping, mapPath, networkPath } from './here.server.ts';
import { todayHere } from '../../today.ts';

/** Each side's newest map that this viewer may read, with the map before it. Both glances look at these. */
const newestOfEachSide = readOnce(async (c: Here): Promise<{ map: NetworkMap; earlier: () => Promise<NetworkMap | null> }[]> => {
  const { db, circle } = c.var;
  const { viewer } = await mapping(c);
  const all = await mapsFor(db, circle.id, viewer);
  const opened = async (listed?: MapListed) =>
    (listed && (await openMap(db, circle.id, listed, { viewer, today: todayHere(c) })))?.map ?? null;
  const newest = await Promise.all([...Map.groupBy(all, ({ side }) => side).values()].map(([first]) => opened(first)));
  return newest.flatMap((map) => (map ? [{ map, earlier: () => opened(all.find(({ id }) => id === map.after)) }] : []));
});

/** Where power lies, as each side stacked it. Null when nobody shared a map with a tower on it. */
export async function powerGlance(c: Here) {
  const { words, lang } = c.var;
  const newest = await newestOfEachSide(c);
  const stacked = newest
    .map(({ map }) => ({ map, highest: standsOut(map).highest.slice(0, 3) }))
    .filter(({ highest }) => highest.length > 0);
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
  const newest = await newestOfEachSide(c);
  const said = await saidTheSame(db, circle.id);
  const later = await Promise.all(newest.map(async ({ map, earlier }) => ({ map, before: await earlier() })));
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
