import { findNames } from './names.ts';
import { isBsn, isIban, ibanLengths } from './number-tests.ts';

/**
 * What can tell who someone is, as it stands in a text. `bsn`: the Dutch citizen service number; `address`: postcode or street with house
 * number; `plate`: a Dutch licence plate; `name`: what looks like the name of a person.
 */
export const identifierKinds = ['email', 'phone', 'bsn', 'iban', 'address', 'plate', 'name'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];
/** One identifier: offsets in UTF-16 units. */
export type Identifier = { kind: IdentifierKind; start: number; end: number };

/**
 * The identifiers in a text, in order, none over another. They are flags for a person to look at: nothing is changed, and a listener decides.
 * A number that passes its test (BSN, IBAN) is rather flagged once too often; years, amounts, times, distances, bus lines and the numbers
 * of services (112, 14 030, 0800, 0900) are left alone.
 */
export function findIdentifiers(text: string): Identifier[] {
  const plain = plainDigits(text);
  const found: Identifier[] = [];
  // What is proven or unmistakable comes first; what only looks like something gets what is left.
  for (const search of [emails, ibans, postcodes, streets, plates, phones, bsns, calledPhones, calledPlates, names]) {
    for (const one of search(plain)) if (!found.some((other) => other.start < one.end && one.start < other.end)) found.push(one);
  }
  return found.sort((a, b) => a.start - b.start);
}

const emails = (text: string) => [
  ...spans(
    'email',
    text,
    /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]*[\p{L}\p{N}_%+-]@(?:[\p{L}\p{N}-]+\.)+(?:\p{Lu}{2,}|[\p{Ll}\p{Lo}]{2,})(?![\p{L}\p{N}])/gu,
  ),
  // As people write it to hide it, or say it: anna (at) voorbeeld punt nl.
  ...spans(
    'email',
    text,
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+ ?(?:[([{] ?(?:at|@|apenstaartje) ?[)\]}]| (?:at|@|apenstaartje) |@) ?[\p{L}\p{N}-]+(?: ?[([{] ?(?:punt|dot) ?[)\]}] ?| (?:punt|dot) | ?\. ?)(?:nl|com|be|de|eu|org|net|fr|pl)(?![\p{L}\p{N}])/giu,
  ),
];

/** Starts with two letters and two digits, goes on for as long as its country says, and passes its test. */
function ibans(text: string): Identifier[] {
  return Array.from(text.matchAll(/(?<![\p{L}\p{N}])[a-z]{2}[ .-]?\d[ ]?\d/giu)).flatMap(({ 0: opening, index }) => {
    let left = (ibanLengths[opening.slice(0, 2).toUpperCase()] ?? 0) - 4;
    let end = index + opening.length;
    for (; left > 0; left -= 1) {
      const next = /^[ .\u00a0-]{0,2}[a-z0-9]/i.exec(text.slice(end, end + 3));
      if (!next) return [];
      end += next[0].length;
    }
    return left === 0 && !/^[\p{L}\p{N}]/u.test(text.slice(end)) && isIban(text.slice(index, end))
      ? [{ kind: 'iban' as const, start: index, end }]
      : [];
  });
}

/** 1234 AB 56, 1234ab nr. 56-2; or the number first, as it stands on an envelope: Dorpsstraat 56, 1234 AB. */
const postcodes = (text: string) => [
  ...spans(
    'address',
    text,
    /(?<![\p{L}\p{N}])[1-9]\d{3} ?(?!S[ADS])[A-Z]{2}[\s,-]{1,3}(?:(?:nr|no|nummer|huisnummer|huisnr)\.? ?)?\d{1,5}(?: ?[a-z](?!\p{L})|-\d{1,4}(?!\d)|-[a-z]{1,3}(?!\p{L}))?(?!\p{N})/giu,
  ).filter(({ start }) => isPostcode(text.slice(start, start + 7))),
  ...spans(
    'address',
    text,
    /(?<![\p{L}\p{N}])\d{1,5}(?: ?[a-zA-Z]|-\d{1,4})?(?:, ?| in |\s{1,2})[1-9]\d{3} ?(?!S[ADS])[A-Z]{2}(?![\p{L}\p{N}])/gu,
  ),
];

