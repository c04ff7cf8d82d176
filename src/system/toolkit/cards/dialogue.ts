import { after, ours, talk, type Method } from '../method.ts';
import { liberating } from './liberating.ts';

/** Ways to talk as equals. */
export const dialogueCards: readonly Method[] = [
  {
    ...{ id: 'stories', constellation: 'catalysts', move: 'dialogue', moments: ['read', 'differ', 'act'] },
    ...{ people: { least: 4, most: 30 }, modes: ['room', 'paper'], reading: 'some', needs: ['stories', 'room', 'host'] },
    steps: [talk('free', 10), talk('round', 20), talk('queue', 20)],
    ...after('CoSIE (Horizon 2020, 770492), the conversation on stories', 'https://cosie.turkuamk.fi'),
  },
  {
    ...{ id: 'oneTwoFour', constellation: 'catalysts', move: 'dialogue', moments: ['begin', 'read', 'act'] },
    ...{ people: { least: 8, most: 200 }, modes: ['room', 'online'], reading: 'little', needs: ['host', 'room'] },
    steps: [talk('write', 2), talk('tables', 4), talk('tables', 8), talk('queue', 10)],
    ...liberating,
  },
  {
    ...{ id: 'cafe', constellation: 'catalysts', move: 'dialogue', moments: ['read', 'differ'] },
    ...{ people: { least: 12, most: 200 }, modes: ['room'], reading: 'little', needs: ['tables', 'room', 'host', 'food'] },
    steps: [talk('tables', 20), talk('tables', 20), talk('tables', 20), talk('queue', 15)],
    href: 'https://theworldcafe.com',
    licence: 'CC BY',
    attribution: 'World Café Community Foundation, CC BY; changed: shortened and in other words',
  },
  {
    ...{ id: 'open', constellation: 'catalysts', move: 'dialogue', moments: ['begin'] },
    ...{ people: { least: 3, most: 200 }, modes: ['room', 'online'], reading: 'none', needs: ['host'] },
    steps: [talk('free', 30)],
    ...ours,
  },
  {
    ...{ id: 'record', constellation: 'compass', move: 'dialogue', moments: ['close'] },
    ...{ people: { least: 3, most: 500 }, modes: ['room', 'paper', 'online'], reading: 'some', needs: ['host'] },
    steps: [talk('record', 15)],
    ...ours,
  },
];
