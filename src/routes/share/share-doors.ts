import type { Door } from '../door.ts';
import { askingDoors } from './asking-page.tsx';
import { moderationDoors } from './moderation-page.tsx';
import { makeDoors } from './statement-new-page.tsx';
import { lookDoors } from './statements-look.ts';
import { statementsDoors } from './statements-page.tsx';

/** The ways in to statements: making them, letting them in, and asking people whether they recognise them. */
export const shareDoors: Door[] = [...makeDoors, ...statementsDoors, ...lookDoors, ...moderationDoors, ...askingDoors];
