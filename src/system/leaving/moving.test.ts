import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { neededWords, othersWords } from '#cycle/others-words.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import { testDatabase } from '#testing/database.ts';
import { testHome } from '#testing/folder.ts';
import { aCircle, aStory, anInsight, today } from '#testing/worlds.ts';
import { aFullCircle } from '../../../conformance/parts/full-circle.ts';
import { readCircleIn } from './circle-in.server.ts';
import { exportCircle } from './numbered-exports.server.ts';

const home = mkdtempSync(join(testHome, 'kring-moving-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A Kring of its own, with an organisation that circles can come to. */
async function aKring() {
  const { db } = await testDatabase();
  const config = { ...readConfig({}), data: mkdtempSync(join(home, 'data-')) };
  await db
    .insertInto('organisation')
    .values({ id: 'newhost', name: 'New host', language: 'en', privacy_contact: null, made_at: today })
    .execute();
  return { db, config, keys: newKeys(), store: mediaStore(config), clock: { now: today } };
}
type Kring = Awaited<ReturnType<typeof aKring>>;

const path = () => join(home, `${randomBytes(6).toString('hex')}.zip`);

async function leave(kring: Kring, id: string, passphrase?: string) {
  const circle = await kring.db.selectFrom('circle').select(['id', 'language', 'address']).where('id', '=', id).executeTakeFirstOrThrow();
  const to = path();
  const made = await exportCircle(kring.db, circle, { by: null, to, keys: kring.keys, store: kring.store, now: today, passphrase });
  return { ...made, to };
}

const arrive = ({ db, config, keys, store }: Kring, from: string, more: Partial<Parameters<typeof readCircleIn>[1]> = {}) =>
  readCircleIn(db, { path: from, organisation: 'newhost', by: null, now: today, data: config.data, keys, store, ...more });

/** A full circle with a photo, an Arabic story and one of fifty thousand characters, as after months of use. */
async function aCircleOfEverything(kring: Kring) {
  const full = await aFullCircle({ ...kring, data: kring.config.data, app: null as never }, 'A', { organisation: 'newhost' });
  const world = { ...full, organisation: 'newhost' } as never;
  const arabic = await aStory(kring.db, world, { text: 'كل يوم أنتظر الحافلة ساعة كاملة تحت المطر.', language: 'ar' });
  const long = await aStory(kring.db, world, { text: 'Wîj wàchtten 👩‍👩‍👧 — '.repeat(2_500).slice(0, 50_000) });
  const picture = Buffer.from('not really a picture, but its bytes');
  const file = path();
  writeFileSync(file, picture);
  await kring.store.put(`${full.id}/photo1`, file, 'image/jpeg');
  await kring.store.put(`${full.id}/photo1-small`, file, 'image/webp');
  const { createHash } = await import('node:crypto');
  await kring.db
    .insertInto('medium')
    .values({
      circle_id: full.id,
      id: 'photo1',
      story_id: arabic,
      draft_key: randomBytes(32),
      source_hash: randomBytes(32),
      kind: 'picture',
      type: 'image/jpeg',
      bytes: picture.length,
      seconds: null,
      width: 10,
      height: 10,
      hash: createHash('sha256').update(picture).digest(),
      pictured: 'nobody',
      blurred_at: null,
      made_at: today,
    })
    .execute();
  return { ...full, arabic, long };
}

const storiesIn = async (db: Db, circle: string) =>
  await db
    .selectFrom('story')
    .select(['id', 'text', 'language', 'uses', 'readers'])
    .where('circle_id', '=', circle)
    .orderBy('id')
    .execute();

test('a circle is exported, read in on an empty installation, and reads the same', async () => {
  const [here, there] = [await aKring(), await aKring()];
  const circle = await aCircleOfEverything(here);
  const left = await leave(here, circle.id);
  const came = await arrive(there, left.to);
  expect(came).toMatchObject({ circle: circle.id, slug: circle.slug, fingerprint: left.fingerprint, stories: left.stories, erased: 0 });
  expect(await storiesIn(there.db, circle.id)).toEqual(await storiesIn(here.db, circle.id));
  expect((await leave(there, circle.id)).fingerprint).toBe(left.fingerprint);
  const photo = await there.store.read(`${circle.id}/photo1`);
  expect(await new Response(photo).text()).toBe('not really a picture, but its bytes');
});

test('every story says on its trail that the export exists, and who takes part comes without a way to sign in', async () => {
  const [here, there] = [await aKring(), await aKring()];
  const circle = await aCircleOfEverything(here);
  const { copy, number } = await leave(here, circle.id);
  expect(number).toBe(2); // there was a print already
  const told = await here.db.selectFrom('trail').select('story_id').where('about', '=', copy).where('what', '=', 'copy.made').execute();
  expect(told).toHaveLength((await storiesIn(here.db, circle.id)).length);
  await arrive(there, (await leave(here, circle.id)).to);
  const people = await there.db.selectFrom('person').select(['name', 'email', 'opens_circles_since']).execute();
  expect(people.length).toBeGreaterThanOrEqual(7);
  expect(people.filter(({ email, opens_circles_since }) => email !== null || opens_circles_since !== null)).toEqual([]);
  expect(await there.db.selectFrom('sign_in.link').select('person_id').execute()).toEqual([]);
});

test('what was taken back since the export is not brought back: the newest ledger goes along, and an older file brings nothing either', async () => {
  const [here, there] = [await aKring(), await aKring()];
  const circle = await aCircleOfEverything(here);
  const older = await leave(here, circle.id);
  await withdrawStory(here.db, circle.id, circle.arabic, { now: today, why: 'withdrawn', data: here.config.data });
  const { erasuresNoted } = await import('#cycle/erasure-ledger.server.ts');
  const came = await arrive(there, older.to, { erasures: erasuresNoted(here.config.data) });
  expect(came.erased).toBe(1);
  expect((await storiesIn(there.db, circle.id)).map(({ id }) => id)).not.toContain(circle.arabic);
  expect(await there.db.selectFrom('medium_gone').select('name').execute()).toEqual([{ name: `${circle.id}/photo1` }]);
  // the ledger of the new host knows it from now on, also when its database is lost
  const again = await aKring();
  expect((await arrive({ ...again, config: there.config }, older.to)).erased).toBe(1);
});

test('with the keys, cards go on to work; without them no code is in the file', async () => {
  const [here, there] = [await aKring(), await aKring()];
  const circle = await aCircleOfEverything(here);
  const { storyOfLink } = await import('#cycle/1-gather/codes.server.ts');
  const open = await leave(here, circle.id);
  await arrive(there, open.to);
  expect(await there.db.selectFrom('story_code').select('id').execute()).toEqual([]);
  expect(await storyOfLink(there.db, there.keys, circle.links.main, today)).toBeNull();

  const empty = await aKring();
  const sealed = await leave(here, circle.id, 'nine blue boats');
  const adopted: { make?: Buffer; find?: Buffer } = {};
  const adopt = (keys: object) => void Object.assign(adopted, keys);
  await expect(arrive(empty, sealed.to, { sealed: { passphrase: 'ten blue boats', adopt } })).rejects.toMatchObject({ why: 'passphrase' });
  await arrive(empty, sealed.to, { sealed: { passphrase: 'nine blue boats', adopt } });
  expect(adopted.find).toEqual(here.keys.find);
  expect(await storyOfLink(empty.db, { ...empty.keys, ...adopted }, circle.links.main, today)).toMatchObject({
    story: circle.stories.main,
  });
  await expect(arrive(empty, sealed.to, { sealed: { passphrase: 'nine blue boats', adopt } })).rejects.toMatchObject({ why: 'taken' });
});

test('a circle that is here, or an address that another circle has, is refused; another address can be chosen', async () => {
  const kring = await aKring();
  const circle = await aCircleOfEverything(kring);
  const { to } = await leave(kring, circle.id);
  await expect(arrive(kring, to)).rejects.toMatchObject({ why: 'taken' });
  const there = await aKring();
  const { id } = await aCircle(there.db);
  await there.db.updateTable('circle').set({ slug: circle.slug }).where('id', '=', id).execute();
  await expect(arrive(there, to)).rejects.toMatchObject({ why: 'slugTaken' });
  expect((await arrive(there, to, { slug: 'moved-here' })).slug).toBe('moved-here');
});

test('nobody gets a place because a file says so: a person whose id is taken comes under another', async () => {
  const [here, there] = [await aKring(), await aKring()];
  const circle = await aCircleOfEverything(here);
  await there.db
    .insertInto('person')
    .values({
      organisation_id: 'newhost',
      id: circle.people.steward,
      name: 'Someone else',
      email: null,
      employer: null,
      opens_circles_since: null,
      made_at: today,
    })
    .execute();
  await arrive(there, (await leave(here, circle.id)).to);
  expect(await there.db.selectFrom('member').select('id').where('person_id', '=', circle.people.steward).execute()).toEqual([]);
  expect(await there.db.selectFrom('member').select('id').where('id', '=', circle.members.steward).execute()).toHaveLength(1);
});

test('whatever people wrote comes back letter by letter, in every place where they write', { timeout: 60_000 }, async () => {
  const [here, there] = [await aKring(), await aKring()];
  const circle = await aCircleOfEverything(here);
  const anyText = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 300 })
    .map((text) => text.replaceAll('\0', '').toWellFormed() || 'x');
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      for (const { table, columns } of [...othersWords, ...neededWords])
        for (const column of columns)
          await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${text} where circle_id = ${circle.id} and ${sql.ref(column)} is not null`.execute(
            here.db,
          );
      const left = await leave(here, circle.id);
      const back = await there.db
        .transaction()
        .execute(async (db) => {
          await arrive({ ...there, db }, left.to);
          const { text: insight } = await db
            .selectFrom('insight')
            .select('text')
            .where('id', '=', circle.insight)
            .executeTakeFirstOrThrow();
          throw Object.assign(new Error('undone'), { insight });
        })
        .catch((error: Error & { insight?: string }) => {
          if (error.message !== 'undone') throw error;
          return error.insight;
        });
      expect(back).toBe(text);
    }),
    { numRuns: 6 },
  );
});

describe('what was changed, damaged or made up is refused whole', () => {
  test('a small circle, changed in every way that one can think of', async () => {
    const { changedZips } = await import('#testing/changed-zips.ts');
    const [here, there] = [await aKring(), await aKring()];
    const world = await aCircle(here.db);
    const stories = [await aStory(here.db, world), await aStory(here.db, world, { text: 'Another story that was told here.' })];
    await anInsight(here.db, world, stories);
    const { to } = await leave(here, world.id);
    const before = readFileSync(to);
    for (const { name, bytes, why } of await changedZips(before, world.id)) {
      const changed = path();
      writeFileSync(changed, bytes);
      await expect(arrive(there, changed), name).rejects.toMatchObject({ why });
      expect(await there.db.selectFrom('circle').select('id').execute(), name).toEqual([]);
    }
    expect((await arrive(there, to)).stories).toBe(2);
  });
});
