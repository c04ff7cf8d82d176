import type { Language } from './all-words.ts';

/** Which way a language is written. */
export type Direction = 'ltr' | 'rtl';

/** The languages of the screens. `complete`: every page; the others: the pages of the teller. */
export const languages: Record<Language, { name: string; direction: Direction; complete: boolean }> = {
  nl: { name: 'Nederlands', direction: 'ltr', complete: true },
  en: { name: 'English', direction: 'ltr', complete: true },
  ar: { name: 'العربية', direction: 'rtl', complete: false },
  tr: { name: 'Türkçe', direction: 'ltr', complete: false },
  pl: { name: 'Polski', direction: 'ltr', complete: false },
  uk: { name: 'Українська', direction: 'ltr', complete: false },
};

// What the machine's own list of names lacks or calls by another name.
const ownNames: Record<string, string> = {
  pap: 'Papiamentu',
  ku: 'Kurdî',
  ckb: 'کوردیی ناوەندی',
  rif: 'Tarifit',
  rom: 'Romani ćhib',
  srn: 'Sranantongo',
};
const otherNames: Record<string, Record<string, string>> = {
  nl: { pap: 'Papiaments', rif: 'Riffijns (Berbers)', srn: 'Sranantongo' },
  en: { rif: 'Riffian (Berber)', srn: 'Sranan Tongo' },
};

/** Languages that stories are told in, the common ones in the Netherlands first; the rest by code. */
export const commonLanguages: readonly string[] =
  'nl en ar tr pl uk ti fa so ro bg es fr de pt pap zh ku ckb ru hi ur prs ps am id it el hu vi th sr hr bs sq rif srn fy'.split(' ');
const others =
  'af az be bn ca cs da et eu fi ga gl gu ha he hy ig is ja ka kk km kn ko ky lo lt lv mg mk ml mn mr ms mt my ne no om pa rn rom rw si sk sl su sv sw ta te tg tk tl uz wo xh yi yo zu'.split(
    ' ',
  );

/** The language of a story when the teller's own is not in the list, or not known. */
export const anotherLanguage = 'und';

/** All languages that a story may be in. */
export const storyLanguages: readonly string[] = [...commonLanguages, ...others, anotherLanguage];
const storyLanguageSet = new Set(storyLanguages);

/** Whether a story may be in this language; codes are ISO 639-1 where there is one, else ISO 639-3, and 'und' is another language. */
export const isStoryLanguage = (code: string): boolean => storyLanguageSet.has(code);

/** What a language is called in another: languageName('pl', 'nl') is 'Pools'. `another` is what to call 'und'. */
export function languageName(code: string, inLanguage: string, another: string): string {
  if (code === anotherLanguage) return another;
  return otherNames[inLanguage]?.[code] ?? namesIn(inLanguage).of(code) ?? code;
}

/** What a language calls itself; null for another language. */
export function ownName(code: string): string | null {
  if (code === anotherLanguage) return null;
  if (Object.hasOwn(languages, code)) return languages[code as Language].name;
  if (Object.hasOwn(ownNames, code)) return ownNames[code]!;
  const names = namesIn(code);
  return names.resolvedOptions().locale.startsWith(code) ? (names.of(code) ?? null) : null;
}

/**
 * The choices of a form, all or only the `common` ones: code, the name in the language of the page, and its own name when that is different
 * ("Pools · Polski"). The language of the page comes first, another language last.
 */
export function storyLanguageChoices(
  inLanguage: string,
  another: string,
  common = false,
): { code: string; name: string; own: string | null }[] {
  const offered = common ? [...commonLanguages, anotherLanguage] : storyLanguages;
  const order = [inLanguage, ...offered.filter((code) => code !== inLanguage)];
  return order.filter(isStoryLanguage).map((code) => {
    const [name, own] = [languageName(code, inLanguage, another), ownName(code)];
    return { code, name, own: own?.toLowerCase() === name.toLowerCase() ? null : own };
  });
}

/** The language that someone typed the name of, as it is called itself or on one of the screens; null when that is not known. */
export function languageNamed(typed: string): string | null {
  return (named ??= allNames()).get(plain(typed)) ?? null;
}

const plain = (name: string) => name.normalize('NFC').trim().toLowerCase();

let named: Map<string, string> | undefined;
function allNames() {
  const codes = storyLanguages.filter((code) => code !== anotherLanguage);
  const namesOf = (code: string) => [...Object.keys(languages).map((page) => languageName(code, page, '')), ownName(code)];
  return new Map(codes.flatMap((code) => namesOf(code).flatMap((name) => (name ? [[plain(name), code] as const] : []))));
}

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'prs', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Which way a language is written: `dir` of whatever is in it. 'und' gives ltr; show text of unknown language with dir="auto". */
export const directionOf = (language: string): Direction => (rightToLeft.has(language.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr');

const made = new Map<string, Intl.DisplayNames>();
function namesIn(language: string): Intl.DisplayNames {
  let names = made.get(language);
  if (!names) made.set(language, (names = new Intl.DisplayNames([language], { type: 'language' })));
  return names;
}
