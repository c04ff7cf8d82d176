import { expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { aCircle, today } from '#testing/worlds.ts';
import { readRound, roundDays, usualEnd } from './round.ts';
import { closeRound, holdOpenRound, openRound, roundsOf } from './rounds.server.ts';

const { db } = await testDatabase();
const opening = (until: string, day: string) => ({ until, today: day, person: null, now: new Date(`${day}T10:00:00Z`) });

test('of two who ask at once one opens the questions', async () => {
  const { id } = await aCircle(db);
  const opened = await Promise.all([1, 2].map(() => openRound(db, id, 'part_round', opening('2026-12-20', '2026-11-24'))));
  expect(opened.filter((one) => one !== null)).toHaveLength(1);
  expect(await roundsOf(db, id, 'part_round')).toHaveLength(1);
});

test('questions close on their day by themselves, and can then be asked again; the first answers stay', async () => {
  const { id } = await aCircle(db);
  const first = await openRound(db, id, 'relation_round', opening('2026-12-20', '2026-11-24'));
  expect(await holdOpenRound(db, id, 'relation_round', '2026-12-20')).toMatchObject({ id: first });
  expect(await holdOpenRound(db, id, 'relation_round', '2026-12-21')).toBeNull();
  const second = await openRound(db, id, 'relation_round', opening('2027-01-20', '2026-12-21'));
  expect((await roundsOf(db, id, 'relation_round')).map((round) => round.id)).toEqual([first, second]);
  await closeRound(db, id, 'relation_round', { round: second!, now: today });
  expect(await holdOpenRound(db, id, 'relation_round', '2026-12-22')).toBeNull();
});

test('a day that is over, no day, or one too far away opens nothing', () => {
  const asked = (until: string) => {
    const form = new FormData();
    form.set('until', until);
    return readRound(form, '2026-11-24');
  };
  expect(asked('2026-11-23').problems).toEqual({ until: 'power.round.until.past' });
  expect(asked('').problems).toEqual({ until: 'power.round.until.missing' });
  expect(asked('soon').problems).toEqual({ until: 'power.round.until.noDay' });
  expect(asked('2028-01-01').problems?.until).toMatchObject({ values: { days: roundDays.most } });
  expect(asked(usualEnd('2026-11-24')).value).toEqual({ until: '2026-12-22' });
});
