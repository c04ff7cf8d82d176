import { english, tellersAreas, translations } from '#lib/words/all-words.ts';
import { readOf } from '#lib/words/message.ts';
import { sentencesOf } from '#lib/words/sentences.ts';
import { officeWords, namesThatMayStand } from './parts/office-words.ts';

/** Looks for words of the office, abbreviations without explanation and double negatives, and for keys that a language lacks or has too many. */
export async function check(): Promise<string> {
  const wrong = [...missingKeys(), ...trial()];
  let read = 0;
  for (const language of ['nl', 'nl-je', 'en'] as const) {
    for (const [area, words] of Object.entries(translations[language]!)) {
      for (const [key, message] of Object.entries(words)) {
        const text = readOf(message, language, '…');
        read += 1;
        wrong.push(...problemsIn(text, language).map((problem) => `${language} ${area}.${key}: ${problem}`));
      }
    }
  }
  if (wrong.length > 0) throw new Error(`${wrong.length} texts are not plain\n${wrong.join('\n')}`);
  return `${read} texts, ${officeWords.nl.length + officeWords.en.length} words looked for, six languages complete`;
}

function problemsIn(text: string, language: 'nl' | 'nl-je' | 'en'): string[] {
  const list = language === 'en' ? officeWords.en : officeWords.nl;
  const office = list.filter((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(text));
  const short = (
    text.replace(namesThatMayStand, '').match(/(?<!\p{L})(\p{Lu}{2,}|(?:\p{L}\.){2,}|(?:bijv|evt|incl|excl|enz|nr|tel|etc|approx)\.)/gu) ??
    []
  ).filter((found) => !new RegExp(`\\(${found}\\)`).test(text));
  const twice =
    language === 'en'
      ? []
      : sentencesOf(text, 'nl')
          .map(({ start, end }) => text.slice(start, end))
          .filter(saysNoTwice);
  return [
    ...office.map((word) => `“${word}” is a word of the office`),
    ...short.map((found) => `“${found}” is not explained`),
    ...twice.map((sentence) => `“${sentence.trim()}” says no twice`),
  ];
}

/** Two noes in one clause, unless they stand side by side: "geen naam en geen account". */
function saysNoTwice(sentence: string): boolean {
  return sentence.split(/[,:;()“”]/).some((clause) => {
    const [first, ...more] = [...clause.matchAll(/(?<!\p{L})(niet|geen|niemand|niets|nooit|nergens|tenzij)(?!\p{L})/giu)];
    return (
      first !== undefined && more.some(({ index }) => !/ (en|of) ((?!\p{L}*\b(dat|die|of)\b).)*$/u.test(clause.slice(first.index, index)))
    );
  });
}

/** Every key of English in Dutch, and those of a teller's pages in all six; and nothing that English does not have. */
function missingKeys(): string[] {
  const areas = { nl: Object.keys(english), ...Object.fromEntries(['ar', 'tr', 'pl', 'uk'].map((language) => [language, tellersAreas])) };
  return Object.entries(areas).flatMap(([language, of]) =>
    of.flatMap((area) => {
      const [needed, has] = [english[area as keyof typeof english], translations[language]?.[area] ?? {}].map(Object.keys) as [
        string[],
        string[],
      ];
      return [
        ...needed.filter((key) => !has.includes(key)).map((key) => `${language} lacks ${area}.${key}`),
        ...has.filter((key) => !needed.includes(key)).map((key) => `${language} has ${area}.${key} too many`),
      ];
    }),
  );
}

/** The check sees what it should see: each of these is wrong in one way, the last ones are right. */
function trial(): string[] {
  const bad = ['Wij faciliteren uw participatie.', 'Bel de GGD.', 'Neem o.a. een pen mee.', 'Niemand zegt dat het niet klopt.'];
  const good = [
    'U hebt geen naam en geen account nodig.',
    'Uw burgerservicenummer (BSN) blijft weg.',
    'De kaart is weg. Niemand leest het.',
  ];
  return [
    ...bad.filter((text) => problemsIn(text, 'nl').length === 0).map((text) => `The check sees nothing wrong in “${text}”`),
    ...good.filter((text) => problemsIn(text, 'nl').length > 0).map((text) => `The check sees something wrong in “${text}”`),
  ];
}
