import { hearBackBy } from '#cycle/1-gather/contacts.server.ts';
import type { Contact } from '#cycle/1-gather/contact.ts';
import { attachDrafts, draftsOf, dropDrafts } from '#cycle/1-gather/media.server.ts';
import { tellStory } from '#cycle/1-gather/stories.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { stageAfter, type Stage, type Step, type Way } from './helper-entry.ts';
import { keepCareAsked } from './care-asked.server.ts';
import { mediaKeyOf, sealEntry, unsealEntry } from './sealed-entry.server.ts';
import type { Answers, Written } from './written-down.ts';

/** All that is in an entry; `explained`: how often it was explained again who may read the story. */
export type Entry = { stage: OpenStage; way: Way; written: Written; answers: Answers | null; explained: number };
export type OpenStage = Exclude<Stage, 'handed_over' | 'erased'>;

/** Who holds which card of which circle, with the key that opens its entry. */
export type Holding = { circle: string; card: string; key: Buffer; way: Way; helper: string };

/** What became of a step: the entry as it is now, or why not. `outOfOrder`: it is not this step's turn. `gone`: nothing is there that this card opens. */
export type Taken = { entry: Entry; problem?: undefined } | { entry?: undefined; problem: 'outOfOrder' | 'gone' };

/** An interrupted entry is erased after this long. */
export const keptFor = 14 * 24 * 60 * 60 * 1000;

/** The entry of a card, opened with its key; null when there is none (any more), or the key is another card's. */
export async function entryOf(db: Db, { circle, card, key }: Holding, now: Date): Promise<Entry | null> {
  const row = await rowOf(db, circle, card, now).executeTakeFirst();
  return row ? opened(row, key) : null;
}

/** Keeps what was written down: a new entry, or other words in one that was not read back yet. A card whose story is told takes no other. */
export function writeDown(db: Db, holding: Holding, written: Written, now: Date): Promise<Taken> {
  return atomically(db, async (db) => {
    if (!(await isUnused(db, holding))) return { problem: 'gone' };
    const row = await rowOf(db, holding.circle, holding.card, now).forUpdate().executeTakeFirst();
    const before = row && opened(row, holding.key);
    const stage = stageAfter(before?.stage ?? 'writing', 'write', holding.way);
    if (!stage) return { problem: 'outOfOrder' };
    const entry: Entry = { stage: stage as OpenStage, way: holding.way, written, answers: null, explained: 0 };
    if (row && before) await keep(db, holding, row.id, entry);
    else await begin(db, holding, entry, now);
    return { entry };
  });
}

/** Takes a step in the order; `change` is what it changes. */
export function takeStep(
  db: Db,
  holding: Holding,
  {
    step,
    now,
    change = {},
  }: { step: Exclude<Step, 'write' | 'hand_over' | 'stop'>; now: Date; change?: Partial<Pick<Entry, 'answers' | 'explained'>> },
): Promise<Taken> {
  return atomically(db, async (db) => {
    const row = await rowOf(db, holding.circle, holding.card, now).forUpdate().executeTakeFirst();
    const before = row && opened(row, holding.key);
    if (!row || !before) return { problem: 'gone' };
    const stage = stageAfter(before.stage, step, before.way);
    if (!stage) return { problem: 'outOfOrder' };
    // Back at the words, whatever was answered about other words counts no more.
    const forgotten = stage === 'writing' || stage === 'written' ? { answers: null, explained: 0 } : {};
    const entry = { ...before, ...forgotten, ...change, stage: stage as OpenStage };
    await keep(db, holding, row.id, entry);
    return { entry };
  });
}

/** Stops: nothing is left of what was written down, and the card can be used for another story. A card made for this entry goes too. */
export function stopEntry(db: Db, { circle, card, key }: Pick<Holding, 'circle' | 'card' | 'key'>): Promise<void> {
  return atomically(db, async (db) => {
    const media = await draftsOf(db, circle, mediaKeyOf(key));
    await dropDrafts(
      db,
      circle,
      mediaKeyOf(key),
      media.map(({ id }) => id),
    );
    await db.deleteFrom('helper_entry').where('circle_id', '=', circle).where('code_id', '=', card).execute();
    await db
      .deleteFrom('story_code')
      .where('circle_id', '=', circle)
      .where('id', '=', card)
      .where('story_id', 'is', null)
      .where('batch_id', 'is', null)
      .execute();
  });
}

type HandingOver = { keys: Keys; now: Date; hearBack?: { contact: Contact; wording: string; language: string } | null };

