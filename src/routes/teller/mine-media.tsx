import { needsNow } from '#cycle/1-gather/words-needed.server.ts';
import type { Here } from '../door.ts';
import { mediaHere } from '../media/media-here.server.ts';
import { Media } from '../media/media-view.tsx';

/** The teller's photos and recordings on their own page, and the way to change them or send another. */
export async function mineMedia(c: Here, story: { id: string; text: string }) {
  const { words, db, teller } = c.var;
  const [media, needs] = await Promise.all([mediaHere(c, story.id, { own: story.id }), needsNow(db, teller.circle, story.id)]);
  return (
    <>
      {story.text === '' && <p>{words('teller.media.wordless')}</p>}
      {needs.includes('translation') && <p>{words('teller.media.toTranslate')}</p>}
      <Media media={media} text={story.text} />
      <p>
        <a href="/mine/media">{words(media.length > 0 ? 'teller.media.mine' : 'teller.media.mine.add')}</a>
      </p>
    </>
  );
}
