import type { VNode } from 'preact';
import { mirrorOf } from '#compass/mirror/mirror.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import type { Here } from '../../door.ts';
import { groupName, ShownCount } from './mirror-page.tsx';

/** On the page of the compass: of whom words stand under a decision, side by side with how many told. */
export async function mirrorGlance(c: Here): Promise<VNode | null> {
  const { db, circle, words, now, config } = c.var;
  const mirror = await mirrorOf(db, circle.id, { now, today: dayAt(now, config.timeZone) });
  if (mirror.followed.every(({ told }) => told === 0)) return null;
  return (
    <>
      <h3>{words('compass.glance.words')}</h3>
      <ul>
        {mirror.followed.map(({ group, told, decision }) => (
          <li key={group}>
            <span dir="auto">{groupName(c, mirror, group)}</span>: {words('compass.glance.told')} <ShownCount n={told} />,{' '}
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
