import { after, ours, talk, type Method } from '../method.ts';

/** Ways to find out together what was told and what it means. */
export const senseCards: readonly Method[] = [
  {
    ...{ id: 'silent', constellation: 'compass', move: 'sense', moments: ['read', 'differ', 'power'] },
    ...{ people: { least: 3, most: 60 }, modes: ['room', 'paper', 'online'], reading: 'some', needs: ['host', 'paper'] },
    steps: [talk('write', 8), talk('round', 15), talk('recognise', 7)],
    ...after('Nominal group technique, Delbecq and Van de Ven 1971'),
  },
  {
    ...{ id: 'keyMessage', constellation: 'catalysts', move: 'sense', moments: ['read', 'tell'] },
    ...{ people: { least: 2, most: 30 }, modes: ['room', 'online'], reading: 'little', needs: ['stories', 'host'] },
    steps: [talk('free', 10), talk('write', 8), talk('round', 15), talk('queue', 10)],
    ...after(
      'An exercise of People’s Voice Media: the message of one story, and what to learn from it',
      'https://peoplesvoicemedia.co.uk/approach/',
    ),
  },
  {
    ...{ id: 'recognise', constellation: 'compass', move: 'sense', moments: ['read', 'differ'] },
    ...{ people: { least: 5, most: 500 }, modes: ['room', 'phone', 'paper', 'online'], reading: 'little', needs: ['host'] },
    steps: [talk('recognise', 10), talk('queue', 15)],
    ...ours,
  },
  {
    ...{ id: 'whatWorks', constellation: 'catalysts', move: 'sense', moments: ['begin', 'read'] },
    ...{ people: { least: 4, most: 60 }, modes: ['room', 'online'], reading: 'none', needs: ['tables', 'host'] },
    steps: [talk('tables', 15), talk('queue', 15), talk('write', 5)],
    ...after('Appreciative inquiry, Cooperrider and Srivastva 1987'),
  },
];
