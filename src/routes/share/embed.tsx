import { isEarly } from '#cycle/2-sense/opinion-map-results.ts';
import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { renderPage } from '#lib/ui/frame.tsx';
import { nobody } from '#lib/people/may.ts';
import { directionOf } from '#lib/words/languages.ts';
import { wordsIn } from '#lib/words/words.ts';
import { assetAddress } from '../assets.server.ts';
import { pageLanguages } from '../language.server.ts';
import { get, type Here } from '../door.ts';
import { framedAnywhere } from './embed-headers.server.ts';
import { showNotHere } from '../problems.tsx';
import { mappedOf } from './map-here.server.ts';
import { PictureHere } from './picture.tsx';

/** The line that a municipality copies into its own page. */
export function embedLine({ origin, door, lang, title }: { origin: string; door: string; lang: string; title: string }): string {
  const address = `${origin}/embed/${door}/map?in=${lang}`;
  return `<iframe src="${address}" title="${title.replaceAll('"', '&quot;')}" lang="${lang}" loading="lazy" width="100%" height="720" style="border:0"></iframe>`;
}

/**
 * The picture in a frame on somebody else's page: for everyone or not at all. It looks at no cookie and sets none, asks nothing and
 * has no form, so that a page around it can neither learn who looks nor make them do anything.
 */
async function embeddedMap(c: Here) {
  const { db, circle } = c.var;
  c.set('actor', nobody);
  const responding = await respondingOf(db, circle.id);
  const mapped = responding?.results === 'everyone' ? await mappedOf(db, circle.id, responding) : null;
  if (!mapped?.map || isEarly(mapped.map.kept)) return showNotHere(c);
  framedAnywhere(c);
  const lang = pageLanguages.find((known) => known === c.req.query('in')) ?? circle.language;
  const words = wordsIn(lang, circle.address, circle.language);
  const frame = {
    words,
    lang,
    dir: directionOf(lang),
    formToken: '',
    path: c.req.path,
    assets: assetAddress,
    timeZone: c.var.config.timeZone,
  };
  const page = (
    <html lang={lang} dir={directionOf(lang)} class="kring-theme">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{words('map.title')}</title>
        <link rel="stylesheet" href={assetAddress('kring.css')} />
      </head>
      <body class="kring-body">
        <main class="kring-main">
          <div class="kring-inner">
            <h1>{words('map.title')}</h1>
            <PictureHere map={mapped.map} names={mapped.names} />
            <p>
              <a href={`${c.var.origin}/circles/${circle.slug}/map`} target="_blank" rel="noopener">
                {words('map.embed.more')}
              </a>
            </p>
            {circle.attribution && <p class="kring-quiet">{circle.attribution}</p>}
          </div>
        </main>
      </body>
    </html>
  );
  return c.html(renderPage(frame, page));
}

export const embedDoors = [get('/embed/:door/map', 'readOpinionMap', embeddedMap)];
