import { expect, test } from 'vitest';
import { stageAfter, stages, steps, ways, type Stage, type Step, type Way } from './helper-entry.ts';

const walk = (way: Way, taken: Step[]) => taken.reduce<Stage | null>((stage, step) => stage && stageAfter(stage, step, way), 'writing');

/** Every way to walk through an entry of up to so many steps, with where it ends. */
function* walks(way: Way, most: number, taken: Step[] = [], stage: Stage = 'writing'): Generator<{ taken: Step[]; stage: Stage }> {
  yield { taken, stage };
  if (taken.length === most) return;
  for (const step of steps) {
    const after = stageAfter(stage, step, way);
    if (after) yield* walks(way, most, [...taken, step], after);
  }
}

test('with the teller beside: written, read back, asked, told back in own words, handed over', () => {
  expect(walk('beside', ['write', 'right', 'ask', 'own_words', 'hand_over'])).toBe('handed_over');
});

test('from paper: typed, the same as written, ticked on paper, handed over', () => {
  expect(walk('paper', ['write', 'right', 'ask', 'hand_over'])).toBe('handed_over');
});

// Every pair of stage and step, written out by hand, so that a change to the order is a change to this promise.
const allowed: Record<Way, string[]> = {
  beside: [
    'writing write written', 'writing stop erased', 'writing reopen written',
    'written write written', 'written right read_back', 'written wrong writing', 'written stop erased', 'written reopen written',
    'read_back ask asked', 'read_back wrong writing', 'read_back stop erased', 'read_back reopen written',
    'asked own_words consented', 'asked explain asked', 'asked ask_again read_back', 'asked stop erased', 'asked reopen written',
    'consented ask_again read_back', 'consented hand_over handed_over', 'consented stop erased', 'consented reopen written',
  ],
  paper: [
    'writing write written', 'writing stop erased', 'writing reopen written',
    'written write written', 'written right read_back', 'written wrong writing', 'written stop erased', 'written reopen written',
    'read_back ask consented', 'read_back wrong writing', 'read_back stop erased', 'read_back reopen written',
    'asked own_words consented', 'asked explain asked', 'asked ask_again read_back', 'asked stop erased', 'asked reopen written',
    'consented ask_again read_back', 'consented hand_over handed_over', 'consented stop erased', 'consented reopen written',
  ],
}; // prettier-ignore

test.each(ways)('%s: exactly these steps are possible, and every other is refused', (way) => {
  const possible = stages
    .flatMap((stage) => steps.map((step) => [stage, step, stageAfter(stage, step, way)] as const))
    .filter(([, , after]) => after !== null);
  expect(possible.map((all) => all.join(' ')).sort()).toEqual([...allowed[way]].sort());
});

test.each(ways)(
  '%s: no walk of up to seven steps tells a story that was not read back and asked after the last change or interruption',
  (way) => {
    let told = 0;
    for (const { taken, stage } of walks(way, 7)) {
      if (stage !== 'handed_over') continue;
      told += 1;
      const sinceChange = taken.slice(Math.max(taken.lastIndexOf('write'), taken.lastIndexOf('wrong'), taken.lastIndexOf('reopen')) + 1);
      expect(sinceChange).toContain('right');
      const sinceAsking = sinceChange.slice(sinceChange.lastIndexOf('ask'));
      expect(sinceAsking[0]).toBe('ask');
      expect(sinceAsking).not.toContain('ask_again');
      if (way === 'beside') expect(sinceAsking).toContain('own_words');
    }
    expect(told).toBeGreaterThan(0);
  },
);

test('whatever was done, stopping leaves nothing, and after an end nothing can be done', () => {
  for (const way of ways) {
    for (const stage of stages) {
      const ended = stage === 'handed_over' || stage === 'erased';
      expect(stageAfter(stage, 'stop', way)).toBe(ended ? null : 'erased');
      if (ended) expect(steps.map((step) => stageAfter(stage, step, way))).toEqual(steps.map(() => null));
    }
  }
});
