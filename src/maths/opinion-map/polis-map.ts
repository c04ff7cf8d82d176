import { polisKMeans } from './polis-k-means.ts';
import { silhouette } from './silhouette.ts';
import type { Clustering, Points } from './k-means.ts';
import { commentPriority, groupInformedConsensus, polisConsensus, polisRepresentatives } from './polis-statistics.ts';
import type { Counts, PolisConsensus, PolisRepresentative } from './polis-statistics.ts';
import { principalComponents } from './principal-components.ts';
import type { Votes } from './votes.ts';

/** What Polis makes of the votes. Group -1 is a person who voted too little to be placed in a group. */
export type PolisMap = {
  mean: Float64Array;
  components: Float64Array;
  /** Of each person, x and y after Polis' √(statements / votes). */
  positions: Points;
  /** Of each statement, x and y of someone who agreed with it and did nothing else, and how far out that is. */
  statementPositions: Points;
  extremity: Float64Array;
  groupOf: Int32Array;
  groups: { size: number; centre: [number, number]; representative: PolisRepresentative[] }[];
  silhouettes: { k: number; silhouette: number }[];
  consensus: { agree: PolisConsensus[]; disagree: PolisConsensus[] };
  groupInformedConsensus: Float64Array;
  priority: Float64Array;
  groupCounts: Counts[][];
  counts: Counts[];
};

/**
 * Polis' opinion map, step by step as its own engine does it on a cold start (compdemocracy/polis,
 * `math/src/polismath/math/conversation.clj`): mean imputation, two principal components, positions scaled by
 * √(statements / votes), people with at least 7 votes into 100 base clusters, those into 2 to 5 groups by silhouette,
 * then the statistics. People stand in the order of their ids where Polis takes them as they arrived; components are
 * the exact ones that its power iteration approaches; the result has no memory of earlier ones.
 *
 * @example polisMap(canonicalVotes(log)).groups.length // 2 to 5
 */
export function polisMap(votes: Votes): PolisMap {
  const statements = votes.statements.length;
  const { mean, components } = principalComponents(votes, { count: 2, muted: votes.rejected });
  const positions = scaledPositions(votes, mean, components);
  const { statementPositions, extremity } = placeStatements(mean, components);

  const { groupOf, centres, silhouettes } = polisGroups(positions, whoIsClustered(votes));
  const groupCounts = countVotes(votes, groupOf, centres.length);
  const counts = countVotes(votes, new Int32Array(votes.people.length), 1)[0]!;
  const inGroups = sumOf(groupCounts, statements);
  const representatives = polisRepresentatives(groupCounts, votes.rejected);

  return {
    mean,
    components,
    positions,
    statementPositions,
    extremity,
    groupOf,
    groups: centres.map((centre, g) => ({
      size: groupOf.reduce((size, group) => size + (group === g ? 1 : 0), 0),
      centre,
      representative: representatives[g]!,
    })),
    silhouettes,
    consensus: polisConsensus(counts, votes.rejected),
    groupInformedConsensus: Float64Array.from({ length: statements }, (_, j) => groupInformedConsensus(groupCounts, j)),
    priority: Float64Array.from(inGroups, (c, j) => commentPriority(c, extremity[j]!)),
    groupCounts,
    counts,
  };
}

/**
 * Position of each person: √(C / n) · Σ (vote − mean) · component over the votes cast. As in Polis a statement that
 * was turned down counts as a vote of everyone in n, and adds nothing.
 */
export function scaledPositions(votes: Votes, mean: Float64Array, components: Float64Array): Points {
  const { rowStart, codes, rejected } = votes;
  const statements = mean.length;
  const positions = new Float64Array(2 * votes.people.length);
  const turnedDown = rejected.reduce((sum, is) => sum + is, 0);
  for (let i = 0; i < votes.people.length; i++) {
    let [x, y, cast] = [0, 0, turnedDown];
    for (let n = rowStart[i]!; n < rowStart[i + 1]!; n++) {
      const j = codes[n]! >> 2;
      if (rejected[j]) continue;
      const deviation = (codes[n]! & 3) - 1 - mean[j]!;
      x += deviation * components[j]!;
      y += deviation * components[statements + j]!;
      cast++;
    }
    const scale = cast === 0 ? 0 : Math.sqrt(statements / cast);
    positions[2 * i] = scale * x;
    positions[2 * i + 1] = scale * y;
  }
  return positions;
}

