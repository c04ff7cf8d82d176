import { adjustedRandIndex } from './adjusted-rand.ts';
import { fitModel, knowledgeOf } from './fit-model.ts';
import { assignNearest, kMeans } from './k-means.ts';
import { silhouette } from './silhouette.ts';
import type { Points } from './k-means.ts';
import { memberships } from './membership.ts';
import { emptyModel } from './ordinal-model.ts';
import type { OrdinalModel } from './ordinal-model.ts';
import { placePeople } from './place-people.ts';
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

/** The rule, see `findGroups`. The threshold 0.8 was fixed before any conversation was looked at; choosing k again in each repeat was decided after. */
export const groupRule = { most: 8, smallest: 5, repeats: 20, dropped: 0.1, agreement: 0.8, placed: 0.5, known: 0.5 };

/**
 * Finds groups on the plane, and only reports them if they would be found again.
 *
 * Somebody can be placed when at least half of the variance of a place is known for them. Those people are divided by
 * k-means; k is the one of 2 to 8 with the best silhouette, divisions with a group of fewer than five left out. Then all of
 * this, the choice of k included, is done twenty times more, each time with a random tenth of the votes left out. The
 * groups are stable when the mean adjusted Rand index with the first division is at least 0.8 and more than half of the
 * people can be placed. Otherwise there are no stable groups, and that is the answer. Per group, the mean Jaccard overlap
 * with its best match (Hennig 2007) is its stability.
 *
 * Conversations of up to 20,000 votes are learned anew in each repeat. In larger ones the statements are known so well that
 * it is enough to place people anew, and 1,000 of them, evenly spaced, say where the groups are.
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
  const step = votes.codes.length <= learnedAnew ? 1 : Math.ceil(people / 1000);
  const some = everyone(people).filter((i) => i % step === 0);
  const seen = placed.filter((i) => i % step === 0);
  const division = divide(pointsOf(plane, seen), seed);
  if (!division) return none(people, `no division has ${groupRule.smallest} people in every group`);
  const { k, centres } = division;
  const first = spreadOver(
    some.length,
    seen.map((i) => i / step),
    division.clusterOf,
  );

  const random = seededRandom(seed + 1);
  let agreement = 0;
  const overlap = new Float64Array(k);
  for (let repeat = 0; repeat < groupRule.repeats; repeat++) {
    const again = divideAgain(model, votes, { people: some, random, seed });
    agreement += adjustedRandIndex(first, again) / groupRule.repeats;
    for (let g = 0; g < k; g++) overlap[g]! += bestJaccard(first, again, g);
    onProgress?.((repeat + 1) / groupRule.repeats);
  }
  const found = `${k} groups at ${agreement.toFixed(2)} (mean adjusted Rand index of ${groupRule.repeats} repeats)`;
  if (agreement < groupRule.agreement) {
    return none(people, `with a tenth of the votes left out the groups change: ${found}, below ${groupRule.agreement}`);
  }

  const clusterOf = new Int32Array(placed.length);
  assignNearest(pointsOf(plane, placed), centres, clusterOf);
  const sizes = new Int32Array(k);
  for (const g of clusterOf) sizes[g]!++;
  return {
    groupOf: spreadOver(people, placed, clusterOf),
    membership: memberships(plane, centres),
    groups: Array.from({ length: k }, (_, g) => ({
      size: sizes[g]!,
      stability: overlap[g]! / groupRule.repeats, // divided once, so that it is never a bit above 1
      centre: [centres[2 * g]!, centres[2 * g + 1]!],
    })),
    stable: {
      value: true,
      why: `with a tenth of the votes left out the groups come back: ${found}; ${placed.length} of ${people} people answered enough to be placed`,
    },
  };
}

/** Who can be placed: at most half of the variance of a place is left. */
export function placeable({ covariances, variances }: Plane): number[] {
  const all = variances[0] + variances[1];
  return everyone(covariances.length / 3).filter(
    (i) => all > 0 && covariances[3 * i]! + covariances[3 * i + 2]! <= (1 - groupRule.known) * all,
  );
}

const everyone = (people: number): number[] => Array.from({ length: people }, (_, i) => i);

const pointsOf = ({ positions }: Plane, people: readonly number[]): Points =>
  Float64Array.from({ length: 2 * people.length }, (_, n) => positions[2 * people[n >> 1]! + (n & 1)]!);

type Division = { k: number; centres: Points; clusterOf: Int32Array };

/** The division with the best silhouette, measured on at most 500 points, evenly spaced. */
function divide(points: Points, seed: number): Division | undefined {
  const random = seededRandom(seed);
  const measured = evenlySpaced(points, 500);
  const nearest = new Int32Array(measured.length / 2);
  let best: Division | undefined;
  let highest = -Infinity;
  for (let k = 2; k <= groupRule.most && k * groupRule.smallest <= points.length / 2; k++) {
    const { centres, clusterOf } = kMeans(points, { k, restarts: 5, random });
    const sizes = new Int32Array(k);
    for (const g of clusterOf) sizes[g]!++;
    if (sizes.some((size) => size < groupRule.smallest)) continue;
    assignNearest(measured, centres, nearest);
    const height = silhouette(measured, nearest, k);
    if (height > highest) [best, highest] = [{ k, centres, clusterOf }, height];
  }
  return best;
}

function evenlySpaced(points: Points, most: number): Points {
  const step = Math.ceil(points.length / 2 / most);
  if (step <= 1) return points;
  return Float64Array.from({ length: 2 * Math.ceil(points.length / 2 / step) }, (_, n) => points[2 * step * (n >> 1) + (n & 1)]!);
}

/** The division of these people with a tenth of the votes left out; -1 for who cannot be placed then. */
function divideAgain(
  model: OrdinalModel,
  votes: Votes,
  { people, random, seed }: { people: number[]; random: Random; seed: number },
): Int32Array {
  const fewer = votesOf(votes, people, () => random() >= groupRule.dropped);
  const again = votes.codes.length <= learnedAnew ? fitModel(fewer, model) : placedAnew(model, fewer, people);
  const plane = planeOf(again, fewer);
  const placed = placeable(plane);
  const division = divide(pointsOf(plane, placed), seed);
  return spreadOver(people.length, placed, division?.clusterOf ?? new Int32Array(placed.length));
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
