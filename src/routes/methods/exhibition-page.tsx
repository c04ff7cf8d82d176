import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { shortened } from '#lib/ui/one-sheet.ts';
import { StoryText } from '#lib/ui/story-text.tsx';
import { photosOn, photosShown, type PhotoShown } from '#system/toolkit/exhibition.server.ts';
import { get, type Here } from '../door.ts';
import { mediaHere, type MediumOnPage } from '../media/media-here.server.ts';
import { showCircle } from '../show.tsx';

/** A photo on the wall: as it may be seen now, with the words of its maker. */
export type Hung = PhotoShown & { shown: MediumOnPage };

/** The photos and drawings that people let the world see, each with its maker's words. */
async function exhibitionPage(c: Here) {
  const { db, circle, words, actor } = c.var;
  const after = c.req.query('after') ?? '';
  const photos = await photosShown(db, circle.id, { after: /^\w{1,40}$/.test(after) ? after : '', most: photosOn.page + 1 });
  const hung = await hungOf(c, photos.slice(0, photosOn.page));
  const base = exhibitionPath(c);
  return showCircle(
    c,
    { title: words('exhibition.title'), wide: true },
    <>
      <h1>{words('exhibition.title')}</h1>
      <p class="kring-lead">{words('exhibition.lead')}</p>
      {hung.length === 0 && (
        <Empty
          action={
            <p>
              <a href={`/circles/${circle.slug}/methods/photovoice`}>{words('exhibition.none.begin')}</a>
            </p>
          }
        >
          {words('exhibition.none')} {words('exhibition.none.how')}
        </Empty>
      )}
      <ol class="kring-exhibition" role="list">
        {hung.map((photo, nth) => (
          <li key={photo.medium}>
            <Photo c={c} photo={photo} number={nth + 1} />
          </li>
        ))}
      </ol>
      {photos.length > photosOn.page && (
        <p class="kring-pager">
          <a href={`${base}?after=${photos[photosOn.page - 1]!.medium}`} rel="next">
            {words('exhibition.next')}
          </a>
        </p>
      )}
      <p class="kring-quiet">{words('exhibition.gone')}</p>
      {circle.gathering === 'open' && (
        <p class="kring-not-printed">
          <a href={`/tell/${circle.door}`}>{words('exhibition.tell')}</a>
        </p>
      )}
      {hung.length > 0 && may(actor, 'printStories', circle.id) && (
        <section class="kring-not-printed">
          <h2>{words('exhibition.print')}</h2>
          <p>{words('exhibition.print.lead')}</p>
          <Form action={`${base}/copies`}>
            <Button kind="quiet">{words('exhibition.print.do')}</Button>
          </Form>
        </section>
      )}
    </>,
  );
}

export const exhibitionPath = (c: Here) => `/circles/${c.var.circle.slug}/exhibition`;

/** Photos as anyone may see them now. One that may not be seen any more is left out. */
export async function hungOf(c: Here, photos: readonly PhotoShown[]): Promise<Hung[]> {
  const hung = await Promise.all(
    photos.map(async (photo) => {
      const shown = (await mediaHere(c, photo.story, { open: true })).find(({ id }) => id === photo.medium);
      return shown ? [{ ...photo, shown }] : [];
    }),
  );
  return hung.flat();
}

/** Words of about this many characters stand with a photo; the rest is a tap away. */
const wordsBeside = 600;

function Photo({ c, photo, number }: { c: Here; photo: Hung; number: number }) {
  const { words, circle } = c.var;
  const { shown, text, language, story } = photo;
  const described = shown.words?.text ?? null;
  return (
    <figure>
      <a href={shown.href}>
        <img src={shown.small} alt={described ?? words('exhibition.photo', { number })} loading="lazy" {...sizeOf(shown)} />
      </a>
      <figcaption>
        <StoryText text={shortened(text, wordsBeside)} lang={language} />
        {described && (
          <p class="kring-quiet">
            {words('exhibition.seen')}{' '}
            <span lang={shown.words!.language} dir="auto">
              {described}
            </span>
          </p>
        )}
        <p>
          <a href={`/circles/${circle.slug}/published/${story}`} aria-label={words('exhibition.whole.of', { number })}>
            {words('exhibition.whole')}
          </a>
        </p>
      </figcaption>
    </figure>
  );
}

const sizeOf = ({ width, height }: MediumOnPage) => (width && height ? { width, height } : {});

export const exhibitionPageDoors = [get('/circles/:circle/exhibition', 'readOpenPages', exhibitionPage)];
