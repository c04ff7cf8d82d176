import type { Door } from '../door.ts';
import { agreementDoors } from './agreement-page.tsx';
import { newAgreementDoors } from './agreement-new-page.tsx';
import { changesDoors } from './changes-page.tsx';
import { councilDoors } from './council-page.tsx';
import { decideDoors } from './decide-page.tsx';
import { decisionDoors } from './decision-page.tsx';
import { madeDoors } from './made-page.tsx';
import { reviewDoors } from './review-page.tsx';

/** Every way to what changes: decisions, agreements, what was done, and the page for the council. */
export const changeDoors: Door[] = [
  ...changesDoors,
  ...councilDoors,
  ...decideDoors,
  ...newAgreementDoors,
  ...agreementDoors,
  ...madeDoors,
  ...reviewDoors,
  ...decisionDoors,
];