/** The teller has the card: the story is told, and its entry is gone, so that from now on only the card opens it. */
export function handOver(db: Db, holding: Holding, { keys, now, hearBack }: HandingOver): Promise<Taken> {
  const { circle, card, key, helper } = holding;
  return atomically(db, async (db) => {
    if (!(await isUnused(db, holding))) return { problem: 'gone' };
    const row = await rowOf(db, circle, card, now).forUpdate().executeTakeFirst();
    const entry = row && opened(row, key);
    if (!row || !entry) return { problem: 'gone' };
    if (!stageAfter(entry.stage, 'hand_over', entry.way) || !entry.answers) return { problem: 'outOfOrder' };
    const { written, answers } = entry;
    if (!(await hasItsMedia(db, holding, written))) return { problem: 'outOfOrder' };
    const told = await tellStory(db, circle, written.story, {
      now,
      keys,
      card,
      channel: entry.way === 'paper' ? 'paper' : 'helper',
      submission: `entry ${row.id}`,
      consent: { ...answers, helper },
      helper,
      helperNote: written.note,
      writtenBy: written.writtenBy,
    });
    await attachDrafts(db, circle, told.id, { submission: mediaKeyOf(key), pictured: written.pictured ?? 'unasked' });
    if (answers.care) await keepCareAsked(db, circle, told.id, { ...answers, care: answers.care, helper, now });
    if (hearBack && answers.uses.includes('contact'))
      await hearBackBy(db, circle, told.id, { ...hearBack, mode: answers.mode, helper, now });
    await db.deleteFrom('helper_entry').where('circle_id', '=', circle).where('id', '=', row.id).execute();
    return { entry };
  });
}

/** Are the photos and recordings of an entry still there? They wait for a day; what was interrupted for longer asks for them again. */
export async function hasItsMedia(db: Db, { circle, key }: Pick<Holding, 'circle' | 'key'>, { media = 0 }: Written): Promise<boolean> {
  return media === 0 || (await draftsOf(db, circle, mediaKeyOf(key))).length >= media;
}

/** What a helper began and did not finish: when, and until when it is kept. Of the words nothing can be said: they are sealed. */
export function unfinishedOf(db: Db, circle: string, helper: string, now: Date) {
  return db
    .selectFrom('helper_entry as entry')
    .innerJoin('story_code as code', 'code.id', 'entry.code_id')
    .leftJoin('card_batch as batch', (join) => join.onRef('batch.circle_id', '=', 'code.circle_id').onRef('batch.id', '=', 'code.batch_id'))
    .select(['entry.id', 'entry.started_at', 'entry.expires_at', 'batch.number as batch', 'code.card_number as card'])
    .where('entry.circle_id', '=', circle)
    .where('entry.helper_id', '=', helper)
    .where('entry.expires_at', '>', now)
    .orderBy('entry.started_at')
    .execute();
}

const rowOf = (db: Db, circle: string, card: string, now: Date) =>
  db.selectFrom('helper_entry').selectAll().where('circle_id', '=', circle).where('code_id', '=', card).where('expires_at', '>', now);

// The stage that counts is the sealed one: whoever has only the database cannot move an entry on.
const opened = (row: { id: string; sealed: Buffer; nonce: Buffer }, key: Buffer) => unsealEntry<Entry>(key, row.id, row);

/** Whether the card has no story yet; holds the card, so that two at once never tell two stories with it. */
async function isUnused(db: Db, { circle, card }: Holding): Promise<boolean> {
  const row = await db
    .selectFrom('story_code')
    .select('story_id')
    .where('circle_id', '=', circle)
    .where('id', '=', card)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined && row.story_id === null;
}

async function keep(db: Db, { circle, key, helper }: Holding, id: string, entry: Entry) {
  await db
    .updateTable('helper_entry')
    .set({ stage: entry.stage, helper_id: helper, ...sealEntry(key, id, entry) })
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .execute();
}

/** Begins an entry, in place of what lies there unreadable or too old. */
async function begin(db: Db, { circle, card, key, helper }: Holding, entry: Entry, now: Date) {
  const id = newId();
  await db.deleteFrom('helper_entry').where('circle_id', '=', circle).where('code_id', '=', card).execute();
  await db
    .insertInto('helper_entry')
    .values({
      circle_id: circle,
      id,
      code_id: card,
      helper_id: helper,
      stage: entry.stage,
      ...sealEntry(key, id, entry),
      started_at: now,
      expires_at: new Date(now.getTime() + keptFor),
    })
    .execute();
}
