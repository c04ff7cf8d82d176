import { sentenceLengths, syllablesIn, wordsOf } from './reading-ease.ts';

/** What formulas count in a text: whole counts. `letters`: letters and figures. `long`: words of more than six letters. `heavy`: words of four syllables and more. */
export type ReadingCounts = { words: number; sentences: number; syllables: number; letters: number; long: number; heavy: number };

/**
 * How a language measures how easy a text reads. `easier`: whether a higher or a lower figure reads more easily. `easy` and `hard`: from where on a text
 * is easy for most adults, and hard for many, in the bands of the source. Scores of two languages are not to be compared.
 */
export type ReadingFormula = {
  name: string;
  source: string;
  of: (counts: ReadingCounts) => number;
  easier: 'higher' | 'lower';
  easy: number;
  hard: number;
};

const perSentence = ({ words, sentences }: ReadingCounts) => words / sentences;
const perWord = ({ syllables, words }: ReadingCounts) => syllables / words;
const lix = (counts: ReadingCounts) => perSentence(counts) + (100 * counts.long) / counts.words;
const lixBands = { easier: 'lower', easy: 40, hard: 50 } as const;
const fleschBands = { easier: 'higher', easy: 70, hard: 50 } as const;

/**
 * One formula a language, each with the publication that it comes from. Languages without one that was published and tried out on readers of
 * that language are left out: Ukrainian, Arabic (formulas ask for vowel signs that nobody writes), Hungarian and Estonian (in use are weights
 * of another language).
 */
export const readingFormulas: Readonly<Record<string, ReadingFormula>> = {
  nl: {
    name: 'Flesch-Douma',
    source: 'Douma, W.H. (1960). De leesbaarheid van landbouwbladen. Landbouwhogeschool Wageningen, bulletin 17',
    of: (counts) => 206.835 - 0.93 * perSentence(counts) - 77 * perWord(counts),
    ...fleschBands,
  },
  en: {
    name: 'Flesch Reading Ease',
    source: 'Flesch, R. (1948). A new readability yardstick. Journal of Applied Psychology 32, 221-233',
    of: (counts) => 206.835 - 1.015 * perSentence(counts) - 84.6 * perWord(counts),
    ...fleschBands,
  },
  de: {
    name: 'Amstad',
    source: 'Amstad, T. (1978). Wie verständlich sind unsere Zeitungen? Universität Zürich',
    of: (counts) => 180 - perSentence(counts) - 58.5 * perWord(counts),
    ...fleschBands,
  },
  fr: {
    name: 'Kandel-Moles',
    source:
      "Kandel, L. & Moles, A. (1958). Application de l'indice de Flesch à la langue française. Cahiers d'études de radio-télévision 19, 253-274",
    of: (counts) => 207 - 1.015 * perSentence(counts) - 73.6 * perWord(counts),
    ...fleschBands,
  },
  es: {
    name: 'Szigriszt-Pazos (INFLESZ)',
    source:
      'Szigriszt Pazos, F. (1993). Sistemas predictivos de legibilidad del mensaje escrito. Universidad Complutense de Madrid; bands: Barrio-Cantalejo et al. (2008)',
    of: (counts) => 206.835 - 62.3 * perWord(counts) - perSentence(counts),
    easier: 'higher',
    easy: 65,
    hard: 55,
  },
  it: {
    name: 'Gulpease',
    source:
      'Lucisano, P. & Piemontese, M.E. (1988). GULPEASE: una formula per la predizione della difficoltà dei testi. Scuola e città 3, 110-124',
    of: ({ words, sentences, letters }) => 89 + (300 * sentences - 10 * letters) / words,
    easier: 'higher',
    easy: 60,
    hard: 40,
  },
  sv: { name: 'LIX', source: 'Björnsson, C.H. (1968). Läsbarhet. Liber', of: lix, ...lixBands },
  da: {
    name: 'LIX',
    source: 'Björnsson, C.H. (1983). Readability of newspapers in 11 languages. Reading Research Quarterly 18, 480-497',
    of: lix,
    ...lixBands,
  },
  no: {
    name: 'LIX',
    source: 'Björnsson, C.H. (1983). Readability of newspapers in 11 languages. Reading Research Quarterly 18, 480-497',
    of: lix,
    ...lixBands,
  },
  // Finnish words are longer: an ordinary newspaper has a LIX of about 60 there, so that its bands begin higher.
  fi: {
    name: 'LIX',
    source: 'Björnsson, C.H. (1983). Readability of newspapers in 11 languages. Reading Research Quarterly 18, 480-497',
    of: lix,
    easier: 'lower',
    easy: 50,
    hard: 60,
  },
  pl: {
    name: 'FOG-PL',
    source: 'Broda, B., Nitoń, B., Gruszczyński, W. & Ogrodniczuk, M. (2014). Measuring readability of Polish texts. LREC 2014, 573-580',
    of: (counts) => 0.4 * (perSentence(counts) + (100 * counts.heavy) / counts.words),
    easier: 'lower',
    easy: 9,
    hard: 13,
  },
  tr: {
    name: 'Ateşman',
    source: 'Ateşman, E. (1997). Türkçede okunabilirliğin ölçülmesi. Dil Dergisi 58, 71-74',
    of: (counts) => 198.825 - 40.175 * perWord(counts) - 2.61 * perSentence(counts),
    easier: 'higher',
    easy: 70,
    hard: 50,
  },
};

/** Counts whole texts together, as the language of the text counts syllables. Each text ends its last sentence. */
export function countReading(texts: readonly string[], language: string): ReadingCounts {
  const words = texts.flatMap(wordsOf);
  const syllables = words.map((word) => syllablesOf(word, language));
  const letters = words.map((word) => (word.match(/[\p{L}\p{N}]/gu) ?? []).length);
  return {
    words: words.length,
    sentences: texts.flatMap((text) => sentenceLengths(text, language)).length,
    syllables: sum(syllables),
    letters: sum(letters),
    long: letters.filter((n) => n > 6).length,
    heavy: syllables.filter((n) => n > 3).length,
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/**
 * What sounds as one syllable, and which letters at the end or before another are not heard. Written as people clap: good for a whole text,
 * now and then one off in a single word.
 */
const clapped: Record<string, { sounds: RegExp; silent?: RegExp }> = {
  en: { sounds: /[aeiouy]+/g, silent: /(?:[^laeiouy]e|[^aeiouytd]ed|[^sxzcgaeiouyh]es)$/ },
  de: { sounds: /aa|ee|oo|ie|ei|ey|ai|ay|au|äu|eu|[aeiouyäöü]/g },
  fr: { sounds: /[aeiouyàâäéèêëîïôöùûüœæ]+/g, silent: /(?:[^aeiouyéè]e|[^aeiouyéè]es|[^aeiouyéè]ent)$/ },
  // A weak vowel without accent joins its neighbour; two strong ones are two.
  es: { sounds: /[iuü]?[aeoáéó][iuy]?(?![aeoáéóíú])|[iuü]?[aeoáéó]|[íú]|[iuüy]+/g },
  pl: { sounds: /i?[aąeęoóuy]|i/g },
  tr: { sounds: /[aeıioöuüâîû]/g },
};

/** The syllables of a word in its language; a number counts each figure. At least 1. */
export function syllablesOf(word: string, language: string): number {
  const how = clapped[language];
  if (!how) return syllablesIn(word);
  const lower = word.toLocaleLowerCase(language);
  const heard = (lower.match(how.sounds) ?? []).length - (how.silent?.test(lower) ? 1 : 0);
  return Math.max(1, heard + (word.match(/\p{N}/gu) ?? []).length);
}
