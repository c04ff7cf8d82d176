/** Who of the circle may read a story, each chosen by itself; none chosen: only the two listeners read it. */
export const readers = ['residents', 'professionals', 'deciders'] as const;
export type Reader = (typeof readers)[number];

/** What a story may be used for, each chosen by itself, all off at first. */
export const uses = ['sense', 'quote', 'dialogue', 'publish', 'contact'] as const;
export type Use = (typeof uses)[number];
