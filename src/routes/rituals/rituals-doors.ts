import type { Door } from '../door.ts';
import { answerRitualDoors } from './answer-page.tsx';
import { newRitualDoors } from './new-page.tsx';
import { ritualPageDoors } from './ritual-page.tsx';
import { ritualsDoors } from './rituals-page.tsx';

/** Small ways of meeting that people try: the forms, one that is tried, and what those who were there say of it. */
export const ritualDoors: Door[] = [...ritualsDoors, ...newRitualDoors, ...ritualPageDoors, ...answerRitualDoors];
