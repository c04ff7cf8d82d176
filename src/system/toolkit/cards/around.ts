import { after, go, ours, talk, tryIt, writeOne, type Method } from '../method.ts';

/** Ways that stand round the chain: to meet, and to see who has the say. */
export const aroundCards: readonly Method[] = [
  {
    ...{ id: 'livingRoom', constellation: 'catalysts', move: 'around', moments: ['begin', 'missing', 'act'] },
    ...{ people: { least: 4, most: 15 }, modes: ['room'], reading: 'none', needs: ['room', 'host', 'food', 'money'] },
    steps: [go('visit', 60), talk('free', 60), talk('write', 20), tryIt(15)],
    usedIn: 'nieuwegein',
    ...after(
      'CoSIE, the pilot in Nieuwegein: a flat as living room of the neighbourhood',
      'https://sola.kau.se/cosie/pilot-4-co-creating-solutions-to-improve-the-living-environment-netherlands/',
    ),
  },
  {
    ...{ id: 'power', constellation: 'compass', move: 'around', moments: ['power', 'differ'] },
    ...{ people: { least: 4, most: 24 }, modes: ['room', 'paper'], reading: 'some', needs: ['paper', 'host'] },
    steps: [talk('write', 10), talk('round', 20), talk('queue', 25)],
    alsoAt: 'models',
    ...after('CoSIE, living labs and COSMOS’ questions on who takes part in what', 'https://cosie.turkuamk.fi'),
  },
  {
    ...{ id: 'ranks', constellation: 'system', move: 'around', moments: ['power', 'tell'] },
    ...{ people: { least: 5, most: 40 }, modes: ['room'], reading: 'none', needs: ['host', 'room'] },
    steps: [talk('round', 25), talk('round', 25), writeOne(5)],
    ...ours,
  },
  {
    ...{ id: 'storyRound', constellation: 'system', move: 'around', moments: ['begin', 'power', 'tell'] },
    ...{ people: { least: 3, most: 15 }, modes: ['room', 'online'], reading: 'none', needs: ['host'] },
    steps: [talk('round', 10), talk('round', 5)],
    ...ours,
  },
];
