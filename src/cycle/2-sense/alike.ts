import { alikeGroups, layOut, type AlikeGroup, type Tick } from '#maths/text/alike.ts';
import { stemsOf } from '#lib/words/stems.ts';

/** A text to compare with others, in its own language. */
export type Compared = { id: string; text: string; language: string };

/** What is asked: groups of texts that resemble each other, or where each text lies, so that its neighbours can be looked up. */
export type AlikeAsked = { texts: Compared[]; find: 'groups' | 'places' };
/** Where texts lie: text r of `ids` at `points[r * dimensions]`. */
export type Places = { ids: string[]; points: Float32Array; dimensions: number };
/** Groups with words as they stand in the texts, not as stems. */
export type AlikeFound = { groups: { ids: string[]; words: string[] }[] } | { places: Places };

/** Compares texts by their words. Nothing of it is kept, and nothing follows from it by itself. */
export function findAlike({ texts, find }: AlikeAsked, tick?: Tick): AlikeFound {
  const stemmed = texts.map(({ id, text, language }, nth) => {
    if (nth % 500 === 0) tick?.((0.5 * nth) / texts.length);
    return { id, words: stemsOf(text, language) };
  });
  const laid = layOut(stemmed, { tick: (done) => tick?.(0.5 + done * 0.3) });
  if (find === 'places') return { places: { ids: laid.matrix.ids, ...laid.points } };
  const groups = alikeGroups(laid, { tick: (done) => tick?.(0.8 + done * 0.2) });
  const byId = new Map(texts.map((text) => [text.id, text]));
  return { groups: groups.map((group) => ({ ids: group.ids, words: asWritten(group, byId) })) };
}

/** A stem is no word: of each the way it is written most in the group. */
function asWritten({ ids, stems }: AlikeGroup, byId: Map<string, Compared>): string[] {
  const written = new Map<string, Map<string, number>>();
  for (const id of ids) {
    const { text, language } = byId.get(id)!;
    for (const word of text.match(/\p{L}[\p{L}\p{N}’'-]*/gu) ?? []) {
      const [stem] = stemsOf(word, language);
      if (!stem || !stems.includes(stem)) continue;
      const counts = written.get(stem) ?? new Map<string, number>();
      counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
      written.set(stem, counts);
    }
  }
  return stems.flatMap((stem) => {
    const [most] = [...(written.get(stem) ?? [])].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    return most ? [most[0]] : [];
  });
}
