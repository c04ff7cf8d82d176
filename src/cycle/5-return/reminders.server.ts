import { sql } from 'kysely';
import { warningsDue } from '#cycle/1-gather/retention.ts';
import { endsThatHold } from '#cycle/1-gather/retentions.server.ts';
import { agreementReminded, agreementsDue, reminderDays, reviewReminded, reviewsDue } from '#cycle/4-change/due.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { queueLetter, type Today } from './letters.server.ts';

/** Whoever promised is reminded by letter before it is late: owners of agreements, who looks again, who made the promise, and who runs a circle that ends. Each date once. */
export async function queueReminders(db: Db, today: Today): Promise<void> {
  await remindOwners(db, today);
  await remindToLookAgain(db, today);
  await remindOfThePromise(db, today);
  await remindOfTheEnd(db, today);
}

// Without an address the agreement stays due: the steward reads on the page of telling back whom to call.
async function remindOwners(db: Db, today: Today) {
  for (const { circle, agreement, dueOn, email, person, language } of await agreementsDue(db, today.now)) {
    if (!email) continue;
    await atomically(db, async (db) => {
      await queueLetter(db, { circle, kind: 'agreement', person, about: `${agreement} ${dueOn}`, language, ...today });
      await agreementReminded(db, circle, agreement, today.now);
    });
  }
}

async function remindToLookAgain(db: Db, today: Today) {
  for (const { circle, review, language } of await reviewsDue(db, today.now)) {
    await atomically(db, async (db) => {
      for (const person of await stewardsWithAddress(db, circle))
        await queueLetter(db, { circle, kind: 'review', person, about: review, language, ...today });
      await reviewReminded(db, circle, review, today.now);
    });
  }
}

async function remindOfThePromise(db: Db, today: Today) {
  for (const { circle, about, madeBy, language } of await promisedDates(db, today)) {
    const people = new Set([...(await stewardsWithAddress(db, circle)), ...(madeBy ? [madeBy] : [])]);
    for (const person of people) await queueLetter(db, { circle, kind: 'promise', person, about, language, ...today });
  }
}

// On the same days as tellers hear it: what must still be done with the stories, is done before they are gone.
async function remindOfTheEnd(db: Db, today: Today) {
  for (const { circle, keepUntil, language } of await endsThatHold(db))
    for (const days of warningsDue(keepUntil, today.day))
      for (const person of await stewardsWithAddress(db, circle))
        await queueLetter(db, { circle, kind: 'ending', person, about: `${keepUntil} ${days}`, language, ...today });
}

/** The dates in promises that hold now and come within a week: by when everyone hears, and by when a line is known. */
export async function promisedDates(
  db: Db,
  { day }: Today,
): Promise<{ circle: string; about: string; madeBy: string | null; language: string }[]> {
  const { rows } = await sql<{ circle: string; about: string; madeBy: string | null; language: string }>`
    with holds as (
      select distinct on (circle_id) circle_id, id, made_by, answer_by from promise where published_at is not null order by circle_id, published_at desc
    ), dates as (
      select circle_id, id, made_by, 'answer' as line, answer_by as day from holds
      union all
      select holds.circle_id, holds.id, made_by, line, known_by from holds join promise_line on promise_line.circle_id = holds.circle_id and promise_line.promise_id = holds.id
    )
    select dates.circle_id as circle, dates.id || ' ' || line || ' ' || day as about, dates.made_by as "madeBy", circle.language
    from dates join circle on circle.id = dates.circle_id
    where day between ${day}::date and ${day}::date + ${reminderDays}::int`.execute(db);
  return rows;
}

/** Who runs a circle and can be reached by letter. */
export async function stewardsWithAddress(db: Db, circle: string): Promise<string[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select('person.id')
    .where('member.circle_id', '=', circle)
    .where('role', '=', 'steward')
    .where('member.ended_at', 'is', null)
    .where('person.email', 'is not', null)
    .execute();
  return rows.map((row) => row.id);
}
