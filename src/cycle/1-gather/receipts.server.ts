import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Companion } from './age.ts';
import type { Reader, Use } from './consent.ts';

/** How something was asked: the exact words that were shown or read aloud, in which language and way. */
export type Asked = {
  mode: 'screen' | 'spoken' | 'written' | 'program';
  wording: string;
  language: string;
  helper?: string | null;
};
/** What a receipt is about: readers and uses, being contacted, sensitive things, a yes said together, or exactly this text on the internet. */
export type ReceiptAbout = 'choice' | 'contact' | 'special' | 'together' | 'publish';

type Given = Asked & { readers: Reader[]; uses: Use[]; about?: ReceiptAbout; companion?: Companion; now: Date };

/** Keeps the proof of a yes: to which words, for which text of the story, in which way and when. */
export async function keepReceipt(db: Db, circle: string, story: string, given: Given): Promise<string> {
  const id = newId();
  const ofStory = (column: 'text_hash' | 'version') =>
    sql`(select ${sql.ref(column)} from story where circle_id = ${circle} and id = ${story})`;
  await db
    .insertInto('consent_receipt')
    .values({
      circle_id: circle,
      id,
      story_id: story,
      about: given.about ?? 'choice',
      readers: given.readers,
      uses: given.uses,
      mode: given.mode,
      wording: given.wording,
      wording_hash: hashOfWording(given.wording),
      language: given.language,
      given_at: given.now,
      helper_id: given.helper ?? null,
      text_hash: sql<Buffer>`${ofStory('text_hash')}`,
      text_version: sql<number>`${ofStory('version')}`,
      together_with: given.companion ?? null,
    })
    .execute();
  return id;
}

/** Everything that a teller said yes to over time, oldest first. */
export function receiptsOf(db: Db, circle: string, story: string) {
  return db
    .selectFrom('consent_receipt')
    .select(['about', 'readers', 'uses', 'mode', 'language', 'wording', 'together_with as together', 'given_at as at'])
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .orderBy('given_at')
    .orderBy('id')
    .execute();
}

/** Was this teller asked before? */
export async function hasReceipt(db: Db, circle: string, story: string): Promise<boolean> {
  return (await newestReceipt(db, circle, story, 'choice')) !== undefined;
}

/**
 * How the newest receipt about this stands. `holds`: it was given to these words, for this text. `otherText`: the teller wrote another text
 * since. `otherWords`: we ask it in other words by now (`wording`: how we ask today, in the language of the receipt). `broken`: its words were
 * changed after it was given, so that it proves nothing. What a listener blanked out takes nothing from what was allowed before.
 */
export type Standing = 'none' | 'holds' | 'otherText' | 'otherWords' | 'broken';

export async function standingOf(
  db: Db,
  circle: string,
  story: string,
  { about, wording }: { about: ReceiptAbout; wording?: (language: string) => string },
): Promise<Standing> {
  const receipt = await newestReceipt(db, circle, story, about);
  if (!receipt) return 'none';
  if (!sameBytes(receipt.wording_hash, hashOfWording(receipt.wording))) return 'broken';
  if (receipt.text_version !== null && receipt.text_version < (await lastTold(db, circle, story))) return 'otherText';
  if (about === 'publish' && !(await isStillThe(db, circle, story, receipt.text_hash))) return 'otherText';
  // What a helper typed from paper or a program asked elsewhere was asked in words of its own.
  const ours = receipt.mode === 'screen' || receipt.mode === 'spoken';
  return ours && wording && receipt.wording !== wording(receipt.language) ? 'otherWords' : 'holds';
}

const newestReceipt = (db: Db, circle: string, story: string, about: ReceiptAbout) =>
  db
    .selectFrom('consent_receipt')
    .select(['wording', 'wording_hash', 'language', 'mode', 'text_hash', 'text_version'])
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .where('about', '=', about)
    .orderBy('given_at', 'desc')
    .orderBy('text_version', (version) => version.desc().nullsLast())
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The version that the teller wrote last; listeners only blank out. */
async function lastTold(db: Db, circle: string, story: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(substring(about from '[0-9]+$')::int), 1) as version from trail
    where circle_id = ${circle} and story_id = ${story} and what = 'story.corrected'`.execute(db);
  return rows[0]!.version;
}

async function isStillThe(db: Db, circle: string, story: string, hash: Buffer | null): Promise<boolean> {
  const row = await db.selectFrom('story').select('text_hash').where('circle_id', '=', circle).where('id', '=', story).executeTakeFirst();
  return hash !== null && row !== undefined && sameBytes(row.text_hash, hash);
}

const hashOfWording = (wording: string) => createHash('sha256').update(wording).digest();
const sameBytes = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other);
