import type { Door } from '../door.ts';
import { planDoors } from './plan-page.tsx';
import { roadMapPageDoors } from './road-map-page.tsx';
import { sheetDoors } from './sheets.tsx';

/** The road map of a circle: the map itself, its sheets, and plans. */
export const roadMapDoors: Door[] = [...roadMapPageDoors, ...sheetDoors, ...planDoors];
