import type { Door } from '../door.ts';
import { casePageDoors } from './cases-page.tsx';
import { caseInDoors } from './cases-in-page.tsx';
import { ownCaseDoors } from './own-case-page.tsx';

/** Examples: the ten pilots, those of circles of this place, and those of others. */
export const caseDoors: Door[] = [...caseInDoors, ...ownCaseDoors, ...casePageDoors];
