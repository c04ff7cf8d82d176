import { notesIn, notesShown, type NoteShown } from '#cycle/3-dialogue/live/notes.server.ts';
import { timesOf, type StepTime } from '#cycle/3-dialogue/live/run.ts';
import { runOf, type RunHere } from '#cycle/3-dialogue/live/runs.server.ts';
import { stepsOf, type StepHere } from '#cycle/3-dialogue/live/scripts.server.ts';
import { floorOf, inTheRoom, turnsBySide, turnsOf, type Floor, type InTheRoom } from '#cycle/3-dialogue/live/speakers.server.ts';
import { withoutTurn } from '#cycle/3-dialogue/live/speaking.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import type { Words } from '#lib/words/words.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';

/** All that a screen may say of a running session. What must stay hidden until its step is not in it. */
export type LiveNow = {
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
  sides: { id: string; name: string }[];
  /** Who has not had a turn yet: for whoever leads alone. */
  quiet: string[];
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
  const [floor, notes, written] = step
    ? await Promise.all([
        floorOf(db, circle.id, session.id, { step, run, room }),
        notesShown(db, circle.id, step, run.seed),
        notesIn(db, circle.id, step.id),
      ])
    : [{ speaks: null, then: null, asked: [] }, [], 0];
  return {
    ...{ run, steps, step, room, floor, notes, written, turns, sides },
    quiet: withoutTurn(room, taken),
    times: timesOf(steps, run, { now, plannedStart: session.startsAt }),
  };
}

/** What someone in the room is called: their first name, or their number. */
export function called(words: Words, room: readonly InTheRoom[], seat: string | null): string | null {
  const one = room.find((other) => other.seat === seat);
  return one ? (one.name ?? words('live.guest', { number: one.number })) : null;
}
