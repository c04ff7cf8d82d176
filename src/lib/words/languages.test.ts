import { expect, test } from 'vitest';
import {
  commonLanguages,
  directionOf,
  isStoryLanguage,
  languageName,
  languageNamed,
  languages,
  ownName,
  storyLanguageChoices,
  storyLanguages,
} from './languages.ts';

test('the screens speak six languages, two of them on every page', () => {
  expect(Object.keys(languages)).toEqual(['nl', 'en', 'ar', 'tr', 'pl', 'uk']);
  expect(
    Object.entries(languages)
      .filter(([, { complete }]) => complete)
      .map(([code]) => code),
  ).toEqual(['nl', 'en']);
});

test('every language of a story has a name in Dutch and in English that is no code', () => {
  const unnamed = storyLanguages.flatMap((code) =>
    ['nl', 'en'].filter((page) => languageName(code, page, 'Andere taal') === code).map((page) => `${code} in ${page}`),
  );
  expect(unnamed).toEqual([]);
});

test('every common language of a story says its own name', () => {
  expect(storyLanguages.slice(0, 40).filter((code) => code !== 'und' && !ownName(code))).toEqual(['prs']);
  expect([ownName('pl'), ownName('ti'), ownName('pap'), ownName('und')]).toEqual(['Polski', 'ትግርኛ', 'Papiamentu', null]);
});

test('a form offers the language of the page first and another language last', () => {
  const choices = storyLanguageChoices('pl', 'Inny język');
  expect(choices[0]).toEqual({ code: 'pl', name: 'polski', own: null });
  expect(choices.at(-1)).toEqual({ code: 'und', name: 'Inny język', own: null });
  expect(new Set(choices.map(({ code }) => code)).size).toBe(storyLanguages.length);
  expect(storyLanguageChoices('nl', 'Andere taal').find(({ code }) => code === 'ar')).toEqual({
    code: 'ar',
    name: 'Arabisch',
    own: 'العربية',
  });
});

test('a short form offers the common languages, and another one can be named', () => {
  const short = storyLanguageChoices('pl', 'Inny język', true);
  expect(short.map(({ code }) => code)).toEqual(['pl', ...commonLanguages.filter((code) => code !== 'pl'), 'und']);
  expect(short.length).toBeLessThan(45);
  expect(['Tamil', ' tamil ', 'தமிழ்', 'tamilski', 'tamilce', 'тамільська', 'التاميلية'].map(languageNamed)).toEqual(Array(7).fill('ta'));
  expect(['', 'Klingon', 'und', 'ta'].map(languageNamed)).toEqual([null, null, null, null]);
});

test('every language of a story is found by each name that it has on our screens', () => {
  const named = storyLanguages.filter((code) => code !== 'und');
  for (const page of Object.keys(languages))
    expect(named.filter((code) => languageNamed(languageName(code, page, '')) !== code)).toEqual([]);
});

test('what is not a language of stories is refused', () => {
  expect(isStoryLanguage('nl')).toBe(true);
  expect(isStoryLanguage('und')).toBe(true);
  expect(['xx', 'NL', 'nl-NL', '', 'klingon'].filter(isStoryLanguage)).toEqual([]);
});

test('Arabic, Persian, Dari, Pashto, Urdu, Sorani and Hebrew are written from the right', () => {
  expect(['ar', 'fa', 'prs', 'ps', 'ur', 'ckb', 'he', 'ar-MA'].map(directionOf)).toEqual(Array(8).fill('rtl'));
  expect(['nl', 'tr', 'ku', 'und', 'ti'].map(directionOf)).toEqual(Array(5).fill('ltr'));
});
