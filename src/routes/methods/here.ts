import type { Here } from '../door.ts';

/** Where the ways of working of this circle stand. */
export const methodsPath = (c: Here) => `/circles/${c.var.circle.slug}/methods`;
