import { shortLabel } from '#compass/network/drawing.ts';
import { useFrame } from '#lib/ui/frame.tsx';
import { constellations, type Phase } from '#system/roadmap/constellations.ts';
import { ownStateOf, pointsOf, stateOf, type OwnHere, type RoadMap, type StarHere, type StarState } from '#system/roadmap/road-map.ts';
import { figureOf, figures, openRing, rings, sky, traceOf, type Point } from '#system/roadmap/sky.ts';
import { shortDay } from './days.tsx';

type SkyProps = {
  map: RoadMap;
  /** Where a star leads; null where nothing lit it or it is not for whoever is here. On paper nothing leads anywhere. */
  opens?: (star: StarHere) => string | null;
  /** The lens that lies on the map. */
  phase?: Phase | null;
};

/** The road map as a picture. What it shows stands beside it as a list, with the same numbers and letters. */
export function Sky({ map, opens, phase = null }: SkyProps) {
  const { words } = useFrame();
  return (
    <figure class="kring-sky" role="group" aria-labelledby="sky-title" tabIndex={opens ? 0 : undefined}>
      <svg
        class="kring-sky__picture"
        xmlns="http://www.w3.org/2000/svg"
        viewBox={`0 0 ${sky.width} ${sky.height}`}
        aria-labelledby="sky-title"
      >
        <title id="sky-title">{words('roadmap.sky')}</title>
        <Ground />
        <path class="kring-sky__trace" d={traceOf(pointsOf(map))} />
        {map.own.map((own) => own.place && <Own key={own.id} own={own} at={own.place} />)}
        {map.stars.map((star) => {
          const href = opens?.(star) ?? null;
          const drawn = <Drawn star={star} inLens={phase !== null && star.phases.includes(phase)} />;
          return href ? <a href={href}>{drawn}</a> : drawn;
        })}
      </svg>
    </figure>
  );
}

/** The blank map: the three rings with room to write, and what people made their own. */
export function BlankSky({ own }: { own: readonly OwnHere[] }) {
  const { words, lang } = useFrame();
  return (
    <svg
      class="kring-sky__picture"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${sky.width} ${sky.height}`}
      role="img"
      aria-labelledby="sky-title"
    >
      <title id="sky-title">{words('roadmap.blank.sky')}</title>
      <Rings />
      {constellations.map((constellation) => {
        const mine = own.filter((star) => star.constellation === constellation);
        return blankPlaces[constellation].map((at, nth) => (
          <g>
            <circle class={mine[nth]?.doneOn ? 'kring-sky__lit' : 'kring-sky__open'} cx={at.x} cy={at.y} r={20} />
            {mine[nth] ? (
              <Name at={at} label={mine[nth].text ?? words('roadmap.hidden')} day={dayOf(mine[nth], lang)} />
            ) : (
              <path class="kring-sky__write" d={`M${at.x - 62} ${at.y + 52}h124`} />
            )}
          </g>
        ));
      })}
    </svg>
  );
}

const around = ({ x, y }: Point): Point[] =>
  ([[0, -150], [-140, -70], [140, -70], [0, -5], [-140, 75], [140, 75], [0, 140]] as const).map(([dx, dy]) => ({ x: x + dx, y: y + dy })); // prettier-ignore
const blankPlaces = {
  system: around(rings.system),
  catalysts: around({ ...rings.catalysts, y: rings.catalysts.y + 18 }),
  compass: around(rings.compass),
};

function Ground() {
  return (
    <>
      <Rings />
      {figures.map((figure, nth) => (
        <path key={nth} class="kring-sky__figure" d={figureOf(figure)} />
      ))}
    </>
  );
}

function Rings() {
  const { words } = useFrame();
  return (
    <>
      {constellations.map((constellation) => (
        <g key={constellation}>
          <path class="kring-sky__ring" d={openRing(rings[constellation])} />
          <text class="kring-sky__constellation" x={rings[constellation].name.x} y={rings[constellation].name.y} text-anchor="middle">
            {words(`roadmap.${constellation}`)}
          </text>
        </g>
      ))}
    </>
  );
}

const dayOf = ({ doneOn, plannedOn }: OwnHere, lang: string) => {
  const day = doneOn ?? plannedOn;
  return day && shortDay(day, lang);
};

/** A star is a circle: filled when something lit it, an open dashed ring when it is planned, a small thin one else. */
function Drawn({ star, inLens }: { star: StarHere; inLens: boolean }) {
  const { words, lang } = useFrame();
  const { key, number, place, lights, again } = star;
  const state = stateOf(star);
  const first = lights.find(({ on }) => on !== null)?.on;
  return (
    <g>
      {inLens && <circle class="kring-sky__lens" cx={place.x} cy={place.y} r={35} />}
      {state === 'lit' && <circle class="kring-sky__glow" cx={place.x} cy={place.y} r={33} />}
      {Array.from({ length: again }, (_, ring) => (
        <circle key={ring} class="kring-sky__again" cx={place.x} cy={place.y} r={25 + ring * 5} />
      ))}
      <circle class={`kring-sky__${state}`} cx={place.x} cy={place.y} r={20} />
      <text class={`kring-sky__number kring-sky__number--${state}`} x={place.x} y={place.y + 6} text-anchor="middle">
        {number}
      </text>
      <Name at={place} label={words(`roadmap.star.${key}`)} day={first ? shortDay(first, lang) : null} faint={state === 'unlit'} />
    </g>
  );
}

function Own({ own, at }: { own: OwnHere; at: Point }) {
  const { words, lang } = useFrame();
  const state = ownStateOf(own);
  return (
    <g>
      {state === 'lit' && <circle class="kring-sky__glow" cx={at.x} cy={at.y} r={33} />}
      <circle class={`kring-sky__${state}`} cx={at.x} cy={at.y} r={20} />
      <text class={`kring-sky__number kring-sky__number--${state}`} x={at.x} y={at.y + 6} text-anchor="middle">
        {own.letter}
      </text>
      <Name at={at} label={own.text ?? words('roadmap.hidden')} day={dayOf(own, lang)} />
    </g>
  );
}

function Name({ at, label, day, faint }: { at: Point; label: string; day?: string | null; faint?: boolean }) {
  const lines = shortLabel(label);
  return (
    <>
      {lines.map((line, nth) => (
        <text
          key={nth}
          class={faint ? 'kring-sky__name kring-sky__name--faint' : 'kring-sky__name'}
          x={at.x}
          y={at.y + 47 + 18 * nth}
          text-anchor="middle"
        >
          {line}
        </text>
      ))}
      {day && (
        <text class="kring-sky__day" x={at.x} y={at.y + 47 + 18 * lines.length} text-anchor="middle">
          {day}
        </text>
      )}
    </>
  );
}

/** How a star looks, small, beside its name in the list. */
export function StarMark({ state, mark }: { state: StarState; mark: string }) {
  return (
    <svg class="kring-sky__mark" viewBox="-24 -24 48 48" aria-hidden="true">
      <circle class={`kring-sky__${state}`} r={20} />
      <text class={`kring-sky__number kring-sky__number--${state}`} y={6} text-anchor="middle">
        {mark}
      </text>
    </svg>
  );
}
