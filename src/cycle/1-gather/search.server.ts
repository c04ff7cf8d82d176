import { sql, type Expression, type SqlBool } from 'kysely';

/** The languages that PostgreSQL can bring back to their stem. Polish and Ukrainian are not among them: see `matches`. */
const stemmers: Record<string, string> = {
  ar: 'arabic',
  ca: 'catalan',
  da: 'danish',
  nl: 'dutch',
  en: 'english',
  et: 'estonian',
  fi: 'finnish',
  fr: 'french',
  de: 'german',
  el: 'greek',
  hi: 'hindi',
  hu: 'hungarian',
  id: 'indonesian',
  ga: 'irish',
  it: 'italian',
  lt: 'lithuanian',
  ne: 'nepali',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  es: 'spanish',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
};

/** The name by which PostgreSQL knows the stemmer of a language; 'simple' takes words as they stand. */
export const configOf = (language: string) => stemmers[language] ?? 'simple';

/**
 * What is searched of a story: its words as stems of its own language, and as they stand. Only what a reader may also read: a search that
 * finds what it does not show tells it all the same, word by word.
 */
export function searchVector(text: string, language: string): Expression<string> {
  return sql<string>`to_tsvector(${configOf(language)}::regconfig, ${text}) || to_tsvector('simple', ${text})`;
}

/** Does a story have what someone typed, as it stands ("quotes", or, -not)? */
export const matchesAsTyped = (typed: string): Expression<SqlBool> =>
  sql<SqlBool>`story.search @@ websearch_to_tsquery('simple', ${typed})`;

/**
 * Does a story in this language have the stems of what someone typed? Where there is no stemmer, a long word also matches other endings: what is
 * left of it without its last two letters begins a word.
 */
export function matchesStems(typed: string, language: string): Expression<SqlBool> {
  const config = configOf(language);
  return config === 'simple'
    ? sql<SqlBool>`story.search @@ to_tsquery('simple', ${beginnings(typed)})`
    : sql<SqlBool>`story.search @@ websearch_to_tsquery(${config}::regconfig, ${typed})`;
}

/** Does a story in this language match what someone typed, as it stands or by its stems? */
export const matches = (typed: string, language: string): Expression<SqlBool> =>
  sql<SqlBool>`(${matchesAsTyped(typed)} or ${matchesStems(typed, language)})`;

function beginnings(typed: string): string {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length >= 5 ? `${word.slice(0, -2)}:*` : word)).join(' & ');
}
