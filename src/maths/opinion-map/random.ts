/** A source of chance that can be repeated: numbers in [0, 1). */
export type Random = () => number;

/**
 * Chance from a seed: the same seed gives the same numbers, on every machine.
 *
 * Formula: sfc32, 128 bits of state (C. Doty-Humphrey, PractRand), whose first 15 numbers are thrown away.
 *
 * @example seededRandom(1)() === seededRandom(1)() // true
 */
export function seededRandom(seed: number): Random {
  let a = seed | 0;
  let b = Math.floor(seed / 4294967296) | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let n = 0; n < 15; n++) next();
  return next;
}

/**
 * One draw of the standard normal distribution (Box and Muller 1958).
 *
 * @example normal(seededRandom(1)) // a number, usually between -2 and 2
 */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
