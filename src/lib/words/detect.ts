/**
 * In which language a text seems to be written: a code of ISO 639-1, or null when that is not clear enough to say. Nothing is decided by it.
 * "Ik wachtte een uur op de bus en niemand wist waarom." is nl; "Ok." is null.
 *
 * Letter groups (ELD, database extrasmall). Its 33 MB are loaded when the first text is asked about, and then stay.
 */
export async function seemsWrittenIn(text: string): Promise<string | null> {
  if ((text.match(/\p{L}/gu) ?? []).length < fewestLetters) return null;
  const { eld } = await import('eld/extrasmall');
  const found = eld.detect(text.slice(0, enough));
  return found.isReliable() ? found.language || null : null;
}

/** Below this even a person often cannot tell Dutch from Afrikaans or Norwegian from Danish. */
const fewestLetters = 40;
const enough = 2000; // characters: more make it slower, not surer

/** Languages that are easily taken for each other: saying that one is the other would be wrong more often than right. */
const near = [
  ['nl', 'af', 'fy'],
  ['no', 'da', 'sv', 'nb', 'nn'],
  ['sr', 'hr', 'bs', 'sl'],
  ['cs', 'sk'],
  ['ru', 'uk', 'be', 'bg', 'mk'],
  ['fa', 'prs', 'ps', 'ur', 'ar', 'ckb', 'ku'],
  ['es', 'gl', 'ca', 'pt', 'pap'],
  ['ms', 'id'],
  ['tr', 'az'],
  ['hi', 'ne', 'mr'],
];

/**
 * The language that a text seems to be in, when that is another than was chosen, and surely so; else null. A language that the detector does
 * not know (Tigrinya, Somali, Papiamento, Sranan Tongo, …) is never contradicted.
 */
export async function seemsAnother(text: string, chosen: string): Promise<string | null> {
  if (chosen !== 'und' && !known.has(chosen)) return null;
  const found = await seemsWrittenIn(text);
  if (!found || found === chosen) return null;
  return near.some((group) => group.includes(found) && group.includes(chosen)) && !apart(found, chosen) ? null : found;
}

/** Near, but told apart well enough on whole sentences: each has letters that the other lacks. */
const apart = (one: string, other: string) => [one, other].sort().join(' ') === 'ru uk';

/** The languages of ELD 2.1; without Kurdish, which it knows in Arabic letters only. */
const known = new Set(
  'am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko lo lt lv ml mr ms nl no or pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh'.split(
    ' ',
  ),
);