/** "2024 op 5 mei" is no postcode: small words are its letters only when written as such. */
function isPostcode(found: string): boolean {
  const [, space, letters] = /^\d{4}( ?)([a-z]{2})/i.exec(found)!;
  return (
    letters === letters!.toUpperCase() ||
    !(space === ' ' || units.has(letters!)) ||
    !(smallWords.has(letters!.toLowerCase()) || units.has(letters!))
  );
}
const units = new Set('km cm mm kg gr ml cl dl uu eu st nd rd th pm am m2'.split(' '));
const smallWords = new Set(
  'en in op te de of om er is nu na al je ik we ze zo at to or on by so he my if do ma di wo vr za had'.split(' '),
);

const streets = (text: string) => [
  ...spans(
    'address',
    text,
    /(?<![\p{L}'-])\p{L}[\p{L}'-]{2,}(?:straat|laan|plein|gracht|kade|dijk|steeg|singel|dreef|plantsoen)\s\d{1,4}(?: ?[a-z](?!\p{L})|-\d{1,4})?(?![\p{L}\p{N}]|[.,:]\d| ?(?:uur|euro|km|meter|keer))/giu,
  ),
  ...spans(
    'address',
    text,
    /(?<![\p{L}'-])\p{Lu}[\p{L}'-]{2,}(?:weg|hof|pad|park|kamp|burg|baan|erf|veld|hoek|ring|markt)\s\d{1,4}(?: ?[a-z](?!\p{L})|-\d{1,4})?(?![\p{L}\p{N}]|[.,:]\d| ?(?:uur|euro|km|meter|keer|jaar|maand|week|weken|dag|minu|mensen|man))/gu,
  ).filter(({ start }) => !/^(Onderweg|Vanweg|Halverweg)/.test(text.slice(start))),
];

/** Dutch numbers of ten digits, and numbers with a + or 00 before their country. Numbers of services (0800, 0900) are nobody's own. */
const phones = (text: string) => [
  ...spans('phone', text, /(?<![\p{L}\p{N}])(?:\+ ?|00 ?)[1-9](?:[ .()/-]{0,3}\d){7,14}(?!\p{N})/gu),
  ...spans('phone', text, /(?<![\p{L}\p{N}€$£]|\d[.,:/-])\(?(?!0[ -]?[89]00)0[1-9](?:[ .()/–-]{0,3}\d){8}(?!\p{N}|[ .-]\d{3})/gu),
];

/** Any number that the text calls a phone number: of another country, or without its area. */
const calledPhones = (text: string) =>
  spans('phone', text, /(?<![\p{L}\p{N}€$£]|\d[.,:/-])(?:\d[ .()-]{0,2}){6,12}\d(?![\p{L}\p{N}%€]|[,.:/-]\d)/gu).filter((one) => {
    const [before, after, found] = [textBefore(text, one, 40), text.slice(one.end, one.end + 12), text.slice(one.start, one.end)];
    const isOther =
      /(zaak|klant|dossier|order|factuur|polis|case|bestel|kenmerk|lid)\S*[^\p{L}\d]*$/u.test(before) ||
      /^\s*(euro|eur|€|keer|mensen|inwoners)/i.test(after);
    return phoneWords.test(before) && !isOther && !/^0[89]00/.test(found) && !isDate(found);
  });
const theirs = 'nummer|number|nr|numaram?|numarası|numer|رقم|رقمي|номер';
const telephone =
  'tel|telefoon|telefoonnummer|telefoonnr|mobiel|mobieltje|mobile|cell|phone|bel|bellen|belt|bereikbaar|call|whatsapp|app|appen|sms|06|telefonu?m?|هاتف|هاتفي|тел|телефон';
const followed = (words: string) => new RegExp(String.raw`(?<!\p{L})(${words})[.:]?(?!\p{L})[^\n\d]{0,25}$`, 'u');
/** "Nummer" may be any number: of nine digits that pass the 11-test it is rather a citizen's than a telephone's. */
const telephoneWords = followed(telephone);
const phoneWords = followed(`${telephone}|${theirs}`);

/** Eight or nine digits that pass the 11-test, written as people group them; dates, times, amounts and ranges of years are not. */
const bsns = (text: string) =>
  spans('bsn', text, /(?<![\p{L}\p{N}€$£+#]|[\d€$£][ .,/:-])(?:\d[ .-]?){7,8}\d(?![\p{L}\p{N}%€]|[,.:/-]\d)/gu).filter((one) => {
    const found = text.slice(one.start, one.end);
    if (!isBsn(found)) return false;
    if (/bsn|burgerservice|sofi|citizen service/.test(textBefore(text, one, 40))) return true;
    const separators = found.replace(/\d/g, '');
    if (new Set(separators).size > 1 || separators.length > 3 || isDate(found) || /^(19|20)\d\d[ .-](19|20)\d\d$/.test(found)) return false;
    const money =
      /(€|\$|£|eur|euro)\s*$/.test(textBefore(text, one, 8)) ||
      /^\s*(€|euro|eur|miljoen|inwoners|mensen|people|keer|stuks)/i.test(text.slice(one.end));
    return !money && !telephoneWords.test(textBefore(text, one, 40).replace('aan de telefoon', ''));
  });

const isDate = (found: string) =>
  /^\d{1,2}[ .-]\d{1,2}[ .-](19|20)\d\d$|^(19|20)\d\d[ .-]\d{1,2}[ .-]\d{1,2}$|^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(19|20)\d\d$|^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(
    found,
  );

/** The side codes of Dutch plates (RDW): with dashes; a day like 3-mei-26 has the same shape and is none. */
const plates = (text: string) =>
  spans('plate', text, /(?<![\p{L}\p{N}-])[a-z0-9]{1,3}-[a-z0-9]{1,3}-[a-z0-9]{1,3}(?![\p{L}\p{N}-])/giu).filter(({ start, end }) => {
    const found = text.slice(start, end).toLowerCase();
    return (
      plateShapes.has(found.replace(/[a-z]/g, 'x').replace(/\d/g, '9')) &&
      !/-(jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)-/.test(found)
    );
  });
const plateShapes = new Set(
  'xx-99-99 99-99-xx 99-xx-99 xx-99-xx xx-xx-99 99-xx-xx 99-xxx-9 9-xxx-99 xx-999-x x-999-xx xxx-99-x x-99-xxx 9-xx-999 999-xx-9'.split(
    ' ',
  ),
);

/** Written without dashes they are plates only when the text calls them so; with spaces in capitals only, since "is 12 ab" is none. */
const calledPlates = (text: string) =>
  [...spans('plate', text, platePattern('', 'giu')), ...spans('plate', text, platePattern(' ', 'gu'))].filter((one) =>
    /(kenteken|nummerbord|nummerplaat|license plate|licence plate|number plate|plaka|rejestrac)[^\n]{0,25}$/.test(
      textBefore(text, one, 50),
    ),
  );

function platePattern(separator: string, flags: string): RegExp {
  const shapes = [...plateShapes].map((shape) => shape.replaceAll('-', separator).replaceAll('x', '[A-Z]').replaceAll('9', '\\d'));
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${shapes.join('|')})(?![\\p{L}\\p{N}-])`, flags);
}

const names = (text: string): Identifier[] => findNames(text).map((found) => ({ kind: 'name', ...found }));

function spans(kind: IdentifierKind, text: string, pattern: RegExp): Identifier[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    kind,
    start: index + (found.startsWith('(') && !found.includes(')') ? 1 : 0),
    end: index + found.replace(/[ .(/-]+$/, '').length,
  }));
}

const textBefore = (text: string, { start }: Identifier, length: number) => text.slice(Math.max(0, start - length), start).toLowerCase();

/** Arabic, Persian and wide digits as 0 to 9: people write their number with the keyboard of their language. */
function plainDigits(text: string): string {
  return text
    .replace(/[٠-٩۰-۹０-９]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９'.indexOf(digit) % 10))
    .replaceAll('\u00a0', ' ');
}
