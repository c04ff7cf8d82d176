import { alsoWords, firstNames } from './first-names.ts';
import { notNames } from './not-names.ts';

type Span = { start: number; end: number };

/**
 * What looks like the name of a person: a first name that is known, with the family name after it; a family name after "mevrouw", "dokter",
 * "wethouder" and the like; any name after "heet" or "mijn buurvrouw"; initials with a family name; and whatever else has a capital within a sentence and is no
 * town, language or organisation that we know. A person looks at each: what is nobody is kept with one tap, a name that is missed is read by others.
 */
export function findNames(text: string): Span[] {
  const found: Span[] = [];
  for (const search of [titled, called, initialled, joined, known, capital]) {
    for (const one of search(text)) if (!found.some((other) => other.start < one.end && one.start < other.end)) found.push(one);
  }
  return found.sort((a, b) => a.start - b.start);
}

const part = String.raw`\p{Lu}[\p{L}\p{M}'’]*(?:-\p{Lu}[\p{L}\p{M}'’]+)*`;
/** Small words within Dutch, Arabic and other family names, as they stand before the capital. */
const between = String.raw`(?:(?:van|de|der|den|het|ten|ter|te|el|al|ben|bin|ait|aït|abd|du|la|le|di|da|von|in|op|'t|’t)\s+){1,3}`;
const capitalBetween = String.raw`(?:(?:Van|De|Der|Den|Ten|Ter|El|Al|Ben|Aït|Ait|Du|La|Le|Di|Da)\s+(?:(?:de|der|den|het|'t)\s+)?)`;
const family = String.raw`(?:${capitalBetween}|${between})?${part}`;
/** A first name, perhaps a second, and perhaps a family name. */
const whole = String.raw`${part}(?:\s+${family}){0,2}`;
const before = String.raw`(?<![\p{L}\p{N}_@.])`;

const titles =
  'meneer|mijnheer|mevrouw|mevr\\.|mw\\.|dhr\\.|hr\\.|de heer|heer|mr\\.|drs\\.|dr\\.|ir\\.|prof\\.|professor|dokter|huisarts|tandarts|zuster|broeder|juf|juffrouw|meester|leraar|lerares|dominee|ds\\.|pastoor|pater|imam|wethouder|burgemeester|directeur|rechter|advocaat|agent|wijkagent|mr|mrs|ms|miss|mrs\\.|ms\\.|doctor|nurse|bay|bayan|pan|pani';
const kin =
  'buurvrouw|buurman|buurmeisje|buurjongen|moeder|vader|mama|papa|mam|pap|zoon|dochter|zoontje|dochtertje|zus|zusje|broer|broertje|man|vrouw|ex|tante|oom|oma|opa|neef|nicht|neefje|nichtje|kleinzoon|kleindochter|vriend|vriendin|collega|baas|chef|schoonzus|zwager|schoonmoeder|schoonvader|schoonzoon|schoondochter|pleegmoeder|pleegvader|stiefvader|stiefmoeder|peetoom|peettante|begeleider|begeleidster|consulent|consulente|coach|hulpverlener|hulpverleenster|verpleegkundige|wijkverpleegkundige|kraamhulp|vrijwilliger|vrijwilligster|conciërge|chauffeur|stagiair|stagiaire|huisbaas|huismeester|voorzitter|mentor|maatje|kapper|helper|luisteraar|ambtenaar|medewerker|medewerkster|neighbour|neighbor|mother|father|son|daughter|sister|brother|husband|wife|friend|colleague|aunt|uncle';
const naming =
  'heet|heette|heetten|heten|genaamd|genoemd|noem|noemt|noemen|noemde|noemden|naam is|naam was|namen zijn|called|named|my name is|i am called|nazywam się|мене звати|adım';

const titled = (text: string) =>
  spans(
    text,
    new RegExp(
      String.raw`${before}(?:${firstSmallOrCapital(titles)})\s+((?:${part}\.\s*)*(?:${capitalBetween}|${between})?${part}(?:\s+${family})?)`,
      'gu',
    ),
  );

/** "mijn buurvrouw Samira", "de coach, Marieke de Wit", "ik noem haar Roos", "heet Van Dijk". */
const called = (text: string) => [
  ...spans(text, new RegExp(String.raw`${before}(?:${firstSmallOrCapital(kin)})(?:\s+heet)?,?\s+(${whole})`, 'gu')).filter(
    ({ start }) => !startsSentence(text, start),
  ),
  ...spans(
    text,
    new RegExp(
      String.raw`${before}(?:${firstSmallOrCapital(naming)})(?:\s+(?:mij|me|hem|haar|hen|ze|het|u|je|jou|him|her))?:?\s+((?:${capitalBetween})?${whole})`,
      'gu',
    ),
  ),
];

