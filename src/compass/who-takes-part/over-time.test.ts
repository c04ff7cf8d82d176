import { expect, test } from 'vitest';
import type { Round } from '../round.ts';
import type { AnswerRow } from './matrix.ts';
import { changesOf, movedBetween } from './over-time.ts';
import type { Level, Moment } from './part.ts';

const sides = ['residents', 'professionals'];
const round = (nth: number): Round => ({
  id: `round ${nth}`,
  openedAt: new Date(Date.UTC(2026, nth)),
  until: '2026-12-31',
  closedAt: null,
});
const row = (by: string, moment: Moment, level: Level, people = 5): AnswerRow => ({
  ...{ process: 'means', side: 'residents', moment, by, table: null },
  levels: Array<Level>(people).fill(level),
});

test('a small picture begins before the first time, goes through each, and ends with what is wanted; each side keeps its own line', () => {
  const answers = new Map([
    ['round 1', [row('residents', 'before', 'none'), row('residents', 'now', 'told'), row('professionals', 'now', 'takes_part')]],
    ['round 2', [row('residents', 'now', 'asked'), row('residents', 'wanted', 'decides'), row('professionals', 'now', 'takes_part', 4)]],
  ]);
  const [change] = changesOf([round(1), round(2)], answers, { side: 'residents', sides });
  expect(change!.points.map(({ moment, round: { id } }) => `${moment} ${id}`)).toEqual([
    'before round 1',
    'now round 1',
    'now round 2',
    'wanted round 2',
  ]);
  const at = (place: number) => ({ from: place, to: place });
  expect(change!.lines).toEqual([
    { by: 'residents', said: [at(0), at(1), at(2), at(5)] },
    // Four people are too few the second time: the line ends there, and nothing is drawn through.
    { by: 'professionals', said: [null, at(3), null, null] },
  ]);
  expect(movedBetween(change!)).toEqual([{ by: 'residents', was: at(1), is: at(2) }]);
});

test('of many times the first and the newest are drawn', () => {
  const many = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(round);
  const answers = new Map(many.map(({ id }) => [id, [row('residents', 'now', 'told')]]));
  const [change] = changesOf(many, answers, { side: 'residents', sides });
  const drawn = change!.points.slice(1, -1).map(({ round: { id } }) => id);
  expect(drawn).toEqual(['round 1', 'round 5', 'round 6', 'round 7', 'round 8', 'round 9']);
});
