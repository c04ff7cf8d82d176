import { sql } from 'kysely';
import { noteActivity } from './activity.server.ts';
import { atomically, type Db } from './db.server.ts';
import type { Keys } from './keys.server.ts';
import { sendOut, type Answered, type Outgoing } from './outgoing.server.ts';
import { unseal } from './sealed.server.ts';
import { bodyOf, mostFailures, signatureOf, waitsBetween } from './webhook.ts';

/**
 * Looks in the tables for what happened since each address was made, and lays a message ready for it, once. What happened is a row already:
 * no act has to know of webhooks, and a run that was missed or repeated changes nothing.
 */
export async function queueMessages(db: Db, now: Date): Promise<void> {
  await sql`
    insert into webhook_message (circle_id, id, webhook_id, what, about, happened_at, next_at)
    select webhook.circle_id, replace(gen_random_uuid()::text, '-', ''), webhook.id, what, about, happened_at, ${now}
    from webhook join lateral (
      select 'decision.published' as what, id as about, published_at as happened_at from decision where circle_id = webhook.circle_id
      union all select 'agreement.made', id, made_at from agreement where circle_id = webhook.circle_id
      union all select 'agreement.kept', id, kept_at from agreement where circle_id = webhook.circle_id
      union all select 'agreement.dropped', id, dropped_at from agreement where circle_id = webhook.circle_id
      union all select 'agreement.moved', agreement_id || '/' || id, set_at from agreement_date where circle_id = webhook.circle_id and because is not null
      union all select 'change.made', id, made_at from change where circle_id = webhook.circle_id
      union all select 'insight.written', id, written_at from insight where circle_id = webhook.circle_id
      union all select 'record.agreed', id, record_agreed_at from session where circle_id = webhook.circle_id
    ) happened on what = any(webhook.events)
    where webhook.ended_at is null and happened_at >= webhook.made_at and happened_at > ${now}::timestamptz - interval '7 days'
    on conflict do nothing`.execute(db);
}

type Desk = { keys: Keys; origin: string; outgoing: Outgoing };
type Due = {
  circle_id: string;
  id: string;
  webhook_id: string;
  what: string;
  about: string;
  happened_at: Date;
  tries: number;
  url: string;
  sealed_secret: string;
  slug: string;
};

/** Sends what is due: addresses beside each other, the messages of one after each other. One that fails holds up its own others, and nobody else's. */
export async function sendMessages(db: Db, desk: Desk, now: Date): Promise<void> {
  const due = await dueMessages(db, now);
  const byWebhook = Map.groupBy(due, ({ circle_id, webhook_id }) => `${circle_id} ${webhook_id}`);
  await Promise.all([...byWebhook.values()].map((messages) => sendInTurn(db, desk, { messages, now })));
}

/** Clears away what was taken or given up a month ago: longer than anything is looked for again. */
export async function clearMessages(db: Db, now: Date): Promise<void> {
  await sql`delete from webhook_message where next_at is null and happened_at < ${now}::timestamptz - interval '30 days'`.execute(db);
}

async function dueMessages(db: Db, now: Date): Promise<Due[]> {
  return db
    .selectFrom('webhook_message as message')
    .innerJoin('webhook', (join) =>
      join.onRef('webhook.circle_id', '=', 'message.circle_id').onRef('webhook.id', '=', 'message.webhook_id'),
    )
    .innerJoin('circle', 'circle.id', 'message.circle_id')
    .select(['message.circle_id', 'message.id', 'webhook_id', 'what', 'about', 'happened_at', 'tries', 'url', 'sealed_secret', 'slug'])
    .where('next_at', '<=', now)
    .where('webhook.ended_at', 'is', null)
    .orderBy('happened_at')
    .orderBy('message.id')
    .limit(200)
    .execute();
}

async function sendInTurn(db: Db, desk: Desk, { messages, now }: { messages: Due[]; now: Date }) {
  for (const message of messages) if (!(await sendOne(db, desk, { message, now }))) return;
}

async function sendOne(db: Db, { keys, origin, outgoing }: Desk, { message, now }: { message: Due; now: Date }): Promise<boolean> {
  const secret = unseal<string>(keys.visit, 'webhook', message.sealed_secret);
  const body = bodyOf({ what: message.what, about: message.about, at: message.happened_at, circle: message.slug, origin });
  const answered: Answered | { failed: 'secret' } = secret
    ? await sendOut(
        message.url,
        {
          headers: { 'content-type': 'application/json', 'user-agent': 'Kring', ...signatureOf(secret, { id: message.id, at: now, body }) },
          body,
        },
        outgoing,
      )
    : { failed: 'secret' }; // sealed with a key that is not here any more
  const taken = 'status' in answered && answered.status >= 200 && answered.status < 300;
  await atomically(db, (db) =>
    taken ? wasTaken(db, message, { now, status: answered.status }) : wasNotTaken(db, message, { now, answered }),
  );
  return taken;
}

async function wasTaken(db: Db, message: Due, { now, status }: { now: Date; status: number }) {
  await update(db, message, { sent_at: now, next_at: null, answered: status, problem: null, tries: message.tries + 1 });
  await db
    .updateTable('webhook')
    .set({ failures: 0 })
    .where('circle_id', '=', message.circle_id)
    .where('id', '=', message.webhook_id)
    .execute();
}

async function wasNotTaken(db: Db, message: Due, { now, answered }: { now: Date; answered: Answered | { failed: 'secret' } }) {
  const wait = waitsBetween[message.tries];
  const status = 'status' in answered ? answered.status : null;
  const problem =
    'status' in answered
      ? status! >= 300 && status! < 400
        ? 'redirect'
        : 'status'
      : 'refused' in answered
        ? answered.refused
        : answered.failed;
  const next_at = wait === undefined ? null : new Date(now.getTime() + wait);
  await update(db, message, { tries: message.tries + 1, next_at, given_up_at: next_at ? null : now, answered: status, problem });
  const { failures } = await db
    .updateTable('webhook')
    .set((eb) => ({ failures: eb('failures', '+', 1) }))
    .where('circle_id', '=', message.circle_id)
    .where('id', '=', message.webhook_id)
    .returning('failures')
    .executeTakeFirstOrThrow();
  if (failures < mostFailures && status !== 410) return; // 410: whoever lives there says that it is gone for good
  await db
    .updateTable('webhook')
    .set({ ended_at: now, ended_because: 'failing' })
    .where('circle_id', '=', message.circle_id)
    .where('id', '=', message.webhook_id)
    .execute();
  await noteActivity(db, {
    circle: message.circle_id,
    what: 'webhook.ended',
    about: message.webhook_id,
    role: 'kring',
    origin: 'itself',
    now,
  });
}

type How = {
  tries: number;
  next_at: Date | null;
  sent_at?: Date;
  given_up_at?: Date | null;
  answered: number | null;
  problem: string | null;
};
const update = (db: Db, { circle_id, id }: Due, how: How) =>
  db.updateTable('webhook_message').set(how).where('circle_id', '=', circle_id).where('id', '=', id).execute();
