import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { daysBetween, readKeepUntil, suggestedEnd, warningsDue, yearsAfter } from '#cycle/1-gather/retention.ts';
import { setKeptUntil } from '#cycle/1-gather/retentions.server.ts';
import { queueReminders } from '#cycle/5-return/reminders.server.ts';
import { writeLetter } from '#cycle/5-return/writing.server.ts';
import { answersTakenBack, erasuresNoted } from '#cycle/erasure-ledger.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import type { Letter } from '#lib/server/schema.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aContact, aMember, anInsight, aStory } from '#testing/worlds.ts';
import { expire, retentionReports } from './expiries.server.ts';

const { db } = await testDatabase();
const keys = newKeys();
const data = mkdtempSync('/tmp/kring-expiries-');
afterAll(() => rmSync(data, { recursive: true, force: true }));
const at = (moment: string) => {
  const now = new Date(moment);
  return expire(db, { now, day: dayAt(now), data, keys });
};
const left = async (circle: string) => (await db.selectFrom('story').select('id').where('circle_id', '=', circle).execute()).length;

async function aKeptCircle(keepUntil: string) {
  const world = await aCircle(db);
  const stories = [await aStory(db, world), await aStory(db, world), await aStory(db, world)];
  await aContact(db, world, stories[0]!, { email: 'noor@example.org' });
  const insight = await anInsight(db, world, stories);
  await setKeptUntil(db, world.id, { keepUntil, by: null, now: new Date('2026-11-24T10:00:00Z') });
  return { world, stories, insight };
}

test('stories are there until the end of the last day where the circle is, and are gone in its first hour after', async () => {
  const { world, stories, insight } = await aKeptCircle('2027-03-28'); // summer time begins on this day: it has 23 hours
  const { world: other } = await aKeptCircle('2027-03-29');
  await at('2027-03-28T21:59:59Z');
  expect(await left(world.id)).toBe(3);
  await at('2027-03-28T22:00:00Z');
  expect(await left(world.id)).toBe(0);
  expect(await left(other.id)).toBe(3);
  expect((await db.selectFrom('story_contact').select('story_id').where('circle_id', '=', world.id).execute()).length).toBe(0);
  expect(
    (await db.selectFrom('insight').select('returned_at').where('id', '=', insight).executeTakeFirstOrThrow()).returned_at,
  ).not.toBeNull();
  const erased = await db.selectFrom('erasure').select(['story_id', 'why']).where('circle_id', '=', world.id).execute();
  expect(erased.map(({ why }) => why)).toEqual(['expired', 'expired', 'expired']);
  expect(erasuresNoted(data).filter(({ story }) => stories.includes(story))).toHaveLength(3);
});

test('a signed line says how much was erased, once, and a change in it is seen', async () => {
  const { world } = await aKeptCircle('2027-01-31');
  await at('2027-02-01T06:00:00Z');
  await at('2027-02-01T07:00:00Z');
  const [report, ...more] = await retentionReports(db, world.id, keys);
  expect(more).toEqual([]);
  expect(report).toMatchObject({ stories: 3, contacts: 1, answers: 0, holds: true });
  expect(readFileSync(`${data}/retention.log`, 'utf8')).toContain(report!.line);
  await db.updateTable('retention_report').set({ stories: 2 }).where('id', '=', report!.id).execute();
  expect((await retentionReports(db, world.id, keys))[0]!.holds).toBe(false);
  expect((await retentionReports(db, world.id, newKeys()))[0]!.holds).toBe(false);
});

test('each teller is told 30 and 7 days before, once, also when a day was missed', async () => {
  const { world } = await aKeptCircle('2028-03-01'); // a leap year: the day before is the 29th
  const told = async () =>
    (await db.selectFrom('trail').select('about').where('circle_id', '=', world.id).where('what', '=', 'story.expiring').execute()).length;
  await at('2028-01-30T12:00:00Z');
  expect(await told()).toBe(0);
  await at('2028-01-31T12:00:00Z');
  await at('2028-02-02T12:00:00Z');
  expect(await told()).toBe(3);
  await at('2028-02-29T12:00:00Z');
  expect(await told()).toBe(6);
  await at('2028-02-29T23:30:00Z'); // half past midnight on the last day
  expect(await left(world.id)).toBe(3);
});

