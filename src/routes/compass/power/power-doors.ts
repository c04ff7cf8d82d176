import type { Door } from '../../door.ts';
import { oneOfTheseDoors } from './one-of-these.tsx';
import { overTimeDoors } from './over-time-page.tsx';
import { pairDoors } from './pair-page.tsx';
import { partsAnswerDoors } from './parts-answer-page.tsx';
import { partsDoors } from './parts-page.tsx';
import { relationsAnswerDoors } from './relations-answer-page.tsx';
import { relationsDoors } from './relations-page.tsx';
import { sharingDoors } from './sharing-page.tsx';
import { talkDoors } from './talk-page.tsx';
import { wishAgreementDoors } from './wish-agreement-page.tsx';
import { wishDoors } from './wish-page.tsx';

/** Who takes part in what, what is wished and shared, and how sides stand to each other. */
export const powerDoors: Door[] = [
  ...partsAnswerDoors,
  ...wishDoors,
  ...overTimeDoors,
  ...partsDoors,
  ...oneOfTheseDoors,
  ...wishAgreementDoors,
  ...sharingDoors,
  ...relationsAnswerDoors,
  ...relationsDoors,
  ...talkDoors,
  ...pairDoors,
];
