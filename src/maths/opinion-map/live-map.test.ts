import { expect, test } from 'vitest';
import { fitModel } from './fit-model.ts';
import { opinionMapInWorker } from './in-worker.ts';
import { refreshedModel } from './live-map.ts';
import { opinionMap } from './opinion-map.ts';
import { planeOf } from './plane.ts';
import { seededRandom } from './random.ts';
import { canonicalVotes, voteLog } from './votes.ts';
import type { Vote } from './votes.ts';

/** Sixty people of two minds on ten statements. */
function meeting(): Vote[] {
  const random = seededRandom(4);
  return Array.from({ length: 600 }, (_, n): Vote => {
    const [i, j] = [Math.floor(n / 10), n % 10];
    return { person: String(i), statement: String(j), vote: random() < ((i + j) % 2 === 0 ? 0.85 : 0.2) ? 1 : -1 };
  });
}

test('a new vote, a new person and a new statement move the live map as the full one', () => {
  const votes = meeting();
  const before = canonicalVotes(voteLog(votes));
  const model = fitModel(before, { dimensions: 2 });
  const now = canonicalVotes(
    voteLog([
      ...votes,
      { person: '0', statement: '3', vote: 1, time: 1 },
      ...[0, 2, 4, 6, 8].map((j): Vote => ({ person: 'newcomer', statement: String(j), vote: 1 })),
      { person: '7', statement: 'new', vote: 1 },
    ]),
  );
  const live = planeOf(refreshedModel({ model, votes: before }, now), now);
  const full = planeOf(fitModel(now, { dimensions: 2 }), now);
  const newcomer = now.people.indexOf('newcomer');
  expect(Math.abs(live.positions[2 * newcomer]! - full.positions[2 * newcomer]!)).toBeLessThan(0.25);
  now.people.forEach((_, i) => expect(Math.abs(live.positions[2 * i]! - full.positions[2 * i]!)).toBeLessThan(0.5));
});

test('the map of another thread is the same map, and tells how far it is', async () => {
  const votes = canonicalVotes(voteLog(meeting()));
  const stages: string[] = [];
  let first = 0;
  const { meta, ...map } = await opinionMapInWorker(votes, {
    onProgress: ({ stage }) => stages.push(stage),
    onFirstMap: ({ positions }) => (first = positions.length),
  });
  const { meta: here, ...same } = opinionMap(votes);
  expect(map).toEqual(same);
  expect(meta.inputHash).toBe(here.inputHash);
  expect(new Set(stages)).toEqual(new Set(['places', 'groups', 'statements']));
  expect(first).toBe(120);
});

test('a computation can be called off', async () => {
  const votes = canonicalVotes(voteLog(meeting()));
  const cancel = new AbortController();
  const map = opinionMapInWorker(votes, { signal: cancel.signal });
  cancel.abort(new Error('no longer needed'));
  await expect(map).rejects.toThrow('no longer needed');
  await expect(opinionMapInWorker(votes, { signal: cancel.signal })).rejects.toThrow('no longer needed');
});
