import { expect, test } from 'vitest';
import { nextInQueue, nextInRound, orderOfRound, withoutTurn, type Speaker, type Turn } from './speaking.ts';

const began = new Date('2026-11-24T19:30:00Z');
const before = new Date(began.getTime() - 60_000);
const speaker = (seat: string, side: string, satAt = before): Speaker => ({ seat, sides: [side], satAt });
const lots: Record<string, number> = { ana: 4, bo: 1, cas: 3, dee: 2, eva: 0 };
const lot = (seat: string) => lots[seat]!;
const room = [speaker('ana', 'residents'), speaker('bo', 'deciders'), speaker('cas', 'residents'), speaker('dee', 'professionals')];

test('a round goes by lot, and begins with those with least formal power when the circle chose so', () => {
  expect(orderOfRound(room, { first: [], began, lot })).toEqual(['bo', 'dee', 'cas', 'ana']);
  expect(orderOfRound(room, { first: ['residents'], began, lot })).toEqual(['cas', 'ana', 'bo', 'dee']);
});

test('who comes during the round stands at the end of it, whatever their lot and side', () => {
  const late = [...room, speaker('eva', 'residents', new Date(began.getTime() + 1000))];
  expect(orderOfRound(late, { first: ['residents'], began, lot })).toEqual(['cas', 'ana', 'bo', 'dee', 'eva']);
});

test('whoever passes is asked once more at the end, and may pass again', () => {
  const order = ['cas', 'ana', 'bo'];
  const turns: Turn[] = [];
  const takes = (kind: Turn['kind']) => turns.push({ seat: nextInRound(order, turns)!, kind });
  takes('spoke'); // cas
  takes('passed'); // ana
  takes('spoke'); // bo
  expect(nextInRound(order, turns)).toBe('ana');
  takes('passed');
  expect(nextInRound(order, turns)).toBeNull();
});

test('in the queue those who have not spoken come first, then who asked first', () => {
  const asked = [
    { seat: 'bo', at: new Date(1) },
    { seat: 'ana', at: new Date(3) },
    { seat: 'cas', at: new Date(2) },
  ];
  const turns: Record<string, number> = { bo: 2, ana: 0, cas: 0 };
  expect(nextInQueue(asked, (seat) => turns[seat]!)).toBe('cas');
  expect(nextInQueue(asked.slice(0, 2), (seat) => turns[seat]!)).toBe('ana');
  expect(nextInQueue([], () => 0)).toBeNull();
});

test('who left before their turn does not hold up the round', () => {
  expect(
    nextInRound(
      ['cas', 'bo'],
      [
        { seat: 'ana', kind: 'passed' },
        { seat: 'cas', kind: 'spoke' },
      ],
    ),
  ).toBe('bo');
});

test('a pass is not a turn: the facilitator still sees who has not spoken', () => {
  expect(
    withoutTurn(room, [
      { seat: 'ana', kind: 'passed' },
      { seat: 'bo', kind: 'spoke' },
    ]),
  ).toEqual(['ana', 'cas', 'dee']);
});
