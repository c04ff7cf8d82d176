import { inPicture } from './layout.ts';
import { givenKinds, mostKinds } from './link-kinds.ts';
import { actorKinds, networkLimits, type NewKind } from './network-map.ts';
import type { PlainActor, PlainLink, PlainMap } from './plain-map.ts';
import { readXml, type XmlElement } from './xml.ts';

/** What a file gives: a map with what was asked, or why it cannot be read. */
export type ReadIn =
  | { map: PlainMap; question: string | null; seenOn: string | null; problem?: undefined }
  | { map?: undefined; problem: 'noGraph' | 'tooManyActors' | 'tooManyLinks' | 'tooManyKinds' | 'noSuchActor' };

/**
 * Reads a map from GraphML: one that left here, or one of another program, whose nodes then have their label and whose edges their kind where
 * they have such a thing. Names of people are not read in: whoever wishes says them anew, with the day on which they go.
 */
export function readGraphml(file: string): ReadIn {
  const root = readXml(file);
  const graph = root?.name === 'graphml' ? root.inside.find(({ name }) => name === 'graph') : undefined;
  if (!root || !graph) return { problem: 'noGraph' };
  const names = new Map(
    root.inside
      .filter(({ name }) => name === 'key')
      .map(({ attributes }) => [attributes.get('id') ?? '', attributes.get('attr.name') ?? '']),
  );
  const said = (element: XmlElement) =>
    new Map(
      element.inside
        .filter(({ name }) => name === 'data')
        .map((data) => [(names.get(data.attributes.get('key') ?? '') || data.attributes.get('key') || '').toLowerCase(), data.text.trim()]),
    );
  const nodes = graph.inside.filter(({ name }) => name === 'node');
  const edges = graph.inside.filter(({ name }) => name === 'edge');
  if (nodes.length > networkLimits.actors) return { problem: 'tooManyActors' };
  if (edges.length > networkLimits.links) return { problem: 'tooManyLinks' };
  const about = said(graph);
  const kinds = kindsOf(about.get('kinds') ?? '', edges.map(said));
  if (kinds.length > mostKinds) return { problem: 'tooManyKinds' };
  const at = new Map(nodes.map(({ attributes }, nth) => [attributes.get('id') ?? '', nth]));
  const links = linksOf(edges, { at, kinds, said, directed: graph.attributes.get('edgedefault') !== 'undirected' });
  if (!links) return { problem: 'noSuchActor' };
  return {
    map: { kinds, actors: nodes.map((node) => actorOf(said(node), node.attributes.get('id') ?? '')), links },
    question: about.get('question')?.slice(0, networkLimits.question) || null,
    seenOn: /^\d{4}-\d{2}-\d{2}$/.exec(about.get('seen') ?? '')?.[0] ?? null,
  };
}

type Said = ReadonlyMap<string, string>;

function actorOf(said: Said, id: string): PlainActor {
  const height = whole(said.get('influence'));
  const [x, y] = [whole(said.get('x')), whole(said.get('y'))];
  return {
    label: (said.get('label') || said.get('role') || id || '?').slice(0, networkLimits.label),
    kind: actorKinds.find((kind) => kind === said.get('kind')) ?? 'role',
    goals: Array.from({ length: networkLimits.goals }, (_, nth) => said.get(`goal${nth + 1}`)?.slice(0, networkLimits.goal)).filter(
      isThere,
    ),
    height: height !== null && height >= 0 && height <= networkLimits.height ? height : null,
    why: said.get('why')?.slice(0, networkLimits.why) || null,
    place: x !== null && y !== null ? inPicture({ x, y }) : null,
    byHand: said.get('placed') === 'true' && x !== null && y !== null,
    sameAs: null,
  };
}

const isThere = (text: string | undefined): text is string => text !== undefined && text !== '';
const whole = (text: string | undefined) => (text !== undefined && /^-?\d{1,5}$/.test(text) ? Number(text) : null);

/** The kinds of tie of a file: as it lists them, and else those that its edges have. */
function kindsOf(listed: string, edges: readonly Said[]): NewKind[] {
  const found = listed
    ? listed.split('\n').map((line) => (line.startsWith('own:') ? ownKind(line.slice(4)) : kindCalled(line)))
    : edges.map(kindOf);
  return [...new Map(found.map((kind) => [keyOf(kind), kind])).values()];
}

const kindOf = (edge: Said): NewKind => {
  const called = edge.get('tie') || edge.get('type') || edge.get('label') || 'information';
  return edge.get('own') === 'true' ? ownKind(called) : kindCalled(called);
};

const kindCalled = (called: string): NewKind => {
  const given = givenKinds.find((kind) => kind === called.toLowerCase());
  return given ? { kind: given } : ownKind(called);
};

const ownKind = (name: string): NewKind => ({ kind: 'own', name: name.trim().slice(0, 40) || '?' });
const keyOf = (kind: NewKind) => (kind.kind === 'own' ? `own ${kind.name.toLowerCase()}` : kind.kind);

type Edges = { at: ReadonlyMap<string, number>; kinds: readonly NewKind[]; said: (element: XmlElement) => Said; directed: boolean };

function linksOf(edges: readonly XmlElement[], { at, kinds, said, directed }: Edges): PlainLink[] | null {
  const links: PlainLink[] = [];
  for (const edge of edges) {
    const [from, to] = [at.get(edge.attributes.get('source') ?? ''), at.get(edge.attributes.get('target') ?? '')];
    if (from === undefined || to === undefined) return null;
    if (from === to) continue;
    const own = said(edge);
    const key = keyOf(kindOf(own));
    const kind = kinds.findIndex((one) => keyOf(one) === key);
    if (kind < 0) return null;
    const isDirected = edge.attributes.has('directed') ? edge.attributes.get('directed') === 'true' : directed;
    links.push({ from, to, kind, both: own.get('both') === 'true' || !isDirected });
  }
  return links;
}
