import type { Said } from '#compass/answering.ts';
import { useFrame } from '#lib/ui/frame.tsx';

type Drawn = { nth: number; said: (Said | null)[] };
type SmallPictureProps = {
  id: string;
  /** What it shows, for who does not see it; the same stands in the table below. */
  title: string;
  /** How many answers there are, and what the highest and lowest are called. */
  steps: number;
  top: string;
  bottom: string;
  points: string[];
  lines: Drawn[];
};

const size = { width: 320, height: 206, left: 14, right: 14, top: 38, bottom: 68 };

/** A small picture of how something changed: each side its own line and its own mark, so that no colour is needed. */
export function SmallPicture({ id, title, steps, top, bottom, points, lines }: SmallPictureProps) {
  const x = (at: number) => size.left + 20 + (at * (size.width - size.left - size.right - 40)) / Math.max(1, points.length - 1);
  const y = (step: number) => size.height - size.bottom - (step * (size.height - size.top - size.bottom)) / (steps - 1);
  // Lines that lie on each other stand a little beside each other, so that each is seen.
  const beside = (nth: number) => (nth - (lines.length - 1) / 2) * 13;
  return (
    <svg class="kring-picture kring-small" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby={`picture-${id}`}>
      <title id={`picture-${id}`}>{title}</title>
      {Array.from({ length: steps }, (_, step) => (
        <line key={step} class="kring-small-rule" x1={size.left} x2={size.width - size.right} y1={y(step)} y2={y(step)} />
      ))}
      <text class="kring-small-text" x={size.left} y={16}>
        {top}
      </text>
      <text class="kring-small-text" x={size.left} y={y(0) + 22}>
        {bottom}
      </text>
      {points.map((point, at) => (
        <text
          key={at}
          class="kring-small-text"
          x={x(at)}
          y={size.height - (at % 2 === 0 ? 8 : 26)} // two rows, so that no name of a moment runs into the next
          text-anchor={at === 0 ? 'start' : at === points.length - 1 ? 'end' : 'middle'}
        >
          {point}
        </text>
      ))}
      {lines.map(({ nth, said }, line) => (
        <g key={nth} class={`kring-small-line kring-small-line--${nth % 6}`}>
          {(['from', 'to'] as const).map((end) =>
            said.map((one, at) => {
              const next = said[at + 1];
              if (!one || !next) return null;
              const [x1, x2] = [x(at) + beside(line), x(at + 1) + beside(line)];
              return <line key={`${end} ${at}`} x1={x1} y1={y(one[end])} x2={x2} y2={y(next[end])} />;
            }),
          )}
          {said.map((one, at) => one && <Answer key={at} said={one} nth={nth} x={x(at) + beside(line)} y={y} />)}
        </g>
      ))}
    </svg>
  );
}

// An answer that reaches from one to another has a mark at both ends: nothing in between was said.
function Answer({ said, nth, x, y }: { said: Said; nth: number; x: number; y: (step: number) => number }) {
  return (
    <>
      {said.from !== said.to && <line class="kring-small-span" x1={x} x2={x} y1={y(said.from)} y2={y(said.to)} />}
      <Mark nth={nth} x={x} y={y(said.from)} />
      {said.from !== said.to && <Mark nth={nth} x={x} y={y(said.to)} />}
    </>
  );
}

/** The mark of a side: six that are told apart by their form. */
export function Mark({ nth, x, y }: { nth: number; x: number; y: number }) {
  const form = nth % 6;
  const [a, b] = [7, 6];
  if (form === 0) return <circle class="kring-mark-full" cx={x} cy={y} r={b} />;
  if (form === 1) return <rect class="kring-mark-empty" x={x - b} y={y - b} width={2 * b} height={2 * b} />;
  if (form === 2) return <path class="kring-mark-full" d={`M${x} ${y - a}L${x + a} ${y + b}L${x - a} ${y + b}Z`} />;
  if (form === 3) return <path class="kring-mark-empty" d={`M${x} ${y - a - 1}L${x + a + 1} ${y}L${x} ${y + a + 1}L${x - a - 1} ${y}Z`} />;
  if (form === 4) return <circle class="kring-mark-empty" cx={x} cy={y} r={b} />;
  return <rect class="kring-mark-full" x={x - b} y={y - b} width={2 * b} height={2 * b} />;
}

/** Which mark is whose. */
export function Legend({ names, all }: { names: readonly { id: string; name: string }[]; all: readonly { id: string }[] }) {
  const { words } = useFrame();
  return (
    <ul class="kring-legend" aria-label={words('power.legend')}>
      {names.map(({ id, name }) => (
        <li key={id}>
          <svg class="kring-legend-mark" viewBox="0 0 24 24" aria-hidden="true">
            <g class={`kring-small-line kring-small-line--${all.findIndex((one) => one.id === id) % 6}`}>
              <Mark nth={all.findIndex((one) => one.id === id)} x={12} y={12} />
            </g>
          </svg>
          <span dir="auto">{name}</span>
        </li>
      ))}
    </ul>
  );
}
