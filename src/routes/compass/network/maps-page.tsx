import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { mapsFor, mapsOf, addMaker, type MapListed } from '#compass/network/network-maps.server.ts';
import { mapOfCode, readMapCode } from '#compass/network/map-codes.server.ts';
import { makerAs, mayJoin, makesMap } from '#compass/network/readers.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, List, Tag } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { dayInWords, When } from '#lib/ui/when.tsx';
import type { Words } from '#lib/words/words.ts';
import { get, post, type Here } from '../../door.ts';
import { inTurn } from '../../patience.server.ts';
import { showCircle } from '../../show.tsx';
import { ToCompass } from '../to-compass.tsx';
import { mapping, mapPath, networkPath } from './here.server.ts';

/** The maps of a circle, as far as their makers share them with whoever looks. */
async function mapsPage(c: Here, wrong?: { typed: string }) {
  const { db, circle, words } = c.var;
  const { viewer, makesMaps } = await mapping(c);
  const maps = await mapsFor(db, circle.id, viewer);
  const base = networkPath(c);
  return showCircle(
    c,
    { title: words('network.title'), status: wrong && 422 },
    <>
      {wrong && <ErrorSummary slips={[{ field: 'map_code', text: words('network.code.wrong') }]} />}
      <h1>{words('network.title')}</h1>
      <p class="kring-lead">{words('network.lead')}</p>
      {makesMaps ? (
        <Buttons>
          <Button href={`${base}/new`}>{words('network.begin')}</Button>
        </Buttons>
      ) : (
        <p>{words('network.whoMakes')}</p>
      )}
      <h2>{words('network.maps')}</h2>
      {maps.length === 0 ? (
        <Empty>{words('network.maps.none')}</Empty>
      ) : (
        <List
          items={maps.map((map) => (
            <OneMap map={map} base={base} all={maps} makes={makesMap(viewer, map)} />
          ))}
        />
      )}
      <p class="kring-quiet">{words('network.maps.kept')}</p>
      {maps.length > 1 && <CompareForm maps={maps} base={base} />}
      <h2>{words('network.otherwise')}</h2>
      <ul>
        <li>
          <a href={`${base}/blank`}>{words('network.blank')}</a>
        </li>
        {makesMaps && (
          <li>
            <a href={`${base}/import`}>{words('network.import')}</a>
          </li>
        )}
      </ul>
      {makesMaps && <CodeForm base={base} wrong={wrong} />}
      <ToCompass c={c} />
    </>,
  );
}

function OneMap({ map, base, all, makes }: { map: MapListed; base: string; all: readonly MapListed[]; makes: boolean }) {
  const { words } = useFrame();
  const before = all.find(({ id }) => id === map.after);
  return (
    <Card>
      <h3 dir="auto">
        <a href={`${base}/maps/${map.id}`}>{map.question}</a>
      </h3>
      <p>
        <Tag>{map.sideName}</Tag> <When at={noonOf(map.seenOn)} /> · {words('network.actors.count', { count: map.actors })}
      </p>
      {makes && <p class="kring-quiet">{words('network.yours')}</p>}
      {before && (
        <p>
          <a href={`${base}/compare?one=${before.id}&other=${map.id}`}>{words('network.compare.earlier')}</a>
        </p>
      )}
    </Card>
  );
}

/** A map in a list to choose from: whose it is, from when, what it asks. */
export const mapNamed = (words: Words, lang: string, { sideName, seenOn, question }: Pick<MapListed, 'sideName' | 'seenOn' | 'question'>) =>
  words('network.map.named', {
    side: sideName,
    day: dayInWords(noonOf(seenOn), lang),
    question: question.length > 60 ? `${question.slice(0, 59)}…` : question,
  });

/** Asks for two maps to lay on each other. */
export function CompareForm({ maps, base, one, other }: { maps: readonly MapListed[]; base: string; one?: string; other?: string }) {
  const { words, lang } = useFrame();
  const options = maps.map((map) => ({ value: map.id, label: mapNamed(words, lang, map) }));
  return (
    <section class="kring-not-printed">
      <h2>{words('network.compare.choose')}</h2>
      <Form action={`${base}/compare`} asks>
        <Select name="one" label={words('network.compare.one')} options={options} value={one ?? maps.at(-1)!.id} />
        <Select name="other" label={words('network.compare.other')} options={options} value={other ?? maps[0]!.id} />
        <Button kind="quiet">{words('network.compare.do')}</Button>
      </Form>
    </section>
  );
}

function CodeForm({ base, wrong }: { base: string; wrong?: { typed: string } }) {
  const { words } = useFrame();
  return (
    <Disclosure summary={words('network.code.title')} open={wrong !== undefined}>
      <Form action={base}>
        <Field
          name="map_code"
          label={words('network.code.label')}
          hint={words('network.code.hint')}
          value={wrong?.typed}
          problem={wrong && words('network.code.wrong')}
          autocomplete="off"
          short
        />
        <Button kind="quiet">{words('network.code.do')}</Button>
      </Form>
    </Disclosure>
  );
}

/** Comes to a map with its code, from the side that made it. In other hands the code is wrong, as any other. */
async function joinByCode(c: Here) {
  const { db, keys, circle, form, now } = c.var;
  const { viewer } = await mapping(c);
  const typed = textOf(form, 'map_code').slice(0, 40);
  const code = readMapCode(typed);
  const map = await inTurn(c, async () => {
    const found = code ? mapOfCode(keys, await mapsOf(db, circle.id), code) : null;
    return found && mayJoin(viewer, found.reader) ? found : null;
  });
  const as = map && makerAs(viewer, map.reader);
  if (!map || !as) return mapsPage(c, { typed });
  await addMaker(db, circle.id, map.id, { as, now });
  return c.redirect(mapPath(c, map.id), 303);
}

export const mapsDoors = [
  get('/circles/:circle/compass/network', 'readNetwork', (c) => mapsPage(c)),
  post('/circles/:circle/compass/network', 'mapNetwork', joinByCode),
];
