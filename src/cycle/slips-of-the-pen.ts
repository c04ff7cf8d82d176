/** The letters that a slip may have left out or put in, by script. */
const alphabets: readonly [RegExp, string][] = [
  [/^\p{Script=Latin}+$/u, 'abcdefghijklmnopqrstuvwxyz'],
  [/^\p{Script=Cyrillic}+$/u, 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъё'],
  [/^\p{Script=Arabic}+$/u, 'ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأإؤئ'],
];

/** Letters that are typed without their sign: "gelecegim" for "geleceğim". They are tried in the place of the plain one only. */
const kin = ['aáàâäą', 'cçć', 'eéèêëę', 'gğ', 'iıíïî', 'lł', 'nñń', 'oóöô', 'sşśß', 'uúüû', 'zźż'];
const likeIt = (letter: string) => kin.find((letters) => letters.includes(letter)) ?? '';

/**
 * Every word that one slip of the pen makes of another: a letter too many, too few, another one, or two that changed places (Damerau 1964: four of
 * five slips are one of these). "trafic" gives "traffic" among others; the word itself is not among them. Words of four letters and more.
 */
export function oneSlipAway(word: string): string[] {
  const alphabet = alphabets.find(([script]) => script.test(word))?.[1];
  const letters = [...word];
  if (!alphabet || letters.length < 4 || letters.length > 24) return [];
  const found = new Set<string>();
  for (let at = 0; at <= letters.length; at++) {
    const [before, rest] = [letters.slice(0, at).join(''), letters.slice(at)];
    for (const letter of alphabet) found.add(before + letter + rest.join(''));
    if (rest.length === 0) continue;
    found.add(before + rest.slice(1).join(''));
    if (rest.length > 1) found.add(before + rest[1] + rest[0] + rest.slice(2).join(''));
    for (const letter of alphabet + likeIt(rest[0]!)) found.add(before + letter + rest.slice(1).join(''));
  }
  found.delete(word);
  return [...found];
}
