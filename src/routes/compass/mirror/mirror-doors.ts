import type { Door } from '../../door.ts';
import { barrierDoors } from './barrier-pages.tsx';
import { mirrorPageDoors } from './mirror-page.tsx';

/** The mirror of a circle, and what stopped people on the way to a service. */
export const mirrorDoors: Door[] = [...mirrorPageDoors, ...barrierDoors];
