/** What the people of the journey say and write themselves, in the two languages of the circle pages. */
export type Tongue = (typeof tongues)['nl' | 'en'];

export const tongues = {
  nl: {
    organisation: 'Buurthuis De Grund',
    steward: 'Noor',
    subject: 'Zwerfafval in het park',
    slug: 'zwerfafval-in-het-park',
    challenge: 'Er ligt veel afval rond de flats. We willen weten hoe dat komt en het samen veranderen.',
    helpNumber: null, // the number of the country is suggested
    promise: {
      open: 'Waar de bakken staan en hoe vaak ze leeg gaan.',
      decider: 'De wethouder van de wijk.',
      means: 'Tienduizend euro en twee mensen van de reiniging.',
      by_when: 'De gemeenteraad kiest in juni.',
      off_the_table: 'Het aantal flats.',
      give_back: 'Een maaltijd samen, en u hoort wat ermee is gedaan.',
    },
    residentListener: 'Samira',
    decider: { name: 'J. Bakker', role: 'wethouder' },
    fatma: {
      story: [
        'De bak bij de speelplaats zit al drie weken vol.',
        'Mijn jongste viel vorige dinsdag in een gebroken groene fles.',
        'Ik belde de gemeente en niemand belde mij ooit terug.',
      ],
      wouldHelp: 'Iemand die terugbelt.',
      answer: 'Het was aan de kant van de school.',
    },
    others: [
      ['Op zondag raap ik met mijn buren alles op.', 'Na de markt ligt alles er meteen weer.'],
      ['Mijn container is altijd vol op de dag voor het ophalen.', 'Dan zetten mensen hun zakken ernaast.'],
    ],
    thanks: 'Dank u dat u dit vertelt. Ik schrok ervan.',
    question: 'Aan welke kant van het park was dit?',
    theme: 'De bakken zijn vol',
    table: 'Dinsdagavond',
    insight: 'Volle bakken maken dat mensen het opgeven.',
    session: {
      purpose: 'Hoe blijft het park schoon zonder dat een paar mensen alles rapen?',
      wanted: 'Hoe vaak de bakken leeg gaan.',
      place: 'De bibliotheek, Plein 1',
    },
    finding: 'We zeggen samen: de bakken moeten leeg zijn voor het weekend.',
    record: 'We spraken met elkaar over de volle bakken. Iedereen kwam aan de beurt.',
    missing: 'Dat er ook te weinig bakken zijn.',
    decision: {
      text: 'De bakken in het park gaan voortaan drie keer per week leeg.',
      because: 'Wie steeds een volle bak ziet, gooit het ernaast.',
      by: 'De wethouder van de wijk',
    },
  },
  en: {
    organisation: 'Neighbourhood house De Grund',
    steward: 'Noor',
    subject: 'Litter in the park',
    slug: 'litter-in-the-park',
    challenge: 'There is a lot of litter round the flats. We want to know how that comes, and change it together.',
    helpNumber: { name: 'Emergency', number: '112' },
    promise: {
      open: 'Where the bins stand and how often they are emptied.',
      decider: 'The alderman for the neighbourhood.',
      means: 'Ten thousand euros and two people of the cleaning service.',
      by_when: 'The council chooses in June.',
      off_the_table: 'The number of flats.',
      give_back: 'A meal together, and you hear what was done with it.',
    },
    residentListener: 'Samira',
    decider: { name: 'J. Bakker', role: 'alderman' },
    fatma: {
      story: [
        'The bin at the playground has been full for three weeks.',
        'My youngest fell into a broken green bottle last Tuesday.',
        'I rang the municipality and nobody ever rang me back.',
      ],
      wouldHelp: 'Someone who rings back.',
      answer: 'It was on the side of the school.',
    },
    others: [
      ['On Sundays my neighbours and I pick everything up.', 'After the market it all lies there again.'],
      ['My container is always full on the day before collection.', 'Then people put their bags beside it.'],
    ],
    thanks: 'Thank you for telling this. I was shocked.',
    question: 'On which side of the park was this?',
    theme: 'The bins are full',
    table: 'Tuesday evening',
    insight: 'Bins that are full make people give up.',
    session: {
      purpose: 'How does the park stay clean without a few people picking up everything?',
      wanted: 'How often the bins are emptied.',
      place: 'The library, 1 Square',
    },
    finding: 'We say together: the bins must be empty before the weekend.',
    record: 'We talked with each other about the full bins. Everyone had a turn.',
    missing: 'That there are too few bins as well.',
    decision: {
      text: 'From now on the bins in the park are emptied three times a week.',
      because: 'Whoever keeps seeing a full bin throws it beside it.',
      by: 'The alderman for the neighbourhood',
    },
  },
};
