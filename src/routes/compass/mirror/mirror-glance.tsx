import type { VNode } from 'preact';
import { followedIn } from '#compass/mirror/mirror.server.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../../door.ts';
import { groupName, ShownCount } from './mirror-page.tsx';

/** On the page of the compass: of whom words stand under a decision, side by side with how many told. */
export async function mirrorGlance(c: Here): Promise<VNode | null> {
  const { db, circle, words, now } = c.var;
  const [followed, sides] = await Promise.all([followedIn(db, circle.id, now), sidesOf(db, circle.id)]);
  if (followed.every(({ told }) => told === 0)) return null;
  return (
    <>
      <h3>{words('compass.glance.words')}</h3>
      <ul>
        {followed.map(({ group, told, decision }) => (
          <li key={group}>
            <span dir="auto">{groupName(c, sides, group)}</span>: {words('compass.glance.told')} <ShownCount n={told} />,{' '}
            {words('compass.glance.decision')} <ShownCount n={decision} />
          </li>
        ))}
      </ul>
      <p>
        <a href={`/circles/${circle.slug}/compass/mirror`}>{words('compass.part.mirror.title')}</a>
      </p>
    </>
  );
}
