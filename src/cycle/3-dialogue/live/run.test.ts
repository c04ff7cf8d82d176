import { expect, test } from 'vitest';
import { afterAct, minutesLate, notBegun, spent, timesOf, type Run, type RunAct } from './run.ts';

const start = new Date('2026-11-24T19:30:00Z');
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const steps = [{ minutes: 10 }, { minutes: 20 }, { minutes: 0 }, { minutes: 15 }];
const done = (run: Run, act: RunAct, now: Date) => afterAct(run, act, { seen: run.version, steps: steps.length, now });

test('the minutes add up, and what comes later moves when a step takes longer', () => {
  const run = done(notBegun, { do: 'begin' }, at(0))!;
  expect(ends(run, at(4))).toEqual([10, 30, 30, 45]);
  expect(ends(run, at(13))).toEqual([13, 33, 33, 48]); // three minutes over
  expect(minutesLate(steps, run, { now: at(13), plannedStart: start })).toBe(3);
  const second = done(run, { do: 'next' }, at(13))!;
  expect(ends(second, at(14))).toEqual([null, 33, 33, 48]);
});

test('a pause stops the clock of the step', () => {
  const run = done(notBegun, { do: 'begin' }, at(0))!;
  const paused = done(run, { do: 'pause' }, at(5))!;
  expect(spent(paused, at(25))).toBe(5 * 60_000);
  expect(done(paused, { do: 'pause' }, at(6))).toBeNull();
  const again = done(paused, { do: 'resume' }, at(25))!;
  expect(spent(again, at(26))).toBe(6 * 60_000);
  expect(ends(again, at(26))).toEqual([30, 50, 50, 65]);
});

test('two facilitators who press at once move one step, and one who presses twice too', () => {
  const run = done(notBegun, { do: 'begin' }, at(0))!;
  const first = afterAct(run, { do: 'next' }, { seen: run.version, steps: 4, now: at(10) })!;
  expect(afterAct(first, { do: 'next' }, { seen: run.version, steps: 4, now: at(10) })).toBeNull();
  expect(first.step).toBe(1);
});

test('going back begins a step anew, also after the end; before the beginning there is nothing', () => {
  let run = done(notBegun, { do: 'begin' }, at(0))!;
  for (let nth = 0; nth < 4; nth++) run = done(run, { do: 'next' }, at(nth))!;
  expect(run.step).toBe(4);
  expect(done(run, { do: 'next' }, at(50))).toBeNull();
  expect(ends(run, at(50))).toEqual([null, null, null, null]);
  const back = done(run, { do: 'back' }, at(50))!;
  expect(back.step).toBe(3);
  expect(ends(back, at(51))).toEqual([null, null, null, 65]);
  expect(done(done(notBegun, { do: 'begin' }, at(0))!, { do: 'back' }, at(1))).toBeNull();
  expect(done(notBegun, { do: 'next' }, at(0))).toBeNull();
  expect(done(notBegun, { do: 'end' }, at(0))).toBeNull();
});

test('more time, less time, another step; nothing that makes no sense', () => {
  const run = done(notBegun, { do: 'begin' }, at(0))!;
  expect(ends(done(run, { do: 'more', minutes: 5 }, at(1))!, at(2))).toEqual([15, 35, 35, 50]);
  expect(ends(done(run, { do: 'more', minutes: -5 }, at(1))!, at(2))).toEqual([5, 25, 25, 40]);
  expect(done(run, { do: 'more', minutes: 0.5 }, at(1))).toBeNull();
  expect(done(run, { do: 'more', minutes: 600 }, at(1))).toBeNull();
  expect(done(run, { do: 'to', step: 3 }, at(1))!.step).toBe(3);
  expect(done(run, { do: 'to', step: 4 }, at(1))).toBeNull();
  expect(afterAct(notBegun, { do: 'begin' }, { seen: 0, steps: 0, now: at(0) })).toBeNull();
});

test('a clock that was set back never gives time below nothing', () => {
  const run = done(notBegun, { do: 'begin' }, at(0))!;
  expect(spent(run, at(-5))).toBe(0);
  const paused = done(run, { do: 'pause' }, at(3))!;
  expect(done(paused, { do: 'resume' }, at(1))!.pausedFor).toBe(0);
});

const ends = (run: Run, now: Date) =>
  timesOf(steps, run, { now, plannedStart: start }).map((time) => time && (time.ends.getTime() - start.getTime()) / 60_000);
