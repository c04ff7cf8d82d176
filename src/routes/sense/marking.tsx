import { markFragment, unmarkFragment } from '#cycle/2-sense/fragments.server.ts';
import { readMark } from '#cycle/2-sense/mark.ts';
import { readStories } from '#cycle/2-sense/readings.server.ts';
import { nextUnread } from '#cycle/2-sense/story-lists.server.ts';
import { readTheme, type Theme } from '#cycle/2-sense/theme.ts';
import { nameTheme, placeInTheme, themesOf } from '#cycle/2-sense/themes.server.ts';
import type { Voice } from '#cycle/2-sense/voice.ts';
import { textOf, type Reading } from '#lib/form/reading.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { linesOf } from '#lib/ui/story-pieces.ts';
import { post, type Here } from '../door.ts';
import { withWayBack } from '../undo.tsx';
import { showNotHere } from '../problems.tsx';
import { fragmentIsSeen } from '#cycle/2-sense/fragment-views.server.ts';
import { sensing, voiceOf, type Sensing } from './here.server.ts';
import { storyHere } from './story-here.server.ts';
import { storyPage } from './story-page.tsx';

/** Marks a part of a story, and puts it in a theme at once when one was chosen or named; or only says that it was read. */
async function mark(c: Here) {
  const { db, circle, form, now } = c.var;
  const here = await sensing(c);
  const story = await storyHere(c, here.eyes);
  if (!story?.sense) return showNotHere(c);
  const voice = await voiceOf(c, here);
  if (voice && form.get('act') === 'read') {
    await readStories(db, circle.id, [story.id], { side: voice.side, now });
    return goOn(c, here, { from: story.id, side: voice.side, done: 'read' });
  }
  const { value: place, problems } = readMark(form, story);
  const { value: theme, problems: unnamed } = readChosenTheme(form);
  const changed = textOf(form, 'text') !== story.hash.toString('base64url');
  if (!place || !voice || unnamed || changed) {
    return storyPage(c, {
      form: 'mark',
      problems: { ...problems, ...unnamed, ...(!voice && { side: 'sense.side.missing' }), ...(changed && { line: 'sense.mark.changed' }) },
    });
  }
  await atomically(db, async (db) => {
    const fragment = await markFragment(db, circle.id, { ...place, story: story.id, text_hash: story.hash }, { voice, now });
    const into = await themeChosen(db, circle.id, theme, { here, voice, now });
    if (into) await placeInTheme(db, circle.id, into, [fragment], { voice, now });
  });
  const oneLine = linesOf(story.text, story.language).length === 1;
  return oneLine
    ? goOn(c, here, { from: story.id, side: voice.side, done: 'marked' })
    : c.redirect(`/circles/${circle.slug}/stories/${story.id}?marked`, 303);
}

/** After a story that is done: on to one that this side has not read, so that many short ones go quickly. */
export async function goOn(c: Here, here: Sensing, { from, side, done }: { from: string; side: string; done: 'read' | 'marked' }) {
  const { db, circle } = c.var;
  const next = await nextUnread(db, circle.id, here.eyes, { side, not: from });
  return c.redirect(`/circles/${circle.slug}/stories/${next ? `${next}?on` : `${from}?${done}`}`, 303);
}

async function unmark(c: Here) {
  const { db, circle } = c.var;
  const here = await sensing(c);
  const story = await fragmentIsSeen(db, circle.id, c.req.param('fragment')!, here.eyes);
  if (!story) return showNotHere(c);
  const fragment = c.req.param('fragment')!;
  const { back } = await withWayBack(c, 'mark', {
    watch: [
      { table: 'fragment', where: { id: fragment } },
      { table: 'theme_fragment', where: { fragment_id: fragment } },
      { table: 'trail', where: { what: 'fragment.marked', about: fragment } },
    ],
    work: (db) => unmarkFragment(db, circle.id, fragment),
  });
  return c.redirect(back(`/circles/${circle.slug}/stories/${story}`), 303);
}

/** A theme that exists, by its id, or a new one, by its name. */
export type ChosenTheme = { id: string | null; named: Theme | null };

/** Reads which theme was chosen or newly named; neither is no problem. */
export function readChosenTheme(form: FormData): Reading<ChosenTheme> {
  const name = textOf(form, 'newTheme');
  if (name === '') return { value: { id: textOf(form, 'theme') || null, named: null } };
  const asTheme = new FormData();
  asTheme.set('name', name);
  const { value, problems } = readTheme(asTheme);
  return problems ? { problems: { newTheme: problems.name! } } : { value: { id: null, named: value } };
}

/** The theme that was chosen; a new one when its name is not there yet. Null when none was. */
export async function themeChosen(
  db: Db,
  circle: string,
  chosen: ChosenTheme,
  { here, voice, now }: { here: Sensing; voice: Voice; now: Date },
): Promise<string | null> {
  const themes = await themesOf(db, circle, here.eyes);
  const { id, named } = chosen;
  if (!named) return themes.find((theme) => theme.id === id)?.id ?? null;
  const same = themes.find((theme) => theme.name?.toLocaleLowerCase() === named.name.toLocaleLowerCase());
  return same?.id ?? nameTheme(db, circle, named, { voice, now });
}

export const markingDoors = [
  post('/circles/:circle/stories/:story/fragments', 'makeSense', mark),
  post('/circles/:circle/sense/fragments/:fragment/unmark', 'makeSense', unmark),
];
