import { IntlMessageFormat } from 'intl-messageformat';
import { english, translations, type Key, type Language } from './all-words.ts';
import { directionOf } from './languages.ts';

export type { Key, Language } from './all-words.ts';

/** The words of one language: `words('teller.tell.title')`, with values for the ICU message where it has any. */
export type Words = (key: Key, values?: Values) => string;
export type Values = Record<string, string | number | Date | boolean>;

/** How a circle addresses people in Dutch. */
export type Address = 'u' | 'je';

const made = new Map<string, Words>();

/**
 * The words of a language. A key that a language does not have falls back to the language of the circle, then to English:
 * the teller's pages are complete in six languages, all others in Dutch and English.
 */
export function wordsIn(language: Language, address: Address = 'u', fallback: Language = 'en'): Words {
  const name = `${language} ${address} ${fallback}`;
  const words = made.get(name) ?? newWords(language, address, fallback);
  made.set(name, words);
  return words;
}

function newWords(language: Language, address: Address, fallback: Language): Words {
  const compiled = new Map<Key, (values?: Values) => string>();
  return (key, values) => {
    const message = compiled.get(key) ?? messageOf(key, language, address, fallback);
    compiled.set(key, message);
    return message(values);
  };
}

/** Whether there are words for a key that is only known when running (a problem, a trail mark). */
export function isKey(key: string): key is Key {
  const [area, ...rest] = key.split('.');
  return Object.hasOwn((english as Record<string, object>)[area ?? ''] ?? {}, rest.join('.'));
}

function messageOf(key: Key, language: Language, address: Address, fallback: Language) {
  const { text, inLanguage } = findText(key, language, address, fallback);
  // Most messages are plain text: only those with a brace or a quote need the formatter.
  return /[{'<]/.test(text) ? formatter(text, inLanguage) : () => text;
}

function findText(key: Key, language: Language, address: Address, fallback: Language) {
  const dot = key.indexOf('.');
  const [area, name] = [key.slice(0, dot), key.slice(dot + 1)];
  const tries: [string, Language][] = [
    [address === 'je' && language === 'nl' ? 'nl-je' : language, language],
    [language, language],
    [fallback, fallback],
    ['en', 'en'],
  ];
  for (const [folder, inLanguage] of tries) {
    const text = translations[folder]?.[area]?.[name];
    if (text !== undefined) return { text, inLanguage };
  }
  throw new Error(`There are no words for ${key}`);
}

function formatter(text: string, language: Language) {
  const message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  const set = directionOf(language) === 'rtl' ? apart : (values?: Values) => values;
  return (values?: Values) => String(message.format(set(values)));
}

// What is filled in may be written the other way: marks keep its brackets and full stops where they belong.
const apart = (values: Values = {}): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? `\u2068${value}\u2069` : value]));
