import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeWordCount, codeWords, wordsOfCode } from './code-words.ts';
import {
  isSubmissionKey,
  lookupOfLink,
  lookupOfWords,
  newStoryCode,
  newSubmissionKey,
  readLink,
  storyCodeOf,
} from './story-code.server.ts';

const keys = { make: Buffer.alloc(32, 1), find: Buffer.alloc(32, 2), visit: Buffer.alloc(32, 3) };

test('the code of a telling never changes, since cards rest on it (golden vector)', () => {
  const code = storyCodeOf(keys, 'AAAAAAAAAAAAAAAAAAAAAA');
  expect(code).toMatchInlineSnapshot(`
    {
      "link": "vm3g81d905g7a0capsk4v0rhpt",
      "numbers": [
        2583,
        5886,
        7258,
        1695,
        5133,
        76,
      ],
    }
  `);
  expect(wordsOfCode(code.numbers, 'nl').join(' ')).toMatchInlineSnapshot(`"helaas stadsklok weigeren echtpaar producten aardgas"`);
  expect(wordsOfCode(code.numbers, 'en').join(' ')).toMatchInlineSnapshot(`"formation royal typeface designed presence adjacent"`);
  expect(lookupOfWords(keys, code.numbers).toString('hex')).toMatchInlineSnapshot(
    `"9509d817e61bc60aaa8c358bc15a1c5f7832c74128f68726cae2c32af783cb7c"`,
  );
  expect(lookupOfLink(keys, code.link).toString('hex')).toMatchInlineSnapshot(
    `"891926a5b6a0ff7018c4b5ab617b40f8ea58931e0cedd1662309b0096696fb2a"`,
  );
});

test('the lists of words never change: a word that moves sends tellers to nothing', () => {
  const digest = (language: 'nl' | 'en') => createHash('sha256').update(codeWords(language).join(' ')).digest('hex');
  expect([digest('nl'), digest('en')]).toMatchInlineSnapshot(`
    [
      "64db4f894860d33b86e473382b37f7e814fa7999f9984d374d7a7712eb8bfcb8",
      "62a5d30b407d79f3af4cb841b4c9bf0cc297ffe7a8c167703ef18235d49ecee0",
    ]
  `);
});

test('the same telling gives the same code, another telling or another key a different one', () => {
  const other = { ...keys, make: Buffer.alloc(32, 9) };
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(storyCodeOf(keys, a)).toEqual(storyCodeOf(keys, a));
      expect(storyCodeOf(keys, a)).not.toEqual(storyCodeOf(other, a));
      if (a !== b) expect(storyCodeOf(keys, a).link).not.toBe(storyCodeOf(keys, b).link);
    }),
  );
});

test('each word is as likely as any other', () => {
  // 12,000 codes give 72,000 words over 96 boxes of 81 words: the squared deviation stays under the 99.99% mark of chi-square with 95 degrees.
  const boxes = new Array<number>(96).fill(0);
  for (let nth = 0; nth < 12_000; nth++)
    for (const number of storyCodeOf(keys, `telling ${nth}`).numbers) boxes[Math.floor(number / (codeWordCount / 96))]! += 1;
  const expected = 72_000 / 96;
  const chiSquare = boxes.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  expect(chiSquare).toBeLessThan(152);
});

test('what is kept of the words and of the link tells neither, nor one from the other', () => {
  const { numbers, link } = newStoryCode(keys);
  expect(lookupOfWords(keys, numbers)).toHaveLength(32);
  expect(lookupOfWords(keys, numbers)).toEqual(lookupOfWords(keys, [...numbers]));
  expect(lookupOfWords({ find: Buffer.alloc(32, 8) }, numbers)).not.toEqual(lookupOfWords(keys, numbers));
  expect(lookupOfWords(keys, [1, 23, 4, 5, 6, 7])).not.toEqual(lookupOfWords(keys, [12, 3, 4, 5, 6, 7]));
  expect(lookupOfLink(keys, link)).not.toEqual(lookupOfWords(keys, numbers));
});

test('a link is read as people type it over, and nothing else is a link', () => {
  const { link } = storyCodeOf(keys, 'a telling');
  expect(link).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
  expect(readLink(` ${link.toUpperCase().replaceAll('0', 'O').replaceAll('1', 'l')} `)).toBe(link);
  expect(readLink(link.slice(1))).toBeNull();
  expect(readLink(`${link.slice(0, 25)}u`)).toBeNull();
});

test('the key of a form has 128 bits, and a short one is refused', () => {
  expect(isSubmissionKey(newSubmissionKey())).toBe(true);
  expect(new Set(Array.from({ length: 100 }, newSubmissionKey)).size).toBe(100);
  expect(isSubmissionKey('short')).toBe(false);
  expect(isSubmissionKey(null)).toBe(false);
});
