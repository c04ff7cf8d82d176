import type { Marked } from './making-sense.ts';
import type { SideName } from './stories.ts';

/** The statements of the example, by a short name: from an insight, or from a marked part of a story, in the table's own words. */
export const statements = {
  'know-first': {
    insight: 'leap',
    side: 'seeker',
    text: 'Ik wil vooraf weten wat ik elke maand overhoud als ik ga werken.',
  },
  'said-no': {
    insight: 'leap',
    side: 'seeker',
    text: 'Ik heb wel eens werk laten lopen, omdat ik bang was om geld te verliezen.',
  },
  'stand-for-it': {
    insight: 'leap',
    side: 'near',
    text: 'Als de gemeente uitrekent wat iemand overhoudt, moet dat bedrag ook kloppen.',
  },
  'call-me': {
    insight: 'call',
    side: 'near',
    text: 'Bellen helpt beter dan een brief sturen.',
  },
  'on-paper': {
    insight: 'call',
    side: 'seeker',
    text: 'Over geld wil ik altijd een brief, dan heb ik bewijs.',
  },
  'one-face': {
    insight: 'call',
    side: 'seeker',
    text: 'Het helpt als ik steeds met dezelfde persoon praat.',
  },
  'been-there': {
    insight: 'peers',
    side: 'near',
    text: 'Iemand die zelf werk heeft gezocht, weet het beste hoe hij mij kan helpen.',
  },
  'pay-guides': {
    insight: 'peers',
    side: 'seeker',
    text: 'Wie anderen op weg helpt naar werk, hoort daar loon voor te krijgen.',
  },
  'stay-near': {
    insight: 'after',
    side: 'employer',
    text: 'Ook na de eerste werkdag moet er iemand zijn die meekijkt.',
  },
  'try-unpaid': {
    insight: 'after',
    side: 'employer',
    text: 'Een paar weken werken op proef, zonder loon, is een goed begin.',
  },
  'home-first': {
    fragment: ['rent', 'Eerst een kamer, dan een baan.'],
    side: 'seeker',
    text: 'Wie geen vaste plek heeft om te wonen, kan niet goed naar werk zoeken.',
  },
  'learn-at-work': {
    fragment: ['arabic', 'أريد أن أعمل يومين وأتعلم اللغة في العمل.'],
    side: 'worker',
    text: 'Nederlands leert u het snelst op het werk zelf.',
  },
} as const satisfies Record<string, { side: SideName; text: string } & ({ insight: string } | { fragment: Marked })>;
export type StatementName = keyof typeof statements;

/** Kinds of people who answer, all made up: what they recognise, what not, and how many there are. Of what is not named they are of two minds. */
export const personas: { who: string; side: SideName; people: number; yes: StatementName[]; no: StatementName[] }[] = [
  {
    who: 'Zoekt al lang en is voorzichtig geworden: eerst zekerheid, dan de sprong. Bewaart elke brief.',
    side: 'seeker',
    people: 11,
    yes: ['know-first', 'said-no', 'stand-for-it', 'on-paper', 'one-face', 'been-there', 'pay-guides', 'stay-near', 'home-first'],
    no: ['try-unpaid'],
  },
  {
    who: 'Wil snel aan de slag, ook met weinig Nederlands, en leert het liefst door te doen.',
    side: 'seeker',
    people: 7,
    yes: ['know-first', 'call-me', 'one-face', 'been-there', 'stay-near', 'learn-at-work', 'pay-guides'],
    no: ['on-paper', 'try-unpaid'],
  },
  {
    who: 'Helpt een broer, buurvrouw of gast: leest brieven voor, belt mee, en krijgt er niets voor.',
    side: 'near',
    people: 6,
    yes: ['know-first', 'stand-for-it', 'call-me', 'one-face', 'been-there', 'pay-guides', 'stay-near', 'home-first'],
    no: ['try-unpaid'],
  },
  {
    who: 'Werkt bij de gemeente: wil bellen, mag niets beloven, en ziet dat een proef deuren opent.',
    side: 'worker',
    people: 9,
    yes: ['know-first', 'call-me', 'one-face', 'stay-near', 'try-unpaid', 'learn-at-work'],
    no: ['said-no', 'stand-for-it', 'on-paper', 'pay-guides'],
  },
  {
    who: 'Heeft een klein bedrijf: wil mensen een kans geven, maar weinig papier en niet alleen staan.',
    side: 'employer',
    people: 6,
    yes: ['know-first', 'call-me', 'stay-near', 'try-unpaid', 'learn-at-work'],
    no: ['said-no', 'on-paper', 'pay-guides', 'home-first'],
  },
  {
    who: 'Beslist over geld en regels: ziet het belang van vaste gezichten, en let op wat het kost.',
    side: 'decider',
    people: 3,
    yes: ['know-first', 'one-face', 'stay-near', 'try-unpaid'],
    no: ['said-no', 'pay-guides', 'stand-for-it'],
  },
];

/** What people missed: one waits for a look, one was let in, one was refused because it points to someone. */
export const missed = {
  letIn: 'De eerste bus naar het bedrijventerrein komt te laat voor wie vroeg begint.',
  waits: 'Oppas kost mij meer dan wat ik met drie dagen werk verdien.',
  refused: 'Mevrouw Verzonnen van loket drie luistert nooit.',
};
