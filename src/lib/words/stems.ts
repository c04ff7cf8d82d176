import { createRequire } from 'node:module';

/**
 * The words of a text that say what it is about, brought back to their stems: small letters, without the words that every text has, without
 * figures alone. "De bussen waren te laat" gives bus, lat. Where a language has no stemmer here (Polish, Ukrainian), a long word loses its
 * last two letters; what is written without spaces is cut by Intl.Segmenter.
 */
export function stemsOf(text: string, language: string): string[] {
  const { cut, stop, stem } = toolsFor(language);
  const stems: string[] = [];
  for (const { segment, isWordLike } of cut.segment(text)) {
    if (!isWordLike) continue;
    const word = segment.toLowerCase();
    if (word.length < 2 || stop.has(word) || /^\p{N}/u.test(word)) continue;
    const stemmed = stem(word);
    if (stemmed.length > 1) stems.push(stemmed);
  }
  return stems;
}

type Tools = { cut: Intl.Segmenter; stop: ReadonlySet<string>; stem: (word: string) => string };
type Stemmer = { stem: (word: string) => string };

/** Names of the Snowball stemmers (snowball-stemmers 0.6.0). */
const stemmers: Record<string, string> = {
  ar: 'arabic',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
};

// Loaded when first used: most processes that read words never bring one back to its stem.
const require = createRequire(import.meta.url);
const made = new Map<string, Tools>();

function toolsFor(language: string): Tools {
  let tools = made.get(language);
  if (!tools) made.set(language, (tools = makeTools(language)));
  return tools;
}

function makeTools(language: string): Tools {
  const listed = require('stopwords-iso') as Record<string, string[]>;
  const tag = /^[a-z]{2,3}$/.test(language) ? language : 'und';
  return {
    cut: new Intl.Segmenter(tag, { granularity: 'word' }),
    stop: new Set([...(listed[language] ?? []), ...(alsoSaidOften[language] ?? [])]),
    stem: remembered(stemmerOf(language)),
  };
}

function stemmerOf(language: string): (word: string) => string {
  const name = stemmers[language];
  if (!name) return (word) => (/^[\p{Script=Latin}\p{Script=Cyrillic}]{6,}$/u.test(word) ? word.slice(0, -2) : word);
  const { newStemmer } = require('snowball-stemmers') as { newStemmer: (name: string) => Stemmer };
  const stemmer = newStemmer(name);
  // The Dutch one takes one ending at a time: "fietsen" is "fiets" and "fiets" is "fiet", "bussen" is "buss". A second time brings them together.
  return name === 'dutch' ? (word) => stemmer.stem(stemmer.stem(word)) : (word) => stemmer.stem(word);
}

/** Words of telling itself, which stand in stories about anything. */
const alsoSaidOften: Record<string, string[]> = {
  nl: 'echt gewoon helemaal eigenlijk steeds altijd nooit soms vaak mensen iemand iedereen allemaal zeggen zei gezegd vertelde vond gaan ging kwam kreeg'.split(
    ' ',
  ),
  en: 'really just actually always never sometimes often people someone everyone said told went came got'.split(' '),
};

const most = 50_000;
function remembered(stem: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    let stemmed = known.get(word);
    if (stemmed === undefined) {
      if (known.size >= most) known.clear();
      known.set(word, (stemmed = stem(word)));
    }
    return stemmed;
  };
}
