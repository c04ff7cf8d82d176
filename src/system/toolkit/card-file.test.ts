import { expect, test } from 'vitest';
import { wordsIn } from '#lib/words/words.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aMember, today } from '#testing/worlds.ts';
import { cardsAsJson, mostOfFile, readCards } from './card-file.ts';
import { cardFrom, methodFrom } from './card-method.ts';
import { methods, writesOnce } from './methods.ts';
import { changeOwnCard, keepOwnCards, methodIn, ownCardsOf, removeOwnCard } from './own-methods.server.ts';
import { scriptOf } from './script.ts';

const { db } = await testDatabase();
const nl = wordsIn('nl');
const ours = methods.map((method) => cardFrom(nl, method, 'nl'));
const film = ours.find(({ name }) => name === 'Korte film, lang gesprek')!;

/** What a file with these cards is found to be; each must be a card. */
const cardsIn = (text: string) =>
  readCards(text).cards!.map(({ checked }) => {
    expect(checked.problems).toBeUndefined();
    return checked.card!;
  });
const fileWith = (card: object, file: object = {}) => JSON.stringify({ format: 'kring-methods', version: 1, cards: [card], ...file });
const slipsOf = (card: object) => readCards(fileWith(card)).cards![0]!.checked.problems;

test('every card of ours goes out, comes in as a card of a circle’s own, and goes out again as the same text', async () => {
  const world = await aCircle(db);
  const by = await aMember(db, world, 'steward');
  const out = cardsAsJson(ours);
  await keepOwnCards(db, world.id, cardsIn(out), { by, now: today });
  const kept = await ownCardsOf(db, world.id);
  expect(cardsAsJson(kept.map(({ card }) => card))).toBe(out);
  // and what starts from it is the same script, question and sheet as ours
  for (const [at, method] of methods.entries()) {
    const own = kept[at]!.method;
    expect(own.steps, method.id).toEqual(method.steps);
    expect(scriptOf(nl, own).map(({ title, instruction }) => [title, instruction])).toEqual(
      scriptOf(nl, method).map(({ title, instruction }) => [title, instruction]),
    );
    for (const step of scriptOf(nl, own)) {
      const [same] = scriptOf(nl, method).filter(({ title }) => title === step.title);
      expect(writesOnce(step), `${method.id} ${step.title}`).toBe(writesOnce(same!));
    }
    expect(cardFrom(nl, methodFrom('x', kept[at]!.card), 'en')).toEqual(ours[at]);
  }
});

test('a card that was changed or taken away is so at once, and can be put back', async () => {
  const world = await aCircle(db);
  const by = await aMember(db, world, 'steward');
  const [id] = (await keepOwnCards(db, world.id, [film], { by, now: today }))!;
  await changeOwnCard(db, world.id, id!, { card: { ...film, name: 'Lange film', steps: film.steps.slice(0, 1) }, now: today });
  const changed = await methodIn(db, world.id, id!);
  expect([changed!.own!.texts.name, changed!.steps.length]).toEqual(['Lange film', 1]);
  await removeOwnCard(db, world.id, id!, today);
  expect(await methodIn(db, world.id, id!)).toBeNull();
  await removeOwnCard(db, world.id, id!, null);
  expect(await methodIn(db, world.id, id!)).not.toBeNull();
  const other = await aCircle(db);
  expect(await methodIn(db, other.id, id!)).toBeNull();
});

test('a circle has room for sixty cards of its own, not for one more', async () => {
  const world = await aCircle(db);
  const by = await aMember(db, world, 'steward');
  expect(
    await keepOwnCards(
      db,
      world.id,
      Array.from({ length: 60 }, () => film),
      { by, now: today },
    ),
  ).toHaveLength(60);
  expect(await keepOwnCards(db, world.id, [film], { by, now: today })).toBeNull();
});

