import type { Door } from '../door.ts';
import { copiesDoors } from './copies-page.tsx';
import { dissentingDoors } from './dissenting.tsx';
import { insightChangeDoors } from './insight-change-page.tsx';
import { insightDoors } from './insight-page.tsx';
import { insightsDoors } from './insights-page.tsx';
import { markingDoors } from './marking.tsx';
import { boardDoors } from './sense-page.tsx';
import { publishedDoors } from './published-page.tsx';
import { readingDoors } from './reading-door.ts';
import { storiesDoors } from './stories-page.tsx';
import { storyDoors } from './story-page.tsx';
import { joinDoors } from './join-page.tsx';
import { tableDoors } from './table-page.tsx';
import { tablesDoors } from './tables-page.tsx';
import { themeActsDoors } from './theme-acts.ts';
import { themeDoors } from './theme-page.tsx';

/** The ways in to making sense together. */
export const senseDoors: Door[] = [
  ...joinDoors,
  ...storiesDoors,
  ...storyDoors,
  ...publishedDoors,
  ...readingDoors,
  ...markingDoors,
  ...boardDoors,
  ...themeDoors,
  ...themeActsDoors,
  ...insightsDoors,
  ...insightDoors,
  ...insightChangeDoors,
  ...dissentingDoors,
  ...tablesDoors,
  ...tableDoors,
  ...copiesDoors,
];
