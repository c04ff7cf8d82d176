import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { allDoors } from '#routes/all-doors.ts';
import type { FullCircle } from './full-circle.ts';
import { recipeOf } from './recipes.ts';

/** Names in addresses that stand for a row of the circle: each row is tried. */
const tables: Record<string, string> = {
  story: 'story',
  fragment: 'fragment',
  theme: 'theme',
  insight: 'insight',
  session: 'session',
  finding: 'finding',
  decision: 'decision',
  agreement: 'agreement',
  review: 'review',
  copy: 'copy',
  table: 'sense_table',
  method: 'own_method',
  about: 'decision',
  statement: 'statement',
  medium: 'medium',
  touched: 'touched',
  map: 'network_map',
  actor: 'actor',
  outcome: 'outcome',
  panel: 'panel',
  ripple: 'ripple',
  model: 'model',
  voice: 'model_voice',
  tryOut: 'try_out',
  ritual: 'ritual',
};

/** What pages can be asked besides their address. */
const questions: Record<string, string[]> = {
  '/circles/:circle/listen': ['?pile=all', '?pile=words', '?pile=held', '?pile=contested'],
  '/circles/:circle/stories': ['?words=told', '?unread=1'],
  '/circles/:circle/statements': ['?state=waiting', '?state=refused', '?state=taken_out'],
  '/circles/:circle/sessions/:session/stimuli': ['?q=told'],
  '/circles/:circle/compass/network/maps/:map': ['?ties=all', '?piece=top.left'],
};

/** Every address of a GET door in this circle, for every row that its names can stand for. */
export async function everyAddress(db: Db, keys: Keys, circle: FullCircle, most = 30): Promise<string[]> {
  const rows: Record<string, string[]> = {};
  for (const [name, table] of Object.entries(tables)) {
    const found = await sql<{ id: string }>`select id from ${sql.table(table)} where circle_id = ${circle.id} limit ${most}`.execute(db);
    rows[name] = found.rows.map(({ id }) => id);
  }
  return allDoors
    .filter(({ method }) => method === 'GET')
    .flatMap((door) => {
      const parts = recipeOf(door, circle, keys).address.split('/');
      const names = door.path.split('/').map((part) => (part.startsWith(':') ? part.slice(1).replace(/\W.*/, '') : ''));
      const made = names.reduce<string[][]>(
        (all, name, at) =>
          rows[name] && !names[at]!.includes('.') ? all.flatMap((one) => rows[name]!.map((id) => one.with(at, id))) : all,
        [parts],
      );
      return made
        .map((one) => one.join('/'))
        .flatMap((address) => ['', ...(questions[door.path] ?? [])].map((question) => address + question));
    });
}
