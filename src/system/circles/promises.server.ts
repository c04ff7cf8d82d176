import { dayAt, type Slips } from '#lib/form/fields.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { hashOf, newId, newSecret } from '#lib/server/ids.ts';
import { emptyPromise, promiseLines, promiseMisses, type PromiseLineName, type PromiseWords } from './promise.ts';

/** A promise as it is shown: its words, its days, and by whom it was confirmed; not confirmed is null. */
export type PromiseShown = PromiseWords & { id: string; publishedAt: Date; replacedAt: Date | null; confirmed: Confirmed | null };
export type Confirmed = { name: string; role: string; side: string | null; at: Date };

/** The promises of a circle that were published: the one that holds first, then those that it replaced. */
export async function promisesOf(db: Db, circle: string): Promise<PromiseShown[]> {
  const rows = await db
    .selectFrom('promise')
    .select(['id', 'published_at', 'answer_by', 'changed_because'])
    .where('circle_id', '=', circle)
    .where('published_at', 'is not', null)
    .orderBy('published_at', 'desc')
    .execute();
  const lines = await linesOf(
    db,
    circle,
    rows.map((row) => row.id),
  );
  const confirmed = await confirmationsOf(db, circle);
  return rows.map((row, at) => ({
    id: row.id,
    lines: lines(row.id),
    answerBy: row.answer_by,
    changedBecause: row.changed_because,
    publishedAt: row.published_at!,
    replacedAt: rows[at - 1]?.published_at ?? null,
    confirmed: confirmed.get(row.id) ?? null,
  }));
}

/** The promise that holds now. */
export async function promiseOf(db: Db, circle: string): Promise<PromiseShown | null> {
  return (await promisesOf(db, circle))[0] ?? null;
}

/** The draft of the next promise: what was kept so far, else the words of the one that holds, else empty. */
export async function draftOf(db: Db, circle: string): Promise<{ words: PromiseWords; kept: boolean }> {
  const row = await db
    .selectFrom('promise')
    .select(['id', 'answer_by', 'changed_because'])
    .where('circle_id', '=', circle)
    .where('published_at', 'is', null)
    .executeTakeFirst();
  if (row)
    return {
      kept: true,
      words: { lines: (await linesOf(db, circle, [row.id]))(row.id), answerBy: row.answer_by, changedBecause: row.changed_because },
    };
  const holds = await promiseOf(db, circle);
  return { kept: false, words: holds ? { lines: holds.lines, answerBy: holds.answerBy, changedBecause: null } : emptyPromise() };
}

/** Keeps the draft of the promise; a circle has one at a time. */
export function keepPromiseDraft(db: Db, circle: string, promise: PromiseWords, { by, now }: { by: string; now: Date }): Promise<string> {
  return atomically(db, async (db) => {
    const { id } = await db
      .insertInto('promise')
      .values({
        circle_id: circle,
        id: newId(),
        made_at: now,
        made_by: by,
        published_at: null,
        answer_by: promise.answerBy,
        changed_because: promise.changedBecause,
      })
      .onConflict((conflict) =>
        conflict
          .column('circle_id')
          .where('published_at', 'is', null)
          .doUpdateSet({ answer_by: promise.answerBy, changed_because: promise.changedBecause }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('promise_line').where('circle_id', '=', circle).where('promise_id', '=', id).execute();
    await db
      .insertInto('promise_line')
      .values(
        promiseLines.map((line) => ({
          circle_id: circle,
          promise_id: id,
          line,
          text: promise.lines[line].text,
          known_by: promise.lines[line].knownBy,
        })),
      )
      .execute();
    return id;
  });
}

/** Publishes the promise, whole or not at all; what it still misses comes back. The one it replaces stays to be seen, with its days. */
export function publishPromise(db: Db, circle: string, promise: PromiseWords, at: { by: string; now: Date }): Promise<Slips | null> {
  return atomically(db, async (db) => {
    await db.selectFrom('circle').select('id').where('id', '=', circle).forUpdate().execute(); // of two at once, the second is a change
    const changes = (await promiseOf(db, circle)) !== null;
    const misses = promiseMisses(promise, { today: dayAt(at.now), changes });
    if (Object.keys(misses).length > 0) return misses;
    const id = await keepPromiseDraft(db, circle, changes ? promise : { ...promise, changedBecause: null }, at);
    await db.updateTable('promise').set({ published_at: at.now }).where('circle_id', '=', circle).where('id', '=', id).execute();
    return null;
  });
}

const confirmationLasts = 30 * 24 * 60 * 60 * 1000;

/** Makes the link with which whoever decides confirms this promise. Returns its secret; only the hash is kept. */
export async function askToConfirm(db: Db, circle: string, promise: string, now: Date): Promise<string> {
  const secret = newSecret();
  await db
    .insertInto('promise_confirmation')
    .values({
      circle_id: circle,
      id: newId(),
      promise_id: promise,
      secret_hash: hashOf(secret),
      made_at: now,
      expires_at: new Date(now.getTime() + confirmationLasts),
    })
    .execute();
  return secret;
}

/** What a confirmation link is about; null when it is not good (any more): unknown, used, too old, or the promise was replaced. */
export async function promiseToConfirm(db: Db, secret: string, now: Date): Promise<{ circle: string; promise: PromiseShown } | null> {
  const link = await db
    .selectFrom('promise_confirmation')
    .select(['circle_id', 'promise_id'])
    .where('secret_hash', '=', hashOf(secret))
    .where('confirmed_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!link) return null;
  const promise = await promiseOf(db, link.circle_id);
  return promise?.id === link.promise_id ? { circle: link.circle_id, promise } : null;
}

/** Confirms a promise by its link, once, openly: with name, role and side. False when the link was used meanwhile. */
export async function confirmPromise(
  db: Db,
  secret: string,
  who: { name: string; role: string; side: string },
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable('promise_confirmation')
    .set({ confirmed_at: now, confirmed_name: who.name, confirmed_role: who.role, confirmed_side_id: who.side })
    .where('secret_hash', '=', hashOf(secret))
    .where('confirmed_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

async function linesOf(db: Db, circle: string, promises: string[]) {
  const rows =
    promises.length === 0
      ? []
      : await db
          .selectFrom('promise_line')
          .select(['promise_id', 'line', 'text', 'known_by'])
          .where('circle_id', '=', circle)
          .where('promise_id', 'in', promises)
          .execute();
  return (promise: string): PromiseWords['lines'] => {
    const { lines } = emptyPromise();
    for (const row of rows) if (row.promise_id === promise) lines[row.line as PromiseLineName] = { text: row.text, knownBy: row.known_by };
    return lines;
  };
}

async function confirmationsOf(db: Db, circle: string): Promise<Map<string, Confirmed>> {
  const rows = await db
    .selectFrom('promise_confirmation as confirmation')
    .leftJoin('side', (join) =>
      join.onRef('side.circle_id', '=', 'confirmation.circle_id').onRef('side.id', '=', 'confirmation.confirmed_side_id'),
    )
    .select(['promise_id', 'confirmed_at', 'confirmed_name', 'confirmed_role', 'side.name as side'])
    .where('confirmation.circle_id', '=', circle)
    .where('confirmed_at', 'is not', null)
    .orderBy('confirmed_at')
    .execute();
  return new Map(
    rows.map((row) => [row.promise_id, { name: row.confirmed_name!, role: row.confirmed_role!, side: row.side, at: row.confirmed_at! }]),
  );
}
