import { fewestForMap, type MapHere } from '#cycle/2-sense/opinion-map.ts';
import { isEarly, peopleShown } from '#cycle/2-sense/opinion-map-results.ts';
import { isAsking } from '#cycle/2-sense/responding.ts';
import { textOf } from '#lib/form/reading.ts';
import { Empty } from '#lib/ui/card.tsx';
import { may } from '#lib/people/may.ts';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Place } from '#maths/opinion-map/learned.ts';
import { fewest } from '#maths/small-cells.ts';
import type { Here } from '../door.ts';
import { sensing, type Sensing } from '../sense/here.server.ts';
import { Slips, TableBar, type Problems } from '../sense/parts.tsx';
import { showCircle } from '../show.tsx';
import { Differ, Shared } from './map-claims.tsx';
import { Embed, Files, Limits } from './map-foot.tsx';
import { mappedHere, ownPlace, type Mapped } from './map-here.server.ts';
import { NameGroups } from './map-names.tsx';
import { showNotForYou } from './map-not-for-you.tsx';
import { PictureHere } from './picture.tsx';

/** What do we share? First what everybody shares, then where people differ, then the picture of it. */
export async function mapPage(c: Here, problems?: Problems) {
  const mapped = await mappedHere(c);
  if (!mapped) return showNotForYou(c);
  const here = await sensing(c);
  const { circle, words } = c.var;
  const base = `/circles/${circle.slug}`;
  const own = mapped.map && (await ownPlace(c, mapped.map));
  return showCircle(
    c,
    { title: words('map.title'), status: problems ? 422 : 200 },
    <>
      <Slips
        problems={problems}
        at={{ group: 'groups', name: `name-${textOf(c.var.form, 'group')}`, side: `side-${textOf(c.var.form, 'group')}` }}
      />
      <TableBar here={here} base={`${base}/map`} />
      <h1>{words('map.title')}</h1>
      <p class="kring-lead">{words('map.lead')}</p>
      {mapped.map ? (
        <Whole {...{ mapped, map: mapped.map, own, here, base, problems, door: circle.door, form: c.var.form, origin: c.var.origin }} />
      ) : (
        <Empty
          action={
            <WayOn
              responding={mapped.responding}
              door={circle.door}
              statements={may(c.var.actor, 'readStories', circle.id) ? `${base}/statements` : null}
            />
          }
        >
          {words(mapped.responding ? 'map.none' : 'map.not.asked', { least: fewest })}
        </Empty>
      )}
    </>,
  );
}

/** What can be done while there is no map: answer, or look at what could be asked. */
function WayOn({ responding, door, statements }: { responding: Mapped['responding']; door: string; statements: string | null }) {
  const { words } = useFrame();
  if (isAsking(responding)) return <a href={`/respond/${door}`}>{words('map.not.respond')}</a>;
  return responding || !statements ? null : <a href={statements}>{words('sheet.statements')}</a>;
}

type WholeProps = {
  mapped: Mapped;
  map: MapHere;
  own: Place | null;
  here: Sensing;
  base: string;
  problems?: Problems;
  door: string;
  form: FormData;
  origin: string;
};

function Whole({ mapped, map, own, here, base, problems, door, form, origin }: WholeProps) {
  const { words } = useFrame();
  const said = { mapped, map, base };
  return (
    <>
      {isEarly(map.kept) ? (
        <Notice heading={words('map.early.title')}>
          <p>{words('map.early.because', { least: fewestForMap })}</p>
        </Notice>
      ) : (
        <>
          <Shared {...said} />
          <Differ {...said} />
          <h2>{words('map.picture.title')}</h2>
          <PictureHere map={map} names={mapped.names} own={own} />
          {here.acts && map.kept.stable.value && <NameGroups {...{ map, names: mapped.names, here, base, problems, form }} />}
        </>
      )}
      <FromWhat map={map} />
      {isAsking(mapped.responding) && (
        <p>
          <a href={`/respond/${door}`}>{words('map.not.respond')}</a>
        </p>
      )}
      <Limits />
      <Files base={base} drawn={!isEarly(map.kept)} />
      {mapped.responding?.results === 'everyone' && <Embed {...{ door, origin }} />}
    </>
  );
}

/** From how many people and answers this was made, and when. */
function FromWhat({ map }: { map: MapHere }) {
  const { words } = useFrame();
  const shown = peopleShown(map.kept);
  return (
    <p>
      {words('map.people', { people: shown })} {shown < map.respondents && words('map.people.few')} {words('map.made')}{' '}
      <When at={map.madeAt} as="moment" />. {words('map.withdrawn')}
    </p>
  );
}
