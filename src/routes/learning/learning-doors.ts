import type { Door } from '../door.ts';
import { lessonsDoors } from './lessons-pages.tsx';
import { storiesFirstDoors } from './stories-first.tsx';

/** Learning together: lessons, for the world and in a circle, and the one that comes before stories. */
export const learningDoors: Door[] = [...lessonsDoors, ...storiesFirstDoors];
