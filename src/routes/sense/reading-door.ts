import { readReading } from '#cycle/2-sense/reading.ts';
import { writeReading } from '#cycle/2-sense/readings.server.ts';
import { post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { sensing, voiceOf } from './here.server.ts';
import { storyHere } from './story-here.server.ts';
import { storyPage } from './story-page.tsx';

/** Keeps what someone reads in a story. */
async function write(c: Here) {
  const { db, circle, now, form } = c.var;
  const here = await sensing(c);
  const story = await storyHere(c, here.eyes);
  if (!story?.sense) return showNotHere(c);
  const { value, problems } = readReading(form);
  const voice = await voiceOf(c, here);
  if (problems || !voice)
    return storyPage(c, { form: 'reading', problems: { ...problems, ...(!voice && { side: 'sense.side.missing' }) } });
  const id = await writeReading(db, circle.id, { ...value, story: story.id }, { voice, now });
  return c.redirect(`/circles/${circle.slug}/stories/${story.id}#reading-${id}`, 303);
}

export const readingDoors = [post('/circles/:circle/stories/:story/readings', 'makeSense', write)];
