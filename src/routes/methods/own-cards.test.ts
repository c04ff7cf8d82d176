import { mkdtempSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settleReport } from '#cycle/reports.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { wordsIn } from '#lib/words/words.ts';
import { cardsAsJson } from '#system/toolkit/card-file.ts';
import { cardFrom } from '#system/toolkit/card-method.ts';
import { methodOf } from '#system/toolkit/methods.ts';
import { keepOwnCards, ownCardsOf } from '#system/toolkit/own-methods.server.ts';
import { testKring } from '#testing/kring.ts';
import { asFile } from '#testing/media-samples.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn, today } from '#testing/worlds.ts';

const { db, app, clock } = await testKring();
clock.now = today;
const words = wordsIn('en');
const data = mkdtempSync('/tmp/kring-own-cards-');

async function aSteward() {
  const world = await aCircle(db);
  const person = await aMember(db, world, 'steward');
  const browser = visitor(app);
  await signedIn(db, browser, person);
  return { world, person, browser, path: `/circles/${world.slug}/methods` };
}

const filled = {
  ...{
    name: 'Soup and stories',
    about: 'People cook soup and tell while they cut.',
    for: 'For neighbours.',
    'When better not': 'When the kitchen is shut.',
  },
  ...{ gains: 'Who cooks has the word.', access: 'Sit or stand.', source: 'Our own', licence: 'CC BY 4.0', attribution: 'Circle Litter' },
  ...{ move: 'gather', constellation: 'catalysts', reading: 'none', people_least: '3', people_most: '9' },
  ...{ moments: ['begin', 'tell'], modes: ['room'], needs: ['room', 'food'] },
  ...{ 'step-1-kind': 'session.round', 'step-1-title': 'Cut and tell', 'step-1-do': 'Tell in turn.', 'step-1-minutes': '30' },
  ...{
    'step-3-kind': 'prompt',
    'step-3-title': 'Ask',
    'step-3-do': 'Ask it.',
    'step-3-minutes': '5',
    'step-3-ask': 'What did you eat here?',
  },
};

test('a steward writes a card, finds it with reasons in the catalogue, and starts it just like ours', async () => {
  const { world, browser, path } = await aSteward();
  await browser.goTo(path);
  await browser.follow('Write a card of your own');
  await browser.press('Keep this card', filled);
  expect(browser.path).toMatch(/\/methods\/[a-z0-9]{16}$/);
  const [own] = await ownCardsOf(db, world.id);
  expect(own!.card.steps.map(({ kind }) => kind)).toEqual(['session.round', 'prompt']);
  await browser.goTo(`${path}?people=5&minutes=60&moment=begin`);
  const found = browser.page.querySelector(`[id="${own!.id}"]`)!.text;
  expect(found).toContain('of this circle');
  expect(found).toContain('Fits, because:');
  expect(found).toContain('for 3 to 9 people');
  await browser.goTo(`${path}/${own!.id}`);
  await browser.press('Plan this conversation', { starts_at: '2026-12-10T19:30', place: 'The kitchen' });
  expect(browser.path).toMatch(/\/script$/);
  expect(browser.text).toContain('Cut and tell');
  await browser.goTo(`${path}/${own!.id}`);
  expect(browser.text).toContain('Conversations with this way of working');
  await browser.press('Ask this question');
  expect(browser.text).toContain('What did you eat here?');
});

test('a slip keeps all that was written and leads to its field, also of a step; nothing is kept', async () => {
  const { world, browser, path } = await aSteward();
  await browser.goTo(`${path}/new`);
  await browser.press('Keep this card', { ...filled, licence: '', people_most: '1', 'step-3-minutes': 'long' });
  expect(browser.status).toBe(422);
  expect(browser.text).toContain('Licence: Fill this in.');
  expect(browser.text).toContain('Step 3, Minutes: Give a number of minutes from 1 to 240.');
  expect(browser.page.querySelector('.kring-problems a[href="#step-3-minutes"]')).not.toBeNull();
  expect(browser.html).toContain('value="Soup and stories"');
  expect(browser.page.querySelectorAll('input[name=moments][checked]')).toHaveLength(2);
  expect(await ownCardsOf(db, world.id)).toEqual([]);
});

test('one of our cards becomes the circle’s own, with its licence and its names', async () => {
  const { world, browser, path } = await aSteward();
  await browser.goTo(`${path}/game`);
  await browser.follow('Make a card of your own out of this');
  await browser.press('Keep this card', { name: 'A game of bins' });
  expect(browser.status).toBe(200);
  const [own] = await ownCardsOf(db, world.id);
  const needs = [...own!.card.needs].sort(); // a form sends them in the order of the page
  expect({ ...own!.card, needs }).toEqual({
    ...cardFrom(words, methodOf('game')!, 'en'),
    needs: ['paper', 'printer', 'tables'],
    name: 'A game of bins',
  });
  await browser.goTo(`${path}/${own!.id}`);
  await browser.follow('Open the sheet to print');
  expect(browser.text).toContain('Which place here do you like to show?');
  await browser.goTo(`${path}/${own!.id}`);
  await browser.follow('Begin a try-out');
  expect(browser.text).toContain('Only the one who thought of it still does it');
});

