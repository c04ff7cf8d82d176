import { expect, test } from 'vitest';
import { stepLength } from '#cycle/3-dialogue/live/step.ts';
import { english } from '#lib/words/all-words.ts';
import { isKey, wordsIn } from '#lib/words/words.ts';
import { cases } from '#system/cases/cases.ts';
import { longestText } from '#system/circles/lines.ts';
import { constellations, minutesOf, moves, tryLines, wordOf, type Method } from './method.ts';
import { methodOf, methods, writesOnce } from './methods.ts';
import { questionOf, scriptOf } from './script.ts';

const nl = wordsIn('nl');

/** The sentences that a card must have. */
const partsOf = ({ steps, sheet }: Method) => [
  ...['name', 'about', 'for', 'not', 'gains', 'access', 'source'],
  ...steps.flatMap(({ engine }, nth) => [`${nth + 1}.title`, `${nth + 1}.do`, ...(engine === 'prompt' ? [`${nth + 1}.ask`] : [])]),
  ...(steps.some(({ engine }) => engine === 'tryOut') ? tryLines.map((line) => `tryOut.${line}`) : []),
  ...(sheet ? ['sheet.title', 'sheet.about', ...Array.from({ length: sheet.parts }, (_, nth) => `sheet.${nth + 1}`)] : []),
];

test('there are at least twenty-four ways of working, over all moves and constellations, with the catalysts for the first step', () => {
  expect(methods.length).toBeGreaterThanOrEqual(24);
  expect(new Set(methods.map(({ id }) => id)).size).toBe(methods.length);
  expect(new Set(methods.map(({ move }) => move))).toEqual(new Set(moves));
  expect(new Set(methods.map(({ constellation }) => constellation))).toEqual(new Set(constellations));
  const first = ['photovoice', 'drawing', 'game', 'film', 'phone', 'walk', 'kitchenTable', 'livingRoom', 'hackathon'];
  for (const id of first) expect(methodOf(id)?.moments, id).toContain('begin');
});

test.each(methods.map((method) => [method.id, method] as const))('%s says all that a card says, and where it comes from', (id, method) => {
  for (const text of [method.licence, method.attribution, wordOf(nl, method, 'source')]) expect(text.trim()).not.toBe('');
  expect(method.steps.length).toBeGreaterThan(0);
  expect(method.steps.every(({ minutes }) => minutes > 0)).toBe(true);
  expect(minutesOf(method)).toBe(method.steps.reduce((sum, step) => sum + step.minutes, 0));
  expect(method.people.least).toBeLessThanOrEqual(method.people.most);
  for (const some of [method.moments, method.modes, method.needs]) expect(some.length).toBeGreaterThan(0);
  expect(method.sheet !== undefined).toBe(method.steps.some((step) => step.engine === 'print' && step.sheet === 'own'));
  if (method.usedIn) expect(cases.map((one) => one.id)).toContain(method.usedIn);
  for (const part of partsOf(method)) expect(isKey(`methods.${id}.${part}`), part).toBe(true);
  for (const words of [nl, wordsIn('en'), wordsIn('nl', 'je')]) {
    expect((questionOf(words, method) ?? '').length).toBeLessThanOrEqual(longestText);
    for (const { title, instruction, minutes } of scriptOf(words, method)) {
      expect(title.length).toBeLessThanOrEqual(stepLength.title);
      expect(instruction.length).toBeLessThanOrEqual(stepLength.instruction);
      expect(minutes).toBeLessThanOrEqual(stepLength.minutes);
    }
  }
});

test('no words are left for a card or a step that is not there', () => {
  const known = methods.flatMap((method) => partsOf(method).map((part) => `${method.id}.${part}`));
  expect(Object.keys(english.methods).filter((key) => !key.startsWith('ui.') && !known.includes(key))).toEqual([]);
});

test('what can be done by trying starts a try-out, with a bad sign', () => {
  const tries = methods.filter(({ steps }) => steps.some(({ engine }) => engine === 'tryOut'));
  expect(tries.map(({ id }) => id)).toEqual(expect.arrayContaining(['game', 'walk', 'livingRoom', 'hackathon', 'tryOut']));
  for (const method of tries)
    for (const words of [nl, wordsIn('en')])
      expect(wordOf(words, method, 'tryOut.badSign'), method.id).not.toBe(wordOf(words, method, 'tryOut.goodSign'));
});

test('what is Kring’s own is not called CoSIE’s', () => {
  for (const id of ['storyRound', 'ranks', 'walk']) expect(methodOf(id)!.attribution, id).toBe('Kring');
  const said = methods.map((method) => wordOf(wordsIn('en'), method, 'source')).filter((text) => text.includes('CoSIE'));
  expect(said.length).toBeGreaterThan(5);
  for (const text of said) expect(text).toMatch(/The steps and sentences are Kring’s$|^Kring;.*CoSIE names the aim, no form$/);
});

test('in the story round everyone writes one line, elsewhere as many as they like', () => {
  expect(writesOnce({ method: 'ranks', rule: 'write' })).toBe(true);
  expect(writesOnce({ method: 'silent', rule: 'write' })).toBe(false);
  expect(writesOnce({ method: null, rule: 'write' })).toBe(false);
});
