import { serve } from '@hono/node-server';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { connect } from '#lib/server/db.server.ts';
import { joinPostgres } from '#lib/server/postgres.server.ts';
import type { Language } from '#lib/words/words.ts';
import { testHome } from '../folder.ts';
import { testKring } from '../kring.ts';
import { openBrowser, startKring } from '../running.ts';
import { barriersOn } from './by-keyboard.ts';
import { signsIn, someone, type Someone } from './someone.ts';

/** A Kring in this process, of which the test moves the clock, and a browser that opens it at an address. */
export async function kringHere() {
  const [kring, browser] = await Promise.all([testKring(), openBrowser()]);
  const server = serve({ fetch: kring.app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(async () => {
    await browser.close();
    server.close();
  });
  /** A phone of 320 pixels without JavaScript; whoever is named is signed in on it. */
  const aPhone = async (person?: string): Promise<Page> => {
    const phone = await someone(browser, { at, width: 320, height: 640, javaScript: false });
    if (person) await signsIn(phone, { db: kring.db, person, now: kring.clock.now });
    return phone.page;
  };
  return { ...kring, at, browser, aPhone };
}

/** Kring as people run it, with nothing in it yet, and a browser. What a test starts on the same folder later, it adds to `started`. */
export async function kringRuns(name: string) {
  const home = mkdtempSync(join(testHome, `kring-${name}-`));
  const data = join(home, 'data');
  const env = { KRING_DATA: data, KRING_EXAMPLE: 'none' };
  const [browser, kring] = await Promise.all([openBrowser(), startKring(env)]);
  const db = connect((await joinPostgres({ folder: join(data, 'postgres') }))!);
  const started = [kring];
  afterAll(async () => {
    await browser.close();
    await db.destroy();
    for (const one of started) await one.stop();
    rmSync(home, { recursive: true, force: true });
  });
  return { browser, db, at: kring.address, data, env, started };
}

/** Nothing reaches beyond the side of the page. */
export async function staysInside({ page }: Pick<Someone, 'page'>): Promise<void> {
  expect(await beyondTheSide(page), page.url()).toBeLessThanOrEqual(0);
}

const beyondTheSide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

type Screen = { width: number; colorScheme: 'dark' | 'light'; language?: Language };

/** Someone's pages have one heading above all, no barriers, and fit their screen. Axe looks from within, in a browser of its own that lets it in. */
export async function haveNoBarriers(who: Pick<Someone, 'page' | 'origin'>, screen: Screen, paths: readonly string[]): Promise<void> {
  const { width, colorScheme, language } = screen;
  const storageState = await who.page.context().storageState();
  const more = { bypassCSP: true, colorScheme, storageState };
  const eyes = await someone(who.page.context().browser()!, { at: who.origin, language, width, more });
  const wrong: string[] = [];
  for (const path of paths) {
    await eyes.goes(path);
    const headings = await eyes.page.locator('h1').count();
    if (headings !== 1) wrong.push(`${path} has ${headings} first headings`);
    wrong.push(...(await barriersOn(eyes)).map((barrier) => `${path} at ${width}: ${barrier}`));
    const beyond = await beyondTheSide(eyes.page);
    if (beyond > 0) wrong.push(`${path} reaches ${beyond} beyond ${width}`);
  }
  await eyes.leaves();
  expect(wrong).toEqual([]);
}
