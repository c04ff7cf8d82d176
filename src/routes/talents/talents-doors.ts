import type { Door } from '../door.ts';
import { offerDoors } from './offer-page.tsx';
import { talentPageDoors } from './talents-page.tsx';

/** Talents: anyone offers what they can and like to do; the circle says for whom it looks. */
export const talentsDoors: Door[] = [...offerDoors, ...talentPageDoors];
