import type { Grouping } from './spherical-k-means.ts';
import type { TextMatrix } from './tf-idf.ts';

/**
 * The words in which each group stands out from the others, the strongest first. They describe; a name is for people to give.
 *
 * Class TF-IDF (Grootendorst 2022, BERTopic): of every word its weight in the group times ln(1 + A / f), where f is its weight in all groups and
 * A the mean weight of a group. Here the weights of `tfIdf` are taken for its counts, so that one long text does not speak for its group.
 *
 * @example classTfIdf(matrix, grouping, 3) // [['bus', 'late', 'driver'], ['garden', 'tree', 'shade']]
 */
export function classTfIdf(matrix: TextMatrix, { groupOf, groups }: Pick<Grouping, 'groupOf' | 'groups'>, most: number): string[][] {
  const { terms, starts, columns, weights } = matrix;
  const inGroup = Array.from({ length: groups }, () => new Map<number, number>());
  const inAll = new Float64Array(terms.length);
  let total = 0;
  groupOf.forEach((group, row) => {
    if (group < 0) return;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const [column, weight] = [columns[at]!, weights[at]!];
      inGroup[group]!.set(column, (inGroup[group]!.get(column) ?? 0) + weight);
      inAll[column]! += weight;
      total += weight;
    }
  });
  const mean = total / Math.max(1, groups);
  return inGroup.map((words) =>
    [...words]
      .map(([column, weight]) => ({ column, score: weight * Math.log(1 + mean / inAll[column]!) }))
      .sort((a, b) => b.score - a.score || a.column - b.column)
      .slice(0, most)
      .map(({ column }) => terms[column]!),
  );
}
