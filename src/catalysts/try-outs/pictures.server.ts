import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { forgetFiles, makeSafe, type Incoming } from '#cycle/1-gather/medium-safe.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Picture } from './picture.ts';

/** A photo as it is kept: small, and made anew without anything else that was in the file. */
export type Small = { picture: Buffer; width: number; height: number };

/** Makes a small picture of a file that came in; null when it is no picture that we take. The file is gone afterwards. */
export async function smallPicture(file: Incoming): Promise<Small | null> {
  try {
    const { safe } = await makeSafe(file);
    if (safe?.kind !== 'picture' || !safe.small) return null;
    const picture = await readFile(safe.small);
    const { width, height } = await sharp(picture).metadata();
    return { picture, width, height };
  } finally {
    await forgetFiles([file]);
  }
}

/** Keeps a photo beside what someone saw; one each. */
export async function keepPicture(db: Db, circle: string, observation: string, kept: Small & Picture & { now: Date }): Promise<void> {
  const { now, ...picture } = kept;
  await db
    .insertInto('observation_picture')
    .values({ circle_id: circle, id: newId(), observation_id: observation, ...picture, made_at: now })
    .onConflict((same) => same.columns(['circle_id', 'observation_id']).doNothing())
    .execute();
}

/** The photo itself, of this try-out; undefined when it is not there or hidden. */
export async function pictureOf(
  db: Db,
  circle: string,
  { tryOut, picture }: { tryOut: string; picture: string },
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('observation_picture')
    .innerJoin('observation', (join) =>
      join
        .onRef('observation.circle_id', '=', 'observation_picture.circle_id')
        .onRef('observation.id', '=', 'observation_picture.observation_id'),
    )
    .select('picture')
    .where('observation_picture.circle_id', '=', circle)
    .where('observation_picture.id', '=', picture)
    .where('try_out_id', '=', tryOut)
    .where('observation_picture.hidden_at', 'is', null)
    .where('observation.hidden_at', 'is', null)
    .executeTakeFirst();
  return row?.picture;
}
