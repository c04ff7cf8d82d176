/** As which one a row counts, in the end. */
export function rootOf(id: string, above: ReadonlyMap<string, string | null>): string {
  const seen = new Set<string>();
  let at = id;
  for (let next = above.get(at); next && above.has(next) && !seen.has(next); next = above.get(at)) {
    seen.add(at);
    at = next;
  }
  return at;
}
