import { isKey, type Words } from '#lib/words/words.ts';
import { wordOf, type Method } from '#system/toolkit/method.ts';
import type { Line } from './try-out.ts';

/** The lines of a try-out for which a way of working may have words: `methods.<id>.tryOut.belief`, and so on; a card of a circle's own by the same names. */
export const begunLines = ['belief', 'trying', 'withWhom', 'goodSign', 'badSign', 'amplify', 'dampen'] as const satisfies readonly Line[];

/** What a try-out that begins from a way of working is filled in with: its own sentences, where it has any. */
export function begunFrom(words: Words, method: Pick<Method, 'id' | 'own'>): Partial<Record<Line, string>> {
  const said = begunLines.flatMap((line) => {
    const part = `tryOut.${line}`;
    const text = method.own || isKey(`methods.${method.id}.${part}`) ? wordOf(words, method, part) : '';
    return text ? [[line, text] as const] : [];
  });
  return Object.fromEntries(said);
}

/** The address where a try-out begins from a way of working, an insight, an agreement or an earlier try-out. */
export function newTryOutPath(
  slug: string,
  from: { method?: string; insight?: string; agreement?: string; follows?: string } = {},
): string {
  const query = new URLSearchParams(Object.entries(from).filter(([, id]) => id));
  return `/circles/${slug}/try-outs/new${query.size > 0 ? `?${query}` : ''}`;
}
