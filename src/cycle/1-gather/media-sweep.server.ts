import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Chore } from '#lib/server/jobs.server.ts';
import { errorFacts, log } from '#lib/server/log.ts';
import { incomingFolder, mediaStore, type MediaStore } from '#lib/server/media-store.server.ts';

const hour = 60 * 60 * 1000;
/** How long a file waits for the rest of its form. */
export const draftsLast = 24 * hour;

/** What goes on by itself with photos and sound. */
export function mediaChores(db: Db, config: Config): Chore[] {
  const store = mediaStore(config);
  return [
    { name: 'delete-media', every: '* * * * *', work: async () => void (await deleteGone(db, store)) },
    { name: 'end-drafts', every: '17 * * * *', work: (now) => endDrafts(db, now) },
    {
      name: 'sweep-media',
      every: '41 * * * *',
      work: async (now) => void (await sweepOrphans(db, store, { incoming: await incomingFolder(config), now })),
    },
  ];
}

/** Deletes the files of media that are gone: after a story was taken back, its photos and sound are nowhere. Doing it again changes nothing. */
export async function deleteGone(db: Db, store: MediaStore): Promise<number> {
  const gone = await db.selectFrom('medium_gone').select('name').orderBy('at').execute();
  for (const { name } of gone) {
    await store.drop(name);
    await store.drop(`${name}-small`);
    await db.deleteFrom('medium_gone').where('name', '=', name).execute();
  }
  return gone.length;
}

/** The same at once, for who waits for it. When the store cannot be reached nobody is kept waiting: the chore goes on within the minute. */
export async function deleteGoneSoon(db: Db, store: MediaStore): Promise<void> {
  await deleteGone(db, store).catch((error: unknown) => log({ event: 'media not deleted yet', ...errorFacts(error) }));
}

/** Ends drafts whose form nobody finished within a day. */
export async function endDrafts(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('medium')
    .where('story_id', 'is', null)
    .where('made_at', '<', new Date(now.getTime() - draftsLast))
    .execute();
}

/**
 * Deletes every file in the store that no row names, once it is an hour old (what is younger may be on its way in), and what stayed behind
 * of uploads that broke off. Returns how many.
 */
export async function sweepOrphans(db: Db, store: MediaStore, { incoming, now }: { incoming: string; now: Date }): Promise<number> {
  let swept = 0;
  for await (const { name, at } of store.all()) {
    if (now.getTime() - at.getTime() < hour || (await isKnown(db, name))) continue;
    await store.drop(name);
    swept++;
  }
  for (const file of await readdir(incoming, { recursive: true }).catch(() => [])) {
    const path = join(incoming, file);
    const made = await stat(path).catch(() => null);
    if (made?.isFile() && now.getTime() - made.mtimeMs > draftsLast) await rm(path, { force: true });
  }
  return swept;
}

async function isKnown(db: Db, name: string): Promise<boolean> {
  const [circle = '', file = ''] = name.split('/');
  const row = await db
    .selectFrom('medium')
    .select('id')
    .where('circle_id', '=', circle)
    .where('id', '=', file.replace(/-small$/, ''))
    .executeTakeFirst();
  return row !== undefined;
}
