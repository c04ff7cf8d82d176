import type { SquareCode } from './qr.ts';

type SquareProps = { square: SquareCode; label?: string; class?: string };

/** A square code to scan. `label` says where it leads; without one the address stands beside it in letters. */
export function Square({ square: { size, path }, label, class: name = 'kring-square' }: SquareProps) {
  return (
    <svg
      class={name}
      viewBox={`0 0 ${size} ${size}`}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
