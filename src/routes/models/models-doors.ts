import type { Door } from '../door.ts';
import { cardPageDoors } from './card-page.tsx';
import { decidesPageDoors } from './decides-page.tsx';
import { modelPageDoors } from './model-page.tsx';
import { modelsPageDoors } from './models-page.tsx';
import { ownPageDoors } from './own-page.tsx';
import { printPageDoors } from './print-page.tsx';
import { voicePageDoors } from './voice-page.tsx';

/** Living-lab models: cards that draw a picture, answered apart, laid side by side. */
export const modelsDoors: Door[] = [
  ...modelsPageDoors,
  ...decidesPageDoors,
  ...modelPageDoors,
  ...ownPageDoors,
  ...cardPageDoors,
  ...voicePageDoors,
  ...printPageDoors,
];
