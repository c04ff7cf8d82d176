import { may } from '#lib/people/may.ts';
import { casesOfCircles } from '#system/cases/own-cases.server.ts';
import type { Here } from '../door.ts';

/** What else a circle has round the chain, for whoever is here: talents, their own mirror, and what the circle tells of itself. */
export async function alsoHere(c: Here) {
  const { db, circle, words, actor, origin } = c.var;
  const base = `/circles/${circle.slug}`;
  const [told] = await casesOfCircles(db, origin, circle.id);
  return (
    <ul>
      <li>
        <a href={`${base}/talents`}>{words('talents.title')}</a>
      </li>
      {may(actor, 'keepWorkMirror', circle.id) && (
        <li>
          <a href={`${base}/mirror-of-working`}>{words('workmirror.title')}</a>
        </li>
      )}
      {told ? (
        <li>
          <a href={`${base}/case`}>{words('cases.own.told')}</a>
        </li>
      ) : (
        may(actor, 'publishCase', circle.id) && (
          <li>
            <a href={`${base}/case/edit`}>{words('cases.own.edit')}</a>
          </li>
        )
      )}
      <li>
        <a href="/cases">{words('cases.title')}</a>
      </li>
    </ul>
  );
}
