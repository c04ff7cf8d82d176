import { letterOf } from '#cycle/2-sense/opinion-groups.ts';
import {
  ellipseOf,
  partOf,
  pictureSize,
  shapesOf,
  type Area,
  type Ellipse,
  type PictureShapes,
} from '#cycle/2-sense/opinion-map-picture.ts';
import { fewestForMap, type MapHere } from '#cycle/2-sense/opinion-map.ts';
import { isEarly, peopleRows, type PeopleRow } from '#cycle/2-sense/opinion-map-results.ts';
import { DataTable } from '#lib/ui/data-table.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Words } from '#lib/words/words.ts';
import type { Place } from '#maths/opinion-map/learned.ts';

type Shown = { map: MapHere; names: ReadonlyMap<number, string>; own?: Place | null };

/** The picture of a map with all that a reader needs beside it: what it shows, one's own place, and the same as a table. */
export function PictureHere({ map, names, own = null }: Shown) {
  const { words, lang } = useFrame();
  const shapes = isEarly(map.kept) ? null : shapesOf(map.kept);
  if (!shapes) return <p>{words('picture.early', { least: fewestForMap })}</p>;
  return (
    <figure class="kring-map">
      <Picture shapes={shapes} words={words} groups={map.kept.groups.length} own={own} />
      <figcaption>
        <p>{words('picture.explain')}</p>
        {own && <OwnPlace shapes={shapes} own={own} />}
      </figcaption>
      <DataTable
        caption={words('picture.table')}
        columns={[
          { label: words('picture.table.group') },
          { label: words('picture.table.people'), number: true },
          { label: words('picture.table.where') },
        ]}
        rows={peopleRows(map.kept).map(({ group, people }) => ({
          id: String(group),
          cells: [rowName(words, group, names), people.toLocaleString(lang), whereOf(words, shapes, group)],
        }))}
      />
    </figure>
  );
}

/** What a row of people is called: the group's letter and the name that people gave it. */
export function rowName(words: Words, group: PeopleRow['group'], names: ReadonlyMap<number, string>): string {
  if (typeof group !== 'number') return words(`picture.${group}`);
  const letter = words('picture.letter', { letter: letterOf(group) });
  const name = names.get(group);
  return name ? words('picture.named', { letter, name }) : letter;
}

/**
 * The picture itself: where people are many, and never one of them, except whoever looks. Shades and hatching tell the groups apart without
 * colour, letters name them. The same map gives the same bits.
 */
export function Picture({ shapes, words, groups, own }: { shapes: PictureShapes; words: Words; groups: number; own?: Place | null }) {
  const place = own && ellipseOf(shapes, own);
  const says = [
    groups > 0 ? words('picture.groups', { groups }) : words('picture.noGroups'),
    words('picture.explain'),
    ...(own ? [sayPart(words, shapes, own)] : []),
  ];
  return (
    <svg
      class="kring-picture"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${pictureSize.width} ${pictureSize.height}`}
      role="img"
      aria-labelledby="picture-title picture-says"
    >
      <title id="picture-title">{words('picture.title')}</title>
      <desc id="picture-says">{says.join(' ')}</desc>
      <Shapes shapes={shapes} groups={groups} />
      {place && <Here place={place} label={words('picture.you')} />}
    </svg>
  );
}

/** What is drawn, without words: also the middle of the picture as a file. Colours stand here for files; on a page the theme's own go before. */
export function Shapes({ shapes, groups }: { shapes: PictureShapes; groups: number }) {
  return (
    <>
      <defs>
        {Array.from({ length: Math.max(1, groups) }, (_, group) => (
          <Hatching key={group} group={group} />
        ))}
      </defs>
      <rect class="kring-picture-paper" width={pictureSize.width} height={pictureSize.height} rx="12" fill="#fffdf7" stroke="#e0d5c0" />
      {shapes.areas.map((area, n) => (
        <AreaDrawn key={n} area={area} />
      ))}
      {shapes.letters.map(({ group, at: [x, y] }) => (
        <text key={group} class="kring-picture-letter" x={x} y={y + 15} text-anchor="middle" font-size="44" font-weight="700" {...halo}>
          {letterOf(group)}
        </text>
      ))}
    </>
  );
}

const halo = { fill: '#231d15', stroke: '#fffdf7', 'stroke-width': 6, 'stroke-linejoin': 'round', 'paint-order': 'stroke' } as const;

function AreaDrawn({ area: { group, level, outer, rings } }: { area: Area }) {
  const d = rings.map((ring) => `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`).join('');
  const opacity = [0.12, 0.22, 0.34][level];
  return (
    <>
      <path class="kring-area" d={d} fill-rule="evenodd" fill="#0b5a5a" fill-opacity={opacity} stroke="#0b5a5a" stroke-width="1.5" />
      {outer && <path class="kring-area-hatching" d={d} fill-rule="evenodd" fill={`url(#hatching-${group ?? 0})`} stroke="none" />}
    </>
  );
}

/** Each group's own slant of lines; from the fifth on they are double. */
function Hatching({ group }: { group: number }) {
  const turned = [45, -45, 0, 90][group % 4];
  const lines = group < 4 ? 'M0 0V12' : 'M0 0V12M4 0V12';
  return (
    <pattern id={`hatching-${group}`} width="12" height="12" patternUnits="userSpaceOnUse" patternTransform={`rotate(${turned})`}>
      <path class="kring-hatching" d={lines} fill="none" stroke="#0b5a5a" stroke-width="1.6" stroke-opacity="0.55" />
    </pattern>
  );
}

/** Whoever looks: a cross, and the ring in which they are nine times of ten. */
function Here({ place: { at, radii, degrees }, label }: { place: Ellipse; label: string }) {
  const [x, y] = at;
  const low = y > pictureSize.height / 2;
  const anchor = x < 110 ? 'start' : x > pictureSize.width - 110 ? 'end' : 'middle';
  return (
    <g class="kring-picture-own">
      <ellipse cx={x} cy={y} rx={radii[0]} ry={radii[1]} transform={`rotate(${degrees} ${x} ${y})`} fill="none" stroke-dasharray="8 6" />
      <path d={`M${x - 12} ${y}H${x + 12}M${x} ${y - 12}V${y + 12}`} />
      <text x={x} y={low ? y - 22 : y + 38} text-anchor={anchor} font-size="24" font-weight="700">
        {label}
      </text>
    </g>
  );
}

function OwnPlace({ shapes, own }: { shapes: PictureShapes; own: Place }) {
  const { words } = useFrame();
  const wide = Math.max(...ellipseOf(shapes, own).radii) > pictureSize.height / 4;
  return (
    <p>
      {sayPart(words, shapes, own)} {words('picture.you.ring')} {wide && words('picture.you.unsure')} {words('picture.you.only')}
    </p>
  );
}

const sayPart = (words: Words, shapes: PictureShapes, own: Place) =>
  words('picture.you.part', { part: words(`picture.part.${partOf(shapes, own.position)}`) });

function whereOf(words: Words, shapes: PictureShapes, group: PeopleRow['group']): string {
  const letter = shapes.letters.find((one) => one.group === group);
  return letter ? words(`picture.part.${partOf(shapes, letter.centre)}`) : '–';
}
