import { copyOf, makeCopy } from '#cycle/2-sense/copies.server.ts';
import { A4 } from '#lib/ui/a4.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { shortened } from '#lib/ui/one-sheet.ts';
import { squareCode } from '#lib/ui/qr.ts';
import { Square } from '#lib/ui/square.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import { photosOn, photosShown } from '#system/toolkit/exhibition.server.ts';
import { wordsOfCircle } from '../circle/part.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { PrintButton } from '../teller/card.tsx';
import { exhibitionPath, hungOf, type Hung } from './exhibition-page.tsx';

/** Makes a numbered copy of the exhibition, to print: every maker sees that it exists. */
async function makeSheets(c: Here) {
  const { db, circle, person, now } = c.var;
  const photos = await photosShown(db, circle.id, { most: photosOn.print });
  if (photos.length === 0) return c.redirect(exhibitionPath(c), 303);
  const { id } = await makeCopy(db, circle.id, {
    ...{ kind: 'print', what: wordsOfCircle(c)('exhibition.title'), by: person.id, now },
    stories: photos.map(({ story }) => story),
  });
  return c.redirect(`${exhibitionPath(c)}/copies/${id}`, 303);
}

// A copy that was made shows what may still be shown: what was taken back since is gone from it.
async function sheetsPage(c: Here) {
  const { db, circle, words } = c.var;
  const copy = await copyOf(db, circle.id, c.req.param('copy')!);
  if (!copy) return showNotHere(c);
  const photos = (await photosShown(db, circle.id, { most: photosOn.print })).filter(({ story }) => copy.stories.includes(story));
  const hung = await hungOf(c, photos);
  return showCircle(
    c,
    { title: words('exhibition.print'), wide: true, islands: ['print'] },
    <>
      <div class="kring-not-printed">
        <p>
          <a href={exhibitionPath(c)}>{words('exhibition.sheets.back')}</a>
        </p>
        <h1>{words('exhibition.print')}</h1>
        <p>{words('exhibition.sheets.care')}</p>
        {hung.length > 0 ? <PrintButton label={words('exhibition.sheets.print')} /> : <Empty>{words('exhibition.sheets.none')}</Empty>}
      </div>
      {hung.map((photo, nth) => (
        <PhotoSheet key={photo.medium} c={c} photo={photo} number={nth + 1} copy={copy.number} />
      ))}
    </>,
  );
}

/** So many characters stand under a photo on a sheet with it, so that both fit. */
const wordsOnSheet = 700;

function PhotoSheet({ c, photo, number, copy }: { c: Here; photo: Hung; number: number; copy: number }) {
  const { circle, origin } = c.var;
  const own = wordsOfCircle(c);
  const { shown, text, language, story } = photo;
  const address = `${origin}/circles/${circle.slug}/published/${story}`;
  const square = squareCode(address);
  return (
    <div lang={circle.language}>
      <A4
        title={own('exhibition.title')}
        about={own('frame.circle', { subject: circle.subject })}
        foot={own('exhibition.sheets.foot', { number: copy })}
      >
        <figure class="kring-exhibition-sheet">
          <img src={shown.href} alt={shown.words?.text ?? own('exhibition.photo', { number })} />
          <figcaption>
            <StoryText text={shortened(text, wordsOnSheet)} lang={language} />
          </figcaption>
        </figure>
        <p class="kring-method-sheet__way">
          <Square square={square} class="kring-method-sheet__square" />
          <span>
            {own('exhibition.sheets.address')} <bdi>{address.replace(/^https?:\/\//, '')}</bdi>
          </span>
        </p>
      </A4>
    </div>
  );
}

export const exhibitionDoors = [
  post('/circles/:circle/exhibition/copies', 'printStories', makeSheets),
  get('/circles/:circle/exhibition/copies/:copy', 'printStories', sheetsPage),
];
