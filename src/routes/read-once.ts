import type { Here } from './door.ts';

/** Reads something once in a request, however many parts of one page ask for it. */
export function readOnce<Read>(read: (c: Here) => Promise<Read>): (c: Here) => Promise<Read> {
  const known = new WeakMap<Here, Promise<Read>>();
  return (c) => {
    const reading = known.get(c) ?? read(c);
    known.set(c, reading);
    return reading;
  };
}
