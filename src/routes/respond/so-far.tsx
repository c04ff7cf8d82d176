import type { Here } from '../door.ts';
import { respondentHere } from './here.server.ts';

/** How far someone is, in words; what they can do with it. Never a share of a whole: stopping is always right. */
export function SoFar({ c, answered }: { c: Here; answered: number }) {
  const { words } = c.var;
  if (respondentHere(c) === null) return null;
  return (
    <>
      <p>{words('respond.soFar', { count: answered })}</p>
      <ul>
        <li>
          <a href="/answers/last">{words('respond.undo')}</a>
        </li>
        <li>
          <a href="/answers">{words('respond.mine')}</a>
        </li>
      </ul>
    </>
  );
}
