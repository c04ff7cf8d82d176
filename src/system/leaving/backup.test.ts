import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { storyOfLink } from '#cycle/1-gather/codes.server.ts';
import { noteErasure } from '#cycle/erasure-ledger.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { readConfig, type Config } from '#lib/server/config.ts';
import { connect, type Db } from '#lib/server/db.server.ts';
import { openKeys, type Keys } from '#lib/server/keys.server.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import { openPostgres } from '#lib/server/postgres.server.ts';
import { testDatabase } from '#testing/database.ts';
import { testHome } from '#testing/folder.ts';
import { aCircle, aStory, today } from '#testing/worlds.ts';
import { makeBackup } from './backup.server.ts';
import { Refused } from './refused.ts';
import { restoreBackup } from './restore.server.ts';

const home = mkdtempSync(join(testHome, 'kring-backup-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const long = 60_000;

async function aKring() {
  const { db } = await testDatabase();
  const config = { ...readConfig({}), data: mkdtempSync(join(home, 'data-')) };
  return { db, config, keys: openKeys(config.data), store: mediaStore(config) };
}

async function backedUp({ db, config, store }: Awaited<ReturnType<typeof aKring>>) {
  const folder = mkdtempSync(join(home, 'backups-'));
  const made = await makeBackup(db, { folder, keys: null, data: config.data, store, now: () => today });
  if (!existsSync(join(folder, 'erasures.log'))) writeFileSync(join(folder, 'erasures.log'), '');
  return { ...made, all: folder, erasures: join(folder, 'erasures.log') };
}

const emptyHost = (): Config => ({ ...readConfig({}), data: join(mkdtempSync(join(home, 'host-')), 'data') });
const quiet = () => {};

/** Opens what was put back, as a start does, and looks. */
async function lookAt<T>(config: Config, look: (db: Db, keys: Keys) => Promise<T>): Promise<T> {
  const postgres = await openPostgres({ folder: join(config.data, 'postgres') });
  const db = connect(postgres.config);
  try {
    return await look(db, openKeys(config.data));
  } finally {
    await db.destroy();
    await postgres.close();
  }
}

test('what was backed up while people go on comes back on an empty host, byte for byte', { timeout: long }, async () => {
  const kring = await aKring();
  const world = await aCircle(kring.db);
  const odd = 'Lines\u2028that\u2029end nothing, \u0001, and 👩‍👩‍👧 كل يوم.';
  await aStory(kring.db, world, { text: odd });
  for (let nth = 0; nth < 1_200; nth++) await aStory(kring.db, world, { text: `Story ${nth} of a long list, told at the market.` });
  const file = join(home, 'a-file');
  writeFileSync(file, 'bytes of a photo');
  await kring.store.put(`${world.id}/photo1`, file, 'image/jpeg');
  const [{ id: story }] = (await kring.db.selectFrom('story').select('id').limit(1).execute()) as [{ id: string }];
  await kring.db
    .insertInto('medium')
    .values({
      circle_id: world.id,
      id: 'photo1',
      story_id: story,
      draft_key: Buffer.from('x'),
      source_hash: Buffer.from('y'),
      kind: 'picture',
      type: 'image/jpeg',
      bytes: 16,
      seconds: null,
      width: 1,
      height: 1,
      hash: createHash('sha256').update('bytes of a photo').digest(),
      pictured: 'nobody',
      blurred_at: null,
      made_at: today,
    })
    .execute();
  const { folder, keys, erasures, list } = await backedUp(kring);
  expect(statSync(keys).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8').split('\n').length).toBeGreaterThan(60);

  const config = emptyHost();
  const back = await restoreBackup({ folder, keys, erasures, config, now: today, say: quiet });
  expect(back).toMatchObject({ media: 1, erased: 0 });
  await lookAt(config, async (db, keys) => {
    expect(keys).toEqual(kring.keys);
    expect((await db.selectFrom('story').select('text').where('text', 'like', 'Lines%').executeTakeFirstOrThrow()).text).toBe(odd);
    const again = await makeBackup(db, {
      folder: mkdtempSync(join(home, 'again-')),
      keys: null,
      data: config.data,
      store: mediaStore(config),
      now: () => today,
    });
    expect(again.list.content).toBe(list.content);
  });
  expect(await new Response(await mediaStore(config).read(`${world.id}/photo1`)).text()).toBe('bytes of a photo');
  await expect(restoreBackup({ folder, keys, erasures, config, now: today, say: quiet })).rejects.toMatchObject({ why: 'filled' });
});

test('a restored backup does not bring a withdrawn story back', { timeout: long }, async () => {
  const kring = await aKring();
  const world = await aCircle(kring.db);
  const [stays, goes] = [
    await aStory(kring.db, world),
    await aStory(kring.db, world, { text: 'This one is taken back tomorrow, after the backup.' }),
  ];
  const { folder, keys } = await backedUp(kring);
  await withdrawStory(kring.db, world.id, goes, { now: today, why: 'withdrawn', data: kring.config.data });
  const config = emptyHost();
  const back = await restoreBackup({ folder, keys, erasures: join(kring.config.data, 'erasures.log'), config, now: today, say: quiet });
  expect(back.erased).toBe(1);
  await lookAt(config, async (db) => {
    expect((await db.selectFrom('story').select('id').execute()).map(({ id }) => id)).toEqual([stays]);
    expect(await db.selectFrom('erasure').select('why').execute()).toEqual([{ why: 'replayed' }]);
  });
});

test('a damaged backup is refused with the file and the reason, and the host stays empty', { timeout: long }, async () => {
  const kring = await aKring();
  await aStory(kring.db, await aCircle(kring.db));
  const whole = await backedUp(kring);
  const damage: Record<string, (folder: string) => void> = {
    'tables/public.story.ndjson.gz changed': (folder) => {
      const path = join(folder, 'tables/public.story.ndjson.gz');
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(path, bytes);
    },
    'tables/public.trail.ndjson.gz missing': (folder) => rmSync(join(folder, 'tables/public.trail.ndjson.gz')),
    'kring-backup.json missing': (folder) => rmSync(join(folder, 'kring-backup.json')),
    'SHA256SUMS changed': (folder) => {
      const path = join(folder, 'kring-backup.json');
      writeFileSync(path, readFileSync(path, 'utf8').replace('"rows": 1,', '"rows": 2,'));
    },
    'kring-backup.json notOurs': (folder) => writeFileSync(join(folder, 'kring-backup.json'), '{}'),
    'kring-backup.json shape': (folder) => {
      const path = join(folder, 'kring-backup.json');
      writeFileSync(path, readFileSync(path, 'utf8').replace('tables/public.story.ndjson.gz', '../../etc/passwd'));
    },
  };
  for (const [says, change] of Object.entries(damage)) {
    const folder = mkdtempSync(join(home, 'damaged-'));
    cpSync(whole.folder, folder, { recursive: true });
    change(folder);
    const config = emptyHost();
    const refused = await restoreBackup({ folder, keys: whole.keys, erasures: whole.erasures, config, now: today, say: quiet }).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(Refused);
    expect(`${(refused as Refused).file} ${(refused as Refused).why}`).toBe(says);
    expect(existsSync(config.data)).toBe(false);
  }
});

test('a folder in which something is, is left alone; without the ledger of erasures nothing is put back', { timeout: long }, async () => {
  const kring = await aKring();
  const { folder, keys, erasures } = await backedUp(kring);
  const config = emptyHost();
  mkdirSync(config.data, { recursive: true });
  noteErasure(config.data, { circle: 'c', story: 's', at: today.toISOString() });
  await expect(restoreBackup({ folder, keys, erasures, config, now: today, say: quiet })).rejects.toMatchObject({ why: 'filled' });
  expect(readFileSync(join(config.data, 'erasures.log'), 'utf8')).toContain('"story":"s"');
  await expect(
    restoreBackup({ folder, keys, erasures: join(home, 'nowhere'), config: emptyHost(), now: today, say: quiet }),
  ).rejects.toMatchObject({ why: 'missing' });
});

test('what the first release kept is brought to the shape of this one, and every letter stays', { timeout: long }, async () => {
  const releases = 'src/testing/releases';
  const { texts, link, story } = JSON.parse(readFileSync(`${releases}/001-the-chain.stories.json`, 'utf8')) as {
    link: string;
    story: string;
    texts: { name: string; id: string; units: number; sha256: string }[];
  };
  const [config, erasures] = [emptyHost(), join(home, 'no-erasures')];
  writeFileSync(erasures, '');
  await restoreBackup({
    folder: `${releases}/001-the-chain`,
    keys: `${releases}/001-the-chain.keys.json`,
    erasures,
    config,
    now: today,
    say: quiet,
  });
  await lookAt(config, async (db, keys) => {
    for (const { name, id, units, sha256 } of texts) {
      const { text } = await db.selectFrom('story').select('text').where('id', '=', id).executeTakeFirstOrThrow();
      expect({ name, units: text.length, sha256: createHash('sha256').update(text).digest('hex') }).toEqual({ name, units, sha256 });
    }
    expect(await storyOfLink(db, keys, link, today)).toMatchObject({ story });
  });
});