test('what people answered on statements ends on the same day, is counted in the signed line, and a backup does not bring it back', async () => {
  const { world } = await aKeptCircle('2027-02-10');
  const opinions = { people: 130, here: 129 };
  const respondents = Array.from({ length: opinions.people }, (_, nth) => ({
    circle_id: world.id,
    id: `r-${nth}`,
    code_hash: Buffer.from(`code ${world.id} ${nth}`),
    imported_as: nth === 0 ? 'open data 1' : null,
    started_at: new Date('2026-12-01T10:00:00Z'),
  }));
  await db.insertInto('respondent').values(respondents).execute();
  const there = async () =>
    (await db.selectFrom('respondent').select('id').where('circle_id', '=', world.id).execute()).map(({ id }) => id);
  await at('2027-02-10T22:59:59Z');
  expect(await there()).toHaveLength(opinions.people);
  await at('2027-02-10T23:00:00Z');
  await at('2027-02-11T00:00:00Z');
  expect(await there()).toEqual(['r-0']); // open data under a licence stays
  const reports = await retentionReports(db, world.id, keys);
  expect(reports.map(({ respondents }) => respondents).reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBe(opinions.here);
  expect(reports.every(({ holds }) => holds)).toBe(true);
  expect(readFileSync(`${data}/retention.log`, 'utf8')).toContain('respondents=100');
  expect(answersTakenBack(data).filter(({ circle }) => circle === world.id)).toHaveLength(opinions.here);
});

test('stewards with an address hear by letter 30 and 7 days before, once each; another day takes its place', async () => {
  const { world } = await aKeptCircle('2027-06-30');
  const noor = await aMember(db, world, 'steward', { name: 'Noor' });
  await db.updateTable('person').set({ email: 'noor@host.example' }).where('id', '=', noor).execute();
  await aMember(db, world, 'steward', { name: 'Bas' });
  const reminded = async (moment: string) => {
    const now = new Date(moment);
    await queueReminders(db, { now, day: dayAt(now) });
    return db.selectFrom('letter').selectAll().where('circle_id', '=', world.id).where('kind', '=', 'ending').orderBy('about').execute();
  };
  expect(await reminded('2027-05-30T12:00:00Z')).toEqual([]);
  await reminded('2027-05-31T12:00:00Z');
  expect(await reminded('2027-06-02T12:00:00Z')).toHaveLength(1);
  const letters = await reminded('2027-06-23T12:00:00Z');
  expect(letters.map(({ about }) => about)).toEqual(['2027-06-30 30', '2027-06-30 7']);
  const desk = { origin: 'https://kring.example', timeZone: 'Europe/Amsterdam', links: {} as never };
  const written = await writeLetter(db, letters[1]! as unknown as Letter, desk, new Date('2027-06-23T12:00:00Z'));
  expect(written).toMatchObject({ to: 'noor@host.example', text: expect.stringContaining('30 June 2027') as string });
  expect(written!.text).toContain('/prepare');
  await setKeptUntil(db, world.id, { keepUntil: '2027-06-29', by: null, now: new Date('2027-06-01T10:00:00Z') });
  expect(await writeLetter(db, letters[1]! as unknown as Letter, desk, new Date('2027-06-23T12:00:00Z'))).toBeNull();
});

test('leap days and changing clocks are counted as the calendar does', () => {
  expect(yearsAfter('2028-02-29', 1)).toBe('2029-02-28');
  expect(yearsAfter('2027-02-28', 1)).toBe('2028-02-28');
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
  expect(suggestedEnd('2028-02-29', '2026-11-24')).toBe('2029-02-28');
  expect(suggestedEnd(null, '2026-11-24')).toBe('2028-11-24');
  expect(warningsDue('2027-01-31', '2027-02-01')).toEqual([]);
});

test('the end only comes nearer once people tell, and never so near that they cannot hear it', () => {
  const read = (keepUntil: string, now: string | null) => {
    const form = new FormData();
    form.set('keepUntil', keepUntil);
    const { value, problems } = readKeepUntil(form, { today: '2026-11-24', now });
    return value ?? problems.keepUntil;
  };
  expect(read('2027-11-24', null)).toBe('2027-11-24');
  expect(read('24-06-2027', '2027-11-24')).toBe('2027-06-24');
  expect(read('2027-11-25', '2027-11-24')).toBe('circle.retention.later');
  expect(read('2026-12-01', null)).toBe('circle.retention.soon');
  expect(read('2047-01-01', null)).toBe('circle.retention.long');
  expect(read('', null)).toBe('circle.retention.missing');
  expect(read('31-02-2027', null)).toBe('circle.retention.noDay');
});