test('rubbish, another format, another version and too much are refused, each with its own words', () => {
  const why = (text: string) => {
    const { problem } = readCards(text);
    return typeof problem === 'object' ? problem.key : problem;
  };
  for (const text of ['', 'not json', '{"a":', '<html>']) expect(why(text), text).toBe('kit.in.noJson');
  for (const text of ['null', '[]', '7', '"x"', '{}', '{"format":"kring-methods","version":1}', '{"format":"other","cards":[]}'])
    expect(why(text), text).toBe('kit.in.noCards');
  expect(readCards(fileWith(film, { version: 2 })).problem).toEqual({ key: 'kit.in.version', values: { version: '2', known: 1 } });
  expect(why(fileWith(film, { version: { toString: 'x' } }))).toBe('kit.in.version');
  expect(why(fileWith(film, { cards: [] }))).toBe('kit.in.empty');
  expect(why(fileWith(film, { cards: Array.from({ length: 61 }, () => ({})) }))).toBe('kit.in.many');
  expect(why(fileWith({ ...film, about: 'x'.repeat(mostOfFile.bytes) }))).toBe('kit.in.tooLarge');
});

test('a step that nothing here can start is named; a card of only such steps is refused', () => {
  const strange = { kind: 'session.dance', minutes: 5, title: 'Dance', do: 'Dance.' };
  const { checked } = readCards(fileWith({ ...film, steps: [film.steps[0], strange, { ...strange, kind: 'constructor' }] })).cards![0]!;
  expect(checked.card!.steps).toHaveLength(1);
  expect(checked.problems ?? checked.unknown).toEqual([
    { nth: 2, kind: 'session.dance', title: 'Dance' },
    { nth: 3, kind: 'constructor', title: 'Dance' },
  ]);
  expect(slipsOf({ ...film, steps: [strange] })).toEqual({
    'step-1-kind': { key: 'kit.slip.stepsUnknown', values: { named: 'session.dance' } },
  });
  expect(slipsOf({ ...film, steps: [] })).toEqual({ 'step-1-kind': 'kit.slip.steps' });
});

test('a card says under which licence it goes and whom to name, and all else that a card says', () => {
  expect(slipsOf({ ...film, licence: ' ', attribution: 7 })).toEqual({ licence: 'kit.slip.missing', attribution: 'kit.slip.missing' });
  expect(Object.keys(slipsOf({})!).sort()).toEqual(
    [
      ...['about', 'access', 'attribution', 'constellation', 'for', 'gains', 'language', 'licence', 'modes', 'moments', 'move', 'name'],
      ...['needs', 'not', 'people_least', 'people_most', 'reading', 'source', 'step-1-kind'],
    ].sort(),
  );
  const wrong: [object, string][] = [
    [{ people: { least: 9, most: 3 } }, 'people_most'],
    [{ people: { least: 1.5, most: 3 } }, 'people_least'],
    [{ people: null }, 'people_least'],
    [{ modes: ['room', 'by pigeon'] }, 'modes'],
    [{ move: 'toString' }, 'move'],
    [{ language: 'klingon' }, 'language'],
    [{ href: 'javascript:alert(1)' }, 'href'],
    [{ about: 'x'.repeat(301) }, 'about'],
    [{ steps: [{ ...film.steps[0], minutes: 0 }] }, 'step-1-minutes'],
    [{ steps: [{ ...film.steps[0], minutes: '10' }] }, 'step-1-minutes'],
    [{ steps: [{ kind: 'prompt', minutes: 5, title: 'Ask', do: 'Ask.', ask: '' }] }, 'step-1-ask'],
    [{ steps: [{ kind: 'print.own', minutes: 5, title: 'Print', do: 'Print.' }] }, 'sheet_as'],
    [{ steps: [{ kind: 'tryOut', minutes: 5, title: 'Try', do: 'Try.' }] }, 'try_belief'],
    [
      {
        steps: [film.steps[0], { kind: 'tryOut', minutes: 5, title: 'Try', do: 'Try.' }],
        tryOut: { belief: 'a', trying: 'b', goodSign: 'c' },
      },
      'try_badSign',
    ],
    [{ sheet: { as: 'lines', title: 'A', about: 'B', parts: ['C'] } }, 'sheet_as'],
    [{ steps: Array.from({ length: 13 }, () => film.steps[0]) }, 'step-1-kind'],
  ];
  for (const [change, field] of wrong) expect(Object.keys(slipsOf({ ...film, ...change }) ?? {}), JSON.stringify(change)).toContain(field);
  expect(cardsIn(fileWith({ ...film, name: ' Two\nlines\u0000 ' }))[0]!.name).toBe('Two lines');
});
