import { createHash } from 'node:crypto';
import { normalQuantile } from './chance.ts';
import { kringMap } from './kring-map.ts';
import type { KringMap, KringProgress } from './kring-map.ts';
import { chanceOfAgreeing } from './ordinal-model.ts';
import type { Plane } from './plane.ts';
import { polisMap } from './polis-map.ts';
import type { PolisMap } from './polis-map.ts';
import { polisMapChances } from './polis-predictions.ts';
import type { Chances } from './polis-predictions.ts';
import { everybodyElse } from './polis-statistics.ts';
import type { Counts } from './polis-statistics.ts';
import { differenceInterval } from './representative.ts';
import { sharedProbability } from './shared.ts';
import { canonicalBytes } from './votes.ts';
import type { Votes } from './votes.ts';

export type Mode = 'kring' | 'polis';

/** The version of the mathematics: it changes when the same votes give other numbers. */
export const opinionMapVersion = '1.0.0';

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
  }: {
    mode?: Mode;
    seed?: number;
    pairs?: readonly { statement: string; person: string }[];
    onProgress?: (progress: KringProgress) => void;
    onFirstMap?: (plane: Plane) => void;
  } = {},
): OpinionMap {
  const start = performance.now();
  const made =
    mode === 'polis'
      ? fromPolis(votes, polisMap(votes), pairs)
      : fromKring(votes, kringMap(votes, { seed, onProgress, onFirstMap }), pairs);
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

type Made = Omit<OpinionMap, 'meta'>;
type Pairs = readonly { statement: string; person: string }[] | undefined;

function fromKring(votes: Votes, map: KringMap, pairs: Pairs): Made {
  const { plane, groups } = map;
  const k = groups.groups.length;
  const size = map.model.dimensions + 1;
  return {
    participants: votes.people.map((id, i) => {
      const [xx, xy, yy] = [plane.covariances[3 * i]!, plane.covariances[3 * i + 1]!, plane.covariances[3 * i + 2]!];
      return {
        id,
        votes: votes.rowStart[i + 1]! - votes.rowStart[i]!,
        position: [plane.positions[2 * i]!, plane.positions[2 * i + 1]!],
        positionCovariance: [
          [xx, xy],
          [xy, yy],
        ],
        group: groups.groupOf[i]! < 0 ? null : groups.groupOf[i]!,
        membership: Array.from(groups.membership.subarray(i * k, (i + 1) * k)),
      };
    }),
    statements: votes.statements.map((id, j) => ({
      id,
      ...threeCounts(map.counts[j]!),
      loading: [plane.loadings[2 * j]!, plane.loadings[2 * j + 1]!],
      difficulty: -map.model.statements.mean[j * size]!,
      bridging: map.bridging[j]!,
      sharedProbability: map.sharedProbability[j]!,
      moderated: votes.rejected[j] === 1,
    })),
    groups: groups.groups.map(({ size, stability, centre }, g) => ({
      size,
      stability,
      centre,
      representative: map.representative[g]!.map(({ statement, ...rest }) => ({
        id: votes.statements[statement]!,
        ...rest,
      })),
    })),
    stable: groups.stable,
    ...predictions(votes, pairs, () => (i, j) => chanceOfAgreeing(map.model, i, j)),
  };
}

function fromPolis(votes: Votes, map: PolisMap, pairs: Pairs): Made {
  const statements = votes.statements.length;
  const z = normalQuantile(0.95);
  return {
    participants: votes.people.map((id, i) => ({
      id,
      votes: votes.rowStart[i + 1]! - votes.rowStart[i]!,
      position: [map.positions[2 * i]!, map.positions[2 * i + 1]!],
      positionCovariance: null,
      group: map.groupOf[i]! < 0 ? null : map.groupOf[i]!,
      membership: map.groups.map((_, g) => (map.groupOf[i] === g ? 1 : 0)),
    })),
    statements: votes.statements.map((id, j) => ({
      id,
      ...threeCounts(map.counts[j]!),
      loading: [map.components[j]!, map.components[statements + j]!],
      difficulty: Math.log((map.counts[j]!.disagrees + 1) / (map.counts[j]!.agrees + 1)),
      bridging: map.groupInformedConsensus[j]!,
      sharedProbability: sharedProbability(map.groupCounts.map((group) => ({ ...group[j]!, expected: 0.5 }))),
      moderated: votes.rejected[j] === 1,
      groupInformedConsensus: map.groupInformedConsensus[j]!,
      priority: map.priority[j]!,
      extremity: map.extremity[j]!,
    })),
    groups: map.groups.map(({ size, centre, representative }, g) => ({
      size,
      stability: null,
      centre,
      representative: representative.map(({ statement, direction, ...rest }) => {
        const others = everybodyElse(map.groupCounts, g, statement);
        const against = direction === 'agree' ? others.agrees : others.disagrees;
        const interval = differenceInterval([rest.successes, rest.trials], [against, others.seen], z);
        return { id: votes.statements[statement]!, direction, interval, ...rest };
      }),
    })),
    stable: {
      value: false,
      why: 'not tested: polis mode reports groups as Polis does, whether they would come back or not',
    },
    ...predictions(votes, pairs, () => polisMapChances(votes)),
  };
}

const threeCounts = ({ agrees, disagrees, seen }: Counts) => ({ agrees, disagrees, passes: seen - agrees - disagrees });

function predictions(votes: Votes, pairs: Pairs, chances: () => Chances): { predictions?: Prediction[] } {
  if (!pairs) return {};
  const people = new Map(votes.people.map((id, i) => [id, i]));
  const statements = new Map(votes.statements.map((id, j) => [id, j]));
  const chanceOf = chances();
  return {
    predictions: pairs.map(({ statement, person }) => ({
      commentId: statement,
      voterId: person,
      pAgree: chanceOf(people.get(person) ?? -1, statements.get(statement) ?? -1),
    })),
  };
}
