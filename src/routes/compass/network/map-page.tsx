import { addActor, layOutAnew, placeActor } from '#compass/network/actors.server.ts';
import { moved } from '#compass/network/layout.ts';
import { directions, longestName, readActor, readLink } from '#compass/network/network-map.ts';
import { tieActors, untie } from '#compass/network/ties.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { oneOf, textOf, type Problem } from '#lib/form/reading.ts';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { get, post, type Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import { ToCompass } from '../to-compass.tsx';
import { asMaker, inMap, type OnThisMap } from './here.server.ts';
import { AddActor, AddTie, MoveByHand } from './map-forms.tsx';
import { Actors, Ties } from './map-lists.tsx';
import { PicturePart } from './map-picture-part.tsx';
import { Standing } from './map-words.tsx';
import { MapHead, sharedInWords } from './parts.tsx';
import { todayHere } from '../../today.ts';

type MapSent = Sent & { act: string };

/** One map: first as a list, then as a picture, then in words. Its makers add to it here. */
function mapPage(c: Here, here: OnThisMap, sent?: MapSent) {
  const { words, lang } = c.var;
  const { map, makes, base } = here;
  const sentTo = (act: string) => (sent?.act === act ? sent : undefined);
  return showCircle(
    c,
    { title: map.question, wide: true, status: sent && 422, islands: makes ? ['drag-actor'] : [] },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <MapHead here={here} />
      <p>{sharedInWords(words, map, lang)}</p>
      <Ways here={here} c={c} />
      <h2 id="who">{words('network.who')}</h2>
      <Actors map={map} base={base} />
      {makes && <AddActor field={filledWith(words, {}, sentTo('actor'))} problems={sentTo('actor')?.problems} />}
      <PicturePart here={here} asked={c.req.query()} />
      <Standing map={map} />
      <h2 id="ties">{words('network.ties')}</h2>
      <Ties here={here} kind={c.req.query('kind')} all={c.req.query('ties') === 'all'} />
      {makes && map.actors.length > 1 && <AddTie map={map} field={filledWith(words, {}, sentTo('tie'))} form={sentTo('tie')?.form} />}
      {makes && map.actors.length > 0 && <MoveByHand map={map} problem={sentTo('place') && words('network.place.missing')} />}
      <ToCompass c={c} />
    </>,
  );
}

function Ways({ here: { map, makes, base }, c }: { here: OnThisMap; c: Here }) {
  const { words } = c.var;
  const ways: [string, string, boolean][] = [
    ['#picture', words('network.picture'), true],
    ['#stands-out', words('network.standsOut'), true],
    ['#ties', words('network.ties'), true],
    [`${base}/towers`, words('network.towers'), makes && map.actors.length > 0],
    [`${base}/print`, words('network.print'), true],
    [`${base}/share`, words('network.share'), makes],
    [`${base}/change`, words('network.change'), makes],
    [`${base}/export`, words('network.export'), makes],
  ];
  return (
    <nav class="kring-not-printed" aria-label={words('network.ways')}>
      <ul class="kring-network__ways" role="list">
        {ways
          .filter(([, , there]) => there)
          .map(([href, label]) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** What its makers do on the page of a map; each form says which act it is. */
const acts: Record<string, (c: Here, here: OnThisMap) => Promise<Response>> = {
  actor: putOnMap,
  tie,
  untie: takeTies,
  place,
  layout: async (c, here) => {
    await layOutAnew(c.var.db, here.at);
    return back(c, here, 'picture');
  },
};

const back = (c: Here, { base }: OnThisMap, part: string) => c.redirect(`${base}#${part}`, 303);
const wrong = (c: Here, here: OnThisMap, act: string, problems: Partial<Record<string, Problem>>) =>
  mapPage(c, here, { act, form: c.var.form, problems });

/** Between which days the last day of a name may lie. */
export const nameDays = (c: Here) => ({
  today: todayHere(c),
  latest: dayAt(new Date(c.var.now.getTime() + longestName * 24 * 60 * 60 * 1000), c.var.config.timeZone),
});

async function putOnMap(c: Here, here: OnThisMap) {
  const { db, form, now } = c.var;
  const { value, problems } = readActor(form, nameDays(c));
  if (problems) return wrong(c, here, 'actor', problems);
  if (!(await addActor(db, here.at, value, now))) return wrong(c, here, 'actor', { label: 'network.actors.full' });
  return back(c, here, 'who');
}

async function tie(c: Here, here: OnThisMap) {
  const { db, form, now } = c.var;
  const { map } = here;
  const { value, problems } = readLink(form, { actors: map.actors.map(({ id }) => id), kinds: map.kinds.map(({ id }) => id) });
  if (problems) return wrong(c, here, 'tie', problems);
  if (!(await tieActors(db, here.at, value, now))) return wrong(c, here, 'tie', { to: 'network.ties.full' });
  return back(c, here, 'ties');
}

async function takeTies(c: Here, here: OnThisMap) {
  const ticked = c.var.form.getAll('link');
  await untie(
    c.var.db,
    here.at,
    here.map.links.map(({ id }) => id).filter((id) => ticked.includes(id)),
  );
  return back(c, here, 'ties');
}

/** One step, or the spot where someone was dragged to: both end as the same place in the same column. */
async function place(c: Here, here: OnThisMap) {
  const { db, form, now } = c.var;
  const actor = here.map.actors.find(({ id }) => id === textOf(form, 'actor'));
  const to = oneOf(form, 'to_where', directions);
  const [x, y] = ['across', 'down'].map((name) => (/^\d{1,4}$/.test(textOf(form, name)) ? Number(textOf(form, name)) : null)) as [
    number | null,
    number | null,
  ];
  const spot = to ? actor && moved(actor.place, to) : x !== null && y !== null ? { x, y } : null;
  if (!actor || !spot) return wrong(c, here, 'place', { actor: 'network.place.missing' });
  await placeActor(db, here.at, actor.id, { place: spot, now });
  const from = textOf(form, 'from_page') === 'actor' ? `/actors/${actor.id}#place` : `?moved=${actor.id}#picture`;
  return c.redirect(`${here.base}${from}`, 303);
}

const act = asMaker(async (c, here) => {
  const found = acts[textOf(c.var.form, 'act')];
  return found ? found(c, here) : mapPage(c, here);
});

export const mapDoors = [
  get(
    '/circles/:circle/compass/network/maps/:map',
    'readNetwork',
    inMap((c, here) => mapPage(c, here)),
  ),
  post('/circles/:circle/compass/network/maps/:map', 'mapNetwork', act),
];
