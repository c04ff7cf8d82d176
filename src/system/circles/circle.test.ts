import { expect, test } from 'vitest';
import { slugOf } from './circle.ts';
import { enoughListeners, stillNeeded } from './gathering.ts';
import { emptyPromise, promiseMisses, readPromise } from './promise.ts';
import { readSides, sideProblems } from './side.ts';
import { heardShown } from './so-far.server.ts';

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

test('a subject becomes an address that people can read and type', () => {
  expect(slugOf('Één wijk, één plan')).toBe('een-wijk-een-plan');
  expect(slugOf('  Afval!! ')).toBe('afval');
  expect(slugOf('new')).toBe('kring-new');
  expect(slugOf('النفايات')).toBe('kring');
  expect(slugOf('Samen zorgen dat er minder afval in het plantsoen ligt')).toBe('samen-zorgen-dat-er-minder-afval-in-het');
  expect(slugOf('x'.repeat(60))).toHaveLength(40);
});

test('two listeners of one side are not enough', () => {
  expect(enoughListeners(['resident', 'resident'])).toBe(false);
  expect(enoughListeners(['resident'])).toBe(false);
  expect(enoughListeners(['resident', 'professional'])).toBe(true);
});

test('what is still needed before anyone is asked for a story is named', () => {
  const all = { promisePublished: true, listenerSides: ['a', 'b'], prompts: 1, care: true, help: 1, grounds: 1 };
  expect(stillNeeded(all)).toEqual([]);
  expect(stillNeeded({ ...all, promisePublished: false, help: 0 })).toEqual(['promise', 'help']);
});

test('a line of the promise may say by when it is known, but never the line against control', () => {
  const promise = emptyPromise();
  for (const line of Object.values(promise.lines)) line.knownBy = '2027-01-15';
  promise.answerBy = '2027-03-01';
  expect(promiseMisses(promise, { today: '2026-11-24', changes: false })).toEqual({ no_control: 'circle.slip.noControl' });
  promise.lines.no_control.text = 'Never.';
  expect(promiseMisses(promise, { today: '2026-11-24', changes: false })).toEqual({});
});

test('a promise cannot promise a day that has passed, nor change without a reason', () => {
  const promise = emptyPromise();
  for (const line of Object.values(promise.lines)) line.text = 'Known.';
  promise.answerBy = '2026-11-23';
  expect(promiseMisses(promise, { today: '2026-11-24', changes: true })).toEqual({
    answer_by: 'circle.slip.dayPast',
    changed_because: 'circle.slip.changedBecause',
  });
});

test('a day that does not exist is a slip, and people may write days as they do', () => {
  expect(readPromise(formOf({ answer_by: '31-02-2027' })).problems).toEqual({ answer_by: 'circle.slip.day.noDay' });
  expect(readPromise(formOf({ answer_by: '1/3/2027' })).value?.answerBy).toBe('2027-03-01');
});

test('a circle has at least two sides, each once', () => {
  expect(readSides(formOf({ 'name-1': 'Resident', 'reader-1': 'residents' })).problems).toEqual({ 'name-1': 'circle.slip.sidesFew' });
  const twice = { 'name-1': 'Resident', 'reader-1': 'residents', 'name-2': 'resident', 'reader-2': 'residents' };
  expect(readSides(formOf(twice)).problems).toEqual({ 'name-2': 'circle.slip.sideTwice' });
});

test('once people tell, who reads with a side cannot change: tellers chose by it', () => {
  const sides = [{ id: 'a', name: 'Resident', reader: 'residents' as const }];
  const asked = [{ id: 'a', name: 'Neighbour', reader: 'professionals' as const }];
  expect(sideProblems(asked, { sides, inUse: new Set(), gathered: true })).toEqual({ 'reader-1': 'circle.slip.sideReaderFixed' });
  expect(sideProblems(asked, { sides, inUse: new Set(), gathered: false })).toEqual({});
  expect(sideProblems([{ ...asked[0]!, name: '' }], { sides, inUse: new Set(['a']), gathered: false })).toEqual({
    'name-1': 'circle.slip.sideInUse',
  });
});

test('how many heard is not said where it gives away the few who did not', () => {
  const soFar = { stories: 20, heard: 18, themes: 0, insights: 0, sessions: 0, decisions: 0, changes: 0 };
  expect(heardShown(soFar, { exact: false })).toBeNull();
  expect(heardShown({ ...soFar, heard: 3 }, { exact: false })).toBeNull();
  expect(heardShown({ ...soFar, heard: 12 }, { exact: false })).toBe(12);
  expect(heardShown({ ...soFar, heard: 20 }, { exact: false })).toBe(20);
  expect(heardShown(soFar, { exact: true })).toBe(18);
});
