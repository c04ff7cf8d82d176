import { expect, test } from 'vitest';
import { momentOf, wallOf } from './moment.ts';

test('half past seven in the evening is another moment in summer than in winter', () => {
  expect(momentOf('2026-11-24T19:30')?.toISOString()).toBe('2026-11-24T18:30:00.000Z');
  expect(momentOf('24-11-2026 19:30')?.toISOString()).toBe('2026-11-24T18:30:00.000Z');
  expect(momentOf('2026-07-24T19:30')?.toISOString()).toBe('2026-07-24T17:30:00.000Z');
});

test('an hour that the clock skips is no moment', () => {
  expect(momentOf('2027-03-28T02:30')).toBeNull();
  expect(momentOf('2026-13-01T10:00')).toBeNull();
  expect(momentOf('tomorrow')).toBeNull();
});

test('the clock shows the same again', () => {
  expect(wallOf(momentOf('2026-10-25T23:59')!)).toBe('2026-10-25T23:59');
});
