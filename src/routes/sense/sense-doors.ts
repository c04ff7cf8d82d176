import type { Door } from '../door.ts';
import { copiesDoors } from './copies-page.tsx';
import { dissentingDoors } from './dissenting.tsx';
import { insightDoors } from './insight-page.tsx';
import { insightsDoors } from './insights-page.tsx';
import { markingDoors } from './marking.tsx';
import { boardDoors } from './sense-page.tsx';
import { storiesDoors } from './stories-page.tsx';
import { storyDoors } from './story-page.tsx';
import { joinDoors } from './table-pages.tsx';
import { tablesDoors } from './tables-page.tsx';
import { themeDoors } from './theme-page.tsx';

/** The ways in to making sense together. */
export const senseDoors: Door[] = [
  ...joinDoors,
  ...storiesDoors,
  ...storyDoors,
  ...markingDoors,
  ...boardDoors,
  ...themeDoors,
  ...insightsDoors,
  ...insightDoors,
  ...dissentingDoors,
  ...tablesDoors,
  ...copiesDoors,
];
