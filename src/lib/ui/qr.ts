import { encode } from 'uqr';

/** A square code as one SVG path on a field of `size` by `size`, with the white edge that scanners need. */
export type SquareCode = { path: string; size: number };

/** The square code of a link. */
export function squareCode(link: string): SquareCode {
  const { data, size } = encode(link, { ecc: 'M', border: 2 });
  return {
    path: data.flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)).join(''),
    size,
  };
}

function runsOf(row: boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = runs.at(-1);
    if (dark && last && last[0] + last[1] === x) last[1] += 1;
    else if (dark) runs.push([x, 1]);
  });
  return runs;
}
