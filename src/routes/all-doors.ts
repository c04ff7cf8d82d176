import type { Door } from './door.ts';
import { startDoors } from './start-page.tsx';

/** Every way in. Read this to know everything that can happen; `lib/people/may.ts` says who may do it. */
export const allDoors: readonly Door[] = [...startDoors];
