import type { Outcome } from '#catalysts/try-outs/try-out.ts';
import type { Sign } from '#catalysts/try-outs/observation.ts';
import type { SideName } from './stories.ts';

type Saw = { day: number; from: SideName | null; sign: Sign; seen: string; outside?: true };
type OfHouten = {
  name: string;
  card: {
    belief: string;
    trying: string;
    withWhom: string;
    goodSign: string;
    badSign: string;
    amplify: string;
    dampen: string;
    owner: string;
    side: SideName;
  };
  /** Days before now; below zero: from now. */ began: number;
  until: number;
  insights: string[];
  follows?: string;
  saw: Saw[];
  decided?: { day: number; outcome: Outcome; decidedBy: string; side: SideName; because: string; learned: string };
};

/** What the example tries: one that was adapted, what came after it, and one that stopped. All made up. */
export const tryOuts: OfHouten[] = [
  {
    name: 'call first',
    card: {
      belief: 'Mensen doen een brief niet open omdat zij slecht nieuws verwachten.',
      trying: 'Wij bellen eerst, en sturen pas daarna de brief.',
      withWhom: 'Twee consulenten, en iedereen die deze maand een brief over een uitkering krijgt.',
      goodSign: 'Mensen bellen zelf terug met een vraag.',
      badSign: 'Mensen schrikken van het telefoontje, of nemen niet meer op.',
      amplify: 'Dan gaat het hele team eerst bellen.',
      dampen: 'Dan sturen wij weer eerst de brief, met een naam en een nummer erin.',
      owner: 'Noor (verzonnen)',
      side: 'worker',
    },
    began: 40,
    until: 19,
    insights: ['call'],
    saw: [
      { day: 36, from: 'worker', sign: 'good', seen: 'Vier van de zeven mensen stelden meteen een vraag.' },
      { day: 33, from: 'seeker', sign: 'bad', seen: 'Ik zag een nummer dat ik niet kende. Ik durfde niet op te nemen.' },
      {
        day: 30,
        from: 'near',
        sign: 'both',
        seen: 'Mijn buurvrouw was blij met het gesprek. Wel pas bij de derde keer bellen.',
        outside: true,
      },
      { day: 24, from: null, sign: 'bad', seen: 'Er werd gebeld onder etenstijd.', outside: true },
      { day: 22, from: 'worker', sign: 'good', seen: 'Wie ik sprak, had de brief daarna ook gelezen.' },
    ],
    decided: {
      day: 18,
      outcome: 'adapt',
      decidedBy: 'Het team Werk, met Samira (verzonnen)',
      side: 'worker',
      because: 'Wie wij spreken, leest de brief. Maar veel mensen nemen een onbekend nummer niet op.',
      learned: 'Het gaat niet om bellen of schrijven. Het gaat erom dat mensen weten wie er belt.',
    },
  },
  {
    name: 'message first',
    card: {
      belief: 'Mensen nemen op als zij weten wie er belt, en wanneer.',
      trying: 'Wij sturen een dag eerder een berichtje met een naam, een foto en een tijd. Dan bellen wij.',
      withWhom: 'Dezelfde twee consulenten, en vijf mensen van de Werktafel die meelezen.',
      goodSign: 'Meer dan de helft neemt de eerste keer op.',
      badSign: 'Mensen denken dat het berichtje oplichting is.',
      amplify: 'Dan krijgt elke consulent een eigen berichtje en vaste beluren.',
      dampen: 'Dan stoppen wij met berichtjes en vragen wij de Werktafel om mee te bellen.',
      owner: 'Noor (verzonnen)',
      side: 'worker',
    },
    began: 12,
    until: -9,
    insights: ['call'],
    follows: 'call first',
    saw: [
      { day: 8, from: 'worker', sign: 'good', seen: 'Zes van de tien namen meteen op.' },
      { day: 6, from: 'seeker', sign: 'good', seen: 'Ik wist dat Noor zou bellen. Ik had mijn vragen klaarliggen.' },
      { day: 3, from: 'near', sign: 'bad', seen: 'Mijn oom liet mij het berichtje zien. Hij dacht dat het nep was.', outside: true },
    ],
  },
  {
    name: 'desk at the food bank',
    card: {
      belief: 'Wie niet naar het loket komt, komt wel bij de voedselbank.',
      trying: 'Een consulent zit op vrijdag aan een tafel bij de voedselbank.',
      withWhom: 'Een consulent en de vrijwilligers van de voedselbank.',
      goodSign: 'Mensen schuiven uit zichzelf aan.',
      badSign: 'Mensen blijven weg bij de voedselbank.',
      amplify: 'Dan ook op andere plekken waar mensen al komen.',
      dampen: 'Dan gaat de tafel dezelfde dag weg.',
      owner: 'Jan (verzonnen)',
      side: 'worker',
    },
    began: 34,
    until: 6,
    insights: ['peers'],
    saw: [
      { day: 27, from: 'near', sign: 'bad', seen: 'Twee gezinnen liepen terug toen zij de tafel zagen.', outside: true },
      { day: 20, from: 'worker', sign: 'neither', seen: 'Niemand kwam zitten.' },
      { day: 13, from: 'seeker', sign: 'bad', seen: 'Hier wil ik even niemand van de gemeente zien.' },
    ],
    decided: {
      day: 12,
      outcome: 'stop',
      decidedBy: 'De vrijwilligers van de voedselbank en Jan (verzonnen)',
      side: 'near',
      because: 'Mensen bleven weg. De voedselbank moet een veilige plek blijven.',
      learned: 'Erheen gaan is niet genoeg. Mensen moeten ons daar eerst zelf uitnodigen.',
    },
  },
];

/** A ritual that the example tries: days with what those who were there said, and one to come. */
export const ritual = {
  form: 'storyRound' as const,
  meeting: 'Het teamoverleg Werk op maandag',
  began: 30,
  days: [
    { day: 28, said: ['few', 'few', 'few', 'few', 'few', 'most', 'most', 'most', 'most', 'most'] as const, shifted: 'no' as const },
    { day: 14, said: ['most', 'most', 'most', 'most', 'most', 'all', 'all', 'all', 'all', 'all'] as const, shifted: 'some' as const },
    { day: -5, said: [], shifted: 'some' as const },
  ],
};
