import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { atomically, type Db } from '#lib/server/db.server.ts';
import type { MediaStore } from '#lib/server/media-store.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { dropFiles, mediumOf, nameOf, smallName } from './media.server.ts';
import { blurAreas, smallCopy, type Area } from './medium-picture.server.ts';
import { factsOf, forgetFiles } from './medium-safe.server.ts';
import { canBeBlurred } from './medium.ts';

type Blurring = { areas: readonly Area[]; store: MediaStore; folder: string; by: 'teller' | 'listener'; now: Date };

/** Makes parts of a picture unrecognisable, for good: the file that was there is replaced. False when there is no such picture. */
export async function blurMedium(db: Db, circle: string, at: { story: string; medium: string }, blurring: Blurring): Promise<boolean> {
  const { areas, store, folder, now } = blurring;
  const medium = await mediumOf(db, circle, at.story, at.medium);
  const whole = medium && canBeBlurred(medium.kind) ? await store.read(nameOf(circle, medium.id)) : null;
  if (!medium || !whole) return false;
  const file = { path: join(folder, randomUUID()), bytes: 0, hash: Buffer.alloc(0) };
  try {
    await pipeline(Readable.fromWeb(whole as NodeStream), createWriteStream(file.path, { mode: 0o600 }));
    const [safe, small] = [`${file.path}.safe`, `${file.path}.small`];
    const made = await blurAreas(file.path, safe, areas);
    await smallCopy(safe, small);
    const facts = await factsOf(safe);
    return await atomically(db, async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('medium')
        .set({ ...made, ...facts, blurred_at: now })
        .where('circle_id', '=', circle)
        .where('id', '=', medium.id)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false; // taken back meanwhile
      await store.put(nameOf(circle, medium.id), safe, made.type);
      await store.put(smallName(circle, medium.id), small, 'image/webp');
      if (blurring.by === 'listener') await markTrail(db, circle, [at.story], { what: 'medium.blurred', about: medium.id, now });
      return true;
    });
  } finally {
    await forgetFiles([file]);
    // The story may have been taken back while this was made: then its files go with it, whoever came first.
    if (!(await mediumOf(db, circle, at.story, at.medium))) await dropFiles(store, circle, at.medium);
  }
}
