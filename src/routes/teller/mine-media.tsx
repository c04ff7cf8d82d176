import type { Here } from '../door.ts';
import { mediaHere } from '../media/media-here.server.ts';
import { Media } from '../media/media-view.tsx';

/** The teller's photos and recordings on their own page, and the way to change them or send another. */
export async function mineMedia(c: Here, story: { id: string; text: string }) {
  const { words } = c.var;
  const media = await mediaHere(c, story.id, { own: story.id });
  return (
    <>
      {story.text === '' && <p>{words('teller.media.wordless')}</p>}
      <Media media={media} text={story.text} />
      <p>
        <a href="/mine/media">{words(media.length > 0 ? 'teller.media.mine' : 'teller.media.mine.add')}</a>
      </p>
    </>
  );
}
