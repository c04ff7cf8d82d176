import { expect, test } from 'vitest';
import { english, tellersAreas, translations } from './all-words.ts';
import { argumentsOf, pluralsOf, shownIn } from './message.ts';
import { wordsIn } from './words.ts';

type Area = Record<string, string>;
const areas: Record<string, Area> = english;
const said = (language: string, area: string): Area => translations[language]?.[area] ?? {};
const complete: Record<string, string[]> = {
  nl: Object.keys(english),
  ...Object.fromEntries(['ar', 'tr', 'pl', 'uk'].map((language) => [language, [...tellersAreas]])),
};
const allIn = (language: string) =>
  Object.entries(translations[language]!).flatMap(([area, words]) =>
    Object.entries(words).map(([key, text]) => ({ key: `${area}.${key}`, text, english: areas[area]?.[key] })),
  );

test.each(Object.entries(complete))('%s has the same keys as English, none empty', (language, of) => {
  expect(Object.keys(translations[language]!).sort()).toEqual([...of].sort());
  for (const area of of) expect(Object.keys(said(language, area)).sort(), area).toEqual(Object.keys(areas[area]!).sort());
  expect(allIn(language).filter(({ text }) => text.trim() === '')).toEqual([]);
});

test('familiar Dutch has only what differs from polite Dutch', () => {
  const wrong = allIn('nl-je').filter(({ key, text }) => {
    const [area, ...rest] = key.split('.');
    const polite = said('nl', area!)[rest.join('.')];
    return polite === undefined || polite === text;
  });
  expect(wrong).toEqual([]);
});

// The pages about Kring are nobody's circle: they say u.
const familiarAreas = tellersAreas.filter((area) => area !== 'site');
const saysU = /\b(u|uw|uzelf)\b/i;

test('familiar Dutch never says u, and on the pages of a teller all of it is familiar', () => {
  expect(allIn('nl-je').filter(({ text }) => saysU.test(text))).toEqual([]);
  const left = familiarAreas.flatMap((area) =>
    Object.entries(said('nl', area)).filter(([key, text]) => saysU.test(text) && !said('nl-je', area)[key]),
  );
  expect(left).toEqual([]);
});

test.each(Object.keys(translations))('%s is filled with what English is filled with, and shows all of it', (language) => {
  const wrong = allIn(language).filter(({ text, english = '' }) => {
    const known = argumentsOf(english, 'en');
    const used = argumentsOf(text, language);
    return used.some((name) => !known.includes(name)) || shownIn(english, 'en').some((name) => !used.includes(name));
  });
  expect(wrong).toEqual([]);
});

test.each(Object.keys(translations))('%s has every plural form that its numbers need', (language) => {
  const needed = new Intl.PluralRules(language.slice(0, 2)).resolvedOptions().pluralCategories;
  const wrong = allIn(language).filter(({ text }) =>
    pluralsOf(text, language).some((forms) => needed.some((form) => !forms.includes(form) && !(form === 'zero' && forms.includes('=0')))),
  );
  expect(wrong).toEqual([]);
});

test('Arabic counts in six ways, Polish and Ukrainian in three', () => {
  const news = (language: 'ar' | 'pl' | 'uk', count: number) => wordsIn(language)('teller.mine.news', { count });
  expect(new Set([1, 2, 3, 11, 100].map((count) => news('ar', count).replace(/[\d,]+/, '#'))).size).toBe(5);
  expect([1, 2, 5, 22].map((count) => news('pl', count).split(' od ')[0])).toEqual([
    'Wydarzyła się jedna rzecz',
    'Wydarzyły się 2 rzeczy',
    'Wydarzyło się 5 rzeczy',
    'Wydarzyły się 22 rzeczy',
  ]);
  expect([1, 2, 5, 21].map((count) => news('uk', count).split(',')[0])).toEqual([
    'Сталася 1 річ',
    'Сталися 2 речі',
    'Сталося 5 речей',
    'Сталася 21 річ',
  ]);
});

// What is not spoken by the page's own language: the name of the product, addresses, and what has no words.
const names = /\b(Kring|CoSIE|Houten|Nieuwegein|EUPL|WCAG|AA|JavaScript|cookies?|Autoriteit Persoonsgegevens|name@example\.org)\b/g;

test.each(['ar', 'uk'])('no Latin letter is left in the words of %s but names', (language) => {
  const left = allIn(language).filter(({ text }) =>
    /\p{Script=Latin}/u.test(text.replace(/\{[^{}]*\}|\w+, plural,|\b(zero|one|two|few|many|other) \{/g, '').replace(names, '')),
  );
  expect(left).toEqual([]);
});

// The Dutch help lines keep their names.
const dutchNames = ['circle.starting.help.veiligThuis', 'circle.starting.help.kindertelefoon'];

test('no English is left in Dutch', () => {
  const same = allIn('nl').filter(({ text, english }) => text === english && /\p{L} \p{L}/u.test(text.replace(/\{[^}]*\}/g, '')));
  expect(same.map(({ key }) => key)).toEqual(dutchNames);
});

test('what is filled in from another script stands apart on a page that is written from the right', () => {
  expect(wordsIn('ar')('frame.circle', { subject: 'Werk (Houten)' })).toBe('حلقة \u2068Werk (Houten)\u2069');
  expect(wordsIn('nl')('frame.circle', { subject: 'Werk (Houten)' })).toBe('Kring Werk (Houten)');
});
