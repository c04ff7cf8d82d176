/** A sentence: offsets in UTF-16 units. Sentences follow each other without gaps; white space belongs to the sentence before it. */
export type Sentence = { start: number; end: number };

/** What ends with a full stop and no sentence. Compared in small letters, without the stop. */
const abbreviations: Record<string, string> = {
  nl: 'mw mevr dhr hr dr drs ir ing mr prof ds st nr nrs tel vgl bv bijv o.a o.m m.b.t m.b.v i.v.m i.p.v t.a.v t.b.v n.a.v d.w.z e.d a.u.b a.s.b p.p blz pag art afd gem max min incl excl ca jl evt resp enz jan feb mrt apr jun jul aug sept okt nov dec',
  en: 'mr mrs ms dr prof rev st no nos tel vs etc e.g i.e approx dept est fig jan feb mar apr jun jul aug sept oct nov dec',
};
// Of these, some also close a sentence: then a capital after them begins the next one.
const mayClose = new Set(['enz', 'e.d', 'etc', 'a.u.b', 'p.p', 'jl', 'min', 'max']);

/**
 * The sentences of a text, covering it without gaps: sentences[0].start is 0, each starts where the last ended, the last ends at text.length.
 * Intl.Segmenter (UAX 29) cuts; what it cuts after an abbreviation, an initial or an order number is put together again:
 * "Mw. Jansen woont op nr. 5." is one sentence. A line end always ends a sentence. An empty text has none.
 */
export function sentencesOf(text: string, language: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const { segment, index } of segmenterOf(language).segment(text)) {
    const last = sentences.at(-1);
    if (last && goesOn(text.slice(last.start, last.end), segment, language)) last.end = index + segment.length;
    else sentences.push({ start: index, end: index + segment.length });
  }
  return sentences;
}

/** Does the sentence go on: is what stands before no real end, or is what follows nothing but white space? */
function goesOn(before: string, after: string, language: string): boolean {
  if (after.trim() === '') return true;
  if (before.includes('\n', before.trimEnd().length)) return false;
  const written = /(?:^|[\s("'“‘«[])([^\s("'“‘«[]+)\.\s*$/u.exec(before)?.[1];
  if (written === undefined) return false;
  const last = written.toLowerCase();
  if (/^\p{Lu}$/u.test(written) || /^(\p{L}\.)+\p{L}$/u.test(last)) return !mayClose.has(last) || !/^\p{Lu}/u.test(after);
  // "5." goes on as an order number only when it is all that stands on the line: "1. Bellen".
  if (/^\d{1,2}$/.test(last)) return before.trim() === `${last}.`;
  return known(language).has(last) && (!mayClose.has(last) || !/^\p{Lu}/u.test(after));
}

const listed = new Map<string, Set<string>>();
function known(language: string): Set<string> {
  let set = listed.get(language);
  if (!set) listed.set(language, (set = new Set((abbreviations[language.split('-')[0]!] ?? '').split(' ').filter(Boolean))));
  return set;
}

const made = new Map<string, Intl.Segmenter>();
function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = made.get(language);
  if (!segmenter) made.set(language, (segmenter = new Intl.Segmenter(isTag(language) ? language : 'und', { granularity: 'sentence' })));
  return segmenter;
}

const isTag = (language: string) => /^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/.test(language);
