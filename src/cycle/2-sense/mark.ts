import { textOf, type Reading } from '#lib/form/reading.ts';
import { linesOf, type Line } from '#lib/ui/story-pieces.ts';
import { findWords, wholeSpan } from './span.ts';

/** A place in a text: offsets in UTF-16 units. */
export type Place = { start: number; end: number };
export type Told = { text: string; language: string };

/**
 * Reads the form with which a part of a story is marked. Four ways, for whoever sits where: a selection (made by the island),
 * words typed or pasted, numbers of lines as on a printed sheet ("3" or "3-5"), or ticked lines: from the first to the last.
 */
export function readMark(form: FormData, story: Told): Reading<Place> {
  const [words, lines] = ['words', 'lines'].map((name) => textOf(form, name)) as [string, string];
  const selected = placeSelected(form, story.text);
  if (selected) return { value: selected };
  if (words) return placed(findWords(story.text, words), { words: 'sense.mark.words.notFound' });
  const all = linesOf(story.text, story.language);
  if (lines) return placed(placeOfLines(story.text, all, numbersIn(lines)), { lines: 'sense.mark.lines.notFound' });
  const ticked = form.getAll('line').map(Number);
  return placed(placeOfLines(story.text, all, ticked), { line: 'sense.mark.nothing' });
}

/** From the first to the last of these lines (numbered from 1); null when one is not there. */
export function placeOfLines(text: string, lines: Line[], numbers: readonly number[]): Place | null {
  if (numbers.length === 0 || numbers.some((number) => !lines[number - 1])) return null;
  return wholeSpan(text, lines[Math.min(...numbers) - 1]!.from, lines[Math.max(...numbers) - 1]!.to);
}

function numbersIn(typed: string): number[] {
  return /^\d{1,4}(\s*[-–]\s*\d{1,4})?$/.test(typed) ? typed.split(/[-–]/).map(Number) : [];
}

function placeSelected(form: FormData, text: string): Place | null {
  const [start, end] = ['start', 'end'].map((name) =>
    form.get(name) === '' || form.get(name) === null ? Number.NaN : Number(form.get(name)),
  ) as [number, number];
  return wholeSpan(text, start, end);
}

function placed(place: Place | null, problems: Record<string, string>): Reading<Place> {
  return place ? { value: place } : { problems };
}
