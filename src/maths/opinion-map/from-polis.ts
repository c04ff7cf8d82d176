import { normalQuantile } from './chance.ts';
import { predictions, threeCounts } from './map-parts.ts';
import type { Pairs } from './map-parts.ts';
import type { OpinionMap } from './opinion-map.ts';
import type { PolisMap } from './polis-map.ts';
import { polisMapChances } from './polis-predictions.ts';
import { everybodyElse } from './polis-statistics.ts';
import { differenceInterval } from './representative.ts';
import { sharedProbability } from './shared.ts';
import type { Votes } from './votes.ts';

/** Polis' map as it is published, in the same fields. */
export function fromPolis(votes: Votes, map: PolisMap, pairs: Pairs): Omit<OpinionMap, 'meta'> {
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
