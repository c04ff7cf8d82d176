import type { Page } from 'playwright-core';
import { tellerLanguages } from '#routes/language.server.ts';
import { browserOf, open, pagesOf, severalAtOnce, type Seen } from './parts/pages.ts';
import type { World } from './world.ts';

/**
 * Opens the pages of tellers in all six languages on a device with a voice of its own, and has each read aloud by the keyboard: every
 * sentence that stands there is spoken, Escape stops it, and nobody is asked for anything. Without such a voice there is no button.
 */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const { origin, pages, close } = await pagesOf(inside);
  const browser = await world.browser();
  const tellers = oneForEachDoor(pages.filter(({ ofTeller, door }) => ofTeller && !/^\/(leave|finish|s)\b/.test(door)));
  const [wrong, outside] = [[] as string[], [] as string[]];
  let sentences = 0;
  await severalAtOnce(tellerLanguages, async (language) => {
    for (const seen of tellers) {
      const context = await browserOf(browser, origin, seen.visitor, { viewport: { width: 390, height: 800 } });
      context.on('request', (request) => !request.url().startsWith(origin) && outside.push(request.url()));
      const page = await context.newPage();
      await page.addInitScript(device(tellerLanguages.map((lang) => ({ lang, localService: true }))));
      await open(inside, page, origin, seen, language);
      const read = await readsAloud(page);
      sentences += read.spoken;
      wrong.push(...read.wrong.map((said) => `${seen.door}${seen.sent ? ' with slips' : ''} in ${language}: ${said}`));
      await context.close();
    }
  });
  wrong.push(...(await withoutAVoice()), ...outside.map((url) => `asked elsewhere: ${url}`));
  close();
  if (wrong.length > 0) throw new Error(`${wrong.length} things are wrong with reading aloud\n${wrong.join('\n')}`);
  return `${tellers.length} pages x ${tellerLanguages.length} languages, ${sentences} pieces spoken, by keyboard, 0 requests to anyone else; no button without a voice of the device`;

  async function withoutAVoice(): Promise<string[]> {
    const context = await browserOf(browser, origin, tellers[0]!.visitor);
    const page = await context.newPage();
    await page.addInitScript(
      device([
        { lang: 'en', localService: false },
        { lang: 'nl', localService: true },
      ]),
    );
    await open(inside, page, origin, tellers[0]!, 'en');
    const offered = await page.locator('[data-read-aloud]').isVisible();
    await context.close();
    return offered ? ['a voice that is not on the device is offered'] : [];
  }
}

const oneForEachDoor = (pages: Seen[]) =>
  [...Map.groupBy(pages, ({ door, sent }) => door + Boolean(sent)).values()].map((of) => of.at(-1)!);

/** A device with these voices; what it says is kept. */
const device = (voices: { lang: string; localService: boolean }[]) => `
  window.spoken = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => ${JSON.stringify(voices)}, cancel: () => {}, addEventListener: () => {},
    speak: (said) => { window.spoken.push(said.text); if (!window.slow) setTimeout(() => said.onend(), 0); },
  } });`;

async function readsAloud(page: Page): Promise<{ spoken: number; wrong: string[] }> {
  const button = page.locator('[data-read-aloud]');
  if (!(await button.isVisible())) return { spoken: 0, wrong: ['there is no button'] };
  const starts = await button.innerText();
  if (!(await tabsTo(page))) return { spoken: 0, wrong: ['the keyboard does not reach the button'] };
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (said) =>
      (document.querySelector('[data-read-aloud]') as HTMLElement).innerText === said &&
      (window as unknown as { spoken: string[] }).spoken.length > 0,
    starts,
  );
  const { spoken, missed } = await page.evaluate(() => {
    const flat = (text: string) => text.replace(/\s+/g, '');
    const { spoken } = window as unknown as { spoken: string[] };
    const all = flat(spoken.join(''));
    const stands = [...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, p, label, legend, summary, li)')].filter(
      (part) =>
        part.checkVisibility() &&
        !part.closest('[data-not-aloud], dialog, [aria-hidden=true], details:not([open]) > :not(summary)') &&
        !part.querySelector('textarea, select, input, ul, ol, p, h2, h3'),
    );
    return {
      spoken: spoken.length,
      missed: stands.map((part) => part.innerText).filter((text) => text.trim() !== '' && !all.includes(flat(text))),
    };
  });
  await page.evaluate('window.slow = true; window.spoken = []');
  await page.keyboard.press('Enter');
  await page.waitForFunction('window.spoken.length > 0');
  await page.keyboard.press('Escape');
  const stopped = (await button.innerText()) === starts;
  return {
    spoken,
    wrong: [...missed.map((text) => `not spoken: “${text.slice(0, 80)}”`), ...(stopped ? [] : ['Escape does not stop it'])],
  };
}

async function tabsTo(page: Page): Promise<boolean> {
  for (let tabs = 0; tabs < 40; tabs++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.matches('[data-read-aloud]'))) return true;
  }
  return false;
}
