import type { Outcome } from '#system/outcomes/outcome.ts';
import type { RippleKind } from '#system/outcomes/ripple.ts';
import type { Agreeing } from '#system/outcomes/substantiation.ts';
import type { SideName } from './stories.ts';

type OfHouten = Pick<Outcome, 'who_kind' | 'who' | 'what' | 'matters' | 'ours' | 'contribution' | 'evidence'> & {
  name: string;
  /** Days before now: when it happened, and when it was written down. */
  happened: number;
  written: number;
  side: SideName;
  stories: string[];
  insights: string[];
  said: { agrees: Agreeing; role: string; because: string; day: number }[];
  /** What was put right afterwards, and why. */
  mended?: { what: string; because: string; day: number };
};

/** What became different outside the circle of the example, also without it; and what outsiders say of it. Made up. */
export const outcomes: OfHouten[] = [
  {
    ...{ name: 'calls', who_kind: 'group', who: 'De klantmanagers inkomen (verzonnen)', happened: 10, written: 6, side: 'worker' },
    what: 'Zij bellen nu eerst wie een afspraak mist. Pas daarna gaat er een brief uit.',
    matters: 'Mensen die geen brief openen, horen nu op tijd wat er is. Er komen minder boetes.',
    ours: 'much',
    contribution: 'De keuze om eerst te bellen kwam uit het gesprek van de kring.',
    evidence: 'In het overzicht staat nu een vakje voor het telefoontje.',
    stories: ['letters'],
    insights: ['call'],
    said: [
      {
        ...{ agrees: 'full', role: 'Vrijwilliger formulieren, voedselbank (verzonnen)', day: 4 },
        because: 'Bij mij aan tafel komen minder mensen met een boete. Drie van hen waren gebeld.',
      },
      {
        ...{ agrees: 'part', role: 'Sociaal raadsvrouw (verzonnen)', day: 3 },
        because: 'Er wordt gebeld, maar alleen in de ochtend. Wie werkt, neemt dan niet op.',
      },
    ],
  },
  {
    ...{
      name: 'start',
      who_kind: 'organisation',
      who: 'Twee bedrijven op het bedrijventerrein (verzonnen)',
      happened: 9,
      written: 5,
      side: 'employer',
    },
    what: 'Zij laten nieuwe mensen om half zeven beginnen.',
    matters: 'De eerste bus komt om tien voor zeven aan. Wie geen auto heeft, kan er nu werken.',
    ours: 'some',
    contribution: 'Een werkgever hoorde het aan tafel. De planning maakten zij zelf.',
    evidence: null,
    stories: ['employer-talk'],
    insights: ['leap'],
    said: [{ agrees: 'full', role: 'Planner bij een uitzendbureau (verzonnen)', because: 'Ik plan mensen nu op de bus.', day: 3 }],
    mended: {
      what: 'Zij laten nieuwe mensen om zeven uur beginnen, als de eerste bus er is.',
      because: 'Half zeven was een vergissing van ons: dan rijdt er nog geen bus.',
      day: 4,
    },
  },
  {
    ...{ name: 'desk', who_kind: 'organisation', who: 'Het buurthuis (verzonnen)', happened: 5, written: 4, side: 'near' },
    what: 'Het houdt op dinsdag en donderdag een kamer vrij en zet koffie voor het rekenloket.',
    matters: 'Mensen lopen er binnen zonder afspraak. Niemand hoeft naar het gemeentehuis.',
    ours: 'much',
    contribution: 'Zonder het gesprek had niemand het buurthuis gevraagd.',
    evidence: 'Het rooster op de deur.',
    ...{ stories: ['bridge'], insights: [], said: [] },
  },
  {
    ...{ name: 'alderman', who_kind: 'person', who: 'Een wethouder (verzonnen)', happened: 8, written: 4, side: 'seeker' },
    what: 'Die zit nu elke maand een uur bij het koffie-uur en luistert.',
    matters: 'Wie beslist, hoort het zelf. Dat was nog nooit gebeurd.',
    ours: 'some',
    contribution: 'De uitnodiging kwam van ons. De komst was eigen keuze.',
    evidence: 'Wij zagen het zelf.',
    stories: [],
    insights: [],
    said: [
      {
        agrees: 'no',
        role: 'Gastvrouw van het koffie-uur (verzonnen)',
        because: 'Er was één bezoek. Elke maand moet nog blijken.',
        day: 2,
      },
    ],
  },
  {
    ...{ name: 'bus', who_kind: 'organisation', who: 'Het busbedrijf (verzonnen)', happened: 12, written: 4, side: 'worker' },
    what: 'De bus naar het bedrijventerrein rijdt een half uur langer door.',
    matters: 'Wie late dienst heeft, komt thuis.',
    ours: 'none',
    contribution: 'Dit stond al een jaar in de nieuwe dienstregeling. Wij hadden er niets mee te maken.',
    evidence: 'De dienstregeling.',
    ...{ stories: [], insights: [], said: [] },
  },
];

