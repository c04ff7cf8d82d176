import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printedLinesOf } from '#lib/words/printed-lines.ts';
import { linesToSpan, readFragment, readPointing, reanchor, type Pointing } from './fragment.ts';
import { findWords, quoteOf } from './span.ts';

const story =
  'Ik belde drie keer. Mw. Jansen zei: “Ik bel u terug.” Niemand belde.\n\nToen ging ik zelf. Daar was het dicht – om vier uur al…';
const marked = (pointing: Pointing, text = story) => {
  const { value, problem } = readFragment(text, pointing, 'nl');
  return value ? quoteOf(text, value) : problem;
};

test('ticked sentences that follow each other are one fragment', () => {
  expect(marked({ by: 'sentences', numbers: [2] })).toBe('Mw. Jansen zei: “Ik bel u terug.”');
  expect(marked({ by: 'sentences', numbers: [4, 3, 4] })).toBe('Niemand belde.\n\nToen ging ik zelf.');
  expect(marked({ by: 'sentences', numbers: [1, 3] })).toBe('apart');
  expect(marked({ by: 'sentences', numbers: [99] })).toBe('notInText');
  expect(marked({ by: 'sentences', numbers: [] })).toBe('nothing');
});

test('typed words are found whatever the quotes, dashes, capitals and spaces', () => {
  expect(marked({ by: 'words', quote: ' "ik  bel u TERUG." niemand ' })).toBe('“Ik bel u terug.” Niemand');
  expect(marked({ by: 'words', quote: 'belde. toen ging ik zelf' })).toBe('belde.\n\nToen ging ik zelf');
  expect(marked({ by: 'words', quote: 'dicht - om vier uur al...' })).toBe('dicht – om vier uur al…');
  expect(marked({ by: 'words', quote: 'Ik belde vier keer' })).toBe('notInText');
  expect(marked({ by: 'words', quote: '  ' })).toBe('nothing');
});

test('words that stand there twice are not guessed at, unless one place has them as typed', () => {
  expect(marked({ by: 'words', quote: 'belde' })).toBe('moreThanOnce');
  expect(findWords('Wacht. Ik wacht.', 'Wacht')).toEqual({ value: { start: 0, end: 5 } });
});

test('a selection gets whole characters and no white space at its ends', () => {
  const text = 'Ja 👩‍👩‍👧 nee';
  expect(marked({ by: 'offsets', start: 2, end: 5 }, text)).toBe('👩‍👩‍👧');
  expect(marked({ by: 'offsets', start: 2, end: 3 }, text)).toBe('nothing');
  expect(marked({ by: 'offsets', start: 5, end: 5 }, text)).toBe('notInText');
  expect(marked({ by: 'offsets', start: 0, end: 99 }, text)).toBe('notInText');
  expect(marked({ by: 'offsets', start: Number.NaN, end: 3 }, text)).toBe('notInText');
});

test('lines are broken at 70 characters between words, and line 12 is line 12 on every print', () => {
  const text = `${'woord '.repeat(30)}\n\nKort.\n${'x'.repeat(150)} einde`;
  const lines = printedLinesOf(text).map(({ start, end }) => text.slice(start, end));
  expect(lines.map((line) => line.trim().length)).toEqual([65, 65, 47, 5, 70, 70, 16]);
  const three = linesToSpan(text, 4, 3).value!;
  expect(quoteOf(text, three)).toBe(`${'woord '.repeat(8)}\n\nKort.`);
  expect(linesToSpan(text, 1, 8)).toEqual({ problem: 'noSuchLine' });
  expect(linesToSpan(text, 0, 1)).toEqual({ problem: 'noSuchLine' });
});

test('a fragment is found again in a corrected story, and lost when its words are', () => {
  const fragment = readFragment(story, { by: 'sentences', numbers: [3] }, 'nl').value!;
  const longer = `Beste mensen.\n${story}`;
  expect(quoteOf(longer, reanchor(story, fragment, longer)!)).toBe('Niemand belde.');
  expect(reanchor(story, fragment, story.replace('Niemand', 'Iemand'))).toBeNull();
});

test('of two places with the same words the one with the same surroundings is taken, and none when both fit', () => {
  const old = 'Rood huis. Blauw huis.';
  expect(reanchor(old, { start: 17, end: 21 }, 'Groot rood huis. Blauw huis.')).toEqual({ start: 23, end: 27 });
  expect(reanchor('huis', { start: 0, end: 4 }, 'huis huis')).toBeNull();
});

test('any part of a text that changed nowhere is found at its own place', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 30 }),
      fc.nat(30),
      fc.nat(30),
      (text, a, b) => {
        const [start, end] = [Math.min(a, b) % text.length, Math.max(a, b)].map((at) => Math.min(at!, text.length)) as [
          number,
          number,
        ];
        fc.pre(start < end);
        expect(reanchor(text, { start, end }, text)).toEqual({ start, end });
      },
    ),
  );
});

test('a form may point with offsets, lines, boxes or words', () => {
  const read = (fields: [string, string][]) => {
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    return readPointing(form);
  };
  expect(
    read([
      ['start', '3'],
      ['end', '9'],
      ['quote', 'x'],
    ]),
  ).toEqual({ by: 'offsets', start: 3, end: 9 });
  expect(
    read([
      ['start', ''],
      ['end', ''],
      ['lines', 'regel 12 - 14'],
    ]),
  ).toEqual({ by: 'lines', from: 12, to: 14 });
  expect(read([['lines', '7']])).toEqual({ by: 'lines', from: 7, to: 7 });
  expect(
    read([
      ['sentence', '2'],
      ['sentence', '3'],
      ['sentence', 'x'],
    ]),
  ).toEqual({ by: 'sentences', numbers: [2, 3] });
  expect(read([['quote', ' twee woorden ']])).toEqual({ by: 'words', quote: 'twee woorden' });
  expect(read([['quote', ' ']])).toBeNull();
});
