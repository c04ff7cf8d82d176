import type { Kind } from '#compass/voices/naming.ts';
import type { Result, Way } from '#compass/voices/reaching.ts';
import type { SideName } from './stories.ts';

/** Whom people of the example name. All of it is made up. */
export const touched = {
  home: { kind: 'group', text: 'Jongeren die thuis zitten' },
  night: { kind: 'group', text: 'Mensen die ’s nachts werken' },
  mothers: { kind: 'group', text: 'Moeders die er alleen voor staan' },
  newcomers: { kind: 'group', text: 'Mensen die net in Nederland wonen' },
  carers: { kind: 'group', text: 'Mensen die voor een zieke zorgen' },
  debts: { kind: 'group', text: 'Mensen met schulden' },
  reading: { kind: 'group', text: 'Mensen die niet goed kunnen lezen' },
  older: { kind: 'group', text: 'Mensen boven de zestig zonder werk' },
  ashamed: { kind: 'group', text: 'Mensen die zich schamen en niet komen' },
  doctor: { kind: 'role', text: 'De huisarts' },
  imam: { kind: 'role', text: 'De imam' },
  coach: { kind: 'role', text: 'De jobcoach' },
  hairdresser: { kind: 'role', text: 'De kapper in de winkelstraat' },
  agencies: { kind: 'role', text: 'De uitzendbureaus' },
  driver: { kind: 'role', text: 'De chauffeur van de buurtbus' },
  foodBank: { kind: 'place', text: 'De voedselbank op dinsdag' },
  library: { kind: 'place', text: 'De bibliotheek' },
  mosque: { kind: 'place', text: 'De moskee' },
  prison: { kind: 'group', text: 'Mensen die uit de gevangenis komen' },
  pub: { kind: 'place', text: 'Het café bij het spoor' },
  lessons: { kind: 'role', text: 'De vrijwilligers van de taalles' },
  childcare: { kind: 'group', text: 'Ouders zonder opvang' },
  estate: { kind: 'place', text: 'Het bedrijventerrein, ’s ochtends vroeg' },
} as const satisfies Record<string, { kind: Kind; text: string }>;
export type TouchedName = keyof typeof touched;

/** One answer: how many days before today, from which side (null: not said), and whom. First mostly professionals; a month later residents too. */
export const answers: readonly (readonly [day: number, side: SideName | null, ...named: TouchedName[]])[] = [
  [45, 'worker', 'home', 'coach', 'debts'],
  [45, 'worker', 'newcomers', 'coach', 'library'],
  [44, 'worker', 'home', 'newcomers', 'debts'],
  [44, 'decider', 'agencies', 'coach', 'home'],
  [43, 'worker', 'debts', 'reading', 'library'],
  [42, 'employer', 'agencies', 'newcomers'],
  [41, 'seeker', 'night', 'foodBank'],
  [40, 'worker', 'coach', 'home', 'doctor'],
  [16, 'seeker', 'night', 'ashamed', 'foodBank', 'prison'],
  [15, 'seeker', 'mothers', 'foodBank', 'hairdresser'],
  [15, 'near', 'carers', 'mosque', 'imam'],
  [14, 'near', 'ashamed', 'foodBank', 'debts'],
  [13, 'seeker', 'ashamed', 'debts', 'mosque'],
  [12, 'near', 'mothers', 'carers', 'doctor', 'lessons'],
  [12, 'seeker', 'night', 'estate', 'driver', 'pub'],
  [11, null, 'older', 'library'],
  [10, 'seeker', 'newcomers', 'imam', 'foodBank'],
  [9, 'near', 'home', 'foodBank', 'reading'],
  [9, 'worker', 'home', 'debts', 'carers'],
  [8, 'employer', 'agencies', 'estate'],
  [7, 'decider', 'agencies', 'library'],
  [7, 'near', 'ashamed', 'mothers', 'childcare'],
  [6, 'employer', 'older', 'coach'],
  [5, 'seeker', 'mothers', 'night', 'mosque'],
];

type Going = {
  whom: TouchedName;
  who: string;
  way: Way;
  place: string | null;
  /** Planned so many days before today; below zero is still to come. */ planned: number;
  result?: Result;
  seen?: string;
};

/** Who went there, and what came of it; the last ones are still to come. */
export const goings: readonly Going[] = [
  {
    whom: 'foodBank',
    who: 'Samira en Jan',
    way: 'visit',
    place: 'De uitgifte, dinsdagochtend',
    planned: 10,
    result: 'met',
    seen: 'Bij de koffie vertelden mensen dat ze onze brief niet durfden te openen. We komen elke maand terug.',
  },
  {
    whom: 'home',
    who: 'De jongerenwerker',
    way: 'ask',
    place: 'Het veldje achter het station',
    planned: 20,
    result: 'not_now',
    seen: 'Ze willen eerst zien dat er iets gebeurt.',
  },
  {
    whom: 'mosque',
    who: 'Fatima',
    way: 'call',
    place: null,
    planned: 4,
    result: 'met',
    seen: 'Na het vrijdaggebed mogen we iets vertellen.',
  },
  { whom: 'mothers', who: 'Samira', way: 'visit', place: 'Het schoolplein, kwart over acht', planned: -6 },
  { whom: 'night', who: 'Jan en een collega', way: 'visit', place: 'De kantine van het magazijn, zes uur ’s ochtends', planned: -9 },
];

/** Which two lines people said to be the same: the second counts with the first. */
export const sameAs: readonly (readonly [TouchedName, TouchedName])[] = [['mosque', 'imam']];

/** What everyone may read; all else waits until someone looks. */
export const letThrough: readonly TouchedName[] = [
  'home',
  'night',
  'mothers',
  'newcomers',
  'carers',
  'foodBank',
  'library',
  'mosque',
  'estate',
];

/** Sides that belong to the organisation that invites. */
export const convenors: readonly SideName[] = ['worker', 'decider'];

/** Who passes cards to whom: of each side, the chance of the side of who comes with a card (what is left: nobody comes). */
export const passing: Record<'seeker' | 'near' | 'worker' | 'employer', Partial<Record<SideName, number>>> = {
  seeker: { seeker: 0.3, near: 0.2 },
  near: { near: 0.2, seeker: 0.3 },
  worker: { worker: 0.4, seeker: 0.1 },
  employer: { employer: 0.2 },
};
/** The first givers of cards, by side. */
export const firstGivers: readonly (keyof typeof passing)[] = [
  'seeker',
  'seeker',
  'seeker',
  'near',
  'near',
  'worker',
  'worker',
  'worker',
  'employer',
  'employer',
];
