import type { Act } from '#lib/people/may.ts';
import { circleAt } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { speak } from '../language.server.ts';

/** Makes the page one of this circle, where a link's secret says which; false when there is none. */
export async function inCircle(c: Here, id: string, act: Act = 'readOpenPages'): Promise<boolean> {
  const circle = await circleAt(c.var.db, { id });
  if (!circle) return false;
  c.set('circle', circle);
  speak(c, act);
  return true;
}
