import { adjustedRandIndex } from './adjusted-rand.ts';
import { fitModel, knowledgeOf, placePeople } from './fit-model.ts';
import { assignNearest, kMeans, silhouette } from './k-means.ts';
import type { Points } from './k-means.ts';
import { emptyModel } from './ordinal-model.ts';
import type { OrdinalModel } from './ordinal-model.ts';
import { planeOf } from './plane.ts';
import type { Plane } from './plane.ts';
import { seededRandom } from './random.ts';
import type { Random } from './random.ts';
import { votesOf } from './votes.ts';
import type { Votes } from './votes.ts';

/** Who sees things alike, if that can be said. */
export type Groups = {
  /** Per person; -1 is nobody's group: no groups, or too little known of this person. */
  groupOf: Int32Array;
  /** Per person, the chance to belong to each group; `membership[i * groups + g]`. */
  membership: Float64Array;
  groups: { size: number; stability: number; centre: [number, number] }[];
  stable: { value: boolean; why: string };
};

/** The rule, fixed before any conversation was looked at: see `findGroups`. */
export const groupRule = { most: 8, smallest: 5, repeats: 20, dropped: 0.1, agreement: 0.8, placed: 0.5, known: 0.5 };

/**
 * Finds groups on the plane, and only reports them if they would be found again.
 *
 * Somebody can be placed when at least half of the variance of a place is known for them. Those people are divided by
 * k-means into 2 to 8 groups, none smaller than five. Each division is then made again twenty times with a random tenth of
 * the votes left out. It comes back when its mean adjusted Rand index with the first is at least 0.8. Of the divisions
 * that come back the one with the best silhouette is taken. When none does, or when not more than half of the people can
 * be placed, there are no stable groups, and that is the answer. Per group, the mean Jaccard overlap with its best match
 * (Hennig 2007) is its stability.
 *
 * Conversations of up to 20,000 votes are learned anew in each repeat; in larger ones the statements are known so well
 * that it is enough to place people anew, some 100,000 votes' worth of them.
 *
 * @example findGroups({ model, plane, votes }, { seed: 1 }).stable // { value: false, why: '…' }
 */
export function findGroups(
  { model, plane, votes }: { model: OrdinalModel; plane: Plane; votes: Votes },
  { seed, onProgress }: { seed: number; onProgress?: (done: number) => void },
): Groups {
  const people = votes.people.length;
  const placed = placeable(plane);
  if (placed.length <= people * groupRule.placed) {
    return none(people, `only ${placed.length} of ${people} people answered enough to be placed`);
  }
  const divisions = divide(pointsOf(plane, placed), seededRandom(seed));
  if (divisions.length === 0) return none(people, `no division has ${groupRule.smallest} people in every group`);

  const random = seededRandom(seed + 1);
  const share = votes.codes.length <= learnedAnew ? 1 : Math.ceil(votes.codes.length / 100_000);
  const some = everyone(people).filter((i) => i % share === 0);
  const first = divisions.map(({ clusterOf }) => spreadOver(people, placed, clusterOf));
  const firstOfSome = first.map((groupOf) => some.map((i) => groupOf[i]!));
  const agreement = new Float64Array(divisions.length);
  const overlap = divisions.map(({ k }) => new Float64Array(k));
  for (let repeat = 0; repeat < groupRule.repeats; repeat++) {
    const again = divideAgain(model, votes, { people: some, random, seed });
    divisions.forEach(({ k }, d) => {
      const groupOf = again.get(k) ?? new Int32Array(some.length);
      agreement[d]! += adjustedRandIndex(firstOfSome[d]!, groupOf) / groupRule.repeats;
      for (let g = 0; g < k; g++) overlap[d]![g]! += bestJaccard(firstOfSome[d]!, groupOf, g) / groupRule.repeats;
    });
    onProgress?.((repeat + 1) / groupRule.repeats);
  }

  const steadiest = agreement.indexOf(Math.max(...agreement));
  const back = divisions.map((_, d) => d).filter((d) => agreement[d]! >= groupRule.agreement);
  if (back.length === 0) {
    const best = `${divisions[steadiest]!.k} groups at ${agreement[steadiest]!.toFixed(2)}`;
    return none(
      people,
      `with a tenth of the votes left out the groups change: at best ${best} (adjusted Rand index; 0.8 is needed)`,
    );
  }
  const best = back.reduce((a, b) => (divisions[b]!.silhouette > divisions[a]!.silhouette ? b : a));
  const { centres, clusterOf, k } = divisions[best]!;
  const sizes = new Int32Array(k);
  for (const g of clusterOf) sizes[g]!++;
  const why =
    `with a tenth of the votes left out the groups come back: ${agreement[best]!.toFixed(2)} (adjusted Rand index); ` +
    `${placed.length} of ${people} people answered enough to be placed`;
  return {
    groupOf: first[best]!,
    membership: memberships(plane, centres),
    groups: Array.from({ length: k }, (_, g) => ({
      size: sizes[g]!,
      stability: overlap[best]![g]!,
      centre: [centres[2 * g]!, centres[2 * g + 1]!],
    })),
    stable: { value: true, why },
  };
}

/** Who can be placed: at most half of the variance of a place is left. */
export function placeable({ covariances, variances }: Plane): number[] {
  const all = variances[0] + variances[1];
  return everyone(covariances.length / 3).filter(
    (i) => all > 0 && covariances[3 * i]! + covariances[3 * i + 2]! <= (1 - groupRule.known) * all,
  );
}

/**
 * The chance of each person to belong to each group: the share of their plausible places that lie nearest its centre,
 * over 64 places spread evenly through the normal distribution.
 */
