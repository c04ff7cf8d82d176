import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { importStories, licensedCircle, readComments } from '#catalysts/doorways/polis-import.server.ts';
import { askedElsewhere, importStatements, importVotes } from '#catalysts/doorways/polis-statements.server.ts';
import { hashOfText } from '#cycle/1-gather/text-of-story.server.ts';
import { keepDissent } from '#cycle/2-sense/dissents.server.ts';
import { markFragment } from '#cycle/2-sense/fragments.server.ts';
import { writeInsight } from '#cycle/2-sense/insights.server.ts';
import { makeMap } from '#cycle/2-sense/opinion-maps.server.ts';
import { nameTheme, placeInTheme } from '#cycle/2-sense/themes.server.ts';
import { joinCircle } from '#lib/people/members.server.ts';
import { readVotes } from '#maths/opinion-map/read-votes.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Ground } from '../fill-example.server.ts';
import { insights, themes } from './making-sense.ts';

const source = 'american-assembly.bowling-green';

/** Fills example B: what residents of one county wrote and answered, what they share, and what the makers of Kring read in it. It ends there. */
export async function fillBowlingGreen({ db }: Ground, { steward, now }: { steward: string; now: Date }): Promise<void> {
  const comments = readComments(packed('comments'), 'comments.csv');
  const circle = await licensedCircle(db, { slug: 'bowling-green', summary: packed('summary'), language: 'en', now });
  await importStories(db, circle, comments, { source, language: 'en', now });
  const [, makers] = await sidesOf(db, circle.id);
  for (const role of ['steward', 'member'] as const) await joinCircle(db, circle.id, { person: steward, role, side: makers!.id, now });
  const by = { voice: { side: makers!.id, person: steward, table: null }, now };

  const stories = await db
    .selectFrom('imported')
    .innerJoin('story', (join) => join.onRef('story.circle_id', '=', 'imported.circle_id').onRef('story.id', '=', 'imported.story_id'))
    .select(['imported.source_id', 'story.id', 'story.text'])
    .where('imported.circle_id', '=', circle.id)
    .execute();
  const storyOf = new Map(stories.map((story) => [Number(story.source_id), story]));
  const mark = (comment: number) => {
    const { id, text } = storyOf.get(comment)!;
    return markFragment(db, circle.id, { story: id, start: 0, end: text.length, text_hash: hashOfText(text) }, by);
  };
  const markAll = async (comments: number[]) => {
    const marked: string[] = [];
    for (const comment of comments) marked.push(await mark(comment));
    return marked;
  };

  const named = new Map<string, string>();
  for (const { name, about, fragments } of themes) {
    const theme = await nameTheme(db, circle.id, { name, about }, by);
    await placeInTheme(db, circle.id, theme, await markAll(fragments), by);
    named.set(name, theme);
  }
  for (const { theme, text, fragments, dissent } of insights) {
    const insight = await writeInsight(db, circle.id, { text, theme: named.get(theme)!, fragments: await markAll(fragments) }, by);
    if (dissent) await keepDissent(db, circle.id, { about: 'insight', id: insight, text: dissent, showSide: true }, by);
  }

  await importStatements(db, circle.id, comments, { source, language: 'en', now });
  const file = 'participants-votes.csv';
  await importVotes(db, circle.id, await readVotes([unpacked('participants-votes')], { file }), now);
  await askedElsewhere(db, circle.id, { comments, now });
  await makeMap(db, circle.id, now);
}

// The data comes along with the source, so that the example needs no network. The bundle runs from build/, the tests from src/.
const unpacked = (name: string) => gunzipSync(readFileSync(join(process.cwd(), 'src/examples/bowling-green', `${name}.csv.gz`)));
const packed = (name: string) => unpacked(name).toString('utf8');
