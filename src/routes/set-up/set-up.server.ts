import { sql } from 'kysely';
import { fillExample, type ExampleName } from '#examples/fill-example.server.ts';
import { stewardOfImported } from '#catalysts/doorways/polis-import.server.ts';
import { foundOrganisation, type Founding } from '#lib/people/people.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { hashOf, newSecret } from '#lib/server/ids.ts';
import type { Kring } from '#lib/server/open.server.ts';

export type Ground = Pick<Kring, 'db' | 'keys' | 'config'>;
export type SetUp = Founding & { examples: ExampleName[] };

/** Does anyone have a place here already? (An import may have made an organisation before: it waits for its first steward.) */
export async function isSetUp(db: Db): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Makes the one-time secret of the first run; only its hash is kept. */
export async function makeFirstRunSecret(db: Db, now: Date): Promise<string> {
  const secret = newSecret();
  await db
    .insertInto('sign_in.first_run')
    .values({ secret_hash: hashOf(secret), made_at: now, used_at: null })
    .execute();
  return secret;
}

/** Is this the secret of a first run that nobody used? */
export async function isFirstRun(db: Db, secret: string): Promise<boolean> {
  const row = await db
    .selectFrom('sign_in.first_run')
    .select('made_at')
    .where('secret_hash', '=', hashOf(secret))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined && !(await isSetUp(db));
}

/** Uses the link of the first run, once, and founds the organisation with it. Returns the first steward, or null when it, or another one, was used. */
export function useFirstRun(ground: Ground, { secret, setUp, now }: { secret: string; setUp: SetUp; now: Date }): Promise<string | null> {
  return atomically(ground.db, async (db) => {
    const ours = await db
      .updateTable('sign_in.first_run')
      .set({ used_at: now })
      .where('secret_hash', '=', hashOf(secret))
      .where('used_at', 'is', null)
      .returning('made_at')
      .executeTakeFirst();
    return ours ? foundWhole({ ...ground, db }, setUp, now) : null;
  });
}

/** Founds the organisation and fills it, whole or not at all; null when that was done already. Circles that an import made before get their steward. */
export function foundWhole(ground: Ground, setUp: SetUp, now: Date): Promise<string | null> {
  return atomically(ground.db, async (db) => {
    await sql`select pg_advisory_xact_lock(hashtext('kring set-up'))`.execute(db); // two app processes that start at once found one
    if (await isSetUp(db)) return null;
    const steward = await foundOrganisation(db, setUp, now);
    await stewardOfImported(db, steward, now);
    for (const which of setUp.examples) await fillExample({ ...ground, db }, which, { steward, now });
    return steward;
  });
}
