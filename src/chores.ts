import type { Chore } from './lib/server/jobs.server.ts';
import type { Kring } from './lib/server/open.server.ts';

/** Everything that goes on by itself. */
export function chores(_kring: Kring): Chore[] {
  return [];
}
