import { oneOf, textOf, type Problem, type Reading } from '#lib/form/reading.ts';
import { isStoryLanguage } from '#lib/words/languages.ts';
import { normalText } from '#lib/words/normal.ts';
import { mediumLimits, type Kind } from './medium.ts';
import { storyLength } from './story.ts';

/** Words with a medium: written out as it was said (`transcript`), or what can be seen (`description`). */
export type Wording = { kind: 'transcript' | 'description'; text: string; language: string };

/** Reads words with a medium from a form: `words`, `language`, and for a picture `is` (`paper` when it is something written). */
export function readWording(form: FormData, of: Kind): Reading<Wording, 'words' | 'language'> {
  const text = normalText(textOf(form, 'words'));
  const language = textOf(form, 'language');
  const kind = isWrittenOut(of) || oneOf(form, 'is', ['paper', 'seen']) === 'paper' ? 'transcript' : 'description';
  const most = kind === 'transcript' ? storyLength.most : mediumLimits.description;
  const problems = {
    ...wordsIn(text, most),
    ...(!isStoryLanguage(language) && { language: 'teller.tell.slip.language' }),
  };
  return Object.keys(problems).length > 0 ? { problems } : { value: { kind, text, language } };
}

/** Reads a translation of a whole story into this language. */
export function readTranslation(form: FormData): Reading<string, 'words'> {
  const text = normalText(textOf(form, 'words'));
  const problems = wordsIn(text, storyLength.most);
  return problems.words ? { problems } : { value: text };
}

function wordsIn(text: string, most: number): { words?: Problem } {
  if (text === '') return { words: 'teller.media.slip.words' };
  return text.length > most ? { words: { key: 'teller.tell.slip.tooLong', values: { most, length: text.length } } } : {};
}

const isWrittenOut = (kind: Kind) => kind === 'sound' || kind === 'video' || kind === 'paper';

/** A moment in a transcript: `[1:05]` or `[1:02:05]` at the beginning of a line. `from` is where the words begin. */
export type TimeMark = { from: number; at: number; seconds: number };

const mark = /^\[(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)\][ \t]*/gm;

/** Every moment that is marked in a transcript, in the order of the text. */
export function timeMarks(text: string): TimeMark[] {
  return [...text.matchAll(mark)].map((found) => ({
    at: found.index,
    from: found.index + found[0].length,
    seconds: Number(found[1] ?? 0) * 3600 + Number(found[2]) * 60 + Number(found[3]),
  }));
}

/** At which second the words at this place were said: that of the last mark before it; null when none is before. */
export function secondAt(text: string, offset: number): number | null {
  return timeMarks(text).findLast(({ at }) => at <= offset)?.seconds ?? null;
}

/** A moment as people say it: 65 is "1:05". */
export function clockOf(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
