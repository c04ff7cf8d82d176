import { sql } from 'kysely';
import { noteActivity } from './activity.server.ts';
import { atomically, type Db } from './db.server.ts';
import { newId } from './ids.ts';
import type { Keys } from './keys.server.ts';
import { seal } from './sealed.server.ts';
import { newWebhookSecret, type WebhookWords } from './webhook.ts';

/** An address with how it fares. */
export type WebhookHere = Awaited<ReturnType<typeof webhooksOf>>[number];
/** So many addresses hear of one circle at most. */
export const mostWebhooks = 10;

type By = { person: string; side: string | null; keys: Keys; now: Date };

/** Keeps an address that will hear of the circle from now on. Returns its id and its secret, which is shown once; null when there are too many. */
export function makeWebhook(db: Db, circle: string, { url, events }: WebhookWords, { person, side, keys, now }: By) {
  return atomically(db, async (db) => {
    await db.selectFrom('circle').select('id').where('id', '=', circle).forUpdate().execute();
    if ((await webhooksOf(db, circle)).filter(({ endedAt }) => !endedAt).length >= mostWebhooks) return null;
    const [id, secret] = [newId(), newWebhookSecret()];
    await db
      .insertInto('webhook')
      .values({ circle_id: circle, id, url, events, sealed_secret: seal(keys.visit, 'webhook', secret), made_by: person, made_at: now })
      .execute();
    await noteActivity(db, { circle, what: 'webhook.made', about: id, role: 'steward', side, now });
    return { id, secret };
  });
}

/** Ends an address; what still waited for it is not sent. */
export function endWebhook(db: Db, circle: string, webhook: string, { side, now }: { side: string | null; now: Date }): Promise<void> {
  return atomically(db, async (db) => {
    const ended = await db
      .updateTable('webhook')
      .set({ ended_at: now, ended_because: 'steward' })
      .where('circle_id', '=', circle)
      .where('id', '=', webhook)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!ended) return;
    await db
      .updateTable('webhook_message')
      .set({ next_at: null })
      .where('circle_id', '=', circle)
      .where('webhook_id', '=', webhook)
      .execute();
    await noteActivity(db, { circle, what: 'webhook.ended', about: webhook, role: 'steward', side, now });
  });
}

/** A message to try an address out. */
export async function sendTest(db: Db, circle: string, webhook: string, now: Date): Promise<void> {
  const row = { circle_id: circle, id: newId(), webhook_id: webhook, what: 'test.sent', about: newId(), happened_at: now, next_at: now };
  const on = await db
    .selectFrom('webhook')
    .select('id')
    .where('circle_id', '=', circle)
    .where('id', '=', webhook)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (on) await db.insertInto('webhook_message').values(row).execute();
}

/** The addresses of a circle, those that still hear first. */
export const webhooksOf = (db: Db, circle: string) =>
  db
    .selectFrom('webhook')
    .leftJoin('person', 'person.id', 'webhook.made_by')
    .select([
      'webhook.id',
      'url',
      'events',
      'webhook.made_at as madeAt',
      'person.name as by',
      'failures',
      'ended_at as endedAt',
      'ended_because as endedBecause',
    ])
    .where('webhook.circle_id', '=', circle)
    .orderBy(sql`ended_at is not null`)
    .orderBy('webhook.made_at')
    .execute();

/** What was sent to an address and what it answered, the newest first. */
export const messagesOf = (db: Db, circle: string, webhook: string) =>
  db
    .selectFrom('webhook_message')
    .select([
      'id',
      'what',
      'about',
      'happened_at as at',
      'tries',
      'next_at as nextAt',
      'sent_at as sentAt',
      'given_up_at as givenUpAt',
      'answered',
      'problem',
    ])
    .where('circle_id', '=', circle)
    .where('webhook_id', '=', webhook)
    .orderBy('happened_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
