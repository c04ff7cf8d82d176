import type { SideName } from './stories.ts';

/** A fragment: the story's name and the words that were marked in it. */
export type Marked = [story: string, words: string];

/** What people read in some of the stories. */
export const readings: {
  story: string;
  side: SideName;
  told: string;
  means: string;
  dissent?: { text: string; side: SideName; showSide: boolean };
}[] = [
  {
    story: 'bridge',
    side: 'worker',
    told: 'Iemand zei nee tegen werk omdat het inkomen zes weken wegviel.',
    means: 'De overgang is het probleem, niet de wil om te werken.',
  },
  {
    story: 'letters',
    side: 'decider',
    told: 'Een kind leest de brieven van de gemeente voor.',
    means: 'Wij schrijven brieven die mensen afhankelijk maken van hun kinderen.',
  },
  {
    story: 'matched',
    side: 'seeker',
    told: 'Een goede vraag leverde werk op dat er nog niet was.',
    means: 'Eerst de mens, dan pas de vacature.',
  },
  {
    story: 'target',
    side: 'seeker',
    told: 'De consulent wil bellen maar mag het niet meetellen.',
    means: 'Ook zij zitten vast in het systeem.',
    dissent: { text: 'Ik lees dat anders. Wie echt wil bellen, belt. Het is ook een keuze.', side: 'near', showSide: true },
  },
  {
    story: 'shift',
    side: 'worker',
    told: 'Een training over motivatie voelt als een verwijt.',
    means: 'We bieden wat wij hebben, niet wat iemand nodig heeft.',
  },
];

/** What the stories share, in the words of the tables. The subjects follow the six that the pilot in Houten published. */
export const themes: { name: string; about: string; side: SideName; fragments: Marked[] }[] = [
  {
    name: 'Eerst de basis op orde',
    about: 'Zonder huis, eten of rust kan niemand aan werk denken.',
    side: 'seeker',
    fragments: [
      ['rent', 'Eerst een kamer, dan een baan.'],
      ['rent', 'Het stond niet op het formulier.'],
      ['neighbour', 'daar moet ik eerst bewijzen dat ik niks waard ben'],
    ],
  },
  {
    name: 'De sprong van uitkering naar loon',
    about: 'Niemand durft te zeggen wat je overhoudt. Dus springt niemand.',
    side: 'worker',
    fragments: [
      ['bridge', 'Zes weken wist ik niet waar ik van moest eten.'],
      ['bridge', 'Ik heb toen nee gezegd tegen het werk.'],
      ['rules', 'Ik durf dus niet te beloven wat iemand overhoudt.'],
      ['rules', 'Dus zeg ik maar: dat hangt ervan af.'],
      ['hours', 'Maar narekenen deed niemand.'],
      ['sister', 'ik wil wel werken, maar niet gokken'],
    ],
  },
  {
    name: 'Bel mij gewoon',
    about: 'Brieven in moeilijke taal, steeds een ander gezicht.',
    side: 'near',
    fragments: [
      ['letters', 'Mijn dochter leest ze op zaterdag voor, zij is veertien.'],
      ['letters', 'Niemand had gebeld.'],
      ['hold', 'Er neemt niemand op.'],
      ['table', 'Ik zet thee en loop weer weg.'],
      ['voicemail', 'Ik heb in een jaar vijf mensen gehad die over mij gingen.'],
      ['voicemail', 'Elke keer vertel ik opnieuw van mijn scheiding en van mijn rug.'],
      ['target', 'een brief telt mee in het overzicht en een telefoontje niet'],
      ['polish', 'Nie umiałam tego wyjaśnić po niderlandzku.'],
    ],
  },
  {
    name: 'Werk dat bij de mens past',
    about: 'Wat iemand graag doet is een beter begin dan een lijst met vacatures.',
    side: 'seeker',
    fragments: [
      ['matched', 'Niet wat ik kan, maar wat ik graag doe.'],
      ['matched', 'Hij had geen vacature.'],
      ['arabic', 'أريد أن أعمل يومين وأتعلم اللغة في العمل.'],
      ['shift', 'Ik zou liever iets doen waar iemand op mij wacht.'],
      ['turkish', 'Onun emeğini kimse görmüyor.'],
    ],
  },
  {
    name: 'Na de eerste dag begint het pas',
    about: 'Wie werkt en wie werk geeft, staan na de plaatsing alleen.',
    side: 'employer',
    fragments: [
      ['employer-talk', 'Maar na de eerste week staat niemand mij bij.'],
      ['employer-talk', 'Het ging mis door iets kleins: de bus.'],
      ['worker-turn', 'Van dat kwartier leerde ik meer dan van tien verslagen.'],
      ['employer-paper', 'Voor een proefplaatsing van drie weken vulde ik elf bladzijden in.'],
    ],
  },
  {
    name: 'Wie het zelf heeft meegemaakt',
    about: 'Mensen die zelf zochten, worden geloofd.',
    side: 'near',
    fragments: [
      ['tussencafe', 'Laatst hielp een man die zelf werk zoekt een ander met een brief aan het UWV.'],
      ['tussencafe', 'Na een maand durven ze iets te vragen.'],
      ['neighbour', 'Met hem praat hij wel.'],
      ['english', 'I found out from a woman at the bus stop.'],
    ],
  },
];