function placeStatements(mean: Float64Array, components: Float64Array) {
  const statements = mean.length;
  const statementPositions = new Float64Array(2 * statements);
  const extremity = new Float64Array(statements);
  for (let j = 0; j < statements; j++) {
    const scale = Math.sqrt(statements) * (1 - mean[j]!);
    const x = (statementPositions[2 * j] = scale * components[j]!);
    const y = (statementPositions[2 * j + 1] = scale * components[statements + j]!);
    extremity[j] = Math.sqrt(x * x + y * y);
  }
  return { statementPositions, extremity };
}

/** At least 7 votes, or a vote on everything; when that gives fewer than 15 people, the most active fill up to 15. */
function whoIsClustered(votes: Votes): number[] {
  const cast = votes.people.map((_, i) => votes.rowStart[i + 1]! - votes.rowStart[i]!);
  const enough = Math.min(7, votes.statements.length);
  const isIn = cast.map((n) => n >= enough);
  const others = cast.map((_, i) => i).filter((i) => !isIn[i]);
  const missing = Math.max(0, 15 - (cast.length - others.length));
  for (const i of others.sort((a, b) => cast[b]! - cast[a]! || a - b).slice(0, missing)) isIn[i] = true;
  return cast.map((_, i) => i).filter((i) => isIn[i]);
}

type Tried = Clustering & { k: number; silhouette: number };

function polisGroups(positions: Points, clustered: number[]) {
  const points = Float64Array.from({ length: 2 * clustered.length }, (_, n) => positions[2 * clustered[n >> 1]! + (n & 1)]!);
  const base = polisKMeans(points, { k: 100, most: 100 });
  const baseCount = base.centres.length / 2;
  const weights = new Float64Array(baseCount);
  for (const cluster of base.clusterOf) weights[cluster]!++;

  const most = baseCount < 2 ? 0 : Math.min(5, 2 + Math.floor(baseCount / 12));
  const tried: Tried[] = [];
  for (let k = 2; k <= most; k++) {
    const clustering = polisKMeans(base.centres, { k, most: 20, weights });
    const clusters = clustering.centres.length / 2;
    tried.push({ ...clustering, k, silhouette: silhouette(base.centres, clustering.clusterOf, clusters) });
  }
  const onlyOne: Tried = {
    k: 1,
    silhouette: 0,
    centres: base.centres.slice(0, 2),
    clusterOf: new Int32Array(baseCount),
  };
  const best = tried.reduce((a, b) => (a.k === 1 || b.silhouette >= a.silhouette ? b : a), onlyOne);

  const groupOf = new Int32Array(positions.length / 2).fill(-1);
  clustered.forEach((person, n) => (groupOf[person] = best.clusterOf[base.clusterOf[n]!]!));
  return {
    groupOf,
    centres: Array.from({ length: best.centres.length / 2 }, (_, g): [number, number] => [best.centres[2 * g]!, best.centres[2 * g + 1]!]),
    silhouettes: tried.map(({ k, silhouette }) => ({ k, silhouette })),
  };
}

/** Agrees, disagrees and votes on each statement within each group; people outside groups are not counted. */
export function countVotes(votes: Votes, groupOf: Int32Array, groups: number): Counts[][] {
  const statements = votes.statements.length;
  const table = new Uint32Array(groups * statements * 4);
  for (let i = 0; i < votes.people.length; i++) {
    if (groupOf[i]! < 0) continue;
    const start = groupOf[i]! * statements * 4;
    for (let n = votes.rowStart[i]!; n < votes.rowStart[i + 1]!; n++) table[start + votes.codes[n]!]!++;
  }
  return Array.from({ length: groups }, (_, g) =>
    Array.from({ length: statements }, (_, j) => {
      const [disagrees, passes, agrees] = table.subarray(4 * (g * statements + j)) as unknown as [number, number, number];
      return { agrees, disagrees, seen: agrees + disagrees + passes };
    }),
  );
}

const sumOf = (groups: Counts[][], statements: number): Counts[] =>
  Array.from({ length: statements }, (_, j) => ({
    agrees: groups.reduce((sum, group) => sum + group[j]!.agrees, 0),
    disagrees: groups.reduce((sum, group) => sum + group[j]!.disagrees, 0),
    seen: groups.reduce((sum, group) => sum + group[j]!.seen, 0),
  }));
