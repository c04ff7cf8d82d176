import { csvOf } from '#system/leaving/csv.ts';
import type { Leaving } from './graphml.ts';

/** Who is on the map, a line each: for a spreadsheet. Names of people only where that was chosen. */
export const actorsAsCsv = ({ map, names, copy }: Leaving): string =>
  `\uFEFF${csvOf({
    name: 'actors',
    columns: ['number', 'actor', 'kind', ...(names ? ['name'] : []), 'influence', 'why', 'goals', 'across', 'down', 'copy'],
    rows: map.actors.map(({ label, kind, height, why, goals, place }, nth) => [
      ...[nth + 1, label, kind],
      ...(names ? [names[nth] ?? null] : []),
      ...[height, why, goals.join('\n'), place?.x ?? null, place?.y ?? null, copy],
    ]),
  })}`;

/** Who is tied to whom, a line each. */
export const linksAsCsv = ({ map, copy }: Leaving): string =>
  `\uFEFF${csvOf({
    name: 'links',
    columns: ['from', 'to', 'tie', 'both ways', 'copy'],
    rows: map.links.map(({ from, to, kind, both }) => {
      const tie = map.kinds[kind]!;
      return [map.actors[from]!.label, map.actors[to]!.label, tie.kind === 'own' ? tie.name : tie.kind, both, copy];
    }),
  })}`;
