import type { SeatingAsked } from './seating.ts';

/** What two guests are to each other: nothing particular, a pair to keep apart, a pair to keep together. */
export const [free, apart, together] = [0, 1, 2];

/** A seating in numbers. Guests are 0 … n-1; what is more than n is an empty seat. */
export type Meeting = {
  n: number;
  rounds: number;
  /** Where each table begins in the row of all seats, and where the last one ends. */
  begins: Int32Array;
  tableOf: Int32Array;
  /** n x n: what a pair is to each other, and how often it met in rounds that were held. */
  pair: Uint8Array;
  met: Uint8Array;
  /** Per side: who stands on it (n), and its fair share at each table, in people. */
  sides: { name: string; stands: Uint8Array; share: Float64Array }[];
};

/** Reads what is asked. Throws a RangeError when there are fewer seats than guests. Wishes about people who are not there say nothing. */
export function meetingOf({ guests, tables, rounds, held = [], ...wishes }: SeatingAsked): Meeting {
  const n = guests.length;
  const seats = tables.reduce((sum, size) => sum + size, 0);
  if (seats < n) throw new RangeError(`There are ${seats} seats for ${n} guests`);
  const begins = Int32Array.from([0, ...tables]);
  for (let t = 1; t < begins.length; t++) begins[t]! += begins[t - 1]!;
  const tableOf = new Int32Array(seats);
  tables.forEach((_, t) => tableOf.fill(t, begins[t], begins[t + 1]));
  const indexOf = new Map(guests.map(({ id }, at) => [id, at]));
  const meeting: Meeting = { n, rounds, begins, tableOf, pair: new Uint8Array(n * n), met: new Uint8Array(n * n), sides: [] };
  mark(meeting.pair, { pairs: wishes.together ?? [], as: together, indexOf });
  mark(meeting.pair, { pairs: wishes.apart ?? [], as: apart, indexOf }); // who must be both apart and together is kept apart
  for (const table of held.flat())
    countMeetings(
      meeting,
      table.map((id) => indexOf.get(id)).filter((at) => at !== undefined),
    );
  for (const name of new Set(guests.flatMap(({ sides }) => sides))) {
    const stands = Uint8Array.from(guests, ({ sides }) => (sides.includes(name) ? 1 : 0));
    const total = stands.reduce((sum, one) => sum + one, 0);
    meeting.sides.push({ name, stands, share: Float64Array.from(tables, (size) => (size * total) / Math.max(1, seats)) });
  }
  return meeting;
}

type Marking = { pairs: readonly (readonly [string, string])[]; as: number; indexOf: Map<string, number> };
function mark(pair: Uint8Array, { pairs, as, indexOf }: Marking) {
  const n = Math.sqrt(pair.length);
  for (const [one, other] of pairs) {
    const [a, b] = [indexOf.get(one), indexOf.get(other)];
    if (a === undefined || b === undefined || a === b) continue;
    pair[a * n + b] = pair[b * n + a] = as;
  }
}

function countMeetings({ n, met }: Meeting, table: number[]) {
  for (const a of table) for (const b of table) if (a !== b && met[a * n + b]! < 255) met[a * n + b]!++;
}
