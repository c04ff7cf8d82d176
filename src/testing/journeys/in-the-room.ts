import { strict as assert } from 'node:assert';
import type { Locator } from 'playwright-core';
import type { Values } from '#lib/words/words.ts';
import type { Someone } from './someone.ts';

const patience = 40_000; // milliseconds; what is waited for is what a person waits for: words on the screen

/** Waits until these words can be read on someone's page, wherever the page has come meanwhile. What is only said by a screen reader does not count. */
export const reads = (who: Someone, what: string, values?: Values): Promise<void> =>
  written(who, what, values).waitFor({ timeout: patience });

/** Waits until these words are on someone's page no more. */
export const readsNoMore = (who: Someone, what: string, values?: Values): Promise<void> =>
  written(who, what, values).waitFor({ state: 'detached', timeout: patience });

const written = ({ page, said }: Someone, what: string, values?: Values) =>
  page.getByText(said(what, values).trim()).and(page.locator(':not([role=status], [role=status] *)')).filter({ visible: true }).first();

/** Presses a button on a page that follows: the page stays. Then these words can be read. */
export async function does(who: Someone, button: string, { values, then }: { values?: Values; then?: string } = {}): Promise<void> {
  await button_(who, button, values).click();
  if (then) await reads(who, then);
}

export const button_ = ({ page, said }: Someone, button: string, values?: Values): Locator =>
  page.getByRole('button', { name: said(button, values), exact: true }).first();

/** Someone comes in by the letters of the big screen, says from which side, and looks at their phone. */
export async function comesIn(who: Someone, { code, side, name }: { code: string; side: string; name: string }): Promise<void> {
  await who.goes('/session');
  await who.fills('phone.join.code', code);
  await who.presses('phone.join.open');
  await who.chooses('phone.join.side', side);
  if (name) await who.fills('phone.name', name);
  await who.presses('phone.join.sit');
  await who.follows('phone.now.title');
}

/** What stands on all that this browser was sent, also where it is hidden. */
export async function wasSent(who: Someone, words: string): Promise<boolean> {
  return (await who.page.content()).includes(words);
}

/** Writes a note and sends it, as it can be done with this browser. */
export async function writes(who: Someone, text: string): Promise<void> {
  await who.fills('phone.note', text);
  if (hasScripts(who)) await does(who, 'phone.note.send');
  else await who.presses('phone.note.send');
  await who.page.locator('#own li', { hasText: text }).waitFor({ timeout: patience });
}

/** Looks where the session is: who has no scripts asks for the page. */
export const looks = async (who: Someone): Promise<void> => {
  if (!hasScripts(who)) await who.goes(`${new URL(who.page.url()).pathname}`);
};

export const hasScripts = (who: Someone) => who.scripted;

/** The first name of whoever has the floor, as the big screen says it; null when the round is over. */
export async function whoSpeaks(screen: Someone): Promise<string | null> {
  const floor = screen.page.locator('.kring-live__floor strong');
  const over = screen.page.getByText(screen.said('phone.round.done'));
  await floor.or(over).first().waitFor({ timeout: patience });
  if (await over.isVisible()) return null;
  const name = /: (.+)\.$/.exec((await floor.innerText()).trim())?.[1];
  assert.ok(name, 'the big screen says who speaks');
  return name.replaceAll(/[\u2068\u2069]/g, '');
}
