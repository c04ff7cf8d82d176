/** Between which whole numbers a count lies, as far as someone knows. */
export type Between = readonly [least: number, most: number];
/** A whole that is the sum of its parts; or, with `atLeast`, that is no less than each of its parts. */
export type Law = { whole: string; parts: readonly string[]; atLeast?: boolean };
export type Knowledge = { known: Map<string, Between>; laws: Law[] };

const anything: Between = [0, 10_000];

/** Learns that a count lies between two numbers; two things that are known of one count both hold. */
export function learn({ known }: Knowledge, name: string, [least, most]: Between) {
  const [from, to] = known.get(name) ?? anything;
  known.set(name, [Math.max(from, least), Math.min(to, most)]);
}

/** All that follows from what is known: bounds are passed on along every sum until nothing becomes narrower. */
export function whatFollows({ known, laws }: Knowledge): Map<string, Between> {
  const bounds = new Map(known);
  const of = (name: string) => bounds.get(name) ?? anything;
  let narrower = true;
  const narrow = (name: string, least: number, most: number) => {
    const [from, to] = of(name);
    if (least <= from && most >= to) return;
    const [now, then] = [Math.max(from, least), Math.min(to, most)];
    bounds.set(name, [now, then]);
    // What cannot be true would be narrowed for ever: the attacker read something wrongly, and that is said at once.
    if (now > then) throw new Error(`${name} would lie between ${now} and ${then}: the attacker reads wrongly`);
    narrower = true;
  };
  while (narrower) {
    narrower = false;
    for (const { whole, parts, atLeast } of laws) {
      if (atLeast) {
        for (const part of parts) {
          narrow(whole, of(part)[0], Infinity);
          narrow(part, 0, of(whole)[1]);
        }
        continue;
      }
      const [least, most] = [0, 1].map((end) => parts.reduce((sum, part) => sum + of(part)[end as 0 | 1], 0)) as [number, number];
      narrow(whole, least, most);
      for (const part of parts) narrow(part, of(whole)[0] - (most - of(part)[1]), of(whole)[1] - (least - of(part)[0]));
    }
  }
  return bounds;
}
