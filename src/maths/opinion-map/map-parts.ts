import type { Prediction } from './opinion-map.ts';
import type { Chances } from './polis-predictions.ts';
import type { Counts } from './polis-statistics.ts';
import type { Votes } from './votes.ts';

/** The answers of which a prediction is asked. */
export type Pairs = readonly { statement: string; person: string }[] | undefined;

/** Counts as they are published: agrees, disagrees, passes. */
export const threeCounts = ({ agrees, disagrees, seen }: Counts) => ({ agrees, disagrees, passes: seen - agrees - disagrees });

/** The predictions asked for; without any, the way to make them is not even prepared. */
export function predictions(votes: Votes, pairs: Pairs, chances: () => Chances): { predictions?: Prediction[] } {
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
