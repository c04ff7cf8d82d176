import { readWording } from '#cycle/1-gather/transcript.ts';
import { mediumOf } from '#cycle/1-gather/media.server.ts';
import { writeOut, type Writer } from '#cycle/written-out.server.ts';
import { problemOf, type Problem } from '#lib/form/reading.ts';
import type { Slip } from '#lib/ui/error-summary.tsx';
import type { Key } from '#lib/words/words.ts';
import type { Here } from '../door.ts';

/** Reads the words with a medium and keeps them. Gives the slips, an empty list when it is kept, null when there is no such medium. */
export async function keepWording(c: Here, at: { circle: string; story: string; medium: string }, by: Writer): Promise<Slip[] | null> {
  const { db, form, words } = c.var;
  const say = (problem: Problem) => {
    const { key, values } = problemOf(problem);
    return words(key as Key, values);
  };
  const medium = await mediumOf(db, at.circle, at.story, at.medium);
  if (!medium) return null;
  const { value, problems } = readWording(form, medium.kind);
  if (problems) return Object.entries(problems).map(([field, problem]) => ({ field, text: say(problem) }));
  const became = await writeOut(db, at.circle, at, { ...value, by });
  return became === 'kept' ? [] : [{ field: 'words', text: say(`teller.media.slip.words.${became}`) }];
}
