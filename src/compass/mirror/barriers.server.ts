import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { barrierKinds, type Barrier, type BarrierKind } from './barrier.ts';

/** A barrier as everyone reads it; `text` is null when its words are hidden. */
export type BarrierHere = { id: string; kind: BarrierKind; text: string | null; language: string; side: string | null; at: Date };

/** Writes down what stopped someone; it is open once someone has looked. The same form twice is one barrier. */
export async function addBarrier(
  db: Db,
  circle: string,
  { id, kind, text, language, side, now }: Barrier & { id: string; now: Date },
): Promise<void> {
  await db
    .insertInto('barrier')
    .values({ circle_id: circle, id, kind, text, language, side_id: side, at: now })
    .onConflict((same) => same.doNothing())
    .execute();
}

/** Someone looked: it is let in, or refused on a published ground. False when it was looked at meanwhile, or is not there. */
export async function lookAtBarrier(
  db: Db,
  circle: string,
  barrier: string,
  { ground, by, now }: { ground: string | null; by: string; now: Date },
): Promise<boolean> {
  const looked = ground === null ? { accepted_at: now } : { refused_at: now, ground_id: ground };
  const { numUpdatedRows } = await db
    .updateTable('barrier')
    .set({ ...looked, looked_by: by })
    .where('circle_id', '=', circle)
    .where('id', '=', barrier)
    .where('accepted_at', 'is', null)
    .where('refused_at', 'is', null)
    .where('hidden_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const barriersAPage = 50;

/** The barriers that were let in, of one kind or all, the newest first. */
export const barriersOf = (
  db: Db,
  circle: string,
  { kind, from = 0 }: { kind?: BarrierKind; from?: number } = {},
): Promise<BarrierHere[]> =>
  barriers(db, circle)
    .where('accepted_at', 'is not', null)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .orderBy('barrier.at', 'desc')
    .orderBy('barrier.id')
    .offset(from)
    .limit(barriersAPage)
    .execute();

/** Those that nobody has looked at yet, the oldest first. */
export const barriersWaiting = (db: Db, circle: string): Promise<BarrierHere[]> =>
  barriers(db, circle)
    .where('accepted_at', 'is', null)
    .where('refused_at', 'is', null)
    .where('hidden_at', 'is', null)
    .orderBy('barrier.at')
    .orderBy('barrier.id')
    .limit(barriersAPage)
    .execute();

/** How many of each kind were let in. Each of them is open, so that none is hidden here. */
export async function barrierCounts(db: Db, circle: string): Promise<{ kind: BarrierKind; count: number }[]> {
  const rows = await db
    .selectFrom('barrier')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
    .where('circle_id', '=', circle)
    .where('accepted_at', 'is not', null)
    .groupBy('kind')
    .execute();
  return barrierKinds.map((kind) => ({ kind, count: Number(rows.find((row) => row.kind === kind)?.count ?? 0) }));
}

/** How often something was refused, by the published ground: whoever wrote it without a name reads here why. */
export async function barriersRefused(db: Db, circle: string): Promise<{ ground: string; count: number }[]> {
  const rows = await db
    .selectFrom('barrier')
    .innerJoin('ground', (join) => join.onRef('ground.circle_id', '=', 'barrier.circle_id').onRef('ground.id', '=', 'barrier.ground_id'))
    .select((eb) => ['ground.text as ground', eb.fn.countAll<number>().as('count')])
    .where('barrier.circle_id', '=', circle)
    .where('refused_at', 'is not', null)
    .groupBy(['ground.text', 'ground.position'])
    .orderBy('ground.position')
    .execute();
  return rows.map(({ ground, count }) => ({ ground, count: Number(count) }));
}

const barriers = (db: Db, circle: string) =>
  db
    .selectFrom('barrier')
    .leftJoin('side', (join) => join.onRef('side.circle_id', '=', 'barrier.circle_id').onRef('side.id', '=', 'barrier.side_id'))
    .select(['barrier.id', 'kind', 'barrier.language', 'side.name as side', 'barrier.at'])
    .select(sql<string | null>`case when hidden_at is null then barrier.text end`.as('text'))
    .where('barrier.circle_id', '=', circle);
