import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator } from 'playwright-core';
import type { Values } from '#lib/words/words.ts';
import type { Someone } from './someone.ts';

const farthest = 90; // presses of Tab

/** Goes to something with the Tab key alone, and sees at each stop where the focus is; what is not there is looked for in the folded menu. */
export async function tabsTo({ page }: Pick<Someone, 'page'>, target: Locator): Promise<void> {
  const menu = page.locator('.kring-nav details:not([open]) summary:visible');
  if (!(await target.count()) && (await menu.count())) {
    await tabsTo({ page }, menu);
    await page.keyboard.press('Enter');
  }
  await target.waitFor();
  for (let pressed = 0; pressed < farthest; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`The keyboard never came to ${target.toString()} on ${page.url()}`);
}

/** Presses a button without a pointer. */
export async function pressesByKey(who: Someone, button: string, values?: Values): Promise<void> {
  await tabsTo(who, who.page.getByRole('button', { name: who.said(button, values), exact: true }).first());
  await who.page.keyboard.press('Enter');
}

/** Follows a link without a pointer. */
export async function followsByKey(who: Someone, link: string): Promise<void> {
  await tabsTo(who, who.page.getByRole('link', { name: who.said(link) }).first());
  await Promise.all([who.page.waitForEvent('domcontentloaded'), who.page.keyboard.press('Enter')]);
}

/** Where the focus is: the name of a button, the label of a field; and whether that is in one's own part. */
export const focusOf = ({ page }: Someone) =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement;
    const label = at.id && document.querySelector(`label[for="${at.id}"]`)?.textContent;
    return { on: (label || at.getAttribute('aria-label') || at.textContent || '').trim(), own: at.closest('#own') !== null };
  });

/** From now on writes down each line that a screen reader is given to say. */
export const listens = ({ page }: Someone) =>
  page.evaluate(() => {
    const status = document.querySelector('[role=status]')!;
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) heard.push(node.textContent ?? '');
    }).observe(status, { childList: true, characterData: true, subtree: true });
  });
export const heardBy = ({ page }: Someone) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on a page as it is now, by WCAG 2.2 AA. */
export async function barriersOn({ page }: Pick<Someone, 'page'>): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (how: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
