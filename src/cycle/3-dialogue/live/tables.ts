import { judgeSeating, type Guest, type Seating, evenTables } from '#maths/seating/seating.ts';
import type { StepRule } from './step.ts';

/** A round at tables: its place among the rounds, and that of its step in the script. */
export type Round = { round: number; at: number };
/** Who sits where: round, table (its number less one), seats. A round that was not planned has no tables. */
export type Seated = string[][][];
/** Two who are not to sit together, or who are. */
export type Wish = { kind: 'apart' | 'together'; pair: [string, string] };

/** The rounds of a script: each step at tables is one. */
export const roundsIn = (steps: readonly { rule: StepRule }[]): Round[] =>
  steps.flatMap(({ rule }, at) => (rule === 'tables' ? [at] : [])).map((at, round) => ({ round, at }));

/** Which round a step of the script is; null when it is none. */
export const roundAt = (steps: readonly { rule: StepRule }[], at: number): number | null =>
  roundsIn(steps).find((round) => round.at === at)?.round ?? null;

/** The first round that can be planned: one that is to come, or the one that runs while nobody has a table. As many as there are rounds when all are past. */
export function firstOpen(rounds: readonly Round[], seated: Seated, step: number): number {
  const open = rounds.find(({ round, at }) => at > step || (at === step && (seated[round] ?? []).flat().length === 0));
  return open?.round ?? rounds.length;
}

/** The round to look at: the one that runs, else the next, else the last. Null in a script without tables. */
export const roundNow = (rounds: readonly Round[], step: number): number | null =>
  (rounds.find(({ at }) => at >= step) ?? rounds.at(-1))?.round ?? null;

/** The round whose tables people sit at: the one that runs or was last, before the first the first. Null in a script without tables. */
export const roundAtTables = (rounds: readonly Round[], step: number): number | null =>
  (rounds.findLast(({ at }) => at <= step) ?? rounds[0])?.round ?? null;

/** The table with fewest of those who are there, from 1: where who comes late sits down. */
export const emptiest = (tables: readonly (readonly string[])[], here: ReadonlySet<string>): number => {
  const people = tables.map((seats) => seats.filter((seat) => here.has(seat)).length);
  return people.indexOf(Math.min(...people)) + 1;
};

/** The tables at which people are seated: as many as were asked, but never so many that someone sits alone. Sizes differ by one at most. */
export const tablesFor = (people: number, asked: number): number[] =>
  evenTables(people, Math.max(1, Math.min(asked, Math.floor(people / 2))));

/** The table at which a seat sits in a round, from 1; null for none. */
export function tableOf(seated: Seated, round: number | null, seat: string): number | null {
  const table = round === null ? -1 : (seated[round] ?? []).findIndex((seats) => seats.includes(seat));
  return table < 0 ? null : table + 1;
}

/** How good a seating is, of those who are there: what a sentence says of it. Null while nobody is seated. */
export function judged(guests: readonly Guest[], seated: Seated, wishes: readonly Wish[]): Omit<Seating, 'rounds'> | null {
  const most = Math.max(0, ...seated.map((tables) => tables.length));
  if (most === 0 || guests.length === 0) return null;
  return judgeSeating({ guests, tables: evenTables(guests.length, most), rounds: seated.length, ...pairsOf(wishes) }, seated);
}

/** The wishes as the maths takes them. */
export const pairsOf = (wishes: readonly Wish[]) => ({
  apart: wishes.filter(({ kind }) => kind === 'apart').map(({ pair }) => pair),
  together: wishes.filter(({ kind }) => kind === 'together').map(({ pair }) => pair),
});
