import { createHmac, timingSafeEqual } from 'node:crypto';
import { readTableCode, tableCodeLength, tableLetters } from '#cycle/2-sense/table.ts';
import type { Keys } from '#lib/server/keys.server.ts';

/**
 * The eight letters that bring makers back to their map, on another day or at another table. They follow from its id and a key outside the
 * database, and are kept nowhere.
 */
export function mapCode(keys: Pick<Keys, 'make'>, map: string): string {
  const bytes = createHmac('sha256', keys.make).update(`network map ${map}`).digest();
  return Array.from({ length: tableCodeLength }, (_, nth) => tableLetters[bytes.readUInt32BE(nth * 4) % tableLetters.length]).join('');
}

/** A typed code as it is compared: spaces, dashes and small letters do not matter. Null when it cannot be one. */
export const readMapCode = readTableCode;

/** The map with this code among those of a circle. Each is compared, so that how long it takes tells nothing. */
export function mapOfCode<Found extends { id: string }>(keys: Pick<Keys, 'make'>, maps: readonly Found[], code: string): Found | null {
  return maps.filter(({ id }) => timingSafeEqual(Buffer.from(mapCode(keys, id)), Buffer.from(code)))[0] ?? null;
}
