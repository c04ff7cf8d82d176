import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { aCircle, aMember, aStory } from '../worlds.ts';
import { signsIn, someone } from './someone.ts';
import { haveNoBarriers, kringHere, staysInside } from './phones.ts';

const { db, at, browser, clock } = await kringHere();

/** Someone with a small phone, in Dutch and without JavaScript; a listener or steward who has not read the lesson on stories yet. */
async function comes(person?: string) {
  const who = await someone(browser, { at, language: 'nl', width: 320, height: 640, javaScript: false });
  if (person) await signsIn(who, { db, person, now: clock.now });
  return who;
}

const story = 'De bus kwam niet, en op mijn eerste dag was ik te laat.';

test('a listener learns before reading, the circle writes how it deals with stories, a teller reads that, and someone takes along what they learned', async () => {
  const world = await aCircle(db, { subject: 'Vervoer', language: 'nl' });
  await aStory(db, world, { text: story, language: 'nl', accepted: false });
  const [listener, steward] = [
    await aMember(db, world, 'listener', { name: 'Fatima', side: 'residents' }),
    await aMember(db, world, 'steward'),
  ];
  await db.deleteFrom('stories_first').where('circle_id', '=', world.id).execute();
  const here = `/circles/${world.slug}`;

  // Fatima comes to listen for the first time: first the lesson, on the same page, then the stories.
  const fatima = await comes(listener);
  await fatima.goes(`${here}/listen`);
  await fatima.sees('learning.first.title');
  await fatima.sees('lessons.stories.text.3');
  await fatima.seesNot(story);
  await staysInside(fatima);
  await fatima.presses('learning.first.do');
  await fatima.sees(story);
  await fatima.goes(`${here}/listen`);
  await fatima.seesNot('learning.first.title');

  // The steward and others write together how they deal with stories; a teller reads it on the page where they tell.
  const noor = await comes(steward);
  await noor.goes(`${here}/learning`);
  await noor.follows('learning.agreement.write');
  await noor.fills('learning.agreement.text', 'Wat we lezen, blijft hier.');
  await noor.chooses('learning.agreement.sides', 'Resident', 'Professional');
  await noor.presses('learning.agreement.keep');
  await noor.sees('Wat we lezen, blijft hier.');
  await staysInside(noor);
  const teller = await comes();
  await teller.goes(`/tell/${world.door}`);
  await teller.unfolds('agreed.title');
  await teller.sees('Wat we lezen, blijft hier.');

  // A study circle of two evenings becomes two conversations with a script.
  await noor.goes(`${here}/learning`);
  await noor.unfolds('learning.study.plan');
  await noor.chooses('learning.study.lessons', 'lessons.listen.title', 'lessons.map.title');
  await noor.fills('dialogue.plan.starts', '2027-01-12T19:30');
  await noor.fills('dialogue.plan.place', 'De bibliotheek');
  await noor.presses('learning.study.do');
  await noor.sees('De bibliotheek');
  await staysInside(noor);
  await noor.goes(`${here}/sessions`);
  await noor.sees('learning.study.purpose', { lesson: noor.said('lessons.map.title') });

  // Fatima reads a lesson, keeps what it brought up for herself, and takes it along as a file.
  await fatima.goes(`${here}/learning`);
  await fatima.follows('lessons.listen.title', { beside: fatima.said('lessons.listen.about') });
  await fatima.sees('lessons.listen.question');
  await staysInside(fatima);
  await fatima.follows('learning.journal.write');
  await fatima.fills('learning.journal.text', 'Ik draag een lijst bij me. Morgen laat ik hem thuis.');
  await fatima.presses('learning.journal.keep');
  await fatima.goes('/home/portfolio');
  await fatima.chooses('learning.portfolio.pages', '24 november 2026: Ik draag een lijst');
  const file = async (button: string) => {
    const [download] = await Promise.all([
      fatima.page.waitForEvent('download'),
      fatima.page.getByRole('button', { name: fatima.said(button) }).click(),
    ]);
    return readFile((await download.path())!);
  };
  const page = (await file('learning.portfolio.html')).toString('utf8');
  assert.match(page, /Ik draag een lijst bij me\. Morgen laat ik hem thuis\./);
  const pdf = await file('learning.portfolio.pdf');
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');

  // Nobody else finds the journal, the steward neither.
  const { id } = await db.selectFrom('journal_page').select('id').where('person_id', '=', listener).executeTakeFirstOrThrow();
  expect((await noor.asks(`/home/journal/${id}`)).status()).toBe(404);
  expect((await teller.asks('/home/journal')).status()).toBe(404);
  for (const who of [fatima, noor, teller]) expect(who.wrongs).toEqual([]);
}, 120_000);

test('every page of learning is read by a screen reader, in light and dark, at 320 and 1280 pixels', async () => {
  const world = await aCircle(db, { subject: 'Vervoer', language: 'nl' });
  const newly = await aMember(db, world, 'listener');
  await aMember(db, world, 'steward', { person: newly });
  await db.deleteFrom('stories_first').where('person_id', '=', newly).execute();
  const who = await comes(newly);
  const here = `/circles/${world.slug}`;
  const pages = [
    ...['/lessons', '/lessons/stories', '/lessons/failed', '/home/journal', '/home/portfolio'],
    ...['/learning', '/learning/agreement', '/learning/lessons/open', '/story-agreement', '/listen'].map((page) => here + page),
  ];
  for (const [width, colorScheme] of [
    [320, 'dark'],
    [1280, 'light'],
  ] as const)
    await haveNoBarriers({ page: who.page, origin: at }, { width, colorScheme, language: 'nl' }, pages);
}, 180_000);
