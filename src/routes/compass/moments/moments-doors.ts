import type { Door } from '../../door.ts';
import { momentPageDoors } from './moment-page.tsx';
import { momentsPageDoors } from './moments-page.tsx';

/** Moments of the compass: what stands beside an act, and the answers of each side. */
export const momentsDoors: Door[] = [...momentsPageDoors, ...momentPageDoors];
