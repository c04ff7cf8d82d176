import { Card, Tag } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { directionOf } from '#lib/words/languages.ts';
import type { Words } from '#lib/words/words.ts';
import { recordFields, type CaseRecord } from '#system/cases/case-record.ts';
import { countries } from '#system/cases/cases.ts';
import { europe, onMap } from '#system/cases/europe.ts';

/** The place of an example, in the reader's words; null when it is not said. */
export function placeOf(words: Words, { place, country }: Pick<CaseRecord, 'place' | 'country'>): string | null {
  const named = countries.find((code) => code === country);
  const of = named ? words(`cases.country.${named}`) : country;
  return place && of ? words('cases.place', { place, country: of }) : (place ?? of);
}

/** The attributes of a text that may be in another language than the page. */
export const spoken = (language: string) =>
  language === 'und' ? { dir: 'auto' as const } : { lang: language, dir: directionOf(language) };

/** What an example tells, part by part; what it does not tell is left out. */
export function CaseTold({ record, level = 2 }: { record: CaseRecord; level?: 2 | 3 }) {
  const { words } = useFrame();
  const Heading = `h${level}` as const;
  return (
    <>
      {recordFields
        .filter((field) => record.told[field])
        .map((field) => (
          <section key={field}>
            <Heading>{words(`cases.field.${field}`)}</Heading>
            <p class="kring-lines" {...spoken(record.language)}>
              {record.told[field]}
            </p>
          </section>
        ))}
    </>
  );
}

/** The pages where an example comes from. */
export function CaseSources({ sources }: { sources: readonly string[] }) {
  return (
    <ul>
      {sources.map((source) => (
        <li key={source}>
          <a href={source} rel="noreferrer" class="kring-address">
            {source}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** One example in a list, by its number on the map. */
export function CaseCard({
  record,
  mark,
  nth,
  href,
}: {
  record: CaseRecord;
  mark?: 'fictional' | 'licensed' | null;
  nth: number;
  href: string;
}) {
  const { words } = useFrame();
  return (
    <Card id={record.of === 'cosie' ? record.id : undefined}>
      <h3>
        {nth}.{' '}
        <a href={href} {...spoken(record.language)}>
          {record.title}
        </a>
      </h3>
      {record.of !== 'cosie' && (
        <p>
          <Tag>{words(`cases.of.${record.of}`)}</Tag> {mark && <Tag>{words(`frame.mark.${mark}`)}</Tag>}
        </p>
      )}
      {placeOf(words, record) && <p class="kring-quiet">{placeOf(words, record)}</p>}
      <p {...spoken(record.language)}>{record.about}</p>
    </Card>
  );
}

export type OnMap = { record: CaseRecord; nth: number; left: boolean };

/** Where the examples were, as far as their places lie on this map. The list says the same; two that lie close together stand on either side of their dot. */
export function CasesMap({ all }: { all: readonly OnMap[] }) {
  const { words } = useFrame();
  const there = dotsOf(all);
  const places = there.flatMap(({ of }) => of.map(({ record, nth }) => `${nth} ${placeOf(words, record) ?? record.title}`)).join('; ');
  return (
    <figure class="kring-cases-map">
      <figcaption>
        <strong>{words('cases.map')}</strong> {words('cases.map.more')} {there.some(({ round }) => !round) && words('cases.map.square')}
      </figcaption>
      <svg viewBox={`0 0 ${europe.width} ${europe.height}`} role="img" aria-label={words('cases.map.named', { places })}>
        <path class="kring-cases-land" d={europe.outlines} />
        {there.map(({ x, y, left, round, of }) => (
          <g key={of[0]!.nth}>
            {round ? (
              <circle class="kring-cases-place" cx={x} cy={y} r={3.5} />
            ) : (
              <rect class="kring-cases-place" x={x - 3} y={y - 3} width={6} height={6} />
            )}
            <text class="kring-cases-number" x={left ? x - 5 : x + 5} y={y + 4} text-anchor={left ? 'end' : 'start'}>
              {of.map(({ nth }) => nth).join(', ')}
            </text>
          </g>
        ))}
      </svg>
      <p class="kring-quiet">{words('cases.outlines')}</p>
    </figure>
  );
}

type Dot = { x: number; y: number; left: boolean; round: boolean; of: OnMap[] };

/** One dot for each place, with all its numbers: two that lie too close to be told apart share one. */
function dotsOf(all: readonly OnMap[]): Dot[] {
  const dots: Dot[] = [];
  for (const one of all) {
    if (!one.record.at) continue;
    const { x, y } = onMap(one.record.at);
    if (x <= 0 || x >= europe.width || y <= 0 || y >= europe.height) continue;
    const round = one.record.of === 'cosie';
    const near = round ? undefined : dots.find((dot) => Math.hypot(dot.x - x, dot.y - y) < tooClose);
    if (near) near.of.push(one);
    else dots.push({ x, y, left: one.left, round, of: [one] });
  }
  return dots;
}

/** In units of the map: a number needs this much room. */
const tooClose = 6;
