import { newTryOutPath } from '#catalysts/try-outs/begun-from.ts';
import type { Here } from '../door.ts';
import { takesPart, tryOutsHere, tryOutsPath } from './here.server.ts';

/** Beside an insight or an agreement: what is tried because of it, and a way to begin something. Null when there is neither. */
export async function tryOutsBeside(c: Here, of: { insight: string } | { agreement: string }) {
  const { circle, words } = c.var;
  const [tried, inside] = [await tryOutsHere(c, of), takesPart(c)];
  if (tried.length === 0 && !inside) return null;
  return (
    <section aria-labelledby="tried">
      <h2 id="tried">{words('tryouts.beside')}</h2>
      {tried.length > 0 && (
        <ul>
          {tried.map(({ id, trying, standing }) => (
            <li key={id}>
              <a href={tryOutsPath(c, `/${id}`)} dir="auto">
                {trying ?? words('tryouts.hidden')}
              </a>{' '}
              ({words(`tryouts.standing.${standing}`)})
            </li>
          ))}
        </ul>
      )}
      {inside && (
        <p>
          <a href={newTryOutPath(circle.slug, of)}>{words('tryouts.new')}</a>
        </p>
      )}
    </section>
  );
}
