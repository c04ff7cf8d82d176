import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chores } from '../src/chores.ts';
import { setKeptUntil } from '#cycle/1-gather/retentions.server.ts';
import { retentionReports } from '#cycle/expiries.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { aCircle, aContact, aStory } from '#testing/worlds.ts';
import type { Inside, World } from './world.ts';

const hour = 60 * 60 * 1000;
/** Last days around which the calendar does something odd, with the first moment after them in the Netherlands. */
const ends: [string, string][] = [
  ['2027-01-31', '2027-01-31T23:00:00Z'], // winter
  ['2027-03-27', '2027-03-27T23:00:00Z'], // the night before summer time
  ['2027-03-28', '2027-03-28T22:00:00Z'], // a day of 23 hours
  ['2027-10-31', '2027-10-31T23:00:00Z'], // a day of 25 hours
  ['2028-02-28', '2028-02-28T23:00:00Z'], // not the last of February in a leap year
  ['2028-02-29', '2028-02-29T23:00:00Z'], // a leap day
  ['2028-12-31', '2028-12-31T23:00:00Z'], // the end of a year
];

/** Circles with other ends, and the chore as it runs each hour: the one that is due goes, in the right hour, and the next stays. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const work = chores({ ...inside, connection: {}, close: async () => {} }).find(({ name }) => name === 'expire');
  if (!work) throw new Error('Nothing erases what is due');
  const kept = [];
  for (const [keepUntil] of ends) kept.push(await aKeptCircle(inside, keepUntil));
  const forEver = await aKeptCircle(inside, null);
  for (const [nth, [keepUntil, over]] of ends.entries()) {
    await work.work(new Date(Date.parse(over) - hour / 60));
    await mustHold(inside, kept[nth]!, 3, `a minute before ${keepUntil} is over`);
    await work.work(new Date(over));
    await mustHold(inside, kept[nth]!, 0, `when ${keepUntil} is over`);
    if (kept[nth + 1]) await mustHold(inside, kept[nth + 1]!, 3, `when ${keepUntil} is over, of the circle after it`);
    await signed(inside, kept[nth]!, keepUntil);
  }
  await mustHold(inside, forEver, 3, 'of a circle that named no end');
  return `${ends.length} ends at the right minute (summer and winter time, a leap day); each with one signed line, and none of what was not due`;
}

async function aKeptCircle({ db, clock }: Inside, keepUntil: string | null): Promise<string> {
  const here = await aCircle(db, { now: clock.now });
  const stories = [await aStory(db, here), await aStory(db, here), await aStory(db, here)];
  await aContact(db, here, stories[0]!, { email: 'someone@example.org' });
  if (keepUntil) await setKeptUntil(db, here.id, { keepUntil, by: null, now: clock.now });
  return here.id;
}

async function mustHold({ db }: Inside, circle: string, stories: number, when: string) {
  const there = await db.selectFrom('story').select('id').where('circle_id', '=', circle).execute();
  const contacts = await db.selectFrom('story_contact').select('story_id').where('circle_id', '=', circle).execute();
  if (there.length !== stories || contacts.length !== (stories > 0 ? 1 : 0))
    throw new Error(`There are ${there.length} stories and ${contacts.length} addresses ${when}, not ${stories}`);
}

/** One line, of ours, in the database and beside it; changed, or signed by another, it does not hold. */
async function signed({ db, keys, data }: Inside, circle: string, keepUntil: string) {
  const [report, ...more] = await retentionReports(db, circle, keys);
  if (!report || more.length > 0 || !report.holds || report.stories !== 3 || report.contacts !== 1 || report.keep_until !== keepUntil)
    throw new Error(`The report of ${keepUntil} does not say what was erased: ${report?.line ?? 'there is none'}`);
  const beside = join(data, 'retention.log');
  if (!existsSync(beside) || !readFileSync(beside, 'utf8').includes(report.signature.toString('hex')))
    throw new Error('The report does not stand beside the database');
  await db.updateTable('retention_report').set({ stories: 4 }).where('id', '=', report.id).execute();
  const [changed] = await retentionReports(db, circle, keys);
  const [others] = await retentionReports(db, circle, newKeys());
  if (changed!.holds || others!.holds) throw new Error('A changed report still holds');
  await db.updateTable('retention_report').set({ stories: 3 }).where('id', '=', report.id).execute();
}
