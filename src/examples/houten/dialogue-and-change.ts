import type { SideName } from './stories.ts';

/** One held conversation and one that is planned. `day`: days before today; below zero is in the future. */
export const sessions: {
  name: string;
  day: number;
  purpose: string;
  changeWanted: string;
  place: string;
  insights: string[];
  stories: { story: string; why: string }[];
  attendance?: Partial<Record<SideName, number>>;
  findings?: { name: string; text: string; insights: string[]; stories: string[] }[];
  record?: string;
  assents?: { side: SideName; answer: 'ok' | 'not_ok' | 'missing'; words?: string }[];
  minorityNote?: { text: string; side: SideName; showSide: boolean };
  quotes?: { side: SideName; words: string }[];
}[] = [
  {
    name: 'krachtfabriek',
    day: 21,
    purpose: 'Samen kiezen wat er als eerste anders moet op weg naar werk.',
    changeWanted: 'Een andere werkwijze bij de overgang van uitkering naar loon, en een ander eerste gesprek.',
    place: 'De grote tafel in het buurthuis, Houten (verzonnen voorbeeld)',
    insights: ['leap', 'call', 'peers', 'after'],
    stories: [
      { story: 'bridge', why: 'Omdat iedereen aan tafel de overgang kende, van een andere kant.' },
      { story: 'matched', why: 'Omdat het laat zien dat het ook kan.' },
      { story: 'target', why: 'Omdat de consulent klem zit tussen regels en mensen.' },
    ],
    attendance: { seeker: 9, near: 5, worker: 7, employer: 5, decider: 5 },
    findings: [
      {
        name: 'desk',
        text: 'Er moet één plek zijn waar iemand met je uitrekent wat je overhoudt, in je eigen taal, en waar dat op papier klopt.',
        insights: ['leap'],
        stories: ['bridge', 'rules'],
      },
      {
        name: 'phone',
        text: 'Eerst bellen, dan pas schrijven. En het telefoontje telt mee.',
        insights: ['call'],
        stories: ['letters', 'target'],
      },
      {
        name: 'guide',
        text: 'Wie zelf heeft gezocht, kan gids zijn. Daar hoort een vergoeding bij die de uitkering niet kost.',
        insights: ['peers'],
        stories: ['tussencafe'],
      },
    ],
    record:
      'We begonnen met drie verhalen, hardop voorgelezen. Daarna sprak eerst wie werk zoekt, toen de anderen. We waren het eens over de plek waar wordt uitgerekend. Over de vergoeding voor gidsen waren we het niet eens: wie beslist over het geld wil eerst weten wat het kost. We spraken af dat die rekening voor de zomer op tafel ligt.',
    assents: [
      { side: 'seeker', answer: 'ok' },
      { side: 'seeker', answer: 'ok' },
      { side: 'seeker', answer: 'ok' },
      { side: 'seeker', answer: 'missing', words: 'Ik zei ook dat de bus naar het bedrijventerrein om zes uur niet rijdt.' },
      { side: 'near', answer: 'ok' },
      { side: 'near', answer: 'ok' },
      { side: 'worker', answer: 'ok' },
      { side: 'worker', answer: 'ok' },
      { side: 'worker', answer: 'ok' },
      { side: 'employer', answer: 'ok' },
      { side: 'employer', answer: 'ok' },
      { side: 'decider', answer: 'ok' },
    ],
    minorityNote: {
      text: 'Gidsen met een vergoeding worden ook weer een soort ambtenaar. Laat het vrijwillig.',
      side: 'near',
      showSide: true,
    },
    quotes: [
      { side: 'decider', words: 'Ik heb vanavond voor het eerst gehoord wat onze brief doet.' },
      { side: 'employer', words: 'Geef mij één nummer, dan doe ik mee.' },
    ],
  },
  {
    name: 'after-summer',
    day: -16,
    purpose: 'Kijken of het loket werkt, en kiezen wat er met de gidsen gebeurt.',
    changeWanted: 'Een beslissing over de vergoeding voor gidsen.',
    place: 'De grote tafel in het buurthuis, Houten (verzonnen voorbeeld)',
    insights: ['peers', 'after'],
    stories: [{ story: 'tussencafe', why: 'Omdat het over gidsen gaat.' }],
  },
];

/** What was chosen and what was not, with what then happened. */
export const decisions: {
  name: string;
  kind: 'chosen' | 'not_done';
  day: number;
  text: string;
  because: string;
  decidedBy: string;
  side: SideName;
  formal: boolean;
  insights: string[];
  findings: string[];
  agreements: { text: string; owner: string; side: SideName; due: number; moved?: { due: number; because: string }; kept?: number }[];
  changes: { text: string; day: number }[];
  review?: number;
}[] = [
  {
    name: 'desk',
    kind: 'chosen',
    day: 16,
    text: 'Er komt een rekenloket: elke dinsdag en donderdag in het buurthuis, zonder afspraak. Wie wil gaan werken, krijgt daar op papier wat hij of zij overhoudt. Dat papier geldt: valt het later tegen, dan vult de gemeente aan.',
    because: 'Mensen zeggen nee tegen werk zolang niemand het durft uit te rekenen.',
    decidedBy: 'Wethouder (verzonnen)',
    side: 'decider',
    formal: true,
    insights: ['leap'],
    findings: ['desk'],
    agreements: [
      {
        text: 'Twee mensen inwerken die Arabisch, Tigrinya of Pools spreken.',
        owner: 'Hoofd werk en inkomen (verzonnen)',
        side: 'worker',
        due: -30,
      },
      {
        text: 'De formulieren voor een proefplaatsing terug van elf bladzijden naar twee.',
        owner: 'Hoofd werk en inkomen (verzonnen)',
        side: 'worker',
        due: 6,
        moved: { due: -24, because: 'De jurist wilde eerst met drie werkgevers kijken welke vragen weg kunnen.' },
      },
    ],
    changes: [{ text: 'Het rekenloket is open. In de eerste week kwamen er mensen zonder afspraak binnen.', day: 5 }],
    review: -60,
  },
  {
    name: 'phone',
    kind: 'chosen',
    day: 15,
    text: 'Wie een afspraak mist, wordt eerst gebeld. Pas daarna komt er een brief. Een telefoontje telt mee als contact.',
    because: 'Brieven bereiken de mensen niet voor wie ze het meest betekenen.',
    decidedBy: 'Teamleider inkomen (verzonnen)',
    side: 'worker',
    formal: false,
    insights: ['call'],
    findings: ['phone'],
    agreements: [
      {
        text: 'Het telefoontje krijgt een eigen vakje in het overzicht.',
        owner: 'Teamleider inkomen (verzonnen)',
        side: 'worker',
        due: 9,
        kept: 8,
      },
    ],
    changes: [],
    review: -45,
  },
  {
    name: 'guides',
    kind: 'not_done',
    day: 15,
    text: 'Een vergoeding voor gidsen die zelf werk hebben gezocht.',
    because:
      'Nu nog niet: er is nog geen berekening, en een vergoeding mag de uitkering niet kosten. Die berekening komt eerst. We praten hierover in het volgende gesprek.',
    decidedBy: 'Wethouder (verzonnen)',
    side: 'decider',
    formal: false,
    insights: ['peers'],
    findings: ['guide'],
    agreements: [
      {
        text: 'Uitrekenen wat een vergoeding voor tien gidsen kost, zonder gevolgen voor hun uitkering.',
        owner: 'Beleidsmedewerker (verzonnen)',
        side: 'decider',
        due: -12,
      },
    ],
    changes: [],
  },
];
