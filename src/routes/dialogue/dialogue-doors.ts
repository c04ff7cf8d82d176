import type { Door } from '../door.ts';
import { a4Doors } from './a4-page.tsx';
import { attendanceDoors } from './attendance-page.tsx';
import { findingsDoors } from './findings-page.tsx';
import { joinDoors } from './join-page.tsx';
import { paperDoors } from './paper-page.tsx';
import { planDoors } from './plan-page.tsx';
import { printDoors } from './prints.tsx';
import { recordDoors } from './record-page.tsx';
import { sessionDoors } from './session-page.tsx';
import { sessionsDoors } from './sessions-page.tsx';
import { stimuliDoors } from './stimuli-page.tsx';
import { storySheetDoors } from './story-sheet-page.tsx';
import { writeRecordDoors } from './write-record-page.tsx';

/** Every way into a dialogue: from the plan to the agreed sheet. */
export const dialogueDoors: Door[] = [
  ...sessionsDoors,
  ...planDoors,
  ...joinDoors,
  ...printDoors,
  ...stimuliDoors,
  ...storySheetDoors,
  ...attendanceDoors,
  ...findingsDoors,
  ...recordDoors,
  ...writeRecordDoors,
  ...paperDoors,
  ...a4Doors,
  ...sessionDoors,
];
