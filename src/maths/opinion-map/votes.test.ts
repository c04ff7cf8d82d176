import { expect, test } from 'vitest';
import { inputHash } from './opinion-map.ts';
import { byId, canonicalVotes, statementAt, voteAt, voteLog, votesOf } from './votes.ts';
import type { Vote } from './votes.ts';

const anna = (statement: string, vote: -1 | 0 | 1, time?: number): Vote => ({
  person: '10',
  statement,
  vote,
  ...(time !== undefined && { time }),
});
const bilal = (statement: string, vote: -1 | 0 | 1): Vote => ({ person: '9', statement, vote });

test('ids are ordered as numbers when they are numbers, at any length', () => {
  expect(['b', '10', '9', '18446744073709551615', '18446744073709551614', 'a'].sort(byId)).toEqual([
    '9',
    '10',
    '18446744073709551614',
    '18446744073709551615',
    'a',
    'b',
  ]);
});

test('votes stand by person and statement, whatever order they came in', () => {
  const votes = canonicalVotes(voteLog([anna('7', 1), bilal('7', -1), anna('3', 0)]));
  expect(votes.people).toEqual(['9', '10']);
  expect(votes.statements).toEqual(['3', '7']);
  expect([...votes.rowStart]).toEqual([0, 1, 3]);
  expect([0, 1, 2].map((n) => [statementAt(votes, n), voteAt(votes, n)])).toEqual([
    [1, -1],
    [0, 0],
    [1, 1],
  ]);
});

test('who changes their mind is heard as they last spoke', () => {
  const later = canonicalVotes(voteLog([anna('3', 1, 200), anna('3', -1, 100)]));
  expect([later.codes.length, voteAt(later, 0)]).toEqual([1, 1]);
  const sameTime = canonicalVotes(voteLog([anna('3', 1, 100), anna('3', -1, 100)]));
  expect(voteAt(sameTime, 0)).toBe(-1);
});

test('the input hash is the same for any order and another for any other vote', () => {
  const votes = [anna('3', 1), anna('7', 0), bilal('3', -1), bilal('7', 1)];
  const hash = (list: Vote[], rejected: string[] = []) => inputHash(canonicalVotes(voteLog(list), new Set(rejected)));
  expect(hash(votes.toReversed())).toBe(hash(votes));
  expect(hash([...votes.slice(0, 3), bilal('7', 0)])).not.toBe(hash(votes));
  expect(hash(votes, ['3'])).not.toBe(hash(votes));
});

test('some people can be taken out with all their votes, or with fewer', () => {
  const votes = canonicalVotes(voteLog([anna('3', 1), anna('7', 0), bilal('3', -1)]));
  const onlyAnna = votesOf(votes, [1]);
  expect([onlyAnna.people, [...onlyAnna.rowStart], onlyAnna.codes.length]).toEqual([['10'], [0, 2], 2]);
  expect(votesOf(votes, [0, 1], (n) => n !== 0).codes.length).toBe(2);
});