export function memberships({ positions, covariances }: Plane, centres: Points): Float64Array {
  const people = positions.length / 2;
  const k = centres.length / 2;
  const membership = new Float64Array(people * k);
  const places = new Float64Array(normalSpread.length);
  const nearest = new Int32Array(places.length / 2);
  for (let i = 0; i < people; i++) {
    const [xx, xy, yy] = [covariances[3 * i]!, covariances[3 * i + 1]!, covariances[3 * i + 2]!];
    const a = Math.sqrt(Math.max(xx, 0));
    const b = a > 0 ? xy / a : 0;
    const c = Math.sqrt(Math.max(0, yy - b * b));
    for (let n = 0; n < places.length; n += 2) {
      places[n] = positions[2 * i]! + a * normalSpread[n]!;
      places[n + 1] = positions[2 * i + 1]! + b * normalSpread[n]! + c * normalSpread[n + 1]!;
    }
    assignNearest(places, centres, nearest);
    for (const g of nearest) membership[i * k + g]! += 1 / nearest.length;
  }
  return membership;
}

/** 64 points like draws of a round normal distribution: equal steps of chance outward, golden-angle turns. */
const normalSpread = Float64Array.from({ length: 128 }, (_, n) => {
  const step = n >> 1;
  const radius = Math.sqrt(-2 * Math.log(1 - (step + 0.5) / 64));
  const angle = step * Math.PI * (3 - Math.sqrt(5));
  return radius * (n & 1 ? Math.sin(angle) : Math.cos(angle));
});

const everyone = (people: number): number[] => Array.from({ length: people }, (_, i) => i);

const pointsOf = ({ positions }: Plane, people: readonly number[]): Points =>
  Float64Array.from({ length: 2 * people.length }, (_, n) => positions[2 * people[n >> 1]! + (n & 1)]!);

type Division = { k: number; centres: Points; clusterOf: Int32Array; silhouette: number };

/** Centres are sought with at most 4,000 people, evenly spaced, silhouettes with 500; then everybody gets the nearest. */
function divide(points: Points, random: Random): Division[] {
  const sought = evenlySpaced(points, 4000);
  const measured = evenlySpaced(points, 500);
  const nearest = new Int32Array(measured.length / 2);
  const divisions: Division[] = [];
  for (let k = 2; k <= groupRule.most && k * groupRule.smallest <= points.length / 2; k++) {
    const { centres } = kMeans(sought, { k, restarts: 5, random });
    const clusterOf = new Int32Array(points.length / 2);
    assignNearest(points, centres, clusterOf);
    const sizes = new Int32Array(k);
    for (const g of clusterOf) sizes[g]!++;
    if (centres.length / 2 < k || sizes.some((size) => size < groupRule.smallest)) continue;
    assignNearest(measured, centres, nearest);
    divisions.push({ k, centres, clusterOf, silhouette: silhouette(measured, nearest, k) });
  }
  return divisions;
}

function evenlySpaced(points: Points, most: number): Points {
  const step = Math.ceil(points.length / 2 / most);
  if (step <= 1) return points;
  return Float64Array.from(
    { length: 2 * Math.ceil(points.length / 2 / step) },
    (_, n) => points[2 * step * (n >> 1) + (n & 1)]!,
  );
}

/** The divisions of these people with a tenth of the votes left out; -1 for who cannot be placed then. */
function divideAgain(
  model: OrdinalModel,
  votes: Votes,
  { people, random, seed }: { people: number[]; random: Random; seed: number },
): Map<number, Int32Array> {
  const fewer = votesOf(votes, people, () => random() >= groupRule.dropped);
  const again = votes.codes.length <= learnedAnew ? fitModel(fewer, model) : placedAnew(model, fewer, people);
  const plane = planeOf(again, fewer);
  const placed = placeable(plane);
  const divisions = divide(pointsOf(plane, placed), seededRandom(seed));
  return new Map(divisions.map(({ k, clusterOf }) => [k, spreadOver(people.length, placed, clusterOf)]));
}

/** Up to so many votes the repeats learn everything anew. */
const learnedAnew = 20_000;

function placedAnew(model: OrdinalModel, votes: Votes, people: number[]): OrdinalModel {
  const anew = { ...emptyModel(people.length, 0, model.dimensions), ...knowledgeOf(model) };
  const size = model.dimensions + 2;
  people.forEach((i, n) => anew.people.mean.set(model.people.mean.subarray(i * size, (i + 1) * size), n * size));
  placePeople(anew, votes, { people: Uint32Array.from(people.keys()), steps: 1 });
  return anew;
}

/** Per person of all the group of those who were placed, -1 for the others. */
function spreadOver(people: number, placed: readonly number[], clusterOf: Int32Array): Int32Array {
  const groupOf = new Int32Array(people).fill(-1);
  placed.forEach((i, n) => (groupOf[i] = clusterOf[n]!));
  return groupOf;
}

/** How much of group g comes back as one group: shared members over all members of the best match. */
function bestJaccard(first: ArrayLike<number>, again: ArrayLike<number>, g: number): number {
  const shared = new Map<number, number>();
  const sizes = new Map<number, number>();
  let own = 0;
  for (let i = 0; i < first.length; i++) {
    if (first[i]! < 0 || again[i]! < 0) continue;
    sizes.set(again[i]!, (sizes.get(again[i]!) ?? 0) + 1);
    if (first[i] !== g) continue;
    own++;
    shared.set(again[i]!, (shared.get(again[i]!) ?? 0) + 1);
  }
  return Math.max(0, ...[...shared].map(([other, both]) => both / (own + sizes.get(other)! - both)));
}

const none = (people: number, why: string): Groups => ({
  groupOf: new Int32Array(people).fill(-1),
  membership: new Float64Array(0),
  groups: [],
  stable: { value: false, why },
});
