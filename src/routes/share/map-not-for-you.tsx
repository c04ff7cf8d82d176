import { isAsking } from '#cycle/2-sense/responding.ts';
import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';

/** The promise keeps the results from this reader: says to whom they are shown, and what can be done. */
export async function showNotForYou(c: Here) {
  const { db, circle, words } = c.var;
  const responding = await respondingOf(db, circle.id);
  const who = !responding ? 'asked' : responding.results === 'respondents' ? 'respondents' : 'inside';
  return showCircle(
    c,
    { title: words('map.not.title'), status: 404 },
    <>
      <h1>{words('map.not.title')}</h1>
      <p>{words(`map.not.${who}`)}</p>
      {who === 'respondents' && isAsking(responding) && (
        <p>
          <a href={`/respond/${circle.door}`}>{words('map.not.respond')}</a>
        </p>
      )}
      <p>
        <a href={`/circles/${circle.slug}/promise`}>{words('map.not.promise')}</a>
      </p>
    </>,
  );
}
