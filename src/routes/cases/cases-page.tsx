import { Card, List } from '#lib/ui/card.tsx';
import { caseFields, cases, wordsOfCase, type Case } from '#system/cases/cases.ts';
import { casesAsCsv, casesAsJson } from '#system/cases/case-files.ts';
import { europe, onMap } from '#system/cases/europe.ts';
import { get, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showOpen } from '../show.tsx';

/** The ten pilots: a small map and a list. */
function casesPage(c: Here) {
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('cases.title'), wide: true, inside: true },
    <>
      <h1>{words('cases.title')}</h1>
      <p class="kring-lead">{words('cases.lead')}</p>
      <Where c={c} />
      <h2>{words('cases.list')}</h2>
      <List
        two
        items={cases.map((one, nth) => (
          <Card id={one.id}>
            <h3>
              {nth + 1}. <a href={`/cases/${one.id}`}>{words(wordsOfCase(one, 'title'))}</a>
            </h3>
            <p class="kring-quiet">{placeOf(c, one)}</p>
            <p>{words(wordsOfCase(one, 'about'))}</p>
          </Card>
        ))}
      />
      <p class="kring-quiet">
        <a href="/cases.csv">{words('cases.csv')}</a> · <a href="/cases.json">{words('cases.json')}</a> ·{' '}
        <a href="/methods">{words('methods.ui.title')}</a>
      </p>
    </>,
  );
}

/** Where the examples were. The list says the same; two that lie close together stand on either side of their dot. */
function Where({ c }: { c: Here }) {
  const { words } = c.var;
  return (
    <figure class="kring-cases-map">
      <figcaption>
        <strong>{words('cases.map')}</strong> {words('cases.map.more')}
      </figcaption>
      <svg viewBox={`0 0 ${europe.width} ${europe.height}`} role="img" aria-label={words('cases.map.named', { places: placesIn(c) })}>
        <path class="kring-cases-land" d={europe.outlines} />
        {cases.map((one, nth) => {
          const { x, y } = onMap(one.at);
          const left = one.left === true;
          return (
            <g key={one.id}>
              <circle class="kring-cases-place" cx={x} cy={y} r={3.5} />
              <text class="kring-cases-number" x={left ? x - 5 : x + 5} y={y + 4} text-anchor={left ? 'end' : 'start'}>
                {nth + 1}
              </text>
            </g>
          );
        })}
      </svg>
      <p class="kring-quiet">{words('cases.outlines')}</p>
    </figure>
  );
}

const placesIn = (c: Here) => cases.map((one, nth) => `${nth + 1} ${placeOf(c, one)}`).join('; ');

/** One example: what the sources tell of it, and these sources. */
function casePage(c: Here) {
  const { words } = c.var;
  const one = cases.find(({ id }) => id === c.req.param('case'));
  if (!one) return showNotHere(c);
  return showOpen(
    c,
    { title: words(wordsOfCase(one, 'title')) },
    <>
      <p class="kring-not-printed">
        <a href="/cases">{words('cases.back')}</a>
      </p>
      <h1>{words(wordsOfCase(one, 'title'))}</h1>
      <p class="kring-quiet">{placeOf(c, one)}</p>
      <p class="kring-lead">{words(wordsOfCase(one, 'about'))}</p>
      {caseFields
        .filter((field) => one.told.includes(field))
        .map((field) => (
          <section key={field}>
            <h2>{words(`cases.field.${field}`)}</h2>
            <p>{words(wordsOfCase(one, field))}</p>
          </section>
        ))}
      <h2>{words('cases.sources')}</h2>
      <p>{words('cases.sources.about')}</p>
      {one.told.length < caseFields.length && <p>{words('cases.sources.missing')}</p>}
      <ul>
        {one.sources.map((source) => (
          <li key={source}>
            <a href={source} rel="noreferrer" class="kring-address">
              {source}
            </a>
          </li>
        ))}
      </ul>
    </>,
  );
}

const placeOf = ({ var: { words } }: Here, { place, country }: Case) =>
  place === null ? words(`cases.country.${country}`) : words('cases.place', { place, country: words(`cases.country.${country}`) });

const asCsv = (c: Here) =>
  new Response(casesAsCsv(c.var.words), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="kring-cases.csv"' },
  });

const asJson = (c: Here) =>
  new Response(`${JSON.stringify(casesAsJson(c.var.words), null, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });

export const caseDoors = [
  get('/cases', 'readOpenPages', casesPage),
  get('/cases.csv', 'readOpenPages', asCsv),
  get('/cases.json', 'readOpenPages', asJson),
  get('/cases/:case', 'readOpenPages', casePage),
];
