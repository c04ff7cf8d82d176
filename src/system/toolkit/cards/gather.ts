import { after, ask, go, ours, print, talk, tryIt, type Method } from '../method.ts';

/** Ways to begin, and to hear what people live through. */
export const gatherCards: readonly Method[] = [
  {
    ...{ id: 'photovoice', constellation: 'catalysts', move: 'gather', moments: ['begin', 'tell'] },
    ...{ people: { least: 3, most: 20 }, modes: ['room', 'online'], reading: 'none', needs: ['camera', 'room', 'host', 'printer'] },
    steps: [ask(10), print('own', 10), talk('round', 30), talk('queue', 20), print('exhibition', 20)],
    sheet: { as: 'names', parts: 4 },
    ...after('Photovoice, Caroline Wang and Mary Ann Burris 1997'),
  },
  {
    ...{ id: 'drawing', constellation: 'catalysts', move: 'gather', moments: ['begin', 'tell'] },
    ...{ people: { least: 2, most: 30 }, modes: ['room', 'paper'], reading: 'none', needs: ['paper', 'tables', 'host'] },
    steps: [print('own', 5), talk('free', 20), talk('round', 15), talk('queue', 10), print('exhibition', 10)],
    sheet: { as: 'drawing', parts: 1 },
    ...after('CoSIE names art as a way to begin (poster of Hogeschool Utrecht)'),
  },
  {
    ...{ id: 'game', constellation: 'catalysts', move: 'gather', moments: ['begin', 'tell'] },
    ...{ people: { least: 3, most: 40 }, modes: ['room', 'paper'], reading: 'little', needs: ['paper', 'printer', 'tables'] },
    steps: [print('own', 10), talk('tables', 30), talk('queue', 15), tryIt(10)],
    sheet: { as: 'cards', parts: 8 },
    ...after('CoSIE names games as a way to begin (poster of Hogeschool Utrecht)'),
  },
  {
    ...{ id: 'film', constellation: 'catalysts', move: 'gather', moments: ['begin', 'tell', 'differ'] },
    ...{ people: { least: 4, most: 80 }, modes: ['room', 'online'], reading: 'none', needs: ['screen', 'room', 'host'] },
    steps: [talk('free', 15), talk('round', 20), talk('write', 10)],
    usedIn: 'turku',
    ...after('CoSIE names media as a way to begin; young people in Turku made videos', 'https://cosie.turkuamk.fi'),
  },
  {
    ...{ id: 'phone', constellation: 'catalysts', move: 'gather', moments: ['begin', 'missing'] },
    ...{ people: { least: 1, most: 10 }, modes: ['phone'], reading: 'none', needs: ['phone'] },
    steps: [go('call', 20)],
    ...after('CoSIE: just pick up the telephone (poster of Hogeschool Utrecht)'),
  },
  {
    ...{ id: 'walk', constellation: 'catalysts', move: 'gather', moments: ['begin', 'tell', 'differ'] },
    ...{ people: { least: 2, most: 12 }, modes: ['room', 'paper'], reading: 'none', needs: ['host', 'paper'] },
    steps: [print('own', 5), talk('free', 40), talk('round', 15), tryIt(5)],
    sheet: { as: 'lines', parts: 5 },
    ...ours,
  },
  {
    ...{ id: 'kitchenTable', constellation: 'catalysts', move: 'gather', moments: ['begin', 'missing', 'tell'] },
    ...{ people: { least: 3, most: 8 }, modes: ['room', 'paper'], reading: 'none', needs: ['host', 'food', 'paper'] },
    steps: [print('storyCards', 10), talk('round', 40), talk('queue', 20)],
    ...ours,
  },
  {
    ...{ id: 'snapshot', constellation: 'catalysts', move: 'gather', moments: ['begin', 'tell'] },
    ...{ people: { least: 1, most: 500 }, modes: ['room', 'phone', 'paper', 'online'], reading: 'none', needs: ['host'] },
    steps: [ask(5), print('storyCards', 10)],
    ...after(
      'Snapshot stories: one open question, as People’s Voice Media teaches them',
      'https://peoplesvoicemedia.co.uk/approach/gathering/',
    ),
  },
  {
    ...{ id: 'doors', constellation: 'catalysts', move: 'gather', moments: ['begin', 'missing', 'tell'] },
    ...{ people: { least: 2, most: 100 }, modes: ['room', 'paper'], reading: 'none', needs: ['host', 'paper', 'printer'] },
    steps: [go('visit', 90), ask(5), print('storyCards', 10)],
    usedIn: 'nieuwegein',
    ...after(
      'CoSIE, the pilot in Nieuwegein: talks at the door',
      'https://sola.kau.se/cosie/pilot-4-co-creating-solutions-to-improve-the-living-environment-netherlands/',
    ),
  },
];
