import type { BarrierKind } from '#compass/mirror/barrier.ts';
import type { Answered, Moment } from '#compass/moments/moment.ts';
import type { PulseQuestion } from '#compass/pulse/pulse.ts';
import type { SideName } from './stories.ts';

/** What stopped people in the example; the last one nobody has looked at yet. Made up. */
export const barriers: { kind: BarrierKind; text: string; language: string; side: SideName | null; day: number; waits?: true }[] = [
  {
    kind: 'letter',
    text: 'In de brief stond ‘verrekening’. Ik wist niet of ik geld kreeg of moest betalen.',
    language: 'nl',
    side: 'seeker',
    day: 40,
  },
  { kind: 'hours', text: 'Bellen kan alleen tussen negen en twaalf. Dan sta ik in de winkel.', language: 'nl', side: 'seeker', day: 36 },
  { kind: 'form', text: 'Bij stap zeven moest ik opnieuw beginnen. Er stond niet waarom.', language: 'nl', side: null, day: 33 },
  {
    kind: 'fear',
    text: 'Ik durfde niet te vragen of ik mocht bijverdienen. Straks gaan ze alles nakijken.',
    language: 'nl',
    side: 'seeker',
    day: 31,
  },
  { kind: 'language', text: 'Mektup Hollandaca geldi. Kızım okuyana kadar gün geçmişti.', language: 'tr', side: 'seeker', day: 22 },
  {
    kind: 'other',
    text: 'Voor één plek moest ik langs drie loketten. Niemand wist wie er over ging.',
    language: 'nl',
    side: 'employer',
    day: 12,
  },
  {
    kind: 'hours',
    text: 'Het gesprek was om half negen. De eerste bus komt om negen uur.',
    language: 'nl',
    side: 'near',
    day: 2,
    waits: true,
  },
];

/** How many of each side answered in the first round and in the second, and what they chose most; employers and deciders are too few to tell. */
export const answered: { side: SideName; people: [number, number]; said: [Said, Said] }[] = [
  { side: 'seeker', people: [24, 28], said: [said(3, 2, 1, 2, 4, 3, 2, 2), said(4, 3, 3, 3, 4, 4, 3, 3)] },
  { side: 'near', people: [15, 17], said: [said(3, 3, 2, 3, 4, 4, 3, 3), said(4, 4, 3, 4, 4, 5, 3, 3)] },
  { side: 'worker', people: [18, 20], said: [said(4, 3, 3, 3, 3, 5, 3, 4), said(4, 4, 4, 4, 4, 5, 3, 4)] },
  { side: 'employer', people: [4, 5], said: [said(3, 2, 2, 3, 3, 6, 4, 2), said(3, 3, 2, 3, 3, 6, 4, 3)] },
  { side: 'decider', people: [3, 3], said: [said(5, 4, 4, 4, 4, 8, 4, 4), said(5, 5, 4, 4, 4, 8, 4, 4)] },
];
export type Said = Record<PulseQuestion, number>;

/** So many people of the first two sides kept a word of their own, and used it again. */
export const withAWord = 12;

function said(
  could_say: number,
  was_heard: number,
  makes_difference: number,
  professionals: number,
  residents: number,
  government: number,
  wellbeing: number,
  common: number,
): Said {
  return { could_say, was_heard, makes_difference, professionals, residents, government, wellbeing, common };
}

const word = (question: Answered['question'], text: string): Answered => ({ question, willing: null, text });

/** What people of the example answered when they stopped to look; `nth`: beside which of the insights, conversations, decisions or reviews. */
export const looked: {
  moment: Moment;
  nth: number;
  side: SideName;
  by: 'steward' | 'coSteward' | null;
  day: number;
  answers: Answered[];
}[] = [
  {
    moment: 'opening',
    nth: 0,
    side: 'worker',
    by: 'steward',
    day: 63,
    answers: [
      {
        question: 'risk',
        willing: 'partly',
        text: 'Als een proef mislukt, dragen wij de kosten. De gevolgen voor een uitkering konden we niet wegnemen.',
      },
      { question: 'power', willing: 'partly', text: 'Over de manier van werken wel. Over geld beslist de wethouder.' },
      { question: 'means', willing: 'yes', text: 'Veertigduizend euro, en twee zalen in de avond.' },
      word('fixed', 'De hoogte van de bijstand.'),
    ],
  },
  {
    moment: 'opening',
    nth: 0,
    side: 'seeker',
    by: 'coSteward',
    day: 62,
    answers: [
      { question: 'risk', willing: 'no', text: 'Wie iets zegt over zijn uitkering, loopt zelf het risico.' },
      { question: 'power', willing: 'no', text: 'Wij mogen meepraten. Wie beslist, zit hier niet aan tafel.' },
      word('talents', 'Bijna iedereen hier spreekt twee talen. Niemand vraagt daarnaar.'),
    ],
  },
  { moment: 'insight', nth: 0, side: 'near', by: null, day: 30, answers: [word('unheard', 'Mensen die nachtdienst draaien in de zorg.')] },
  {
    moment: 'session',
    nth: 0,
    side: 'worker',
    by: 'steward',
    day: 24,
    answers: [
      word('unheard', 'Jongeren van achttien die nog thuis wonen.'),
      word('talents', 'Twee mensen aan tafel waren vroeger boekhouder.'),
    ],
  },
  {
    moment: 'decision',
    nth: 0,
    side: 'seeker',
    by: 'coSteward',
    day: 15,
    answers: [word('gains', 'Wie een paar uur per week begint.'), word('loses', 'Wie al langer alles zelf uitzoekt, merkt er niets van.')],
  },
  {
    moment: 'decision',
    nth: 0,
    side: 'decider',
    by: null,
    day: 14,
    answers: [word('gains', 'Iedereen die de stap naar werk zet.'), word('fixed', 'Er is geld voor één jaar.')],
  },
  { moment: 'review', nth: 0, side: 'near', by: null, day: 1, answers: [word('unheard', 'Werkgevers met minder dan vijf mensen.')] },
];
