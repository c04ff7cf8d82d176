import { sql } from 'kysely';
import { noteActivity } from '#lib/server/activity.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { hashOf, newId, newSecret } from '#lib/server/ids.ts';
import type { TokenWords } from './program-token.ts';

/** Who makes it: a steward on a page, or whoever has the machine (`person` is then the steward as whom it reads, if any). */
type By = { person: string | null; side: string | null; now: Date; origin?: 'page' | 'machine' };

/** Lets a program in; returns its secret, of which only the hash is kept. */
export function makeToken(
  db: Db,
  circle: string,
  { name, scopes, reader }: Omit<TokenWords, 'name'> & { name: string | null },
  { person, side, now, origin = 'page' }: By,
): Promise<string> {
  return atomically(db, async (db) => {
    const [id, secret] = [newId(), `kring_${newSecret()}`];
    await db
      .insertInto('token')
      .values({ circle_id: circle, id, secret_hash: hashOf(secret), scopes, name, reader, made_by: person, made_at: now, ended_at: null })
      .execute();
    await noteActivity(db, { circle, what: 'token.made', about: id, role: origin === 'machine' ? 'kring' : 'steward', origin, side, now });
    return secret;
  });
}

/** Shuts a program out, at once. What it told stays. Says whether there is such a program here. */
export function endToken(db: Db, circle: string, token: string, { side, now }: { side: string | null; now: Date }): Promise<boolean> {
  return atomically(db, async (db) => {
    const ended = await db
      .updateTable('token')
      .set({ ended_at: now })
      .where('circle_id', '=', circle)
      .where('id', '=', token)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!ended) return (await tokensOf(db, circle)).some(({ id }) => id === token);
    await noteActivity(db, { circle, what: 'token.ended', about: token, role: 'steward', side, now });
    return true;
  });
}

export type TokenHere = Awaited<ReturnType<typeof tokensOf>>[number];

/** The programs of a circle, those that still come in first. */
export const tokensOf = (db: Db, circle: string) =>
  db
    .selectFrom('token')
    .leftJoin('person', 'person.id', 'token.made_by')
    .select(['token.id', 'token.name', 'scopes', 'reader', 'token.made_at as madeAt', 'person.name as by', 'ended_at as endedAt'])
    .where('token.circle_id', '=', circle)
    .orderBy(sql`ended_at is not null`)
    .orderBy('token.made_at')
    .execute();
