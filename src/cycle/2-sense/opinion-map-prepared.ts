import type { PictureShapes } from './opinion-map-picture.ts';
import type { StatementResult } from './opinion-map-results.ts';
import type { KeptMap } from './opinion-map.ts';

/** What the pages say of a map, with the version of the rules of hiding by which it was made. */
export type Prepared = { rules: number; results: StatementResult[]; shapes: PictureShapes | null };

/** Goes up by one with every change of what is hidden or drawn: what was prepared by older rules is not used any more. */
export const rulesOfHiding = 1;

/** What was prepared of a map by the rules of now; null when it has to be made anew. */
export const preparedOf = ({ prepared }: KeptMap): Prepared | null => (prepared?.rules === rulesOfHiding ? prepared : null);
