import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Letter } from '#lib/server/schema.ts';
import { letterRefused, somethingToTell } from './telling.server.ts';

/** The moment, and the day that it is in the place: at most one letter a day goes to a teller. */
export type Today = { now: Date; day: string };

/**
 * Queues a letter for every teller who asked for letters and has something to hear; not while one waits for them already, not twice on a day,
 * and not to an address from which a letter came back. Doing it again changes nothing.
 */
export async function queueReturnLetters(db: Db, { now, day }: Today): Promise<void> {
  const ids = sql<string>`replace(gen_random_uuid()::text, '-', '')`;
  await sql`
    insert into letter (circle_id, id, kind, story_id, day, language, queued_at)
    select story.circle_id, ${ids}, 'return', story.id, ${day}::date, contact.language, ${now}
    from story
    join story_contact as contact on contact.circle_id = story.circle_id and contact.story_id = story.id
    where contact.email is not null and story.uses @> '{contact}' and story.basis = 'consent'
      and ${somethingToTell} and not ${letterRefused}
      and not exists (select from letter as waits where waits.circle_id = story.circle_id and waits.story_id = story.id and ${waiting('waits')})
    on conflict do nothing`.execute(db);
}

/** Asks a member by letter to do something: sign in, confirm, remember. The same thing is asked once. */
export async function queueLetter(
  db: Db,
  letter: {
    circle: string;
    kind: Exclude<Letter['kind'], 'return'>;
    person: string | null;
    about: string | null;
    language: string;
  } & Today,
): Promise<void> {
  const { circle, kind, person, about, language, now, day } = letter;
  await db
    .insertInto('letter')
    .values({
      circle_id: circle,
      id: newId(),
      kind,
      story_id: null,
      person_id: person,
      about,
      day,
      language,
      queued_at: now,
      sent_at: null,
      failed_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Takes the letter that waits longest (sign-in links first), so that nobody else sends it. From here it is sent once or not at all: when this process
 * dies before it knows, the letter is not taken again. Its news is then still unheard and goes along with tomorrow's letter. The other choice,
 * sending again, would reach some tellers twice on a day.
 */
export async function takeLetter(
  db: Db,
  { now, day, except = [] }: Today & { /** Tried a moment ago. */ except?: readonly string[] },
): Promise<Letter | null> {
  const { rows } = await sql<Letter>`
    update letter set taken_at = ${now}, day = ${day}::date
    where (circle_id, id) = (
      select circle_id, id from letter where ${waiting('letter')} and id <> all(${[...except]}::text[])
        and not exists (select from letter as other where other.circle_id = letter.circle_id and other.story_id = letter.story_id and other.day = ${day}::date and other.id <> letter.id)
      order by (kind = 'sign_in') desc, queued_at, id limit 1 for update skip locked
    ) returning *`.execute(db);
  return rows[0] ?? null;
}

/** Puts a letter that certainly did not leave back among those that wait. */
export const putBack = (db: Db, letter: Letter) => change(db, letter, { taken_at: null });

/** The letter left. */
export const letterLeft = (db: Db, letter: Letter, now: Date) => change(db, letter, { sent_at: now });

/** The letter will not arrive: this address takes none. Its teller goes on the list to call and visit. */
export const letterFailed = (db: Db, letter: Letter, now: Date) => change(db, letter, { failed_at: now });

/** There is nothing to say any more, or nobody to say it to. */
export async function dropLetter(db: Db, { circle_id, id }: Letter): Promise<void> {
  await db.deleteFrom('letter').where('circle_id', '=', circle_id).where('id', '=', id).execute();
}

async function change(
  db: Db,
  { circle_id, id }: Letter,
  to: Partial<Pick<Letter, 'sent_at' | 'failed_at'>> & { taken_at?: Date | null },
): Promise<void> {
  await db.updateTable('letter').set(to).where('circle_id', '=', circle_id).where('id', '=', id).execute();
}

const waiting = (letter: string) =>
  sql<boolean>`(${sql.ref(`${letter}.taken_at`)} is null and ${sql.ref(`${letter}.sent_at`)} is null and ${sql.ref(`${letter}.failed_at`)} is null)`;

/** What waits to leave and what left lately, for the stewards: for whom, since when; never a code, a link, or the whole address of a teller. */
export async function outboxOf(db: Db, circle: string, since: Date) {
  const rows = await db
    .selectFrom('letter')
    .leftJoin('story_contact as contact', (join) =>
      join.onRef('contact.circle_id', '=', 'letter.circle_id').onRef('contact.story_id', '=', 'letter.story_id'),
    )
    .leftJoin('person', 'person.id', 'letter.person_id')
    .select([
      'letter.id',
      'letter.kind',
      'letter.story_id as story',
      'queued_at as queuedAt',
      'taken_at as takenAt',
      'sent_at as sentAt',
      'failed_at as failedAt',
      'contact.email',
      'person.name as member',
    ])
    .where('letter.circle_id', '=', circle)
    .where((or) => or.or([or('sent_at', 'is', null), or('sent_at', '>', since)]))
    .where((or) => or.or([or('failed_at', 'is', null), or('failed_at', '>', since)]))
    .orderBy('queued_at', 'desc')
    .orderBy('letter.id')
    .limit(200)
    .execute();
  return rows.map(({ email, ...letter }) => ({ ...letter, to: email && masked(email), state: stateOf(letter) }));
}

export type LetterState = 'waits' | 'unknown' | 'sent' | 'failed';
const stateOf = ({ sentAt, failedAt, takenAt }: { sentAt: Date | null; failedAt: Date | null; takenAt: Date | null }): LetterState =>
  sentAt ? 'sent' : failedAt ? 'failed' : takenAt ? 'unknown' : 'waits';

/** Enough of an address to recognise it, not enough to use it: samira@example.org is s…@example.org. */
export const masked = (email: string) => email.replace(/^(.)[^@]*/u, '$1…');
