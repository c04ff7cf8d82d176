/** So many words in a row make a copy of someone's words. */
export const wordsInARow = 8;

/** Runs of words that someone else may have copied from a text. */
export type Runs = { length: number; runs: Set<string> };

/** The runs of eight words of these texts. A text that is shorter (but has at least three words) counts as one run. */
export function runsOf(texts: readonly string[]): Runs[] {
  const all = texts.map((text) => plainWords(text).map((word) => word.plain)).filter((words) => words.length >= 3);
  const lengths = [...new Set(all.map((words) => Math.min(wordsInARow, words.length)))];
  return lengths.map((length) => ({
    length,
    runs: new Set(all.filter((words) => Math.min(wordsInARow, words.length) === length).flatMap((words) => runs(words, length))),
  }));
}

/** The runs that were in the old texts and are no longer in the new ones. */
export function runsLost(old: readonly string[], now: readonly string[]): Runs[] {
  const still = now.flatMap((text) => plainWords(text).map((word) => word.plain));
  return runsOf(old).map(({ length, runs: lost }) => {
    const kept = new Set(runs(still, length));
    return { length, runs: new Set([...lost].filter((run) => !kept.has(run))) };
  });
}

/** Does this text copy any of these runs? Capitals, accents, punctuation and line ends make no difference. */
export function copies(text: string, of: readonly Runs[]): boolean {
  const words = plainWords(text).map((word) => word.plain);
  return of.some(({ length, runs: known }) => runs(words, length).some((run) => known.has(run)));
}

/** The text with every copied word blanked out. */
export function blankCopies(text: string, of: readonly Runs[]): string {
  const words = plainWords(text);
  const copied = new Set<number>();
  for (const { length, runs: known } of of) {
    for (let first = 0; first + length <= words.length; first++) {
      const run = words.slice(first, first + length);
      if (known.has(run.map((word) => word.plain).join(' '))) run.forEach((_, nth) => copied.add(first + nth));
    }
  }
  return [...copied].reduce((blanked, nth) => {
    const { start, end } = words[nth]!;
    return blanked.slice(0, start) + '▇'.repeat(end - start) + blanked.slice(end);
  }, text);
}

function runs(words: readonly string[], length: number): string[] {
  return words.slice(0, Math.max(0, words.length - length + 1)).map((_, first) => words.slice(first, first + length).join(' '));
}

// Scripts without spaces between words count each sign as a word.
const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu;

function plainWords(text: string) {
  return Array.from(text.matchAll(word), (found) => ({
    plain: found[0].normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(),
    start: found.index,
    end: found.index + found[0].length,
  }));
}
