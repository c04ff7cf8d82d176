import { isTimeAsked } from '#cycle/3-dialogue/live/more-time.server.ts';
import { notesIn, notesShown, type NoteShown } from '#cycle/3-dialogue/live/notes.server.ts';
import { timesOf, type StepTime } from '#cycle/3-dialogue/live/run.ts';
import { runOf, type RunHere } from '#cycle/3-dialogue/live/runs.server.ts';
import { stepsOf, type StepHere } from '#cycle/3-dialogue/live/scripts.server.ts';
import { floorOf, inTheRoom, turnsBySide, turnsOf, type Floor, type InTheRoom } from '#cycle/3-dialogue/live/speakers.server.ts';
import { markOf, seatedIn } from '#cycle/3-dialogue/live/tables.server.ts';
import { roundAt } from '#cycle/3-dialogue/live/tables.ts';
import { withoutTurn } from '#cycle/3-dialogue/live/speaking.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import type { Words } from '#lib/words/words.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { harvestNow, type HarvestNow } from './harvest-now.server.ts';

/** All that a screen may say of a running session. What must stay hidden until its step is not in it. */
export type LiveNow = {
  /** Of what is written in the script. */
  language: string;
  run: RunHere;
  steps: StepHere[];
  times: (StepTime | null)[];
  /** The step that runs; null before the beginning and after the end. */
  step: StepHere | null;
  room: InTheRoom[];
  floor: Floor;
  notes: NoteShown[];
  written: number;
  turns: Map<string, number>;
  sides: Awaited<ReturnType<typeof sidesOf>>;
  /** Who sits where while a step at tables runs, with a mark that changes when places do; null in other steps. */
  tables: { seats: InTheRoom[][]; mark: string } | null;
  /** What the session has brought, as far as its step shows it. */
  harvest: HarvestNow;
  /** Who has not had a turn yet: for whoever leads alone. */
  quiet: string[];
  /** Someone asks for more time: for whoever leads alone, and never who. */
  timeAsked: boolean;
};

export async function liveNow(c: Here, session: Session): Promise<LiveNow> {
  const { db, circle, now } = c.var;
  const [run, steps, room, turns, sides, taken] = await Promise.all([
    runOf(db, circle.id, session.id),
    stepsOf(db, circle.id, session.id),
    inTheRoom(db, circle.id, session.id),
    turnsBySide(db, circle.id, session.id),
    sidesOf(db, circle.id),
    turnsOf(db, circle.id, session.id),
  ]);
  const step = steps[run.step] ?? null;
  const [floor, notes, written, timeAsked] = step
    ? await Promise.all([
        floorOf(db, circle.id, session.id, { step, run, room }),
        notesShown(db, circle.id, step, run.seed),
        notesIn(db, circle.id, step.id),
        isTimeAsked(db, circle.id, step.id),
      ])
    : [{ speaks: null, then: null, asked: [] }, [], 0, false];
  const tables = step?.rule === 'tables' ? await tablesNow(c, session, { steps, at: run.step, room }) : null;
  const harvest = await harvestNow(c, session, { steps, step, run, room });
  return {
    language: circle.language,
    ...{ run, steps, step, room, floor, notes, written, turns, sides, tables, harvest, timeAsked },
    quiet: withoutTurn(room, taken),
    times: timesOf(steps, run, { now, plannedStart: session.startsAt }),
  };
}

async function tablesNow(c: Here, session: Session, { steps, at, room }: { steps: StepHere[]; at: number; room: InTheRoom[] }) {
  const seated = await seatedIn(c.var.db, c.var.circle.id, session.id);
  const now = seated[roundAt(steps, at)!] ?? [];
  const here = new Map(room.map((one) => [one.seat, one]));
  const seats = now.map((table) => table.flatMap((seat) => here.get(seat) ?? []));
  return { seats, mark: markOf([seats.map((table) => table.map(({ seat, name }) => `${seat} ${name ?? ''}`))]) };
}

/** What a phone is shown of its own: another step, shown notes or other places make it anew. */
export const stateOf = ({ step, run, tables, harvest }: LiveNow) =>
  `${step?.id ?? run.step} ${step?.revealed ? 'shown' : ''}${tables ? tables.mark : ''}${harvest.mark}`;

/** What someone in the room is called: their first name, or their number. */
export function called(words: Words, room: readonly InTheRoom[], seat: string | null): string | null {
  const one = room.find((other) => other.seat === seat);
  return one ? nameOf(words, one) : null;
}

export const nameOf = (words: Words, { name, number }: InTheRoom) => name ?? words('phone.guest', { number });

/** Names as people say them: Ana, Bo and Cas. */
export const listed = (words: Words, names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? '') : words('phone.and', { some: names.slice(0, -1).join(', '), last: names.at(-1)! });
