import type { Db } from '#lib/server/db.server.ts';
import { appOf } from '#routes/app.tsx';
import type { Inside } from '../world.ts';

/**
 * The same Kring, of which everything that happens within `undone` is undone afterwards: one filled world then serves thousands of acts,
 * each of which finds it as it was.
 */
export function undoable(inside: Inside): Inside & { undone: <T>(work: () => Promise<T>) => Promise<T> } {
  let now: Db = inside.db;
  const db = new Proxy({} as Db, {
    get: (_, name) => {
      const found: unknown = Reflect.get(now, name, now);
      return typeof found === 'function' ? (found as (...of: unknown[]) => unknown).bind(now) : found;
    },
  });
  const undone = async <T>(work: () => Promise<T>): Promise<T> => {
    const transaction = await inside.db.startTransaction().execute();
    now = transaction;
    try {
      return await work();
    } finally {
      now = inside.db;
      await transaction.rollback().execute();
    }
  };
  return { ...inside, db, app: appOf({ db, keys: inside.keys, config: inside.config, now: () => inside.clock.now }), undone };
}
