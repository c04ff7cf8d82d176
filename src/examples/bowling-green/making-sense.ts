/**
 * What the makers of Kring read in the residents' words, made with the same acts as the sense-making pages. The numbers are the
 * comment-ids of the conversation; a fragment is the whole statement. No session, decision or promise is invented under real people's words.
 */
export const themes: { name: string; about: string; fragments: number[] }[] = [
  {
    name: 'Getting through town',
    about: 'Lights, lanes and access roads that jam at the same hours.',
    fragments: [895, 82, 66, 148, 636, 803, 798, 149, 804],
  },
  { name: 'Walking, buses and lifts', about: 'Getting about without a car.', fragments: [146, 44, 57, 870, 690, 76, 868] },
  { name: 'Trains across the road', about: 'Closed crossings that cut the town in two.', fragments: [878, 154, 153, 110] },
  {
    name: 'Internet that reaches everyone',
    about: 'Slow or no internet, and one company to choose from.',
    fragments: [872, 724, 773, 64, 155],
  },
  {
    name: 'Homes, rents and landlords',
    about: 'What tenants, owners and neighbours see in the older streets.',
    fragments: [890, 875, 822, 50, 611, 107],
  },
  { name: 'People without a home', about: 'Residents want very different things here.', fragments: [147, 34, 24, 25, 782, 103, 828] },
  {
    name: 'Opioids: care or punishment',
    about: 'Patients in pain, doctors, and people who are dependent.',
    fragments: [10, 11, 9, 894, 846, 683, 676],
  },
  {
    name: 'Who decides about the town',
    about: 'Interests that are not shown, and streets that are passed over.',
    fragments: [127, 126, 653, 649, 819, 821, 145],
  },
  {
    name: 'Something to do, at every age',
    about: 'After school, in the weekend, on a late shift.',
    fragments: [891, 37, 693, 111, 657, 659, 770, 56],
  },
  { name: 'Downtown and the river', about: 'A centre and a riverside to meet each other.', fragments: [58, 47, 60, 775, 832, 95, 104] },
];

/** Claims that cite those fragments. */
export const insights: { theme: string; text: string; fragments: number[]; dissent?: string }[] = [
  {
    theme: 'Who decides about the town',
    text: 'Residents ask that whoever decides on a plan first says openly what they have to gain by it.',
    fragments: [127, 126, 653, 649],
  },
  {
    theme: 'Internet that reaches everyone',
    text: 'Where people live decides whether they have usable internet, and most see no second company to turn to.',
    fragments: [724, 64, 155, 773],
  },
  {
    theme: 'Opioids: care or punishment',
    text: 'Several residents want care rather than prison for people who are dependent, and warn that patients in pain must not pay for it.',
    fragments: [10, 11, 894, 846],
    dissent: 'Others here ask for harsher sentences, for users or for doctors who prescribe too easily.',
  },
  {
    theme: 'People without a home',
    text: 'Everyone sees homelessness; residents differ on who should act, and on what a decent place is.',
    fragments: [24, 25, 782, 103, 34],
    dissent: 'Some write about people without a home only as a nuisance. That is in the stories too.',
  },
  {
    theme: 'Walking, buses and lifts',
    text: 'Without a car the town comes in pieces: pavements stop, buses are few, and older people cannot get there.',
    fragments: [146, 57, 870, 44],
  },
];
