import type { Door } from '../door.ts';
import { suggestAlikeDoors } from './suggest-alike.tsx';
import { suggestCountsDoors } from './suggest-counts.tsx';
import { suggestLanguageDoors } from './suggest-language.tsx';
import { suggestPiecesDoors } from './suggest-pieces.tsx';

/** What the computer suggests while people make sense of stories. */
export const suggestDoors: Door[] = [...suggestPiecesDoors, ...suggestCountsDoors, ...suggestAlikeDoors, ...suggestLanguageDoors];
