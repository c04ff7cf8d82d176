import type { Door } from '../door.ts';
import { agreementDoors } from './agreement-page.tsx';
import { journalDoors } from './journal-pages.tsx';
import { learningPageDoors } from './learning-page.tsx';
import { lessonsDoors } from './lessons-pages.tsx';
import { portfolioDoors } from './portfolio-page.tsx';
import { storiesFirstDoors } from './stories-first.tsx';

/** Learning together: lessons, the one that comes before stories, what a circle agreed on them, its study circle; and what is one's own. */
export const learningDoors: Door[] = [
  ...lessonsDoors,
  ...learningPageDoors,
  ...storiesFirstDoors,
  ...agreementDoors,
  ...journalDoors,
  ...portfolioDoors,
];
