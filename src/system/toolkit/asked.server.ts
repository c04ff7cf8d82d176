import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { mostLines } from '#system/circles/lines.ts';

/** Lets the circle ask one more question. Returns its id, the same when it asks this already; null when it asks as many as there is room for. */
export function askAlso(db: Db, circle: string, text: string, now: Date): Promise<string | null> {
  return atomically(db, async (db) => {
    await db.selectFrom('circle').select('id').where('id', '=', circle).forUpdate().execute(); // two who ask at once
    const asked = await db
      .selectFrom('prompt')
      .select(['id', 'text', 'position'])
      .where('circle_id', '=', circle)
      .where('ended_at', 'is', null)
      .execute();
    const there = asked.find((prompt) => prompt.text === text);
    if (there) return there.id;
    if (asked.length >= mostLines) return null;
    const id = newId();
    const position = Math.max(-1, ...asked.map((prompt) => prompt.position)) + 1;
    await db.insertInto('prompt').values({ circle_id: circle, id, text, position, made_at: now }).execute();
    return id;
  });
}
