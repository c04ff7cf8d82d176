import { standUp } from '#cycle/2-sense/tables.server.ts';
import type { Here } from '../../door.ts';
import { takeSeat } from '../../sense/join-page.tsx';
import { answeringHere, compassPath } from './answering.server.ts';

/** Whoever answered at a table gets up, and the next one sits down at the same screen: a new place, with nothing of the former on it. */
export async function finish(c: Here, path: '/parts' | '/relations'): Promise<Response> {
  const { namer } = await answeringHere(c);
  if (namer.table === null || namer.seat === null) return c.redirect(compassPath(c, path), 303);
  await standUp(c.var.db, c.var.circle.id, namer.seat, c.var.now);
  await takeSeat(c, c.var.circle.id, namer.table);
  return c.redirect(compassPath(c, `${path}/answer`), 303);
}