/** Claims with their evidence: the theme, and the fragments that they cite. */
export const insights: {
  name: string;
  theme: string;
  side: SideName;
  text: string;
  fragments: Marked[];
  dissent?: { text: string; side: SideName; showSide: boolean };
}[] = [
  {
    name: 'leap',
    theme: 'De sprong van uitkering naar loon',
    side: 'worker',
    text: 'Mensen zeggen nee tegen werk omdat niemand vooraf met hen uitrekent wat zij overhouden. Wie het zou moeten uitrekenen, durft het niet te beloven.',
    fragments: [
      ['bridge', 'Zes weken wist ik niet waar ik van moest eten.'],
      ['bridge', 'Ik heb toen nee gezegd tegen het werk.'],
      ['rules', 'Ik durf dus niet te beloven wat iemand overhoudt.'],
      ['hours', 'Maar narekenen deed niemand.'],
      ['sister', 'ik wil wel werken, maar niet gokken'],
      ['rent', 'Het stond niet op het formulier.'],
    ],
  },
  {
    name: 'call',
    theme: 'Bel mij gewoon',
    side: 'near',
    text: 'Brieven bereiken de mensen niet voor wie ze het meest betekenen. Een telefoontje van iemand die blijft, wel.',
    fragments: [
      ['letters', 'Niemand had gebeld.'],
      ['voicemail', 'Ik heb in een jaar vijf mensen gehad die over mij gingen.'],
      ['target', 'een brief telt mee in het overzicht en een telefoontje niet'],
      ['polish', 'Nie umiałam tego wyjaśnić po niderlandzku.'],
      ['neighbour', 'Met hem praat hij wel.'],
    ],
    dissent: { text: 'Voor een besluit over geld wil ik wél een brief. Dan heb ik bewijs.', side: 'seeker', showSide: true },
  },
  {
    name: 'peers',
    theme: 'Wie het zelf heeft meegemaakt',
    side: 'seeker',
    text: 'Wie zelf werk zocht, is de beste gids. Die rol bestaat nu alleen bij toeval.',
    fragments: [
      ['tussencafe', 'Laatst hielp een man die zelf werk zoekt een ander met een brief aan het UWV.'],
      ['neighbour', 'Met hem praat hij wel.'],
      ['english', 'I found out from a woman at the bus stop.'],
    ],
  },
  {
    name: 'after',
    theme: 'Na de eerste dag begint het pas',
    side: 'employer',
    text: 'Plaatsingen mislukken op kleine dingen in de eerste weken, wanneer er niemand meer meekijkt.',
    fragments: [
      ['employer-talk', 'Maar na de eerste week staat niemand mij bij.'],
      ['worker-turn', 'Van dat kwartier leerde ik meer dan van tien verslagen.'],
      ['matched', 'Niet wat ik kan, maar wat ik graag doe.'],
    ],
  },
];
