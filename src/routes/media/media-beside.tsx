import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { translationsOf } from '#cycle/1-gather/media-shown.server.ts';
import type { Here } from '../door.ts';
import { mediaHere } from './media-here.server.ts';
import { Media, Translations } from './media-view.tsx';

/** The photos, recordings and translations beside a story, for whoever may read it. */
export async function mediaBeside(c: Here, story: { id: string; text: string }, eyes: Eyes) {
  const [media, translations] = await Promise.all([mediaHere(c, story.id, eyes), translationsOf(c.var.db, c.var.circle.id, story.id)]);
  return (
    <>
      <Media media={media} text={story.text} />
      <Translations translations={translations} />
    </>
  );
}
