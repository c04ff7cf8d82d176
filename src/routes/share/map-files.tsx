import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import { render } from 'preact-render-to-string';
import { pictureSize, shapesOf, type PictureShapes } from '#cycle/2-sense/opinion-map-picture.ts';
import { isEarly, peopleRows } from '#cycle/2-sense/opinion-map-results.ts';
import type { MapHere } from '#cycle/2-sense/opinion-map.ts';
import { dayInWords } from '#lib/ui/when.tsx';
import { get, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { aggregatesAsCsv, aggregatesAsJson } from './downloads.ts';
import { mappedHere, type Mapped } from './map-here.server.ts';
import { showNotForYou } from './map-not-for-you.tsx';
import { rowName, Shapes } from './picture.tsx';

type Ready = { mapped: Mapped; map: MapHere };

/** A file of the map: as open as the page, and only when there is a map. */
const file = (make: (c: Here, ready: Ready) => Response | Promise<Response>) => async (c: Here) => {
  const mapped = await mappedHere(c);
  if (!mapped) return showNotForYou(c);
  return mapped.map ? make(c, { mapped, map: mapped.map }) : showNotHere(c);
};

const svgFile = file((c, ready) => drawn(c, ready, (svg) => named(c, svg, 'svg')));
const pngFile = file((c, ready) => drawn(c, ready, async (svg) => named(c, await asPng(svg), 'png')));
const csvFile = file((c, { mapped, map }) => named(c, aggregatesAsCsv({ mapped, map, circle: c.var.circle }), 'csv'));
const jsonFile = file((c, { mapped, map }) =>
  named(c, JSON.stringify(aggregatesAsJson({ mapped, map, circle: c.var.circle }), null, 1), 'json'),
);

const types = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

function named(c: Here, body: string | Uint8Array<ArrayBuffer>, kind: keyof typeof types): Response {
  const disposition = `attachment; filename="map-${c.var.circle.slug}.${kind}"`;
  return new Response(body, { headers: { 'Content-Type': types[kind], 'Content-Disposition': disposition } });
}

function drawn(c: Here, { mapped, map }: Ready, make: (svg: string) => Response | Promise<Response>): Response | Promise<Response> {
  const shapes = isEarly(map.kept) ? null : shapesOf(map.kept);
  return shapes ? make(pictureFile(c, { mapped, map, shapes })) : showNotHere(c);
}

/** The picture as a drawing that stands by itself: its title above, below it what each group is, from when it is and where from. */
function pictureFile(c: Here, { mapped, map, shapes }: Ready & { shapes: PictureShapes }): string {
  const { words, circle, lang, config, origin } = c.var;
  const groups = map.kept.stable.value ? map.kept.groups.length : 0;
  const lines = [
    ...peopleRows(map.kept).map(({ group, people }) => `${rowName(words, group, mapped.names)} (${people})`),
    `${words('map.made')} ${dayInWords(map.madeAt, lang, config.timeZone)}. ${words('map.withdrawn')}`,
    ...(circle.attribution ? [circle.attribution] : []),
    `${origin}/circles/${circle.slug}/map`,
  ].flatMap(wrapped);
  const height = head + pictureSize.height + 24 + 24 * lines.length;
  return render(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${pictureSize.width} ${height}`}
      width={pictureSize.width}
      height={height}
      role="img"
      aria-labelledby="picture-title picture-says"
      font-family="Atkinson Hyperlegible Next, sans-serif"
      fill="#231d15"
    >
      <title id="picture-title">{words('picture.title')}</title>
      <desc id="picture-says">
        {groups > 0 ? words('picture.groups', { groups }) : words('picture.noGroups')} {words('picture.explain')}
      </desc>
      <rect width={pictureSize.width} height={height} fill="#faf4e8" />
      <text x="16" y="36" font-size="24" font-weight="700">
        {words('frame.circle', { subject: circle.subject })}
      </text>
      <g transform={`translate(0 ${head})`}>
        <Shapes shapes={shapes} groups={groups} />
      </g>
      {lines.map((line, n) => (
        <text key={n} x="16" y={head + pictureSize.height + 32 + 24 * n} font-size="16">
          {line}
        </text>
      ))}
    </svg>,
  );
}

const head = 56;

/** A long line in lines that fit under the picture. */
function wrapped(line: string): string[] {
  return line.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + word.length < 76 ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
}

/** Twice as fine as a screen, with our own letters and none of the machine's: the same picture everywhere. */
async function asPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: 2 * pictureSize.width },
    font: { loadSystemFonts: false, fontFiles: letterFiles, defaultFontFamily: 'Atkinson Hyperlegible Next' },
  });
  return new Uint8Array(image.asPng());
}

const folder = '@expo-google-fonts/atkinson-hyperlegible-next';
const letterFiles = ['400Regular', '700Bold'].map((weight) =>
  createRequire(import.meta.url).resolve(`${folder}/${weight}/AtkinsonHyperlegibleNext_${weight}.ttf`),
);

export const mapFileDoors = [
  get('/circles/:circle/map.svg', 'readOpinionMap', svgFile),
  get('/circles/:circle/map.png', 'readOpinionMap', pngFile),
  get('/circles/:circle/map.csv', 'readOpinionMap', csvFile),
  get('/circles/:circle/map.json', 'readOpinionMap', jsonFile),
];
