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

/**
 * Does a story match what someone typed? The words are taken as stems of the page's language or as they stand ("quotes", or, -not);
 * where there is no stemmer, a long word also matches other endings: what is left of it without its last two letters begins a word.
 */
export function matches(typed: string, language: string): Expression<SqlBool> {
  const asTyped = sql`websearch_to_tsquery('simple', ${typed})`;
  const other =
    configOf(language) === 'simple'
      ? sql`to_tsquery('simple', ${beginnings(typed)})`
      : sql`websearch_to_tsquery(${configOf(language)}::regconfig, ${typed})`;
  return sql<SqlBool>`(story.search @@ ${asTyped} or story.search @@ ${other})`;
}

function beginnings(typed: string): string {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length >= 5 ? `${word.slice(0, -2)}:*` : word)).join(' & ');
}