/** J. de Boer, A.B. Jansen, M. Özdemir. */
const initialled = (text: string) =>
  spans(text, new RegExp(String.raw`${before}((?:\p{Lu}\.\s?){1,4}(?:${capitalBetween}|${between})?\p{Lu}[\p{L}\p{M}'’-]{2,})`, 'gu'));

/** Two capitals with van, de or el between them: Piet van der Berg, Ahmed el Khayat. */
const joined = (text: string) =>
  spans(text, new RegExp(String.raw`${before}(${part}\s+${between}${part})`, 'gu')).filter(
    ({ start, end }) => !startsSentence(text, start) || isFirstName(text.slice(start, end).split(/\s/)[0]!),
  );

/** A first name that is known, and the family name that may follow. */
const known = (text: string) =>
  spans(text, new RegExp(String.raw`${before}(${part})`, 'gu')).flatMap(({ start, end }) => {
    const word = text.slice(start, end);
    if (!isFirstName(word)) return [];
    const after = new RegExp(String.raw`^(?:\s+(?:${capitalBetween}|${between})?${part}){1,2}`, 'u').exec(text.slice(end))?.[0] ?? '';
    if (startsSentence(text, start) && alsoWords.has(lower(word)) && after === '') return [];
    return [{ start, end: end + after.length }];
  });

/** A capital within a sentence, and what stands before and after it with one: Berta Wolters, Habtom, Van Gelder. Not where nouns have them, or all words. */
function capital(text: string): Span[] {
  if (manyCapitals(text)) return [];
  const pattern = new RegExp(
    String.raw`${before}(${part}(?:\s+(?:${capitalBetween}|${between})?${part})?(?:\s+${part})?)(?![\p{N}@_])`,
    'gu',
  );
  return spans(text, pattern).flatMap((found) => {
    const words = Array.from(text.slice(found.start, found.end).matchAll(/\S+/g), ({ 0: word, index }) => ({
      word,
      at: found.start + index,
    }));
    const opens = startsSentence(text, found.start);
    const [first] = words;
    // "Bij Dunya", "De heer Chen": the first has its capital from the sentence, or is nobody; a prefix within a sentence belongs to the name.
    const skips = isNobody(first!.word) ? opens || !isPrefix(first!.word) : opens && words.length === 1;
    const named = words.slice(skips ? 1 : 0).filter(({ word }) => /^\p{Lu}/u.test(word));
    // "On Sundays": the word that opens the sentence has its capital from that, so that what follows must tell.
    const tells = opens && !skips ? named.slice(1) : named;
    return tells.some(({ word }) => !isNobody(word)) ? [{ start: named[0]!.at, end: found.end }] : [];
  });
}

const isPrefix = (word: string) => /^(?:Van|De|Den|Der|Ten|Ter|El|Al|Ben|Aït|Ait)$/.test(word);

/** A town, a language, an organisation, or letters that stand for one. */
const isNobody = (word: string) =>
  notNames.has(lower(word)) ||
  /^\p{Lu}{2,6}$/u.test(word) ||
  word.length === 1 ||
  /(?:straat|laan|plein|gracht|weg|dijk|kade|singel|wijk|park|school|huis|bank|fonds|wet)$/u.test(word);

/** German has a capital for every noun, and some people write in capitals. */
function manyCapitals(text: string): boolean {
  const words = text.match(/(?<=[\p{Ll},;] )\p{L}[\p{L}'’-]*/gu) ?? [];
  return words.length >= 20 && words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length / 5;
}

const isFirstName = (word: string) => isKnown(lower(word)) || lower(word).split('-').every(isKnown);
/** Also the small form: Marietje, Jantje, Anneke. */
const isKnown = (word: string) => firstNames.has(word) || firstNames.has(word.replace(/(?:tje|je|ke)$/, ''));
const lower = (word: string) => word.toLocaleLowerCase('nl').replace(/['’]s$/, '');

/** Nothing but marks between this place and the end of the sentence before. */
const startsSentence = (text: string, at: number) => /(?:^|[.!?:\n…]["'”’)]*\s*)["'“‘(]*$/u.test(text.slice(Math.max(0, at - 6), at));

const firstSmallOrCapital = (words: string) =>
  words
    .split('|')
    .map((word) => `[${word[0]}${word[0]!.toLocaleUpperCase('nl')}]${word.slice(1)}`)
    .join('|');

function spans(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const name = match[1]!.replace(/['’]s$/, '');
    const start = match.index + match[0].length - match[1]!.length;
    return { start, end: start + name.length };
  });
}
