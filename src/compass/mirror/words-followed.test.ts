import { expect, test } from 'vitest';
import { followed, useOf, type Told } from './words-followed.ts';

const of = (group: string, read: number, insight: number, decision: number): Told => ({
  group,
  unread: 0,
  read,
  used: 0,
  insight,
  decision,
});

test('a group whose number of stories may be shown says how far its words came', () => {
  expect(followed([of('residents', 6, 5, 9), of('professionals', 0, 8, 0)])).toEqual([
    { group: 'residents', told: 20, neither: 6, insight: 5, decision: 9 },
    { group: 'professionals', told: 8, neither: 0, insight: 8, decision: 0 },
  ]);
});

test('a few tellers are never counted, and nothing else of their side is said', () => {
  const [residents, deciders] = followed([of('residents', 6, 5, 9), of('deciders', 1, 0, 1)]);
  expect(deciders).toEqual({ group: 'deciders', told: 'small', neither: 'hidden', insight: 'hidden', decision: 'hidden' });
  // How many all of them are stands on other pages: so that of the one side is hidden too.
  expect(residents!.told).toBe('hidden');
});

test('where no side can be counted, it is not said which of them told nothing, nor that some spoke from none', () => {
  const rows = followed([of('residents', 5, 0, 0), of('professionals', 1, 0, 0), of('deciders', 0, 0, 0), of('unsaid', 1, 0, 0)]);
  expect(rows.map(({ group, told }) => [group, told])).toEqual([
    ['residents', 'hidden'],
    ['professionals', 'hidden'],
    ['deciders', 'hidden'],
  ]);
});

test('how stories that went no further were used is said only where no side is hidden, and no small number is among them', () => {
  expect(useOf([{ ...of('residents', 6, 5, 9), unread: 5 }])).toEqual({ unread: 5, read: 6, used: 0 });
  expect(useOf([{ ...of('residents', 4, 5, 9), unread: 5 }])).toEqual({ unread: 'hidden', read: 'hidden', used: 'hidden' });
  expect(useOf([of('residents', 6, 5, 9), of('professionals', 6, 1, 9)])).toEqual({ unread: 'hidden', read: 'hidden', used: 'hidden' });
});

/**
 * The attack: whoever sees the page tries every circle of two sides that would show the same (of ten stories a side at most, so that none is
 * left out where the numbers of stories are shown), and looks whether a small number is the same in all.
 */
test('whoever tries every circle that would show the same mirror finds no small number', () => {
  const most = 10;
  const rows: (readonly [number, number, number])[] = [];
  for (let a = 0; a <= most; a++) for (let b = 0; a + b <= most; b++) for (let c = 0; a + b + c <= most; c++) rows.push([a, b, c]);
  const pages = new Map<string, { low: number[]; high: number[] }>();
  for (const one of rows)
    for (const other of rows) {
      const shown = followed([of('a', ...one), of('b', ...other)]);
      if (shown.some(({ told }) => typeof told !== 'number')) continue; // nothing else is said of a side whose number is not
      const [page, cells] = [JSON.stringify(shown), [...one, ...other]];
      const { low, high } = pages.get(page) ?? { low: cells, high: cells };
      pages.set(page, { low: low.map((least, at) => Math.min(least, cells[at]!)), high: high.map((top, at) => Math.max(top, cells[at]!)) });
    }
  const found = [...pages].filter(([, { low, high }]) => low.some((count, at) => count === high[at] && count > 0 && count < 5));
  expect(pages.size).toBeGreaterThan(500);
  expect(found.map(([page]) => page)).toEqual([]);
}, 60_000);
