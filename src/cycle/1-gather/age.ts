import { oneOf } from '#lib/form/reading.ts';

/** How old a teller is, no more exactly than the law asks. Nobody's birthday is kept. */
export const ageBands = ['under12', '12-15', '16-17', 'adult'] as const;
export type AgeBand = (typeof ageBands)[number];

/** Who can say yes together with someone under 16. */
export const companions = ['parent', 'guardian', 'helper'] as const;
export type Companion = (typeof companions)[number];

/** Under 16 nobody says yes alone (art. 5 UAVG), and no story goes on the internet. */
export const isYoung = (age: AgeBand | null): boolean => age === 'under12' || age === '12-15';

export const readAge = (form: FormData): AgeBand | null => oneOf(form, 'age', ageBands);
export const readCompanion = (form: FormData): Companion | null => oneOf(form, 'with', companions);
