import type { Door } from '../door.ts';
import { workAnswerDoors } from './answer-page.tsx';
import { ownMirrorDoors } from './own-page.tsx';

/** The mirror of working with someone: their own page, and what whoever got a link answers. */
export const workingDoors: Door[] = [...ownMirrorDoors, ...workAnswerDoors];
