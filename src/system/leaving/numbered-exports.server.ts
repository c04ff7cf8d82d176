import { rm, stat } from 'node:fs/promises';
import { makeCopy } from '#cycle/2-sense/copies.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import type { MediaStore } from '#lib/server/media-store.server.ts';
import { wordsIn, type Address, type Language } from '#lib/words/words.ts';
import { writeCircle } from './circle-out.server.ts';

/** A whole circle that leaves as a file: by whom (null: by whoever has the machine), to which path, and with the keys when asked. */
export type Exporting = {
  by: string | null;
  to: string;
  keys: Keys;
  store: MediaStore;
  passphrase?: string;
  now: Date;
};

/** A file that was made: its number in the register, what its content comes to, how many stories, how many bytes. */
export type Exported = { copy: string; number: number; fingerprint: string; stories: number; bytes: number };

type CircleNamed = { id: string; language: string; address: Address };

const tries = 3;

/**
 * Makes a numbered export of a whole circle. It is numbered, and every story's trail says so, before the first byte is written: a file that is
 * not in the register never exists. What a teller takes back while it is written is not in it: then it is made again.
 */
export async function exportCircle(db: Db, circle: CircleNamed, exporting: Exporting): Promise<Exported> {
  const { by, to, keys, store, passphrase, now } = exporting;
  const what = wordsIn(circle.language as Language, circle.address)('leaving.export.what');
  const stories = await storiesOf(db, circle.id);
  const { id: copy, number } = await makeCopy(db, circle.id, { kind: 'export', what, stories, by, now });
  try {
    for (let nth = 1; ; nth++) {
      const left = await writeCircle(db, circle.id, {
        to,
        copy: number,
        readme: readmeOf(number),
        store,
        now,
        ...(passphrase && { withKeys: { keys, passphrase } }),
      });
      const there = new Set(await storiesOf(db, circle.id));
      const missed = left.stories.filter((story) => !stories.includes(story) && there.has(story));
      if (missed.length > 0) await addToCopy(db, circle.id, { copy, stories: missed, now });
      if (left.stories.every((story) => there.has(story)))
        return { copy, number, fingerprint: left.fingerprint, stories: left.stories.length, bytes: (await stat(to)).size };
      await rm(to);
      if (nth === tries) throw new Error('Stories are taken back faster than the file can be made: try again later');
    }
  } catch (error) {
    await rm(to, { force: true });
    await unmake(db, circle.id, copy);
    throw error;
  }
}

/** What whoever finds the file reads first, in both languages. */
function readmeOf(number: number): string {
  const said = (['nl', 'en'] as const).map((language) => wordsIn(language)('leaving.readme', { number, sums: 'SHA256SUMS' }));
  return `${said.join('\n\n---\n\n')}\n`;
}

const storiesOf = async (db: Db, circle: string): Promise<string[]> =>
  (await db.selectFrom('story').select('id').where('circle_id', '=', circle).execute()).map(({ id }) => id);

// A story that was told between the number and the moment of the file is in it as well.
async function addToCopy(db: Db, circle: string, { copy, stories, now }: { copy: string; stories: string[]; now: Date }) {
  await db.transaction().execute(async (db) => {
    await db
      .insertInto('copy_story')
      .values(stories.map((story_id) => ({ circle_id: circle, copy_id: copy, story_id })))
      .onConflict((same) => same.doNothing())
      .execute();
    await markTrail(db, circle, stories, { what: 'copy.made', about: copy, now });
  });
}

// Nothing left the house: the number is given to nobody.
async function unmake(db: Db, circle: string, copy: string) {
  await db.transaction().execute(async (db) => {
    await db.deleteFrom('trail').where('circle_id', '=', circle).where('about', '=', copy).where('what', '=', 'copy.made').execute();
    await db.deleteFrom('copy').where('circle_id', '=', circle).where('id', '=', copy).execute();
  });
}
