import type { Pictured } from '#cycle/1-gather/medium.ts';
import { readers, uses, type Reader, type Use } from '#cycle/1-gather/consent.ts';
import { readStory, type Story } from '#cycle/1-gather/story.ts';
import { isTicked, oneOf, textOf, type Problem, type Reading } from '#lib/form/reading.ts';
import { normalText } from '#lib/words/normal.ts';
import type { CareAsked } from './care-asked.ts';
import type { Way } from './helper-entry.ts';

/**
 * The teller's words as a helper wrote them down, with the helper's own kept apart. `writtenBy`: whose hand put the words on paper or screen.
 * `media`: how many photos and recordings go along, and `pictured` what was said of people on them.
 */
export type Written = {
  story: Story;
  note: string | null;
  writtenBy: 'teller' | 'helper';
  media?: number;
  pictured?: Pictured | 'unasked';
};

/** What the teller answered when readers and uses were asked, and in which words they were. */
export type Answers = { readers: Reader[]; uses: Use[]; mode: 'spoken' | 'written'; wording: string; language: string; care?: CareAsked };

/** The longest note of a helper, in UTF-16 units. */
export const noteLength = 2_000;

/** Reads what was written down. `wordless`: a photo or recording tells it. */
export function readWritten(
  form: FormData,
  way: Way,
  { wordless = false } = {},
): Reading<Written, 'text' | 'language' | 'wouldHelp' | 'note' | 'writtenBy'> {
  const { value: story, problems: ofStory } = readStory(form, { wordless });
  const note = normalText(textOf(form, 'note')) || null;
  const writtenBy = way === 'beside' ? 'helper' : oneOf(form, 'writtenBy', ['teller', 'helper'] as const);
  const problems = {
    ...ofStory,
    ...(note && note.length > noteLength && { note: { key: 'helper.write.slip.note', values: { most: noteLength, length: note.length } } }),
    ...(!writtenBy && { writtenBy: 'helper.write.slip.writtenBy' }),
  };
  return story && writtenBy && Object.keys(problems).length === 0 ? { value: { story, note, writtenBy } } : { problems };
}

/** What is asked one by one: every use, and those readers for whom the circle has a side. */
export type Asked = { readers: readonly Reader[]; uses: readonly Use[] };

/** The name of a question in the form: `reader-residents`, `use-quote`. */
export const fieldOf = (kind: 'reader' | 'use', name: Reader | Use) => `${kind}-${name}`;

type Answered = Pick<Answers, 'readers' | 'uses' | 'mode'>;

/** Reads the answers of a teller who is there: each question needs its own yes or no, and it is said how the teller answered. */
export function readAnswers(form: FormData, asked: Asked): Reading<Answered> {
  const problems: Record<string, Problem> = {};
  const yes = <Name extends Reader | Use>(kind: 'reader' | 'use', names: readonly Name[]) =>
    names.filter((name) => {
      const answer = oneOf(form, fieldOf(kind, name), ['yes', 'no']);
      if (!answer) problems[fieldOf(kind, name)] = 'helper.ask.slip.unasked';
      return answer === 'yes';
    });
  const [read, used] = [yes('reader', asked.readers), yes('use', asked.uses)];
  const mode = oneOf(form, 'mode', ['spoken', 'written']);
  if (!mode) problems.mode = 'helper.ask.slip.mode';
  return mode && Object.keys(problems).length === 0 ? { value: { readers: read, uses: used, mode } } : { problems };
}

/** Reads what was ticked on paper; the helper says that it is so. */
export function readTicked(form: FormData): Reading<Answered> {
  if (!isTicked(form, 'onPaper')) return { problems: { onPaper: 'helper.ask.slip.onPaper' } };
  const ticked = <Name extends string>(field: string, names: readonly Name[]) => names.filter((name) => form.getAll(field).includes(name));
  return { value: { readers: ticked('readers', readers), uses: ticked('uses', uses), mode: 'written' } };
}
