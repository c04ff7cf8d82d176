import { strict as assert } from 'node:assert';
import type { Browser } from 'playwright-core';
import type { AnswerGiven } from '#cycle/2-sense/response.ts';
import { makeMap } from '#cycle/2-sense/opinion-maps.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Language } from '#lib/words/words.ts';
import { anAnswering, anAsking, aStatement } from '../opinions.ts';
import { aCircle } from '../worlds.ts';
import { someone, type Someone } from './someone.ts';

type Journey = { db: Db; at: string; browser: Browser; language: Language; javaScript: boolean };
const given: AnswerGiven[] = ['yes', 'no', 'yes', 'pass', 'no', 'yes', 'yes', 'no', 'pass', 'yes'];

/**
 * Someone answers ten statements, the first three by the keyboard alone, notes the code, finishes; comes back on another phone by the code
 * and finds themselves on the map that was made meanwhile. Returns what must never happen, and which scripts ran.
 */
export async function respondsToTen({ db, at, browser, language, javaScript }: Journey) {
  const circle = await aConversation(db);
  const phone = await someone(browser, { at, language, javaScript, width: 320 });
  await phone.goes(`/respond/${circle.door}`);
  await phone.sees('respond.sees.everyone');
  const seen = new Set<string>();
  for (const [nth, answer] of given.entries()) {
    seen.add(await phone.page.locator('#statement').innerText());
    if (nth < 3) await answersByKeyboard(phone, answer, nth === 0);
    else await phone.presses(`respond.answer.${answer}`);
    await phone.sees('respond.soFar', { count: nth + 1 });
  }
  assert.equal(seen.size, given.length, 'each statement comes once');
  await phone.follows('respond.mine');
  const code = await phone.page.locator('.kring-answers-code').innerText();
  await phone.sees('respond.place.notIn');
  await phone.presses('teller.finish.do');
  await phone.sees('teller.finish.title');
  const { status } = { status: (await phone.asks('/answers')).status() };
  assert.equal(status, 404, 'the visit is over');
  await phone.leaves();

  await makeMap(db, circle.id, new Date());
  const other = await someone(browser, { at, language, javaScript });
  await other.goes('/answers/code');
  await other.fills('respond.code.letters', code.toUpperCase());
  await other.presses('respond.code.open');
  await other.sees('respond.mine.count', { count: given.length });
  await other.sees('respond.place.in');
  await other.sees('picture.you.only');
  assert.ok(await other.page.locator('svg .kring-picture-own').isVisible(), 'their own place stands on the picture');
  await other.leaves();
  return { wrongs: [...phone.wrongs, ...other.wrongs], scripts: [...phone.scripts, ...other.scripts] };
}

/** After each answer the keyboard goes on at the question: one Tab is the first answer. */
async function answersByKeyboard({ page }: Someone, answer: AnswerGiven, first: boolean) {
  const pressed = { yes: 1, no: 2, pass: 3 }[answer];
  for (let tabs = 0; tabs < (first ? 40 : pressed); tabs++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((value) => (document.activeElement as HTMLButtonElement).value === value, answer)) break;
  }
  assert.equal(await page.evaluate(() => (document.activeElement as HTMLButtonElement).value), answer, 'the keyboard reaches the answer');
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
}

/** Twenty people of two minds, thirty statements, and the map of what they answered. */
async function aConversation(db: Db) {
  const now = new Date();
  const circle = await aCircle(db, { language: 'nl', subject: 'Werk in Houten', now });
  await anAsking(db, circle.id, { now });
  const made: string[] = [];
  for (let nth = 1; nth <= 30; nth++) made.push(await aStatement(db, circle.id, `Uitspraak ${nth} zegt dit.`, { language: 'nl', now }));
  for (let i = 0; i < 20; i++)
    await anAnswering(
      db,
      circle.id,
      made.map((id, j) => [id, (i + j) % 2 === 0 ? 1 : -1] as const),
      now,
    );
  await makeMap(db, circle.id, now);
  return circle;
}
