import { useFrame } from '#lib/ui/frame.tsx';
import { rippleKinds, type RippleKind } from '#system/outcomes/ripple.ts';
import { ringsOf, type Point } from '#system/outcomes/ripple-rings.ts';
import type { RippleHere } from '#system/outcomes/ripples.server.ts';
import type { Root } from '#system/outcomes/ripple-tree.ts';

/** The ripples as rings in water. What it shows stands beside it as a list, with the same numbers and letters. */
export function RipplePicture({ roots }: { roots: readonly Root<RippleHere>[] }) {
  const { words } = useFrame();
  const { half, radii, lines, points } = ringsOf(roots);
  return (
    <figure class="kring-ripple-map" role="group" aria-labelledby="ripple-map-title" tabIndex={0}>
      <svg
        class="kring-ripple-map__picture"
        xmlns="http://www.w3.org/2000/svg"
        viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}
        role="img"
        aria-labelledby="ripple-map-title"
      >
        <title id="ripple-map-title">{words('outcomes.ripples.picture')}</title>
        {radii.map((radius) => (
          <circle key={radius} class="kring-ripple-map__ring" r={radius} />
        ))}
        <path class="kring-ripple-map__line" d={lines.map(({ from, to }) => `M${from.x} ${from.y}L${to.x} ${to.y}`).join('')} />
        {points.map((point) =>
          point.ripple ? (
            <OnePoint at={point} kind={point.ripple.kind} mark={String(point.ripple.number)} />
          ) : (
            <OnePoint at={point} kind="root" mark={point.letter!} />
          ),
        )}
      </svg>
    </figure>
  );
}

/** Each kind has a form of its own: expected is round, unexpected stands on its point, unwelcome is square; where it begins is filled. */
function OnePoint({ at: { x, y }, kind, mark }: { at: Point; kind: RippleKind | 'root'; mark: string }) {
  const drawn = { class: `kring-ripple-map__${kind}` };
  return (
    <>
      {kind === 'unexpected' ? (
        <path {...drawn} d={`M${x} ${y - 25}l25 25l-25 25l-25 -25z`} />
      ) : kind === 'unwelcome' ? (
        <rect {...drawn} x={x - 18} y={y - 18} width="36" height="36" />
      ) : (
        <circle {...drawn} cx={x} cy={y} r="20" />
      )}
      <text class={kind === 'root' ? 'kring-ripple-map__letter' : 'kring-ripple-map__number'} x={x} y={y + 6} text-anchor="middle">
        {mark}
      </text>
    </>
  );
}

/** What each form in the picture means. */
export function RippleLegend() {
  const { words } = useFrame();
  return (
    <ul class="kring-network__legend" role="list">
      {(['root', ...rippleKinds] as const).map((kind) => (
        <li key={kind}>
          <svg class="kring-ripple-map__sample" viewBox="-27 -27 54 54" aria-hidden="true">
            <OnePoint at={{ x: 0, y: 0 }} kind={kind} mark="" />
          </svg>{' '}
          {words(`outcomes.ripple.kind.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
