import { keepDissent } from '#cycle/2-sense/dissents.server.ts';
import { markFragment } from '#cycle/2-sense/fragments.server.ts';
import { writeInsight } from '#cycle/2-sense/insights.server.ts';
import { writeReading } from '#cycle/2-sense/readings.server.ts';
import { nameTheme, placeInTheme } from '#cycle/2-sense/themes.server.ts';
import { hashOfText } from '#cycle/1-gather/text-of-story.server.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';
import { insights, readings, themes, type Marked } from './making-sense.ts';
import type { SideName } from './stories.ts';
import type { Stories } from './tell-stories.server.ts';

/** The insights of the example by their short names. */
export type Sense = { insight: (name: string) => string };

/** One evening at a table: fragments, readings, themes, insights, and who saw it differently. */
export async function makeSense({ db }: Ground, { circle, side, people, day }: Cast, stories: Stories): Promise<Sense> {
  const by = (name: SideName, now: Date) => ({ voice: { side: side(name), person: people.steward, table: null }, now });
  const [evening, later] = [day(26), day(25)];

  const mark = async ([name, words]: Marked, from: SideName) => {
    const story = stories.get(name)!;
    const start = story.text.indexOf(words);
    if (start < 0) throw new Error(`The example's story ${name} does not say: ${words}`);
    return markFragment(
      db,
      circle,
      { story: story.id, start, end: start + words.length, text_hash: hashOfText(story.text) },
      by(from, evening),
    );
  };

  for (const { story, told, means, side: from, dissent } of readings) {
    const reading = await writeReading(db, circle, { story: stories.get(story)!.id, told, means }, by(from, evening));
    if (dissent)
      await keepDissent(
        db,
        circle,
        { about: 'reading', id: reading, text: dissent.text, showSide: dissent.showSide },
        by(dissent.side, evening),
      );
  }
  const named = new Map<string, string>();
  for (const { name, about, side: from, fragments } of themes) {
    const theme = await nameTheme(db, circle, { name, about }, by(from, evening));
    const marked: string[] = [];
    for (const fragment of fragments) marked.push(await mark(fragment, from));
    await placeInTheme(db, circle, theme, marked, by(from, evening));
    named.set(name, theme);
  }
  const written = new Map<string, string>();
  for (const { name, theme, text, side: from, fragments, dissent } of insights) {
    const cited: string[] = [];
    for (const fragment of fragments) cited.push(await mark(fragment, from));
    const insight = await writeInsight(db, circle, { text, theme: named.get(theme)!, fragments: cited }, by(from, later));
    if (dissent)
      await keepDissent(
        db,
        circle,
        { about: 'insight', id: insight, text: dissent.text, showSide: dissent.showSide },
        by(dissent.side, later),
      );
    written.set(name, insight);
  }
  return { insight: (name) => written.get(name)! };
}
