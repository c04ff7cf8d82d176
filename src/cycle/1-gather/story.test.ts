import { expect, test } from 'vitest';
import { readCorrection, readStory, storyLength } from './story.ts';

const form = (fields: Record<string, string | string[]>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form;
};

test('a story is its words; all else may stay empty', () => {
  expect(readStory(form({ text: ' Ik belde drie keer.\r\nNiemand nam op. ' })).value).toEqual({
    text: 'Ik belde drie keer.\nNiemand nam op.',
    language: 'und',
    feeling: null,
    wouldHelp: null,
    sides: [],
    prompt: null,
  });
});

test('what the teller adds is read, and what does not exist is left out', () => {
  const { value } = readStory(
    form({
      text: 'Ze luisterde.',
      language: 'ar',
      feeling: 'hopeful',
      wouldHelp: ' Meer tijd ',
      sides: ['s1', 's2', 's1', "x' or 1"],
      prompt: 'p1',
    }),
  );
  expect(value).toEqual({
    text: 'Ze luisterde.',
    language: 'ar',
    feeling: 'hopeful',
    wouldHelp: 'Meer tijd',
    sides: ['s1', 's2'],
    prompt: 'p1',
  });
  expect(readStory(form({ text: 'Ze luisterde.', feeling: 'rich', prompt: '<p>' })).value).toMatchObject({
    feeling: null,
    prompt: null,
  });
});

test('a language that is not offered can be named; a name that nobody knows leaves it at another language', () => {
  const told = (fields: Record<string, string>) => readStory(form({ text: 'Niemand nam op.', ...fields })).value?.language;
  expect(told({ language: 'und', otherLanguage: 'Tamil' })).toBe('ta');
  expect(told({ language: 'und', otherLanguage: 'wat wij thuis spreken' })).toBe('und');
  expect(told({ language: 'nl', otherLanguage: 'Tamil' })).toBe('nl');
});

test.each(['Nee', 'bang', 'لا أحد', '饿了', 'I 👍 u2'])('“%s” can be a whole story', (text) => {
  expect(readStory(form({ text })).value?.text).toBe(text);
});

test.each([
  ['', 'teller.tell.slip.empty'],
  [' \n ', 'teller.tell.slip.empty'],
  ['...', 'teller.tell.slip.tooShort'],
  ['ok', 'teller.tell.slip.tooShort'],
])('“%s” is not yet a story', (text, problem) => {
  expect(readStory(form({ text })).problems).toEqual({ text: problem });
});

test('a story of exactly the longest length is kept, one letter more is told so', () => {
  expect(readStory(form({ text: 'a'.repeat(storyLength.most) })).value).toBeDefined();
  const { problems } = readStory(form({ text: 'a'.repeat(storyLength.most + 1), wouldHelp: 'b'.repeat(2_001), language: 'klingon' }));
  expect(problems).toEqual({
    text: { key: 'teller.tell.slip.tooLong', values: { most: 20_000, length: 20_001 } },
    wouldHelp: { key: 'teller.tell.slip.tooLong', values: { most: 2_000, length: 2_001 } },
    language: 'teller.tell.slip.language',
  });
});

test('a correction follows the same rules', () => {
  expect(readCorrection(form({ text: ' Ik belde vier keer. ' }))).toEqual({ value: 'Ik belde vier keer.' });
  expect(readCorrection(form({ text: '!' }))).toEqual({ problems: { text: 'teller.tell.slip.tooShort' } });
});
