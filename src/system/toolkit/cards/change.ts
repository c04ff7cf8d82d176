import { after, go, print, talk, tryIt, type Method } from '../method.ts';
import { liberating } from './liberating.ts';

/** Ways to try, and to look at what came of it. */
export const changeCards: readonly Method[] = [
  {
    ...{ id: 'hackathon', constellation: 'catalysts', move: 'change', moments: ['begin', 'act'] },
    ...{ people: { least: 8, most: 60 }, modes: ['room'], reading: 'little', needs: ['room', 'tables', 'host', 'food', 'money'] },
    steps: [go('ask', 30), talk('round', 20), talk('tables', 60), talk('tables', 40), talk('round', 30), talk('write', 15), tryIt(15)],
    usedIn: 'voru',
    ...after(
      'CoSIE, the pilot in Võru: social hackathons of 48 hours, of which this is a short form',
      'https://sola.kau.se/cosie/pilot-5-vulnerable-people-in-remote-areas-estonia/',
    ),
  },
  {
    ...{ id: 'tryOut', constellation: 'catalysts', move: 'change', moments: ['act'] },
    ...{ people: { least: 2, most: 12 }, modes: ['room', 'paper'], reading: 'some', needs: ['paper', 'printer', 'host'] },
    steps: [print('own', 5), talk('free', 20), talk('round', 15), tryIt(10)],
    sheet: { as: 'lines', parts: 8 },
    ...after('Small safe trials, as in Cynefin (Dave Snowden)', 'https://cynefin.io'),
  },
  {
    ...{ id: 'helping', constellation: 'catalysts', move: 'change', moments: ['act'] },
    ...{ people: { least: 3, most: 90 }, modes: ['room', 'online'], reading: 'none', needs: ['host'] },
    steps: [talk('tables', 10), talk('tables', 10), talk('tables', 10)],
    ...liberating,
  },
  {
    ...{ id: 'whatNow', constellation: 'compass', move: 'change', moments: ['close', 'act'] },
    ...{ people: { least: 4, most: 80 }, modes: ['room', 'online'], reading: 'little', needs: ['host'] },
    steps: [talk('round', 10), talk('free', 10), talk('write', 10)],
    ...liberating,
  },
];
