import { createHash } from 'node:crypto';
import { fromKring } from './from-kring.ts';
import { fromPolis } from './from-polis.ts';
import { kringMap } from './kring-map.ts';
import { learnedOf } from './learned.ts';
import type { Learned } from './learned.ts';
import type { KringProgress } from './kring-map.ts';
import type { Plane } from './plane.ts';
import { polisMap } from './polis-map.ts';
import { canonicalBytes } from './votes.ts';
import type { Votes } from './votes.ts';

export type Mode = 'kring' | 'polis';

/** The version of the mathematics: it changes when the same votes give other numbers. */
export const opinionMapVersion = '1.0.1';

/** What `opinionMap` gives, ready for JSON; docs/opinion-map.md says what each number is. */
export type OpinionMap = {
  participants: MappedPerson[];
  statements: MappedStatement[];
  groups: MappedGroup[];
  stable: { value: boolean; why: string };
  predictions?: Prediction[];
  meta: {
    mode: Mode;
    version: string;
    inputHash: string;
    parameters: { seed: number };
    counts: { participants: number; statements: number; votes: number };
    milliseconds: { read: number; compute: number };
    peakBytes: number;
  };
};
export type MappedPerson = {
  id: string;
  votes: number;
  position: [number, number];
  positionCovariance: [[number, number], [number, number]] | null;
  group: number | null;
  membership: number[];
};
export type MappedStatement = {
  id: string;
  agrees: number;
  disagrees: number;
  passes: number;
  loading: [number, number];
  difficulty: number;
  bridging: number;
  sharedProbability: number;
  moderated: boolean;
  groupInformedConsensus?: number;
  priority?: number;
  extremity?: number;
};
export type MappedGroup = {
  size: number;
  stability: number | null;
  centre: [number, number];
  representative: {
    id: string;
    direction: 'agree' | 'disagree';
    interval: [number, number] | null;
    [more: string]: unknown;
  }[];
};
export type Prediction = { commentId: string; voterId: string; pAgree: number };

/**
 * The opinion map of a conversation: who sees things alike, where views differ, and what everybody shares.
 *
 * A function of the votes, the mode and the seed alone; only `meta.milliseconds` and `meta.peakBytes` tell of the run.
 * `milliseconds.read` and `peakBytes` are 0 here and filled in by who read a file.
 *
 * @example opinionMap(canonicalVotes(await readVotes(bytes, { file })), { mode: 'kring' }).stable.why
 */
export function opinionMap(
  votes: Votes,
  {
    mode = 'kring',
    seed = 1,
    pairs,
    onProgress,
    onFirstMap,
    onLearned,
  }: {
    mode?: Mode;
    seed?: number;
    pairs?: readonly { statement: string; person: string }[];
    onProgress?: (progress: KringProgress) => void;
    onFirstMap?: (plane: Plane) => void;
    /** Gets what was learned, in kring mode, to place others by. */
    onLearned?: (learned: Learned) => void;
  } = {},
): OpinionMap {
  const start = performance.now();
  const kring = () => {
    const map = kringMap(votes, { seed, onProgress, onFirstMap });
    onLearned?.(learnedOf(map));
    return fromKring(votes, map, pairs);
  };
  const made = mode === 'polis' ? fromPolis(votes, polisMap(votes), pairs) : kring();
  return {
    ...made,
    meta: {
      mode,
      version: opinionMapVersion,
      inputHash: inputHash(votes),
      parameters: { seed },
      counts: { participants: votes.people.length, statements: votes.statements.length, votes: votes.codes.length },
      milliseconds: { read: 0, compute: performance.now() - start },
      peakBytes: 0,
    },
  };
}

/**
 * SHA-256 of the canonical votes, in hexadecimal: two results with the same hash, version and parameters are the same.
 *
 * @example inputHash(canonicalVotes(log)).length // 64
 */
export function inputHash(votes: Votes): string {
  const hash = createHash('sha256');
  for (const bytes of canonicalBytes(votes)) hash.update(bytes);
  return hash.digest('hex');
}