/** What came of it. `from`: the name of an outcome or of an earlier ripple; `change`: of the change that was made. */
export const ripples: {
  name: string;
  from: string | 'change';
  text: string;
  kind: RippleKind;
  noticed: string | null;
  side: SideName;
  day: number;
}[] = [
  {
    ...{ name: 'fewer', from: 'calls', kind: 'expected', noticed: 'een klantmanager', side: 'worker', day: 6 },
    text: 'Meer mensen komen op hun gesprek. Wie niet kan, zegt het vooraf.',
  },
  {
    ...{ name: 'rent', from: 'fewer', kind: 'unexpected', noticed: 'een vrijwilliger', side: 'near', day: 4 },
    text: 'Mensen bellen nu zelf terug, ook over hun huur. Daar was het niet voor bedoeld.',
  },
  {
    ...{ name: 'busy', from: 'rent', kind: 'unwelcome', noticed: null, side: 'seeker', day: 2 },
    text: 'Op maandag is de lijn zo vol dat wie haast heeft er niet door komt.',
  },
  {
    ...{ name: 'children', from: 'start', kind: 'unwelcome', noticed: 'een moeder', side: 'seeker', day: 3 },
    text: 'Wie kinderen wegbrengt, haalt zeven uur nog steeds niet. Voor hen is er niets veranderd.',
  },
  {
    ...{ name: 'together', from: 'start', kind: 'unexpected', noticed: 'een werkgever', side: 'employer', day: 3 },
    text: 'Collega’s rijden nu samen vanaf de halte. Twee van hen haalden iemand anders over om te komen werken.',
  },
  {
    ...{ name: 'sums', from: 'change', kind: 'expected', noticed: null, side: 'worker', day: 3 },
    text: 'Drie mensen zeiden ja tegen werk nadat het op papier stond.',
  },
  {
    ...{ name: 'neighbours', from: 'sums', kind: 'unexpected', noticed: 'een buurvrouw', side: 'near', day: 2 },
    text: 'Zij nemen buren mee naar het loket. De helft komt nu met iemand samen.',
  },
];

/** What lay before the panels of three sides, and what each chose apart from the others. */
export const panel = {
  question: 'Welke verandering betekent het meest, en waarom?',
  sides: ['seeker', 'worker', 'decider'] as SideName[],
  outcomes: ['calls', 'start', 'alderman'],
  stories: ['matched', 'letters', 'table'],
  choices: [
    {
      ...{ side: 'seeker' as SideName, by: 'coSteward' as const, outcomes: ['calls'], stories: ['matched'] },
      because: 'Omdat iemand eerst vraagt en dan pas iets stuurt. Dan ben je een mens en geen dossier.',
    },
    {
      ...{ side: 'worker' as SideName, by: 'steward' as const, outcomes: ['start'], stories: [] },
      because: 'Omdat een ander het deed dan wij. Het blijft ook als onze kring stopt.',
    },
    {
      ...{ side: 'decider' as SideName, by: 'steward' as const, outcomes: ['calls'], stories: [] },
      because: 'Omdat het geen geld kost en toch boetes scheelt. Zo kunnen we het in elke wijk doen.',
    },
  ],
};
