import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { translationsOf } from '#cycle/1-gather/media-shown.server.ts';
import { clockOf, secondAt, timeMarks } from '#cycle/1-gather/transcript.ts';
import type { Here } from '../door.ts';
import { mediaHere } from './media-here.server.ts';
import { isPlayed, JumpTo, Media, Translations } from './media-view.tsx';

/** The photos, recordings and translations beside a story, for whoever may read it. */
export async function mediaBeside(c: Here, story: { id: string; text: string }, eyes: Eyes) {
  const [media, translations] = await Promise.all([
    mediaHere(c, story.id, eyes),
    translationsOf(c.var.db, c.var.circle.id, story.id, eyes),
  ]);
  return (
    <>
      <Media media={media} text={story.text} />
      <Translations translations={translations} />
    </>
  );
}

/** For a place in the story's text: the way to the second at which it was said. Gives nothing where no moment is marked before it. */
export async function jumpsIn(c: Here, story: { id: string; text: string }, eyes: Eyes) {
  if (timeMarks(story.text).length === 0) return () => null;
  const media = (await mediaHere(c, story.id, eyes)).filter(isPlayed);
  return (offset: number) => {
    const medium = media.find(({ words }) => words?.start_at != null && words.start_at <= offset && offset < words.end_at!);
    const second = medium && secondAt(story.text, offset);
    if (!medium || second == null) return null;
    return (
      <p>
        <JumpTo medium={medium} seconds={second} label={`${c.var.words('teller.media.from')} ${clockOf(second)}`} />
      </p>
    );
  };
}
