import type { VNode } from 'preact';
import { pulseResults } from '#compass/pulse/pulse-results.server.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../../door.ts';
import { namesOf, Share } from './shares.tsx';

/** On the page of the compass: whether people see what was done with their words, in the last two rounds; each side for itself. */
export async function pulseGlance(c: Here): Promise<VNode | null> {
  const { db, circle, words, lang } = c.var;
  const { waves, shown } = await pulseResults(db, circle.id);
  if (waves.length === 0) return null;
  const sides = await sidesOf(db, circle.id);
  const nameOf = (id: string) => sides.find((side) => side.id === id)?.name ?? words('pulse.group.none');
  return (
    <>
      <h3>{words('pulse.q.makes_difference')}</h3>
      {waves.slice(-2).map(({ id, number }) => {
        const groups = shown.makes_difference.get(id) ?? [];
        return (
          <>
            <p>
              <strong>{words('pulse.wave', { number })}</strong>
              {groups.length === 0 && <>: {words('pulse.early')}</>}
            </p>
            {groups.length > 0 && (
              <ul>
                {groups.map((group) => (
                  <li key={group.groups.join(' ')}>
                    <span dir="auto">{namesOf(group.groups, nameOf, lang)}</span>: <Share share={group.share} />
                  </li>
                ))}
              </ul>
            )}
          </>
        );
      })}
      <p>
        <a href={`/circles/${circle.slug}/compass/pulse`}>{words('compass.part.pulse.title')}</a>
      </p>
    </>
  );
}
