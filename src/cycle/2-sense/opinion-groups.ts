import { required, together, type Reading } from '#lib/form/reading.ts';

/** The letter of a group, until people have named it. */
export const letterOf = (group: number): string => String.fromCharCode(65 + group);

/** Reads the form that names a group. */
export function readGroupName(form: FormData): Reading<{ name: string }> {
  return together({ name: required(form, 'name', { words: 'map.group.name', most: 60 }) });
}

type Members = { ids: readonly string[]; groups: readonly (number | null)[] };

/**
 * Which group of the map before is which group now: the pair must be each other's best match, and at least half of all the people in either
 * must be in both (Jaccard). Without that nobody can say that it is the same group.
 *
 * sameGroups({ ids: ['a', 'b'], groups: [0, 1] }, { ids: ['a', 'b', 'c'], groups: [1, 0, 1] }) = Map { 0 → 1, 1 → 0 }
 */
export function sameGroups(before: Members, now: Members): Map<number, number> {
  const groupNow = new Map(now.ids.map((id, i) => [id, now.groups[i]]));
  const [sizesBefore, sizesNow] = [sizesOf(before), sizesOf(now)];
  const both = new Map<string, number>();
  before.ids.forEach((id, i) => {
    const [g, h] = [before.groups[i], groupNow.get(id)];
    if (typeof g === 'number' && typeof h === 'number') both.set(`${g} ${h}`, (both.get(`${g} ${h}`) ?? 0) + 1);
  });
  const overlaps = [...both].map(([pair, n]) => {
    const [g, h] = pair.split(' ').map(Number) as [number, number];
    return { g, h, overlap: n / (sizesBefore.get(g)! + sizesNow.get(h)! - n) };
  });
  const isBest = (one: (typeof overlaps)[number]) =>
    overlaps.every((other) => other === one || (other.g !== one.g && other.h !== one.h) || other.overlap < one.overlap);
  return new Map(overlaps.filter((one) => one.overlap >= 0.5 && isBest(one)).map(({ g, h }) => [g, h]));
}

function sizesOf({ groups }: Members): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const group of groups) if (group !== null) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return sizes;
}
