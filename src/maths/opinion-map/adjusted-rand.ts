/**
 * How alike two divisions of the same people are: 1 the same, about 0 no more alike than by chance (Hubert and Arabie
 * 1985). People who are in no group (below 0) in either are left out; the names of groups do not matter.
 *
 * @example adjustedRandIndex([0, 0, 1, 1], [1, 1, 0, 0]) // 1
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const both = new Map<string, number>();
  const ofA = new Map<number, number>();
  const ofB = new Map<number, number>();
  let people = 0;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]!, b[i]!];
    if (x < 0 || y < 0) continue;
    people++;
    both.set(`${x} ${y}`, (both.get(`${x} ${y}`) ?? 0) + 1);
    ofA.set(x, (ofA.get(x) ?? 0) + 1);
    ofB.set(y, (ofB.get(y) ?? 0) + 1);
  }
  const pairs = (sizes: Iterable<number>) => [...sizes].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const together = pairs(both.values());
  const all = (people * (people - 1)) / 2;
  const expected = all === 0 ? 0 : (pairs(ofA.values()) * pairs(ofB.values())) / all;
  const most = (pairs(ofA.values()) + pairs(ofB.values())) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}
