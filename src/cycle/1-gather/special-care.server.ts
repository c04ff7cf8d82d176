import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { isYoung, type AgeBand, type Companion } from './age.ts';
import type { Use } from './consent.ts';
import { takeBackPublishing } from './publications.server.ts';
import { keepReceipt, type Asked } from './receipts.server.ts';
import { needsALook, type Others, type Special } from './special.ts';

/** What the teller answered, and what was done with it. */
export type Care = {
  special: Special | null;
  others: Others | null;
  age: AgeBand | null;
  looked_at: Date | null;
  looked_by: string | null;
  together_at: Date | null;
};
/** Why a story waits: a listener must look, or someone must say yes together with a young teller. */
export type Waits = 'look' | 'together';

const unasked: Care = { special: null, others: null, age: null, looked_at: null, looked_by: null, together_at: null };

/** Why a story waits for care, if it does. Someone young comes first: what they answered counts once someone older agrees. */
export function waitsFor(care: Care): Waits | null {
  if (isYoung(care.age) && !care.together_at) return 'together';
  return needsALook(care) && !care.looked_at ? 'look' : null;
}

/** What was answered about a story; all null when nothing was. */
export async function careOfStory(db: Db, circle: string, story: string): Promise<Care> {
  const row = await db
    .selectFrom('story_care')
    .select(['special', 'others', 'age', 'looked_at', 'looked_by', 'together_at'])
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .executeTakeFirst();
  return row ?? unasked;
}

type Answers = { special: Special | null; others: Others | null; age: AgeBand | null };

/**
 * Keeps what the teller says of their story and age. Until it is settled nobody but the listeners reads it. The yes to sensitive things has
 * a receipt of its own; `asked` holds the words of that question. What was not answered stays as it was.
 */
export function answerCare(
  db: Db,
  circle: string,
  story: string,
  { asked, now, ...answers }: Answers & { asked: Asked; now: Date },
): Promise<Waits | null> {
  return atomically(db, async (db) => {
    await holdStill(db, circle, story);
    const before = await careOfStory(db, circle, story);
    const after = settled(before, {
      special: answers.special ?? before.special,
      others: answers.others ?? before.others,
      age: answers.age ?? before.age,
    });
    await keep(db, circle, story, { ...after, now });
    if (answers.special === 'allowed' && before.special !== 'allowed')
      await keepReceipt(db, circle, story, { ...asked, readers: [], uses: [], about: 'special', now });
    if (isYoung(after.age)) await takeBackPublishing(db, circle, story, now);
    return waitsFor(after);
  });
}

/** Someone older says yes together with a young teller; the receipt says who. Nothing changes for someone of 16 or more. */
export function sayYesTogether(
  db: Db,
  circle: string,
  story: string,
  { companion, asked, now }: { companion: Companion; asked: Asked; now: Date },
): Promise<void> {
  return atomically(db, async (db) => {
    await holdStill(db, circle, story);
    const care = await careOfStory(db, circle, story);
    if (!isYoung(care.age)) return;
    const { readers, uses } = await db
      .selectFrom('story')
      .select(['readers', 'uses'])
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .executeTakeFirstOrThrow();
    await keepReceipt(db, circle, story, { ...asked, readers, uses, about: 'together', companion, now });
    await keep(db, circle, story, { ...care, together_at: now, now });
  });
}

/** A listener looked: nothing sensitive is left that the teller wanted out, and nobody else can be recognised. */
export function lookedWithCare(db: Db, circle: string, story: string, { person, now }: { person: string; now: Date }): Promise<void> {
  return atomically(db, async (db) => {
    await holdStill(db, circle, story);
    const care = await careOfStory(db, circle, story);
    if (!needsALook(care) || care.looked_at) return;
    await keep(db, circle, story, { ...care, looked_at: now, looked_by: person, now });
    await markTrail(db, circle, [story], { what: 'care.settled', about: newId(), now });
  });
}

/** A listener sees something sensitive of which the teller said nothing, or no: the story waits for the teller's answer, or for a look. */
export function askForCare(db: Db, circle: string, story: string, now: Date): Promise<void> {
  return atomically(db, async (db) => {
    await holdStill(db, circle, story);
    const care = await careOfStory(db, circle, story);
    await keep(db, circle, story, { ...care, special: 'unknown', looked_at: null, now });
  });
}

/** Another text is another story: what was said of the old one is asked again. The age stays. */
export async function askCareAgain(db: Db, circle: string, story: string, now: Date): Promise<void> {
  const care = await careOfStory(db, circle, story);
  if (care === unasked) return;
  const special = care.special === null || care.special === 'none' ? null : 'unknown';
  const others = care.others === null || care.others === 'none' ? null : 'unknown';
  await keep(db, circle, story, { ...care, special, others, looked_at: null, together_at: null, now });
}

/** What someone of this age may allow: under 16 a story does not go on the internet, whoever says yes. */
export async function asYoungMay(db: Db, circle: string, story: string, uses: readonly Use[]): Promise<Use[]> {
  const { age } = await careOfStory(db, circle, story);
  return uses.filter((use) => use !== 'publish' || !isYoung(age));
}

/** A young teller chose otherwise: the yes that was said together was to something else. */
export async function askTogetherAgain(db: Db, circle: string, story: string, now: Date): Promise<void> {
  const care = await careOfStory(db, circle, story);
  if (isYoung(care.age) && care.together_at) await keep(db, circle, story, { ...care, together_at: null, now });
}

// Another answer undoes a look at the one before; another age undoes the yes that was said together.
function settled(before: Care, after: Answers): Care {
  const same = before.special === after.special && before.others === after.others;
  return {
    ...after,
    looked_at: same ? before.looked_at : null,
    looked_by: before.looked_by,
    together_at: before.age === after.age ? before.together_at : null,
  };
}

const holdStill = (db: Db, circle: string, story: string) =>
  db.selectFrom('story').select('id').where('circle_id', '=', circle).where('id', '=', story).forUpdate().execute();

async function keep(db: Db, circle: string, story: string, { now, ...care }: Care & { now: Date }) {
  const kept = { ...care, looked_by: care.looked_at ? care.looked_by : null, answered_at: now };
  await db
    .insertInto('story_care')
    .values({ circle_id: circle, story_id: story, ...kept })
    .onConflict((conflict) => conflict.columns(['circle_id', 'story_id']).doUpdateSet(kept))
    .execute();
  // A story that waits is read by its listeners alone: whoever accepted it accepts it again afterwards.
  const to = waitsFor(care) ? { care_since: now, accepted_at: null } : { care_since: null };
  await db.updateTable('story').set(to).where('circle_id', '=', circle).where('id', '=', story).execute();
}