test('a card is changed, taken away and put back; what is away only its stewards see', async () => {
  const { world, person, browser, path } = await aSteward();
  const [id] = (await keepOwnCards(db, world.id, [cardFrom(words, methodOf('film')!, 'en')], { by: person, now: today }))!;
  await browser.goTo(`${path}/${id}/edit`);
  await browser.press('Keep the change', { name: 'Shorter film' });
  expect(browser.text).toContain('Shorter film');
  await browser.press('Take this card away');
  const passer = visitor(app);
  await passer.goTo(path);
  expect(passer.text).not.toContain('Shorter film');
  await passer.goTo(`${path}/${id}`);
  expect(passer.status).toBe(404);
  await browser.goTo(path);
  await browser.press('Put it back');
  await passer.goTo(path);
  expect(passer.text).toContain('Shorter film');
});

test('cards come in from a file: first shown, then kept as chosen; a step that nothing knows is left out only on purpose', async () => {
  const { world, browser, path } = await aSteward();
  const [one, two] = ['film', 'open'].map((id) => cardFrom(words, methodOf(id)!, 'en'));
  const strange = { kind: 'robot.speech', minutes: 5, title: 'A robot speaks', do: 'Listen.' };
  const file = JSON.parse(cardsAsJson([one!, two!])) as { cards: object[] };
  file.cards.push({ ...two!, name: 'With a robot', steps: [...two!.steps, strange] }, { ...one!, licence: '' });
  await browser.goTo(path);
  await browser.follow('Read in cards');
  await browser.pressWith('Look what is in it', {}, { card_file: asFile(Buffer.from(JSON.stringify(file)), 'application/json') });
  expect(browser.status).toBe(200);
  expect(browser.text).toContain('Nothing is kept yet.');
  expect(browser.text).toContain('step 2, “A robot speaks” (robot.speech)');
  expect(browser.text).toContain('Licence: Fill this in.');
  expect(await ownCardsOf(db, world.id)).toEqual([]);
  await browser.press('Keep what I chose');
  expect((await ownCardsOf(db, world.id)).map(({ card }) => card.name)).toEqual([one!.name, two!.name]);
  await browser.goTo(`${path}.json`);
  expect(browser.html).toBe(cardsAsJson([one!, two!]));
  await browser.goTo(`${path}/import`);
  await browser.pressWith('Look what is in it', {}, { card_file: asFile(Buffer.from(JSON.stringify(file)), 'application/json') });
  expect(browser.text).toContain('This circle already has a card with this name.');
  await browser.press('Keep what I chose', { keep: [] });
  expect(browser.status).toBe(422);
  expect(browser.text).toContain('Choose at least one card.');
  await browser.press('Keep what I chose', { keep: ['2'] });
  expect((await ownCardsOf(db, world.id)).map(({ card }) => card.name)).toContain('With a robot');
});

test('a file that is none is refused in words', async () => {
  const { browser, path } = await aSteward();
  const files = { 'This file cannot be read.': 'x', 'This is no file with cards of Kring.': '{}', 'too large': ' '.repeat(300_000) };
  for (const [says, text] of Object.entries(files)) {
    await browser.goTo(`${path}/import`);
    await browser.pressWith('Look what is in it', {}, { card_file: asFile(Buffer.from(text), 'application/json') });
    expect(browser.status, says).toBe(422);
    expect(browser.text).toContain(says);
  }
  await browser.goTo(`${path}/import`);
  await browser.press('Look what is in it');
  expect(browser.text).toContain('Choose a file.');
});

test('a card that copies a story goes out of sight with the story, until someone has looked', async () => {
  const { world, person, browser, path } = await aSteward();
  const text = 'Every morning I stand at the stop and the bus does not come at all.';
  const story = await aStory(db, world, { text });
  const card = cardFrom(words, methodOf('film')!, 'en');
  const steps = card.steps.map((step, at) => (at === 1 ? { ...step, do: text } : step));
  const [id] = (await keepOwnCards(db, world.id, [{ ...card, steps }], { by: person, now: new Date(today.getTime() + 1_000) }))!;
  await withdrawStory(db, world.id, story, { now: new Date(today.getTime() + 2_000), why: 'withdrawn', data });
  for (const address of [`${path}/${id}`, path, `${path}.json`]) {
    await browser.goTo(address);
    expect(browser.html, address).not.toContain('the bus does not come');
  }
  await browser.goTo(`${path}/${id}`);
  expect(browser.text).toContain('hidden until someone has looked');
});

test('whoever sees something wrong in a card of a circle reports it, and a listener takes it out of sight', async () => {
  const { world, person, path } = await aSteward();
  const [id] = (await keepOwnCards(db, world.id, [cardFrom(words, methodOf('film')!, 'en')], { by: person, now: today }))!;
  const passer = visitor(app);
  await passer.goTo(`${path}/${id}`);
  await passer.follow('Report this');
  expect(passer.text).toContain('a way of working of the circle');
  await passer.press('Send', { words: 'This names my neighbour.' });
  const { id: report } = await db.selectFrom('report').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  const listener = await aMember(db, world, 'listener');
  const by = { person: listener, side: world.sides.professionals, now: today };
  expect(await settleReport(db, world.id, report, { outcome: 'hidden', reason: 'It names someone.', ground: world.ground, ...by })).toBe(
    true,
  );
  await passer.goTo(`${path}/${id}`);
  expect(passer.status).toBe(404);
  await passer.goTo(path);
  expect(passer.html).not.toContain(id!);
  await passer.goTo(`${path}/film`); // ours are nobody's to hide
  expect(passer.status).toBe(200);
});
