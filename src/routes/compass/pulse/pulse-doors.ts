import type { Door } from '../../door.ts';
import { pulseAnswerDoors } from './answer-page.tsx';
import { pulseResultDoors } from './results-page.tsx';

/** The pulse: anyone answers, a steward begins and ends a wave, everyone sees what came out. */
export const pulseDoors: Door[] = [...pulseAnswerDoors, ...pulseResultDoors];
