import { translationsOf } from '#cycle/1-gather/media-shown.server.ts';
import { isFreeOfPeople } from '#cycle/1-gather/medium.ts';
import type { WordsNeeded } from '#cycle/1-gather/words-needed.server.ts';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Here } from '../door.ts';
import { mediaHere, type MediumOnPage } from '../media/media-here.server.ts';
import { Media, Translations } from '../media/media-view.tsx';

/** The photos and recordings of a story before its listener, what each still needs, and translations. */
export async function listenersMedia(c: Here, story: { id: string; text: string; language: string; needs: WordsNeeded[] }) {
  const { circle, db, words } = c.var;
  const base = `/circles/${circle.slug}/listen/${story.id}`;
  const [media, translations] = await Promise.all([mediaHere(c, story.id, { all: true }), translationsOf(db, circle.id, story.id)]);
  return (
    <>
      <Media media={media} text={story.text} of={(medium) => <Needs medium={medium} base={base} />} />
      <div id="translation">
        <Translations translations={translations} />
        {story.text !== '' && (story.language !== circle.language || story.needs.includes('translation')) && (
          <p>
            <a href={`${base}/translation`}>{words(translations.length > 0 ? 'media.translate.change' : 'media.translate')}</a>
          </p>
        )}
      </div>
    </>
  );
}

function Needs({ medium, base }: { medium: MediumOnPage; base: string }) {
  const { words } = useFrame();
  const needs = medium.pictured === 'blur' || medium.pictured === 'unasked' ? medium.pictured : 'listeners';
  return (
    <>
      {!isFreeOfPeople(medium) && <p>{words(`media.needs.${needs}`)}</p>}
      <p>
        <a href={`${base}/media/${medium.id}`}>{words(medium.words ? 'media.words.change' : 'media.words.write')}</a>
      </p>
      {needs === 'blur' && !medium.blurred_at && medium.kind !== 'video' && (
        <p>
          <a href={`${base}/media/${medium.id}/blur`}>{words('teller.media.blur')}</a>
        </p>
      )}
    </>
  );
}
