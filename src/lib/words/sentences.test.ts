import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from './sentences.ts';

const cut = (text: string, language = 'nl') => sentencesOf(text, language).map(({ start, end }) => text.slice(start, end).trim());

test('an abbreviation ends no sentence', () => {
  expect(cut('Mw. Jansen woont op nr. 5.')).toEqual(['Mw. Jansen woont op nr. 5.']);
  expect(cut('Dhr. P. de Vries belde o.a. met dr. Smit. Niemand hielp.')).toEqual([
    'Dhr. P. de Vries belde o.a. met dr. Smit.',
    'Niemand hielp.',
  ]);
  expect(cut('Mrs. Jones saw Dr. Brown at approx. 5 p.m. today. Nobody came.', 'en')).toEqual([
    'Mrs. Jones saw Dr. Brown at approx. 5 p.m. today.',
    'Nobody came.',
  ]);
});

test('an abbreviation that closes a sentence does so before a capital', () => {
  expect(cut('Brood, melk, enz. Dat was alles.')).toEqual(['Brood, melk, enz.', 'Dat was alles.']);
  expect(cut('Brood, melk enz. kreeg ik mee.')).toEqual(['Brood, melk enz. kreeg ik mee.']);
});

test('“u” ends a sentence, an initial does not', () => {
  expect(cut('Dit is van u. Er is niets bewaard.')).toEqual(['Dit is van u.', 'Er is niets bewaard.']);
  expect(cut('Ik sprak J. Jansen.')).toEqual(['Ik sprak J. Jansen.']);
});

test('a number that ends a sentence ends it, an order number does not', () => {
  expect(cut('Ik woon op nr. 5. Mijn zus op 7. Wij zien elkaar.')).toEqual(['Ik woon op nr. 5.', 'Mijn zus op 7.', 'Wij zien elkaar.']);
  expect(cut('1. Bellen hielp niet.\n2. Gaan wel.')).toEqual(['1. Bellen hielp niet.', '2. Gaan wel.']);
});

test('a line end always ends a sentence, empty lines hang on to the one before', () => {
  expect(cut('Beste mw.\nIk schrijf u')).toEqual(['Beste mw.', 'Ik schrijf u']);
  expect(cut('Een\n\n\nTwee')).toEqual(['Een', 'Twee']);
});

test('questions, quotes and other scripts are cut where people would', () => {
  expect(cut('Ze zei: "Ik kom niet." En toen? Niets!')).toEqual(['Ze zei: "Ik kom niet."', 'En toen?', 'Niets!']);
  expect(cut('我住在豪滕。没有人帮我。', 'zh')).toEqual(['我住在豪滕。', '没有人帮我。']);
  expect(cut('أين أذهب؟ لا أحد يعرف.', 'ar')).toEqual(['أين أذهب؟', 'لا أحد يعرف.']);
});

test('whatever the text, its sentences cover it without gap or overlap', () => {
  const text = fc
    .array(fc.constantFrom('Mw. ', 'nr. 5. ', 'Ik', ' ', '\n', '.', '?!', '"', '我。', 'a.u.b. ', '👍🏽', 'و', '1. '), {
      maxLength: 30,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      fc.oneof(text, fc.string({ unit: 'grapheme' })),
      fc.constantFrom('nl', 'en', 'ar', 'zh', 'und', 'no such'),
      (text, language) => {
        const sentences = sentencesOf(text, language);
        expect(sentences.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        let at = 0;
        for (const { start, end } of sentences) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
      },
    ),
    { numRuns: 300 },
  );
});
