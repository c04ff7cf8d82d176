import type { KringMap } from './kring-map.ts';
import { predictions, threeCounts } from './map-parts.ts';
import type { Pairs } from './map-parts.ts';
import type { OpinionMap } from './opinion-map.ts';
import { chanceOfAgreeing } from './ordinal-model.ts';
import type { Votes } from './votes.ts';

/** Kring's map as it is published. */
export function fromKring(votes: Votes, map: KringMap, pairs: Pairs): Omit<OpinionMap, 'meta'> {
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
