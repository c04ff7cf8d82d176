import { expect, test } from 'vitest';
import { findWords, wholeSpan, type Span } from './span.ts';

const story = 'Mw. Jansen zei: “Ik bel u terug.” Niemand belde.\n\nToen was het dicht – om vier uur al…';
const cut = (text: string, span: Span | null) => span && text.slice(span.start, span.end);

test('typed words are found whatever the quotes, dashes, dots, capitals and spaces', () => {
  expect(cut(story, findWords(story, ' "ik  bel u TERUG." niemand '))).toBe('“Ik bel u terug.” Niemand');
  expect(cut(story, findWords(story, 'belde. toen was het dicht - om vier uur al...'))).toBe(
    'belde.\n\nToen was het dicht – om vier uur al…',
  );
  expect(findWords(story, 'Ik belde u terug')).toBeNull();
  expect(findWords(story, '  ')).toBeNull();
});

test('letters with loose marks and signs of other scripts are found as they are read', () => {
  expect(cut('Een cafe\u0301 in Houten', findWords('Een cafe\u0301 in Houten', 'CAFÉ'))).toBe('cafe\u0301');
  expect(cut('İstanbul’da bekledim', findWords('İstanbul’da bekledim', "istanbul'da"))).toBe('İstanbul’da');
  expect(cut('我住在豪滕。', findWords('我住在豪滕。', '住在'))).toBe('住在');
});

test('of two places the one exactly as typed is meant, else the first', () => {
  expect(findWords('Wacht. Ik wacht.', 'wacht')).toEqual({ start: 10, end: 15 });
  expect(findWords('Wacht. Ik wacht.', 'WACHT')).toEqual({ start: 0, end: 5 });
});

test('two million typed words that cannot stand in a short story are not read', () => {
  const start = process.cpuUsage();
  expect(findWords('The bin was full.', 'bin '.repeat(450_000))).toBeNull();
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(300); // milliseconds of the processor
});

test('a selection gets whole characters and no white space at its ends', () => {
  const text = 'Ja 👩‍👩‍👧 nee';
  expect(cut(text, wholeSpan(text, 2, 5))).toBe('👩‍👩‍👧');
  expect(wholeSpan(text, 2, 3)).toBeNull();
  expect(wholeSpan(text, 5, 5)).toBeNull();
  expect(wholeSpan(text, 0, 99)).toBeNull();
  expect(wholeSpan(text, Number.NaN, 3)).toBeNull();
});
