import { createHmac, timingSafeEqual } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isOver, warningsDue } from '#cycle/1-gather/retention.ts';
import { endsThatHold } from '#cycle/1-gather/retentions.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { takeAnswersBack } from './2-sense/respondents.server.ts';
import { withdrawStory } from './withdrawals.server.ts';

/** `day`: today, where the circle is. `data`: the folder of the ledger. */
type Today = { now: Date; day: string; data: string; keys: Pick<Keys, 'make'> };

/** So many stories are erased at once: as many as a reader of other pages hardly notices. */
const atOnce = 100;

/**
 * Whatever was kept until a day that is over is erased: each story as if its teller had taken it back, with contact, answers and code; and what
 * people answered on statements, as if they had taken that back. What was erased is reported in counts, signed. Who tells soon enough, hears it beforehand. Doing it again changes nothing.
 */
export async function expire(db: Db, today: Today): Promise<void> {
  for (const { circle, keepUntil } of await endsThatHold(db)) {
    for (const days of warningsDue(keepUntil, today.day)) await warnTellers(db, circle, { about: `${keepUntil} ${days}`, now: today.now });
    if (!isOver(keepUntil, today.day)) continue;
    while ((await eraseSome(db, circle, keepUntil, today)) === atOnce) continue;
    while ((await eraseSomeAnswers(db, circle, keepUntil, today)) === atOnce) continue;
  }
}

/** What was erased of a circle, and when, newest first; `holds`: the signature is ours and nothing was changed. */
export async function retentionReports(db: Db, circle: string, keys: Pick<Keys, 'make'>) {
  const rows = await db.selectFrom('retention_report').selectAll().where('circle_id', '=', circle).orderBy('erased_at', 'desc').execute();
  return rows.map((row) => ({ ...row, line: lineOf(row), holds: timingSafeEqual(row.signature, sign(keys, lineOf(row))) }));
}

// The mark tells each teller: on their page, by letter, or by whoever calls them.
async function warnTellers(db: Db, circle: string, { about, now }: { about: string; now: Date }) {
  const rows = await db.selectFrom('story').select('id').where('circle_id', '=', circle).where('basis', '=', 'consent').execute();
  await markTrail(
    db,
    circle,
    rows.map(({ id }) => id),
    { what: 'story.expiring', about, now },
  );
}

function eraseSome(db: Db, circle: string, keepUntil: string, today: Today): Promise<number> {
  const { now, data } = today;
  return atomically(db, async (db) => {
    const stories = (
      await db
        .selectFrom('story')
        .select('id')
        .where('circle_id', '=', circle)
        .where('basis', '=', 'consent')
        .orderBy('id')
        .limit(atOnce)
        .execute()
    ).map(({ id }) => id);
    if (stories.length === 0) return 0;
    const count = async (table: 'story_contact' | 'answer') =>
      (
        await db
          .selectFrom(table)
          .select((all) => all.fn.countAll<number>().as('n'))
          .where('circle_id', '=', circle)
          .where('story_id', 'in', stories)
          .executeTakeFirstOrThrow()
      ).n;
    const [contacts, answers] = [await count('story_contact'), await count('answer')];
    for (const story of stories) await withdrawStory(db, circle, story, { now, why: 'expired', data });
    await report(db, circle, keepUntil, { ...today, stories: stories.length, contacts, answers, respondents: 0 });
    return stories.length;
  });
}

// What came with open data under a licence stays; whoever answered here, answered until this day.
function eraseSomeAnswers(db: Db, circle: string, keepUntil: string, today: Today): Promise<number> {
  const { now, data } = today;
  return atomically(db, async (db) => {
    const here = db.selectFrom('respondent').select('id').where('circle_id', '=', circle).where('imported_as', 'is', null);
    const ids = (await here.orderBy('id').limit(atOnce).execute()).map(({ id }) => id);
    if (ids.length === 0) return 0;
    for (const id of ids) await takeAnswersBack(db, { circle, id }, { now, data });
    await report(db, circle, keepUntil, { ...today, stories: 0, contacts: 0, answers: 0, respondents: ids.length });
    return ids.length;
  });
}

type Erased = Pick<Reported, 'stories' | 'contacts' | 'answers'> & { respondents: number };

async function report(
  db: Db,
  circle: string,
  keepUntil: string,
  { now, data, keys, stories, contacts, answers, respondents }: Today & Erased,
) {
  const row = { circle_id: circle, id: newId(), keep_until: keepUntil, erased_at: now, stories, contacts, answers, respondents };
  const signature = sign(keys, lineOf(row));
  await db
    .insertInto('retention_report')
    .values({ ...row, signature })
    .execute();
  writeBeside(data, `${lineOf(row)} ${signature.toString('hex')}\n`);
}

type Reported = {
  circle_id: string;
  keep_until: string;
  erased_at: Date;
  stories: number;
  contacts: number;
  answers: number;
  respondents: number | null;
};

/** One line: which circle, kept until when, erased when, and how much of what. */
const lineOf = ({ circle_id, keep_until, erased_at, stories, contacts, answers, respondents }: Reported) =>
  `${circle_id} kept-until=${keep_until} erased=${erased_at.toISOString()} stories=${stories} contacts=${contacts} answers=${answers}${respondents === null ? '' : ` respondents=${respondents}`}`;

const sign = (keys: Pick<Keys, 'make'>, line: string) => createHmac('sha256', keys.make).update(`retention report\n${line}`).digest();

function writeBeside(data: string, line: string) {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  appendFileSync(join(data, 'retention.log'), line, { mode: 0o600 });
}
