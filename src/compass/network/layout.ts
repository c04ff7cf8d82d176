import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';

/** Where an actor stands: across and down, in units of a thousandth of the picture's width and height. */
export type Place = { x: number; y: number };
/** Where an actor stands until a place is found. */
export const nowhere: Place = { x: 500, y: 500 };
export type ToPlace = { id: string; number: number; fixed: Place | null };

type Node = SimulationNodeDatum & { id: string };

/** Room at the edge, so that a tower and a name stay in the picture. */
const edge = { side: 100, above: 140, below: 110 } as const;
const whole = 1_000;

/**
 * Places the actors of a map so that those with ties stand near each other, and no two on one spot. The same map gives the same places, to
 * the bit: the walk begins from a spiral in the order of the actors' numbers, and its chance is seeded. Whoever was placed by hand stays
 * exactly there. 300 actors with 2,000 ties take some 100 ms: it is done when a map changes, and the places are kept.
 */
export function placesOf(actors: readonly ToPlace[], links: readonly { from: string; to: string }[]): Map<string, Place> {
  const room = whole * Math.max(1, Math.sqrt(actors.length / 30)); // every actor keeps as much room as 30 have
  const nodes: Node[] = [...actors]
    .sort((a, b) => a.number - b.number)
    .map(({ id, fixed }, nth) => ({ id, ...(fixed ? pinned(fixed, room) : onSpiral(nth, actors.length, room)) }));
  const known = new Set(nodes.map(({ id }) => id));
  const ties: SimulationLinkDatum<Node>[] = [...new Set(links.map(({ from, to }) => [from, to].sort().join(' ')))]
    .sort()
    .map((pair) => pair.split(' '))
    .filter(([a, b]) => a !== b && known.has(a!) && known.has(b!))
    .map(([source, target]) => ({ source: source!, target: target! }));
  const tied = new Set(ties.flatMap(({ source, target }) => [source, target]));
  // Whoever has no tie would drift far off, and then the picture would be large and everyone else small in it.
  const pull = ({ id }: Node, strength: number) => (tied.has(id) ? strength : 4 * strength);
  const simulation = forceSimulation(nodes)
    .randomSource(seeded())
    .force(
      'ties',
      forceLink<Node, SimulationLinkDatum<Node>>(ties)
        .id(({ id }) => id)
        .distance(190),
    )
    .force('apart', forceManyBody<Node>().strength(-900).distanceMax(room))
    .force('room', forceCollide<Node>(84).iterations(2))
    .force(
      'across',
      forceX<Node>(room / 2).strength((node) => pull(node, 0.06)),
    )
    .force(
      'down',
      forceY<Node>(room / 2).strength((node) => pull(node, 0.09)),
    )
    .stop();
  simulation.tick(ticksFor(actors.length));
  return fitted(nodes, room);
}

/** Many actors find their place in fewer rounds than they could go on for: what a person sees no longer changes then. */
const ticksFor = (actors: number) => (actors > 120 ? 90 : 240);

const pinned = ({ x, y }: Place, room: number) => ({
  x: (x * room) / whole,
  y: (y * room) / whole,
  fx: (x * room) / whole,
  fy: (y * room) / whole,
});

function onSpiral(nth: number, all: number, room: number): Place {
  const [angle, reach] = [nth * Math.PI * (3 - Math.sqrt(5)), Math.sqrt((nth + 0.5) / all) * room * 0.42];
  return { x: room / 2 + reach * Math.cos(angle), y: room / 2 + reach * Math.sin(angle) };
}

/** What was found becomes as large as the picture, each way by itself; nobody who was placed by hand moves for that. */
function fitted(nodes: readonly Node[], room: number): Map<string, Place> {
  const free = nodes.filter(({ fx }) => fx === undefined || fx === null);
  const scale = free.length < nodes.length ? (at: number) => (at * whole) / room : null;
  const across =
    scale ??
    stretched(
      free.map(({ x }) => x!),
      edge.side,
      whole - edge.side,
    );
  const down =
    scale ??
    stretched(
      free.map(({ y }) => y!),
      edge.above,
      whole - edge.below,
    );
  return new Map(
    nodes.map(({ id, x, y, fx, fy }) => [
      id,
      {
        x: within(fx === undefined || fx === null ? across(x!) : (fx * whole) / room, edge.side, whole - edge.side),
        y: within(fy === undefined || fy === null ? down(y!) : (fy * whole) / room, edge.above, whole - edge.below),
      },
    ]),
  );
}

function stretched(found: readonly number[], least: number, most: number): (at: number) => number {
  const [low, high] = [Math.min(...found), Math.max(...found)];
  return high - low < 1 ? () => (least + most) / 2 : (at) => least + ((at - low) / (high - low)) * (most - least);
}

/** A place within the picture, in whole units. */
export const within = (at: number, least: number, most: number) => Math.round(Math.min(Math.max(at, least), most));

/** How far one press moves an actor. */
const step = 60;

/** The place one step further. */
export function moved({ x, y }: Place, to: 'left' | 'right' | 'up' | 'down'): Place {
  const [across, down] = { left: [-step, 0], right: [step, 0], up: [0, -step], down: [0, step] }[to] as [number, number];
  return inPicture({ x: x + across, y: y + down });
}

/** A place that is in the picture, whatever was asked. */
export const inPicture = ({ x, y }: Place): Place => ({
  x: within(x, edge.side, whole - edge.side),
  y: within(y, edge.above, whole - edge.below),
});

/** Chance that is the same every time (mulberry32), so that two on one spot part the same way. */
function seeded(): () => number {
  let state = 4_021_968;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
