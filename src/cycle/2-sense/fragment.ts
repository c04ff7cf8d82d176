import type { Span } from './span.ts';

/** Words that stand in more places than this are not looked for: comparing each place with each would hold everyone up. */
const mostPlaces = 100;

/**
 * Finds a fragment again in the corrected text of a story: the same words, exactly. Before or behind all that changed it stands where it
 * stood; else, when its words stand there more than once, the place is taken where most of what stood before and after them still does.
 * Null when the words are gone, or when two places fit equally well.
 */
export function reanchor(oldText: string, fragment: Span, newText: string): Span | null {
  const quote = oldText.slice(fragment.start, fragment.end);
  if (quote === '') return null;
  const shift = newText.length - oldText.length;
  const before = fragment.end <= sameBegin(oldText, newText);
  const behind = fragment.start >= oldText.length - sameEnd(oldText, newText);
  if (before && (!behind || shift === 0)) return fragment;
  if (behind && !before) return { start: fragment.start + shift, end: fragment.end + shift };
  const starts = placesOf(newText, quote);
  if (starts.length > mostPlaces) return null;
  const places = starts.map((start) => ({
    start,
    kept:
      sameEnd(oldText.slice(0, fragment.start), newText.slice(0, start)) +
      sameBegin(oldText.slice(fragment.end), newText.slice(start + quote.length)),
  }));
  const [best, next] = places.sort((a, b) => b.kept - a.kept);
  return !best || best.kept === next?.kept ? null : { start: best.start, end: best.start + quote.length };
}

function placesOf(text: string, part: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}

function sameBegin(a: string, b: string): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return same;
}

function sameEnd(a: string, b: string): number {
  let same = 0;
  while (same < a.length && same < b.length && a[a.length - 1 - same] === b[b.length - 1 - same]) same += 1;
  return same;
}
