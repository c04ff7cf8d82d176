import { dayAt } from '#lib/form/fields.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import type { Post, Sent } from '#lib/server/mail.server.ts';
import type { Letter } from '#lib/server/schema.ts';
import { dropLetter, letterFailed, letterLeft, putBack, takeLetter } from './letters.server.ts';
import { hear } from './telling.server.ts';
import { writeLetter, type Desk, type Written } from './writing.server.ts';

/** So many letters leave in one go; the others go with the next. */
const atOnce = 200;
/** A letter that the post puts off for so long will not arrive. */
const putOffFor = 3 * 24 * 60 * 60 * 1000;

/**
 * Sends what waits, one by one. When the post is away nothing is taken: all waits for the next time. A letter that is put off
 * lets the others pass. Returns how many left.
 */
export async function sendLetters(db: Db, post: Post, desk: Desk, now: Date): Promise<number> {
  const today = { now, day: dayAt(now, desk.timeZone) };
  const putOff: string[] = [];
  let left = 0;
  if (!(await anythingWaits(db)) || !(await post.works())) return left;
  for (let nth = 0; nth < atOnce && putOff.length < 5; nth++) {
    const letter = await takeLetter(db, { ...today, except: putOff });
    if (!letter) break;
    const written = await writeLetter(db, letter, desk, now);
    if (!written) {
      await dropLetter(db, letter);
      continue;
    }
    const became = await post.send({ id: letter.id, ...written });
    await note(db, letter, { became, written, now });
    if (became === 'sent') left++;
    if (became === 'away') putOff.push(letter.id);
  }
  return left;
}

async function anythingWaits(db: Db): Promise<boolean> {
  return (
    (await db
      .selectFrom('letter')
      .select('id')
      .where('taken_at', 'is', null)
      .where('sent_at', 'is', null)
      .where('failed_at', 'is', null)
      .executeTakeFirst()) !== undefined
  );
}

/** Keeps what became of a letter. What it told is heard from now on: in the same transaction, so that never one is true without the other. */
async function note(db: Db, letter: Letter, { became, written, now }: { became: Sent; written: Written; now: Date }): Promise<void> {
  if (became === 'sent') {
    await atomically(db, async (db) => {
      await letterLeft(db, letter, now);
      if (letter.story_id) await hear(db, letter.circle_id, letter.story_id, { how: 'mail', these: written.tells, now });
    });
  }
  if (became === 'refused' || (became === 'away' && now.getTime() - letter.queued_at.getTime() > putOffFor))
    await letterFailed(db, letter, now);
  else if (became === 'away') await putBack(db, letter);
}
