const grounds = ['paper', 'surface', 'sunk', 'wash', 'care-wash', 'ring'];
const words = ['ink', 'soft', 'act', 'act-strong', 'care', 'care-strong'];

/** Every pair of colours of which one is read on the other. */
export const readPairs: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) => words.map((word) => [word, ground] as const)),
  ['ink', 'mark'],
  ['on-act', 'act'],
  ['on-act', 'act-strong'],
  ['paper', 'care'],
  ['paper', 'care-strong'],
  ['paper', 'ink'],
];
/** Every pair of which the edge of something that can be used must be seen. */
export const seenPairs: readonly (readonly [string, string])[] = grounds.slice(0, 5).map((ground) => ['edge', ground] as const);
