import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testHome } from '../folder.ts';
import { aPhoto, aWave } from '../media-samples.ts';
import { startKring, type Running } from '../running.ts';

let browser: Browser;
let kring: Running;
let door: string;
const home = mkdtempSync(join(testHome, 'kring-sound-'));
const wrongs: string[] = [];

beforeAll(async () => {
  // A microphone that hums, and someone who always says yes when the browser asks for it.
  const args = ['--no-sandbox', '--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];
  browser = await chromium.launch({
    executablePath: process.env.KRING_CHROMIUM ?? '/usr/bin/chromium',
    args: [...args, '--disable-component-update', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
  kring = await startKring({ KRING_DATA: join(home, 'data'), KRING_EXAMPLE: 'H' });
  door = /\/tell\/\w+/.exec(await (await fetch(`${kring.address}/circles/voorbeeld-houten`)).text())![0];
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await kring?.stop();
  rmSync(home, { recursive: true, force: true });
});

async function tellPage(): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 320, height: 700 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => wrongs.push(error.message));
  page.on('console', (said) => said.type() === 'error' && !said.text().includes('ERR_INTERNET_DISCONNECTED') && wrongs.push(said.text()));
  page.on('request', (asked) => !/^blob:/.test(asked.url()) && !asked.url().startsWith(kring.address) && wrongs.push(asked.url()));
  await page.goto(kring.address + door);
  await page.click('summary:has-text("Liever vertellen")');
  return page;
}

test('by keyboard alone someone records a story, hears it back, deletes it, records again, and it is kept', async () => {
  const page = await tellPage();
  await page.focus('[data-record-start]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-record-stop]:not([hidden])');
  expect(await page.textContent('[data-record-says]')).toContain('U wordt opgenomen');
  await page.waitForTimeout(1_200);
  await page.keyboard.press('Enter'); // the button that stops has the focus
  await page.waitForSelector('[data-record-again]:not([hidden])');
  expect(await page.textContent('[data-record-says]')).toContain('Luister terug');
  const first = await page.getAttribute('[data-record] audio', 'src');
  await page.keyboard.press('Enter'); // deletes it and begins again
  await page.waitForSelector('[data-record-stop]:not([hidden])');
  await page.waitForTimeout(1_200);
  await page.focus('[data-record-stop]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-record-again]:not([hidden])');
  expect(await page.getAttribute('[data-record] audio', 'src')).not.toBe(first);
  await page.click('button:has-text("Bewaar mijn verhaal")');
  await page.waitForURL('**/mine/choose');
  await page.goto(`${kring.address}/mine/media`);
  expect(await page.evaluate(secondsOf)).toBeGreaterThan(0.9);
  expect(wrongs).toEqual([]);
}, 60_000);

test('a long recording goes on by itself after the connection was gone, and comes with the form', async () => {
  const page = await tellPage();
  const says = page.locator('[data-upload]');
  await page.route('**/media/tus/*', async (route) => {
    await new Promise((next) => setTimeout(next, 100)); // a network as in a lift
    await route.continue();
  });
  await page.setInputFiles('input[type=file]', { name: 'x', mimeType: 'audio/wav', buffer: aWave(6_000_000) });
  await expect.poll(() => says.textContent()).toMatch(/[1-9]\d procent/);
  await page.context().setOffline(true);
  await expect.poll(() => says.textContent()).toContain('verbinding is weg');
  await page.context().setOffline(false);
  await expect.poll(() => says.textContent(), { timeout: 20_000 }).toContain('Het bestand is binnen');
  expect(await page.inputValue('input[type=file]')).toBe('');
  await page.click('button:has-text("Bewaar mijn verhaal")');
  await page.waitForURL('**/mine/choose');
  await page.goto(`${kring.address}/mine/media`);
  expect(await page.evaluate(secondsOf)).toBeGreaterThan(60);
  expect(wrongs).toEqual([]);
}, 60_000);

test('a finger drawn over a photo chooses what becomes unrecognisable', async () => {
  const page = await tellPage();
  await page.fill('textarea[name=text]', 'Dit zag ik bij de halte.');
  const photo = { name: 'x', mimeType: 'image/jpeg', buffer: await aPhoto({ width: 900, height: 1_200 }) };
  await page.setInputFiles('input[type=file]', photo);
  await page.click('button:has-text("Bewaar mijn verhaal")');
  await page.waitForURL('**/mine/choose');
  await page.goto(`${kring.address}/mine/media`);
  await page.click('a:has-text("onherkenbaar maken")');
  const grid = (await page.locator('.kring-blur__grid').boundingBox())!;
  const at = (across: number, down: number) => [grid.x + grid.width * across, grid.y + grid.height * down] as const;
  await page.mouse.move(...at(0.02, 0.02));
  await page.mouse.down();
  await page.mouse.move(...at(0.2, 0.2), { steps: 4 });
  await page.mouse.up();
  expect(await page.locator('[name=cell]:checked').count()).toBe(6);
  await page.focus('#cell');
  await page.keyboard.press('Space'); // and each square by keyboard
  expect(await page.locator('[name=cell]:checked').count()).toBe(5);
  await page.click('button:has-text("Maak vaag")');
  await page.waitForURL('**/mine/media?kept=blurred');
  expect(wrongs).toEqual([]);
}, 60_000);

/** How long the player on this page plays; runs in the browser. */
function secondsOf(): Promise<number> {
  const player = document.querySelector<HTMLAudioElement>('.kring-medium audio')!;
  return new Promise((done) => {
    player.addEventListener('loadedmetadata', () => done(player.duration));
    player.addEventListener('error', () => done(-1));
    player.preload = 'metadata';
    player.load();
  });
}
