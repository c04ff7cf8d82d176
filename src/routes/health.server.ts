import { Hono } from 'hono';
import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';

/** `/healthz`: the process lives. `/readyz`: it can also reach its database, so that it may be sent people. */
export function health(db: Db) {
  return new Hono()
    .get('/healthz', (c) => c.text('ok\n'))
    .get('/readyz', async (c) => {
      const ready = await sql`select 1`.execute(db).then(
        () => true,
        () => false,
      );
      return c.text(ready ? 'ready\n' : 'the database does not answer\n', ready ? 200 : 503);
    });
}
