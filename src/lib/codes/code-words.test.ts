import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeLanguages, codeWordCount, codeWords, readCode, wordsInCode, wordsOfCode, type CodeLanguage } from './code-words.ts';
import { isOneSlip, slipsBetween } from './slips.ts';

const code = fc.array(fc.nat(codeWordCount - 1), { minLength: wordsInCode, maxLength: wordsInCode });
const language = fc.constantFrom(...codeLanguages);
const card = (numbers: readonly number[], of: CodeLanguage = 'nl') => wordsOfCode(numbers, of);
const first = (typed: string) => readCode(typed).candidates?.[0];

test.each(codeLanguages)('the %s list has 7,776 different words of 3 to 9 plain letters, in a fixed order', (language) => {
  const words = codeWords(language);
  expect(words).toHaveLength(codeWordCount);
  expect(new Set(words).size).toBe(codeWordCount);
  expect(words.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([]);
  expect([...words].sort()).toEqual(words);
});

test('no word is in both lists, so that a word tells its language', () => {
  const english = new Set(codeWords('en'));
  expect(codeWords('nl').filter((word) => english.has(word))).toEqual([]);
});

test.each(codeLanguages)('no slip makes one %s word into another', (language) => {
  // Two words one slip apart share a word with one letter gone, or become each other by one swap.
  const seen = new Map<string, string[]>();
  const close: string[] = [];
  for (const word of codeWords(language)) {
    const near = [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
    const swaps = Array.from(word.slice(1), (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
    for (const key of [...near, ...swaps])
      for (const other of seen.get(key) ?? []) if (isOneSlip(word, other)) close.push(`${word} ${other}`);
    for (const key of near) seen.set(key, [...(seen.get(key) ?? []), word]);
  }
  expect(close).toEqual([]);
});

test('every code is read back from its own words, in both languages', () => {
  fc.assert(
    fc.property(code, language, (numbers, of) => {
      expect(readCode(card(numbers, of).join(' '))).toEqual({ candidates: [{ numbers, language: of, mended: [] }] });
    }),
  );
});

test('capitals, accents, numbers, commas, hyphens and line breaks make no difference', () => {
  const [a, b, c, d, e, f] = card([0, 1_000, 2_000, 3_000, 4_000, 7_775]);
  expect(first(`1. ${a!.toUpperCase()}, 2) ${b}\n${c!.replace('a', 'á')}-${d};  ${e}\r\n\t6: ${f}.`)?.numbers).toEqual([
    0, 1_000, 2_000, 3_000, 4_000, 7_775,
  ]);
});

test('words written as one, or one word written as two, are still read', () => {
  fc.assert(
    fc.property(code, language, fc.nat(5), fc.integer({ min: 1, max: 8 }), (numbers, of, nth, at) => {
      const words = card(numbers, of);
      const glued = readCode(words.join('')).candidates ?? [];
      const torn =
        readCode(
          words.map((word, place) => (place === nth && at < word.length ? `${word.slice(0, at)} ${word.slice(at)}` : word)).join(' '),
        ).candidates ?? [];
      const has = (found: typeof glued) => found.some((candidate) => candidate.numbers.join() === numbers.join());
      // More than four ways to cut is more than we try: then the person is asked for spaces.
      expect(has(glued) || glued.length === 4).toBe(true);
      expect(has(torn) || torn.length === 4).toBe(true);
    }),
  );
});

test('a slip in one word is mended to the right word, or the person is asked: never silently another code', () => {
  let mended = 0;
  const runs = 300;
  fc.assert(
    fc.property(
      code,
      language,
      fc.nat(5),
      fc.nat(8),
      fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
      fc.nat(3),
      (numbers, of, nth, at, letter, kind) => {
        const words = card(numbers, of);
        words[nth] = slip(words[nth]!, at, letter, kind);
        const read = readCode(words.join(' '));
        const right = read.candidates?.some((candidate) => candidate.numbers.join() === numbers.join());
        if (right) mended += 1;
        else expect(read.problem).toBe('unknownWords');
      },
    ),
    { numRuns: runs, seed: 7 },
  );
  expect(mended / runs).toBeGreaterThan(0.9);
});

test('a word that is in no list is named, with words it may be', () => {
  const [a, b, c, d, e] = card([10, 20, 30, 40, 50]);
  const read = readCode(`${a} ${b} ${c} ${d} ${e} qqqqqqqq`);
  expect(read).toEqual({ problem: 'unknownWords', words: [{ typed: 'qqqqqqqq', near: [] }] });
});

test('a Dutch word may be written as it sounds', () => {
  const words = card([1, 2, 3, 4, 5]);
  expect(first(`${words.join(' ')} conein`)?.mended).toEqual([{ typed: 'conein', meant: 'konijn' }]);
});

test('too few and too many words are told apart', () => {
  expect(readCode('')).toEqual({ problem: 'tooFew', found: 0 });
  expect(readCode('maanbeer tuinuil')).toEqual({ problem: 'tooFew', found: 2 });
  expect(readCode('een twee drie vier vijf zes zeven acht')).toEqual({ problem: 'tooMany', found: 8 });
});

test('whatever is typed gets an answer', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (typed) => readCode(typed) !== undefined));
});

test('six unknown words are answered well within a tenth of a second', () => {
  const start = process.cpuUsage();
  for (let nth = 0; nth < 20; nth++) readCode('maanbaar tuinuul kaasvagel roosegal stadsbil honungpot');
  expect(process.cpuUsage(start).user / 20 / 1_000).toBeLessThan(50); // milliseconds of the processor: others may be using the machine
});

test('slips are counted as the textbook does', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const slips = textbook(a, b);
      expect(slipsBetween(a, b, 2)).toBe(Math.min(slips, 3));
      expect(isOneSlip(a, b)).toBe(slips === 1);
    }),
    { numRuns: 2_000 },
  );
});

function slip(word: string, at: number, letter: string, kind: number): string {
  const place = at % word.length;
  if (kind === 0) return word.slice(0, place) + word.slice(place + 1);
  if (kind === 1) return word.slice(0, place) + letter + word.slice(place);
  if (kind === 2) return word.slice(0, place) + letter + word.slice(place + 1);
  const swap = Math.min(place, word.length - 2);
  return word.slice(0, swap) + word[swap + 1] + word[swap] + word.slice(swap + 2);
}

/** Optimal string alignment, by its definition. */
function textbook(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const choices = [textbook(a.slice(1), b) + 1, textbook(a, b.slice(1)) + 1, textbook(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1)];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) choices.push(textbook(a.slice(2), b.slice(2)) + 1);
  return Math.min(...choices);
}
