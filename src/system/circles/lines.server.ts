import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { HelpNumber, Line } from './lines.ts';

/** Keeps the open questions. One whose words change is ended and a new one asked: stories stay under the words they answered. */
export const keepPrompts = (db: Db, circle: string, lines: Line[], now: Date) => keepLines(db, circle, { table: 'prompt', lines, now });

/** Keeps the published grounds on which a story may be refused; a refusal stays under the ground as it was read. */
export const keepGrounds = (db: Db, circle: string, lines: Line[], now: Date) => keepLines(db, circle, { table: 'ground', lines, now });

/** Keeps what listeners do when a story tells of danger, violence, despair or a child at risk. */
export async function keepCareProtocol(db: Db, circle: string, text: string): Promise<void> {
  await db.updateTable('circle').set({ care_protocol: text }).where('id', '=', circle).execute();
}

/** What listeners do then, as everyone can read beforehand. */
export async function careOf(db: Db, circle: string): Promise<string | null> {
  return (await db.selectFrom('circle').select('care_protocol').where('id', '=', circle).executeTakeFirst())?.care_protocol ?? null;
}

/** Keeps the help numbers of the place. */
export function keepHelpNumbers(db: Db, circle: string, numbers: HelpNumber[]): Promise<void> {
  return atomically(db, async (db) => {
    await db.deleteFrom('help_number').where('circle_id', '=', circle).execute();
    await db
      .insertInto('help_number')
      .values(numbers.map((number, position) => ({ circle_id: circle, id: newId(), ...number, position })))
      .execute();
  });
}

function keepLines(db: Db, circle: string, { table, lines, now }: { table: 'prompt' | 'ground'; lines: Line[]; now: Date }): Promise<void> {
  return atomically(db, async (db) => {
    const before = await db
      .selectFrom(table)
      .select(['id', 'text'])
      .where('circle_id', '=', circle)
      .where('ended_at', 'is', null)
      .execute();
    const stays = new Set(
      lines.filter((line) => before.some(({ id, text }) => id === line.id && text === line.text)).map((line) => line.id),
    );
    const ends = before.map(({ id }) => id).filter((id) => !stays.has(id));
    if (ends.length > 0)
      await db.updateTable(table).set({ ended_at: now }).where('circle_id', '=', circle).where('id', 'in', ends).execute();
    for (const [position, { id, text }] of lines.entries()) {
      if (id && stays.has(id)) await db.updateTable(table).set({ position }).where('circle_id', '=', circle).where('id', '=', id).execute();
      else await db.insertInto(table).values({ circle_id: circle, id: newId(), text, position, made_at: now }).execute();
    }
  });
}
