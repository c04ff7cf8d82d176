import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testHome } from '../folder.ts';
import { openBrowser, startKring, type Running } from '../running.ts';
import { anyMedium, comesTo, exampleB, ownCircle, type Place } from './any-medium.ts';
import { someone, type Someone } from './someone.ts';
import { linkOfFirstRun, readsStoriesFirst } from './whole-chain.ts';

const home = mkdtempSync(join(testHome, 'kring-any-medium-'));
const running: Running[] = [];
let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(async () => {
  await browser.close();
  for (const kring of running) await kring.stop();
  rmSync(home, { recursive: true, force: true });
});

const environment = (data: string, example = 'none') => ({ KRING_DATA: join(home, data), KRING_EXAMPLE: example });

async function starts(data: string, example?: 'B'): Promise<Running> {
  const kring = await startKring(environment(data, example));
  running.push(kring);
  return kring;
}

/** A command of Kring, in a process of its own, beside the Kring that runs on this folder. */
async function command(data: string, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, ['build/server/kring.js', ...args], { env: { ...process.env, ...environment(data) } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  const status = await new Promise((done) => child.once('exit', done));
  expect([args.slice(0, 2), status, status === 0 ? '' : said]).toEqual([args.slice(0, 2), 0, '']);
  return said;
}

const most = 25; // pages: a circle with hundreds of public statements is not read whole

/** What a passer-by reads on the open pages of the circle; the name of the machine aside. */
async function openPages(passerBy: Someone, circle: string): Promise<Record<string, string>> {
  const pages: Record<string, string> = {};
  const waiting = [circle, `${circle}/published`, `${circle}/evaluation`];
  const wanted = new RegExp(`^${circle}/(published|insights|changes|decisions|evaluation|together)\\b`);
  for (const address of waiting) {
    await passerBy.goes(address);
    const main = passerBy.page.locator('main');
    pages[address] = (await main.innerText()).replaceAll(new URL(passerBy.origin).host, 'host').replace(/\s+/g, ' ').trim();
    const links = await main.locator('a[href]').evaluateAll((all) => all.map((a) => new URL((a as HTMLAnchorElement).href).pathname));
    for (const link of links)
      if (waiting.length < most && wanted.test(link) && !/\.\w+$/.test(link) && !waiting.includes(link)) waiting.push(link);
  }
  return pages;
}

const places: [string, Place, 'B' | undefined][] = [
  ['a circle of its own', ownCircle, undefined],
  ['a copy of example B', exampleB, 'B'],
];

test.each(places)(
  '%s with a sound, a photo and an Arabic story is evaluated, moves house, and a backup brings nothing back that was withdrawn',
  async (_, place, example) => {
    const { told, says, language } = place;
    const [first, second, restored] = ['first', 'second', 'restored'].map((name) => `${name}-${says.slug}`) as [string, string, string];
    const kring = await starts(first, example);
    const journey = { kring, browser, language, javaScript: true };
    const { noor, mina, circle, wrongs } = await anyMedium(journey, place);

    // The evaluation report, as a page and as a file.
    await noor.goes(`${circle}/evaluation`);
    await noor.sees(told.decision);
    await noor.sees(told.insight);
    const report = await noor.asks(`${circle}/evaluation.pdf`);
    expect(report.headers()['content-type']).toBe('application/pdf');
    const bytes = await report.body();
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(10_000);

    // The circle leaves, and comes into an installation that has nothing yet: the open pages read the same, the photo with them.
    const file = join(home, `${says.slug}.zip`);
    await command(first, 'export', 'circle', says.slug, file);
    const other = await starts(second);
    const ada = await someone(browser, { at: other.address, language });
    await ada.goes(await linkOfFirstRun(other));
    await ada.fills('people.setUp.organisation', says.organisation);
    await ada.fills('people.setUp.name', 'Ada');
    await ada.presses('people.setUp.do');
    await command(second, 'import', 'circle', file);
    const [here, there] = [await comesTo(journey, language), await someone(browser, { at: other.address, language })];
    await here.goes(`${circle}/published`);
    const link = here.page.locator('main a[href*="/published/"]', { hasText: told.photo }).first();
    const published = (await link.getAttribute('href'))!;
    const before = await openPages(here, circle);
    expect(await openPages(there, circle)).toEqual(before);
    expect(before[published]).toContain(told.photo);
    expect(Object.keys(before).length).toBeGreaterThan(5);
    for (const passerBy of [here, there]) {
      await passerBy.goes(published);
      const photo = passerBy.page.locator('.kring-medium img');
      expect(await photo.getAttribute('alt')).toBe(told.seen);
      expect(await photo.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBeGreaterThan(100);
    }
    await ada.leaves();
    await there.leaves();
    await other.stop();

    // A backup; then the teller of the photo takes her story back; then the machine is lost.
    const backups = join(home, `backups-${says.slug}`);
    await command(first, 'backup', backups);
    await mina.goes('/mine/withdraw');
    await mina.presses('teller.withdraw.do');
    await mina.sees('teller.withdraw.done.title');
    expect(wrongs()).toEqual([]);
    await kring.stop();
    const backup = join(
      backups,
      readdirSync(backups).find((name) => /^\d.*Z$/.test(name))!,
    );
    await command(restored, 'restore', backup, '--erasures', join(home, first, 'erasures.log'));
    const again = await starts(restored);
    const steward = await someone(browser, { at: again.address, language });
    await steward.goes(/\/sign-in\/\S+/.exec(await command(restored, 'link', says.steward))![0]);
    const button = steward.page.getByRole('button').filter({ visible: true });
    if (/sign-in/.test(steward.page.url()) && (await button.count()) > 0) await button.first().click();
    await steward.goes(`${circle}/stories`);
    await readsStoriesFirst(steward); // she listens here too, and reads her first story now
    await steward.sees(told.heard.slice(0, 20));
    await steward.sees(told.arabic.slice(0, 20));
    await steward.seesNot(told.photo);
    expect((await steward.asks(published)).status()).toBe(404);
    expect((await steward.asks(`${circle}/published`)).status()).toBe(200);
    await steward.goes(`${circle}/evaluation`);
    await steward.sees(told.decision);
    const media = (data: string) =>
      readdirSync(join(home, data, 'media'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(media(restored).length).toBe(media(first).length);
    expect(media(restored)).toHaveLength(1); // the sound alone
    await steward.leaves();
  },
  400_000, // example B has 225,000 answers to fill in, to carry and to read in
);
