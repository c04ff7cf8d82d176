import type { Door } from '../door.ts';
import { decideDoors } from './decide-part.tsx';
import { lookDoors } from './look-page.tsx';
import { photoDoors } from './photo.tsx';
import { seenDoors } from './seen-part.tsx';
import { tryOutPageDoors } from './try-out-page.tsx';
import { tryOutsDoors } from './try-outs-page.tsx';
import { writeDoors } from './write-page.tsx';

/** Small changes that are tried: the list, a card, what was seen, and what became of it. */
export const tryOutDoors: Door[] = [
  ...tryOutsDoors,
  ...writeDoors,
  ...tryOutPageDoors,
  ...seenDoors,
  ...photoDoors,
  ...decideDoors,
  ...lookDoors,
];
