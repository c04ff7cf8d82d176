import type { ComponentChildren } from 'preact';
import { radius, shortLabel, type Drawing } from '#compass/network/drawing.ts';
import type { ActorKind } from '#compass/network/network-map.ts';

type Shown = {
  drawing: Drawing;
  id: string;
  title: string;
  says: string;
  /** Under every actor its name; where there are too many for that, only numbers. */
  named: boolean;
  children?: ComponentChildren;
};

/** The picture of a map. What it shows stands beside it in words: the list of actors and of ties. */
export function NetworkPicture({ drawing, id, title, says, named, children }: Shown) {
  const { x, y, width, height } = drawing.box;
  return (
    <figure class="kring-network">
      <svg
        class="kring-network__picture"
        xmlns="http://www.w3.org/2000/svg"
        viewBox={`${x} ${y} ${width} ${height}`}
        data-whole={`${drawing.whole.width} ${drawing.whole.height}`}
        role="img"
        aria-labelledby={`${id}-title ${id}-says`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-says`}>{says}</desc>
        <rect class="kring-network__paper" {...{ x, y, width, height }} fill="#fffdf7" stroke="#e0d5c0" />
        {drawing.kinds.map(({ id: kind, pattern, lines, heads }) => (
          <>
            <path
              key={kind}
              class="kring-network__line"
              d={lines}
              fill="none"
              stroke="#5b5144"
              stroke-width="3"
              stroke-dasharray={pattern || undefined}
            />
            <path class="kring-network__head" d={heads} fill="#5b5144" />
          </>
        ))}
        {drawing.towers.map((tower, nth) => (
          <path
            key={nth}
            class={`kring-network__tower kring-network__tower--${nth + 1}`}
            d={tower}
            fill="none"
            stroke="#0b5a5a"
            stroke-width="6"
          />
        ))}
        {drawing.actors.map(({ id: actor, mark, label, kind, x, y }) => (
          <g key={actor} data-actor={actor}>
            <Shape {...{ kind, x, y }} />
            <text
              class="kring-network__mark"
              x={x}
              y={y + 9}
              text-anchor="middle"
              font-size={mark.length > 2 ? 22 : 28}
              font-weight="700"
              fill="#231d15"
            >
              {mark}
            </text>
            {named &&
              shortLabel(label).map((line, nth) => (
                <text class="kring-network__label" x={x} y={y + radius + 24 + 24 * nth} text-anchor="middle" font-size="22" fill="#231d15">
                  {line}
                </text>
              ))}
          </g>
        ))}
        {drawing.kinds.flatMap(({ letter, letters }) =>
          letters.map(({ x, y }) => (
            <text class="kring-network__letter" x={x} y={y + 8} text-anchor="middle" font-size="22" font-weight="700" fill="#231d15">
              {letter}
            </text>
          )),
        )}
      </svg>
      {children}
    </figure>
  );
}

/** What someone is can be seen by the shape: a role is round, a group has a double edge, an organisation is square, a place stands on its point. */
function Shape({ kind, x, y }: { kind: ActorKind; x: number; y: number }) {
  const drawn = { class: 'kring-network__actor', fill: '#fffdf7', stroke: '#0b5a5a', 'stroke-width': 3 } as const;
  const half = radius - 2;
  switch (kind) {
    case 'group':
      return (
        <>
          <circle {...drawn} cx={x} cy={y} r={radius} />
          <circle {...drawn} cx={x} cy={y} r={radius - 6} />
        </>
      );
    case 'organisation':
      return <rect {...drawn} x={x - half} y={y - half} width={2 * half} height={2 * half} />;
    case 'place':
      return <path {...drawn} d={`M${x} ${y - radius - 6}L${x + radius + 6} ${y}L${x} ${y + radius + 6}L${x - radius - 6} ${y}Z`} />;
    default:
      return <circle {...drawn} cx={x} cy={y} r={radius} />;
  }
}

/** A small example of a line, for the list of what each means. */
export function LineSample({ pattern, letter }: { pattern: string; letter: string }) {
  return (
    <svg class="kring-network__sample" viewBox="0 0 120 28" aria-hidden="true">
      <path
        class="kring-network__line"
        d="M2 14H92"
        fill="none"
        stroke="#5b5144"
        stroke-width="4"
        stroke-dasharray={pattern || undefined}
      />
      <path class="kring-network__head" d="M112 14L94 6L94 22Z" fill="#5b5144" />
      <text class="kring-network__letter" x="44" y="22" text-anchor="middle" font-size="24" font-weight="700" fill="#231d15">
        {letter}
      </text>
    </svg>
  );
}

/** The shape of an actor as an example. */
export function ShapeSample({ kind }: { kind: ActorKind }) {
  return (
    <svg class="kring-network__sample kring-network__sample--shape" viewBox="0 0 72 72" aria-hidden="true">
      <Shape kind={kind} x={36} y={36} />
    </svg>
  );
}
