import { randomBytes } from 'node:crypto';
import { readCode, type CodeNumbers } from '#lib/codes/code-words.ts';
import { lookupOfLink, lookupOfWords, readLink, storyCodeOf, type StoryCode } from '#lib/codes/story-code.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import type { CardNumber } from './card.ts';

/** The words of a card follow from its link, so that whoever scans it needs not type; the other way round nothing follows. */
const numbersOfLink = (keys: Pick<Keys, 'make'>, link: string): CodeNumbers => storyCodeOf(keys, `words of ${link}`).numbers;

/** The code of a card that belongs to no story yet. The same seed gives the same card. */
export function codeOfCard(keys: Pick<Keys, 'make'>, seed: string): StoryCode {
  const { link } = storyCodeOf(keys, `card ${seed}`);
  return { link, numbers: numbersOfLink(keys, link) };
}

/** Cards that were made together, with their codes: to print now, and never to be seen again. */
export type Batch = { id: string; number: number; codes: StoryCode[] };

/** For so long the same form sent again shows the same cards; only hashes are kept, and these codes are made anew from the form's key. */
const repeatsFor = 15 * 60 * 1000;

type Wish = { cards: number; submission: string; keys: Keys; person: string; now: Date };

/** Makes a batch of cards with unused codes. One form is one batch; null when it was sent before, too long ago to show its cards once more. */
export function makeCards(db: Db, circle: string, { cards, submission, keys, person, now }: Wish): Promise<Batch | null> {
  const codes = Array.from({ length: cards }, (_, nth) => codeOfCard(keys, `${circle} ${submission} ${nth + 1}`));
  return atomically(db, async (db) => {
    await db.selectFrom('circle').select('id').where('id', '=', circle).forUpdate().execute(); // two at once get two numbers
    const before = await batchWith(db, circle, lookupOfWords(keys, codes[0]!.numbers));
    if (before)
      return before.cards === cards && now.getTime() - before.made_at.getTime() <= repeatsFor
        ? { id: before.id, number: before.number, codes }
        : null;
    const id = newId();
    const { last } = await db
      .selectFrom('card_batch')
      .select((batch) => batch.fn.max('number').as('last'))
      .where('circle_id', '=', circle)
      .executeTakeFirstOrThrow();
    const number = (last ?? 0) + 1;
    await db.insertInto('card_batch').values({ circle_id: circle, id, number, cards, made_by: person, made_at: now }).execute();
    await db
      .insertInto('story_code')
      .values(codes.map((code, nth) => ({ ...unused(circle, code, keys, now), batch_id: id, card_number: nth + 1 })))
      .execute();
    return { id, number, codes };
  });
}

/** One card made now, for a teller who has none yet. */
export async function makeCard(db: Db, circle: string, { keys, now }: { keys: Keys; now: Date }): Promise<Card & { code: StoryCode }> {
  const code = codeOfCard(keys, randomBytes(32).toString('base64url'));
  const row = unused(circle, code, keys, now);
  await db.insertInto('story_code').values(row).execute();
  return { id: row.id, story: null, numbers: code.numbers, code };
}

/** The batches of a circle, newest first: how many cards, and with how many a story was told. */
export function batchesOf(db: Db, circle: string) {
  return db
    .selectFrom('card_batch as batch')
    .innerJoin('person', 'person.id', 'batch.made_by')
    .leftJoin('story_code as code', (join) =>
      join.onRef('code.circle_id', '=', 'batch.circle_id').onRef('code.batch_id', '=', 'batch.id').on('code.used_at', 'is not', null),
    )
    .select(['batch.id', 'batch.number', 'batch.cards', 'batch.made_at', 'person.name as by'])
    .select((batch) => batch.fn.count<number>('code.id').as('used'))
    .where('batch.circle_id', '=', circle)
    .groupBy(['batch.circle_id', 'batch.id', 'person.name'])
    .orderBy('batch.number', 'desc')
    .execute();
}

/** A card of this circle: with its story, when one was told with it. `numbers` are known only to whoever holds the card. */
export type Card = { id: string; story: string | null; numbers: CodeNumbers | null };

/** The card with these six words, or this link, as they were typed or scanned. */
export async function cardWithCode(db: Db, keys: Keys, circle: string, typed: string): Promise<Card | null> {
  const possible = codesIn(keys, typed);
  if (possible.length === 0) return null;
  const hashes = possible.map((numbers) => lookupOfWords(keys, numbers));
  const row = await db
    .selectFrom('story_code')
    .select(['id', 'story_id', 'used_at', 'words_hash'])
    .where('circle_id', '=', circle)
    .where('words_hash', 'in', hashes)
    .executeTakeFirst();
  if (!row) return null;
  return { id: row.id, story: row.story_id, numbers: possible[hashes.findIndex((hash) => hash.equals(row.words_hash!))] ?? null };
}

/** The card with this number, for its paper form. Its code stayed with the teller. */
export async function cardWithNumber(db: Db, circle: string, { batch, card }: CardNumber): Promise<Card | null> {
  const row = await db
    .selectFrom('story_code as code')
    .innerJoin('card_batch as batch', (join) =>
      join.onRef('batch.circle_id', '=', 'code.circle_id').onRef('batch.id', '=', 'code.batch_id'),
    )
    .select(['code.id', 'code.story_id'])
    .where('code.circle_id', '=', circle)
    .where('batch.number', '=', batch)
    .where('code.card_number', '=', card)
    .executeTakeFirst();
  return row ? { id: row.id, story: row.story_id, numbers: null } : null;
}

/** Whether a story was told with this card. */
export async function isToldWith(db: Db, circle: string, card: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('story_code')
      .select('id')
      .where('circle_id', '=', circle)
      .where('id', '=', card)
      .where('story_id', 'is not', null)
      .executeTakeFirst()) !== undefined
  );
}

function codesIn(keys: Keys, typed: string): readonly CodeNumbers[] {
  const link = readLink(/\/s\/([\w-]+)/.exec(typed)?.[1] ?? (/\s/.test(typed.trim()) ? '' : typed));
  if (link) return [numbersOfLink(keys, link)];
  return readCode(typed).candidates?.map((candidate) => candidate.numbers) ?? [];
}

async function batchWith(db: Db, circle: string, hash: Buffer) {
  return db
    .selectFrom('story_code as code')
    .innerJoin('card_batch as batch', (join) =>
      join.onRef('batch.circle_id', '=', 'code.circle_id').onRef('batch.id', '=', 'code.batch_id'),
    )
    .select(['batch.id', 'batch.number', 'batch.cards', 'batch.made_at'])
    .where('code.circle_id', '=', circle)
    .where('code.words_hash', '=', hash)
    .executeTakeFirst();
}

const unused = (circle: string, code: StoryCode, keys: Keys, now: Date) => ({
  id: newId(),
  circle_id: circle,
  story_id: null,
  batch_id: null,
  words_hash: lookupOfWords(keys, code.numbers),
  link_hash: lookupOfLink(keys, code.link),
  made_at: now,
  used_at: null,
  expires_at: null,
});
