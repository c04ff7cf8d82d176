import type { Random } from '../opinion-map/random.ts';
import { coolDown, type Places } from './cool-down.ts';
import { apart, free, meetingOf, together, type Meeting } from './meeting.ts';

/** Someone who sits down, and the sides from which they take part. */
export type Guest = { id: string; sides: readonly string[] };

/** What a seating is planned for. */
export type SeatingAsked = {
  guests: readonly Guest[];
  /** Seats at each table. There are at least as many seats as guests; seats may stay empty. */
  tables: readonly number[];
  /** How many rounds are planned. */
  rounds: number;
  /** Pairs who never share a table, and pairs who always do. */
  apart?: readonly (readonly [string, string])[];
  together?: readonly (readonly [string, string])[];
  /** Rounds that were held already, as guests at tables: whoever met there is better not seated together again. */
  held?: readonly (readonly (readonly string[])[])[];
};

/** Who sits where, and how good that is, in numbers that a sentence can say. */
export type Seating = {
  /** Round, table, guests in the order of `guests`. */
  rounds: string[][][];
  /** Pairs that share a table more than once, held rounds included; pairs that are to sit together are not counted. */
  repeats: number;
  /** Wishes that were not met, with their round (from 0). */
  broken: { wish: 'apart' | 'together'; pair: [string, string]; round: number }[];
  /** By how many whole people a side at a table is more or fewer than its fair share, at most. */
  uneven: number;
};

/**
 * Plans all rounds together: first pairs who must be apart or together, then as few pairs as possible who meet twice, then sides spread over the tables.
 *
 * Simulated annealing over swaps of two guests in a round (Kirkpatrick, Gelatt and Vecchi 1983) with the cost of the social golfer problem: a pair that meets
 * k times costs k(k-1)/2. The same input and seed give the same seating. Throws a RangeError when there are fewer seats than guests.
 *
 * @example planSeating({ guests, tables: [4, 4, 4, 4], rounds: 5 }, seededRandom(1)).repeats // 0 for 16 guests
 */
export function planSeating(asked: SeatingAsked, random: Random): Seating {
  const meeting = meetingOf(asked);
  return seatingOf(asked, meeting, coolDown(meeting, random));
}

/** How good a seating is that people changed by hand: the same numbers for the same places. */
export function judgeSeating(asked: SeatingAsked, rounds: readonly (readonly (readonly string[])[])[]): Omit<Seating, 'rounds'> {
  const meeting = meetingOf(asked);
  const indexOf = new Map(asked.guests.map(({ id }, at) => [id, at]));
  const seated = rounds.map((round) => round.map((table) => table.map((id) => indexOf.get(id)).filter((at) => at !== undefined)));
  return { repeats: repeatsIn(meeting, seated), broken: brokenIn(asked, meeting, seated), uneven: unevenIn(meeting, seated) };
}

/** Tables of as equal size as can be: sizes differ by one at most. evenTables(14, 3) = [5, 5, 4] */
export const evenTables = (guests: number, tables: number): number[] =>
  Array.from({ length: tables }, (_, t) => Math.floor(guests / tables) + (t < guests % tables ? 1 : 0));

function seatingOf(asked: SeatingAsked, { n, rounds, begins, tableOf }: Meeting, places: Places): Seating {
  const seated = Array.from({ length: rounds }, (_, round) =>
    Array.from({ length: begins.length - 1 }, (_, t) =>
      Array.from(places.subarray(round * tableOf.length + begins[t]!, round * tableOf.length + begins[t + 1]!))
        .filter((guest) => guest < n)
        .sort((a, b) => a - b)
        .map((guest) => asked.guests[guest]!.id),
    ),
  );
  return { rounds: seated, ...judgeSeating(asked, seated) };
}

type Seated = number[][][];

function repeatsIn({ n, met, pair }: Meeting, rounds: Seated): number {
  const times = Uint16Array.from(met);
  for (const table of rounds.flat()) for (const a of table) for (const b of table) if (a < b) times[a * n + b]!++;
  let repeats = 0;
  for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) if (pair[a * n + b] !== together && times[a * n + b]! > 1) repeats++;
  return repeats;
}

function brokenIn({ guests }: SeatingAsked, { n, pair }: Meeting, rounds: Seated): Seating['broken'] {
  const broken: Seating['broken'] = [];
  rounds.forEach((tables, round) => {
    const tableOf = new Map(tables.flatMap((table, t) => table.map((guest) => [guest, t])));
    for (let a = 0; a < n; a++) {
      for (let b = a + 1; b < n; b++) {
        const kind = pair[a * n + b];
        if (kind === free || !tableOf.has(a) || !tableOf.has(b)) continue;
        const meets = tableOf.get(a) === tableOf.get(b);
        if (meets === (kind === apart))
          broken.push({ wish: kind === apart ? 'apart' : 'together', pair: [guests[a]!.id, guests[b]!.id], round });
      }
    }
  });
  return broken;
}

function unevenIn({ sides }: Meeting, rounds: Seated): number {
  const off = rounds.flatMap((tables) =>
    sides.flatMap(({ stands, share }) =>
      tables.map((table, t) => Math.abs(table.reduce((sum, guest) => sum + stands[guest]!, 0) - share[t]!)),
    ),
  );
  return Math.floor(Math.max(0, ...off));
}
