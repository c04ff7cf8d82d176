import type { Random } from '../opinion-map/random.ts';
import { apart, together, type Meeting } from './meeting.ts';

/** Who sits on each seat, round after round: `seats[round * number of seats + seat]`. */
export type Places = Int32Array;

const wish = 60; // a wish that is not met costs more than any one swap can win by meeting fewer people again
const side = 0.2; // a side that is one person off its share at a table
const [hot, warm, cold] = [1.5, 0.4, 0.05];
const mostTries = 12;

/**
 * Finds a good seating by swapping guests while it cools down. Tries again from another beginning, at most twelve times, until all wishes are met and
 * either nobody meets twice or the best was found twice; gives the best of them.
 */
export function coolDown(meeting: Meeting, random: Random): Places {
  const seats = meeting.tableOf.length;
  const steps = Math.min(400_000, Math.max(4_000, seats * meeting.rounds * 200));
  let best = cooledOnce(meeting, { random, steps: steps / 4, from: warm }); // enough when there is room
  for (let tries = 1, again = false; tries < mostTries && best.cost >= 1 && !(again && best.cost < wish); tries++) {
    if (seats * meeting.rounds > 4_000 && best.cost < wish) break; // a hall of people: nobody waits for the last pair
    const found = cooledOnce(meeting, { random, steps, from: hot });
    again = found.cost === best.cost;
    if (found.cost < best.cost) best = found;
  }
  return best.places;
}

/** One try. `cost` is of pairs and wishes alone: 0 when all wishes are met and nobody meets twice. */
function cooledOnce(
  meeting: Meeting,
  { random, steps, from }: { random: Random; steps: number; from: number },
): { places: Places; cost: number } {
  const { n, rounds, tableOf } = meeting;
  const seats = tableOf.length;
  const places = new Int32Array(seats * rounds);
  for (let round = 0; round < rounds; round++) shuffled(places.subarray(round * seats, (round + 1) * seats), random);
  const state: State = { ...meeting, places, met: meeting.met.slice(), atTable: [] };
  let cost = settle(state);
  let temperature = from;
  const cooling = Math.pow(cold / from, 1 / steps);
  for (let step = 0; step < steps && seats > 1; step++, temperature *= cooling) {
    const round = Math.floor(random() * rounds);
    const [k, l] = [Math.floor(random() * seats), Math.floor(random() * seats)];
    if (tableOf[k] === tableOf[l]) continue;
    const [g, h] = [places[round * seats + k]!, places[round * seats + l]!];
    if (g >= n && h >= n) continue;
    const pairs = swapPairs(state, { round, k, l });
    const change = pairs + side * swapSides(state, { round, k, l });
    if (change > 0 && random() >= Math.exp(-change / temperature)) {
      swapPairs(state, { round, k, l }); // back
      swapSides(state, { round, k, l });
    } else cost += pairs;
    if (cost === 0 && (meeting.sides.length === 0 || (step % 64 === 0 && allEven(state)))) break; // nothing is left to win
  }
  return { places, cost };
}

type State = Meeting & { places: Places; /** Per side: how many of it sit at each table of each round. */ atTable: Int32Array[] };
type Swap = { round: number; k: number; l: number };

/** Counts who meets and which sides sit where; gives what that costs. */
function settle(state: State): number {
  const { n, rounds, begins, tableOf, places, met, pair, sides } = state;
  const [seats, tables] = [tableOf.length, begins.length - 1];
  state.atTable = sides.map(({ stands }) => {
    const count = new Int32Array(rounds * tables);
    places.forEach((g, at) => (count[Math.floor(at / seats) * tables + tableOf[at % seats]!]! += stands[g] ?? 0));
    return count;
  });
  let cost = 0;
  for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) if (pair[a * n + b] === together) cost += wish * rounds;
  for (let at = 0; at < places.length; at++) {
    const begin = Math.floor(at / seats) * seats + begins[tableOf[at % seats]!]!;
    for (let other = begin; other < at; other++) cost += meet(n, { met, pair }, places[at]!, places[other]!);
  }
  return cost;
}

/** Swaps two seats in the counts and in the places; gives the change in what pairs cost. */
function swapPairs(state: State, { round, k, l }: Swap): number {
  const { n, places, tableOf, begins } = state;
  const first = round * tableOf.length;
  const [g, h] = [places[first + k]!, places[first + l]!];
  let change = 0;
  for (const [seat, leaves, comes] of [
    [k, g, h],
    [l, h, g],
  ] as const) {
    const table = tableOf[seat]!;
    for (let at = first + begins[table]!; at < first + begins[table + 1]!; at++) {
      if (at === first + seat) continue;
      const sits = places[at]!;
      change += part(n, state, leaves, sits) + meet(n, state, comes, sits);
    }
  }
  places[first + k] = h;
  places[first + l] = g;
  return change;
}

/** Counts the sides after a swap that has been made; gives the change in their squared distance from a fair share. */
function swapSides({ n, sides, atTable, places, tableOf, begins }: State, { round, k, l }: Swap): number {
  const tables = begins.length - 1;
  const [now, then] = [places[round * tableOf.length + k]!, places[round * tableOf.length + l]!];
  let change = 0;
  sides.forEach(({ stands, share }, s) => {
    const more = (now < n ? stands[now]! : 0) - (then < n ? stands[then]! : 0); // at the table of k, and as many fewer at that of l
    if (more === 0) return;
    for (const [seat, plus] of [
      [k, more],
      [l, -more],
    ] as const) {
      const table = tableOf[seat]!;
      const off = atTable[s]![round * tables + table]! - share[table]!;
      change += plus * (2 * off + plus);
      atTable[s]![round * tables + table]! += plus;
    }
  });
  return change;
}

/** Is every side at every table less than one person off its share? */
const allEven = ({ sides, atTable, begins }: State) =>
  sides.every(({ share }, s) => atTable[s]!.every((count, at) => Math.abs(count - share[at % (begins.length - 1)]!) < 1));

type Met = { met: Uint8Array; pair: Uint8Array };

/** Two guests sit at one table once more; gives what that costs more. An empty seat meets nobody. */
function meet(n: number, { met, pair }: Met, a: number, b: number): number {
  if (a >= n || b >= n) return 0;
  const times = met[a * n + b]!;
  met[a * n + b] = met[b * n + a] = times + 1;
  const kind = pair[a * n + b];
  return kind === apart ? wish : kind === together ? -wish : times;
}

function part(n: number, { met, pair }: Met, a: number, b: number): number {
  if (a >= n || b >= n) return 0;
  const times = met[a * n + b]!;
  met[a * n + b] = met[b * n + a] = times - 1;
  const kind = pair[a * n + b];
  return kind === apart ? -wish : kind === together ? wish : 1 - times;
}

/** All numbers from 0, in an order by chance (Fisher and Yates). */
function shuffled(row: Int32Array, random: Random) {
  for (let at = 0; at < row.length; at++) {
    const other = Math.floor(random() * (at + 1));
    row[at] = row[other]!;
    row[other] = at;
  }
}
