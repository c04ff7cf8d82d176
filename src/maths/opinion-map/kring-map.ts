import { fitModel } from './fit-model.ts';
import { findGroups } from './groups.ts';
import type { Groups } from './groups.ts';
import type { OrdinalModel } from './ordinal-model.ts';
import { planeOf } from './plane.ts';
import type { Plane } from './plane.ts';
import { countVotes } from './polis-map.ts';
import type { Counts } from './polis-statistics.ts';
import { representatives } from './representative.ts';
import type { Representative } from './representative.ts';
import { bridging, evenly, sharedProbabilities } from './shared.ts';
import type { Votes } from './votes.ts';

/** What Kring makes of the votes: places with how sure, groups if there are any, and what is shared. */
export type KringMap = {
  model: OrdinalModel;
  plane: Plane;
  groups: Groups;
  groupCounts: Counts[][];
  counts: Counts[];
  representative: Representative[][];
  /** Per statement: the chance that in every group more than half agree (without groups: among all). */
  sharedProbability: Float64Array;
  bridging: Float64Array;
};

export type KringProgress = { stage: 'places' | 'groups' | 'statements'; done: number };

/** How many directions of opinion the model may use; those that the votes do not need shrink away. */
export const mostDimensions = 8;

/**
 * The opinion map in Kring's way: the ordinal model of `ordinal-model.ts`, its plane, groups by `findGroups`, then what
 * is shared first and what differs second. `onFirstMap` gets a rough plane early, for a picture while the rest is done.
 *
 * @example kringMap(canonicalVotes(log), { seed: 1 }).groups.stable
 */
export function kringMap(
  votes: Votes,
  {
    seed = 1,
    onProgress,
    onFirstMap,
  }: { seed?: number; onProgress?: (progress: KringProgress) => void; onFirstMap?: (plane: Plane) => void } = {},
): KringMap {
  if (onFirstMap) onFirstMap(firstPlane(votes));
  const dimensions = Math.max(1, Math.min(mostDimensions, votes.statements.length, votes.people.length));
  const model = fitModel(votes, { dimensions, onProgress: (done) => onProgress?.({ stage: 'places', done }) });
  const plane = planeOf(model, votes);
  const groups = findGroups({ model, plane, votes }, { seed, onProgress: (done) => onProgress?.({ stage: 'groups', done }) });

  const everyone = Array.from(votes.people.keys());
  const groupCounts = countVotes(votes, groups.groupOf, groups.groups.length);
  const counts = countVotes(votes, new Int32Array(everyone.length), 1)[0]!;
  const parts = groups.stable.value
    ? groupCounts.map((counts, g) => ({ counts, members: everyone.filter((i) => groups.groupOf[i] === g) }))
    : [{ counts, members: everyone }];
  const asked = evenly(everyone, 300);
  const map = {
    model,
    plane,
    groups,
    groupCounts,
    counts,
    representative: representatives(groupCounts, votes.rejected),
    sharedProbability: sharedProbabilities(model, parts),
    bridging: Float64Array.from(votes.statements, (_, j) => bridging(model, asked, j)),
  };
  onProgress?.({ stage: 'statements', done: 1 });
  return map;
}

/** A rough map in a fraction of the time: two directions, learned from some 50,000 votes, then everybody placed. */
export function firstPlane(votes: Votes): Plane {
  const model = fitModel(votes, { dimensions: 2, sampleVotes: 50_000, mostSweeps: 4, fullSweeps: 0 });
  return planeOf(model, votes);
}
