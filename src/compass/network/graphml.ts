import { networkLimits } from './network-map.ts';
import type { PlainMap } from './plain-map.ts';

/** A map that leaves: what it is called, which copy it is, and people's names only where that was chosen. */
export type Leaving = {
  map: PlainMap;
  question: string;
  side: string;
  seenOn: string;
  copy: number;
  names: readonly (string | null)[] | null;
};

/**
 * The map as GraphML (graphml.graphdrawing.org, 2002), which Gephi, yEd, Visone and Network Canvas read. Everything goes back in again but the
 * names of people. Goals have a key each, since a key holds one text.
 */
export function graphmlOf({ map: { kinds, actors, links }, question, side, seenOn, copy, names }: Leaving): string {
  const most = Math.max(0, ...actors.map(({ goals }) => goals.length));
  const keys = [
    ...['label', 'kind', ...(names ? ['name'] : []), 'why'].map((id) => keyOf(id, 'node', 'string')),
    ...Array.from({ length: most }, (_, nth) => keyOf(`goal${nth + 1}`, 'node', 'string')),
    ...['influence', 'x', 'y'].map((id) => keyOf(id, 'node', 'int')),
    keyOf('placed', 'node', 'boolean'),
    keyOf('tie', 'edge', 'string'),
    keyOf('own', 'edge', 'boolean'),
    keyOf('both', 'edge', 'boolean'),
    ...['question', 'side', 'seen', 'copy', 'kinds'].map((id) => keyOf(id, 'graph', 'string')),
  ];
  const nodes = actors.map(({ label, kind, goals, height, why, place, byHand }, nth) =>
    element('node', `id="n${nth + 1}"`, [
      data('label', label),
      data('kind', kind),
      data('name', names?.[nth] ?? null),
      ...goals.map((goal, at) => data(`goal${at + 1}`, goal)),
      data('influence', height),
      data('why', why),
      data('x', place?.x ?? null),
      data('y', place?.y ?? null),
      data('placed', byHand),
    ]),
  );
  const edges = links.map(({ from, to, kind, both }) =>
    element('edge', `source="n${from + 1}" target="n${to + 1}" directed="true"`, [
      data('tie', nameOf(kinds[kind]!)),
      data('own', kinds[kind]!.kind === 'own'),
      data('both', both),
    ]),
  );
  const about = [
    data('question', question),
    data('side', side),
    data('seen', seenOn),
    data('copy', copy),
    data('kinds', kinds.map((kind) => (kind.kind === 'own' ? `own:${kind.name.replaceAll('\n', ' ')}` : kind.kind)).join('\n')),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '<graph id="map" edgedefault="directed">',
    ...about,
    ...nodes,
    ...edges,
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

const nameOf = (kind: PlainMap['kinds'][number]) => (kind.kind === 'own' ? kind.name : kind.kind);

const keyOf = (id: string, of: string, type: string) => `<key id="${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>`;

const element = (name: string, attributes: string, parts: string[]) => `<${name} ${attributes}>${parts.join('')}</${name}>`;

const data = (key: string, value: string | number | boolean | null) =>
  value === null ? '' : `<data key="${key}">${escaped(String(value))}</data>`;

/** A text as XML holds it. Signs that XML does not know, which no keyboard has, are left out. */
export const escaped = (text: string) =>
  text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .replace(/[&<>"'\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What a file may hold at most, so that it is read in a moment. */
export const longestFile = 2_000_000 - networkLimits.actors;
