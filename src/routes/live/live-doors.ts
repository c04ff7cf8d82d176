import type { Door } from '../door.ts';
import { harvestActDoors } from './harvest-acts.tsx';
import { harvestDoors } from './harvest-page.tsx';
import { leadDoors } from './lead-page.tsx';
import { methodsDoors } from './methods-page.tsx';
import { myselfDoors } from './myself-pages.tsx';
import { nowDoors } from './now-page.tsx';
import { screenDoors } from './screen-page.tsx';
import { scriptDoors } from './script-page.tsx';
import { seatingDoors } from './seating-page.tsx';
import { sheetDoors } from './sheets.tsx';
import { tableDoors } from './table-page.tsx';
import { tallyDoors } from './tally-page.tsx';

/** Every way into a session while it runs: its script, whoever leads, the phones in the room, the big screen. */
export const liveDoors: Door[] = [
  ...methodsDoors,
  ...scriptDoors,
  ...leadDoors,
  ...nowDoors,
  ...myselfDoors,
  ...screenDoors,
  ...seatingDoors,
  ...tableDoors,
  ...sheetDoors,
  ...tallyDoors,
  ...harvestDoors,
  ...harvestActDoors,
];
