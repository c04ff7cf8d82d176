import { createHash } from 'node:crypto';
import type { ExpressionBuilder } from 'kysely';
import type { Reader, Use } from '#cycle/1-gather/consent.ts';
import { answerCare, type Care } from '#cycle/1-gather/special-care.server.ts';
import type { Story } from '#cycle/1-gather/story.ts';
import { tellStory, type Told } from '#cycle/1-gather/stories.server.ts';
import type { StoryCode } from '#lib/codes/story-code.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { hashOf } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import type { Idempotency, Schema } from '#lib/server/schema.ts';

/** What a program sends: a story with what its teller allowed there. */
export type Sent = { story: Story; readers: Reader[]; uses: Use[]; care: Pick<Care, 'special' | 'others' | 'age'> };

/**
 * What became of it. `otherBody`: this key told another story before. `late`: it told this one, too long ago to give its code again.
 * `gone`: what it told was withdrawn, and is not told anew.
 */
export type ByProgram = { id: string; code: StoryCode; problem?: undefined } | { problem: 'otherBody' | 'late' | 'gone' | 'notOpen' };

type Sending = { token: string; key: string; keys: Keys; now: Date; isOpen: boolean; hold: boolean };

/** A request that is sent again gives the same answer for this long. */
export const repeatsFor = 24 * 60 * 60 * 1000;

/** Keeps a story that a program sends. One key of one token is one story, however often and however close together it is sent. */
export function tellByProgram(db: Db, circle: string, sent: Sent, { token, key, keys, now, isOpen, hold }: Sending): Promise<ByProgram> {
  const tell = (db: Db) =>
    tellStory(db, circle, sent.story, {
      now,
      keys,
      channel: 'program',
      submission: `program ${token} ${key}`,
      hold,
      consent: consentOf(sent, token),
    });
  const row = { circle_id: circle, token_id: token, key_hash: hashOf(key) };
  return atomically(db, async (db) => {
    const first = isOpen && (await claimKey(db, { ...row, body_hash: hashOfBody(sent), story_id: null, at: now }));
    if (!first) {
      const before = await usedBefore(db, row);
      return before ? again(before, sent, { now, tell: () => tell(db) }) : { problem: 'notOpen' };
    }
    const told = await tell(db);
    if (Object.values(sent.care).some((answer) => answer !== null))
      await answerCare(db, circle, told.id, { ...sent.care, asked: { ...consentOf(sent, token) }, now });
    await db.updateTable('idempotency').set({ story_id: told.id }).where(sameKey(row)).execute();
    return { id: told.id, code: told.code };
  });
}

type Key = { circle_id: string; token_id: string; key_hash: Buffer };

/** Whether this is the first time that the key is used; one that is being used at the same moment is waited for. */
async function claimKey(db: Db, row: Idempotency): Promise<boolean> {
  const claimed = await db
    .insertInto('idempotency')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('at')
    .executeTakeFirst();
  return claimed !== undefined;
}

const usedBefore = (db: Db, key: Key) => db.selectFrom('idempotency').selectAll().where(sameKey(key)).executeTakeFirst();

const sameKey = (key: Key) => (row: ExpressionBuilder<Schema, 'idempotency'>) => row.and(key);

async function again(before: Idempotency, sent: Sent, { now, tell }: { now: Date; tell: () => Promise<Told> }): Promise<ByProgram> {
  if (before.story_id === null) return { problem: 'gone' };
  if (!before.body_hash.equals(hashOfBody(sent))) return { problem: 'otherBody' };
  if (now.getTime() - before.at.getTime() > repeatsFor) return { problem: 'late' };
  const { id, code } = await tell(); // it is there: this finds it by its key
  return { id, code };
}

// What was asked there, and how, only that program knows: the receipt says no more than it can prove.
const consentOf = ({ readers, uses, care }: Sent, token: string) => ({
  readers,
  uses,
  mode: 'program' as const,
  language: 'en',
  wording: `A program (token ${token}) says that the teller allows this. Readers: ${readers.join(', ') || 'none'}. Uses: ${uses.join(', ') || 'none'}. Sensitive things: ${care.special ?? 'not asked'}. How it was asked is kept by whoever runs that program.`,
});

const hashOfBody = ({ story, readers, uses, care }: Sent) =>
  createHash('sha256')
    .update(
      JSON.stringify([
        story.text,
        story.language,
        story.feeling,
        story.wouldHelp,
        story.prompt,
        readers,
        uses,
        ...Object.values(care).filter(Boolean),
      ]),
    )
    .digest();
