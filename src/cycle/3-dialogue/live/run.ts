const minute = 60_000;

/** A timed part of a session, as far as the clock knows it. */
export type Timed = { minutes: number };

/**
 * Where a session is: which step runs (-1 before the first, as many as there are steps after the last), since when, and for how long it stood still.
 * `version` counts the acts: whoever acts says which one they saw.
 */
export type Run = { step: number; since: Date | null; pausedAt: Date | null; pausedFor: number; extra: number; version: number };
export const notBegun: Run = { step: -1, since: null, pausedAt: null, pausedFor: 0, extra: 0, version: 0 };

export type RunAct =
  { do: 'begin' | 'next' | 'back' | 'pause' | 'resume' | 'end' } | { do: 'more'; minutes: number } | { do: 'to'; step: number };

/**
 * The session after an act; null when nothing changes: the act was already done (`seen` is an older version, as when two facilitators press at once or one presses
 * twice), or cannot be done now.
 */
export function afterAct(run: Run, act: RunAct, { seen, steps, now }: { seen: number; steps: number; now: Date }): Run | null {
  if (seen !== run.version) return null;
  const next = changed(run, act, { steps, now });
  return next && { ...next, version: run.version + 1 };
}

/** How much of the running step is over, in milliseconds; what was paused does not count. */
export const spent = (run: Run, now: Date): number =>
  run.since === null ? 0 : Math.max(0, (run.pausedAt ?? now).getTime() - run.since.getTime() - run.pausedFor);

export type StepTime = { begins: Date; ends: Date };

/**
 * When each step begins and ends as things stand: those that are past are null, the running one ends when its minutes are used up (or now, when they are),
 * and each later one follows the one before.
 */
export function timesOf(steps: readonly Timed[], run: Run, { now, plannedStart }: { now: Date; plannedStart: Date }): (StepTime | null)[] {
  const ended = run.step >= steps.length;
  let at = run.step < 0 ? Math.max(plannedStart.getTime(), now.getTime()) : now.getTime();
  return steps.map(({ minutes }, nth) => {
    if (ended || nth < run.step) return null;
    const running = nth === run.step;
    const left = Math.max(0, minutes * minute + (running ? run.extra * minute - spent(run, now) : 0));
    const begins = running ? run.since! : new Date(at);
    at = (running ? now.getTime() : at) + left;
    return { begins, ends: new Date(at) };
  });
}

/** By how many whole minutes the session will end later than planned; below zero it ends earlier. */
export function minutesLate(steps: readonly Timed[], run: Run, { now, plannedStart }: { now: Date; plannedStart: Date }): number {
  const planned = plannedStart.getTime() + steps.reduce((sum, step) => sum + step.minutes, 0) * minute;
  const ends = timesOf(steps, run, { now, plannedStart }).at(-1)?.ends ?? now;
  return Math.round((ends.getTime() - planned) / minute);
}

function changed(run: Run, act: RunAct, { steps, now }: { steps: number; now: Date }): Run | null {
  const runs = run.step >= 0 && run.step < steps;
  const goTo = (step: number): Run => ({ ...run, step, since: now, pausedAt: null, pausedFor: 0, extra: 0 });
  switch (act.do) {
    case 'begin':
      return run.step === -1 && steps > 0 ? goTo(0) : null;
    case 'next':
      return runs ? goTo(run.step + 1) : null;
    case 'back':
      return run.step > 0 ? goTo(Math.min(run.step, steps) - 1) : null;
    case 'to':
      return run.step >= 0 && act.step >= 0 && act.step < steps && act.step !== run.step ? goTo(act.step) : null;
    case 'pause':
      return runs && !run.pausedAt ? { ...run, pausedAt: now } : null;
    case 'resume':
      return runs && run.pausedAt
        ? { ...run, pausedAt: null, pausedFor: run.pausedFor + Math.max(0, now.getTime() - run.pausedAt.getTime()) }
        : null;
    case 'more':
      return runs && Number.isInteger(act.minutes) && Math.abs(act.minutes) <= 60 ? { ...run, extra: run.extra + act.minutes } : null;
    case 'end':
      return runs ? goTo(steps) : null;
  }
}
