import { expect, test } from 'vitest';
import { beginWave, endWave, openWave } from '#compass/pulse/waves.server.ts';
import { newId } from '#lib/server/ids.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn, type World } from '#testing/worlds.ts';

const { db, app, clock } = await testKring();

async function aWave(world: World) {
  await beginWave(db, world.id, { by: null, now: clock.now });
  return (await openWave(db, world.id))!.id;
}
const rowsOf = (world: World) => db.selectFrom('pulse_answer').selectAll().where('circle_id', '=', world.id).execute();

async function answers(world: World, filled: Record<string, string>) {
  const phone = visitor(app);
  await phone.goTo(`/pulse/${world.door}`);
  await phone.press('Send my answers', filled);
  return phone;
}

test('someone without a name answers what they like and skips the rest; once kept, the same browser changes it and is no second person', async () => {
  const world = await aCircle(db);
  const wave = await aWave(world);
  const phone = await answers(world, { could_say: 'mostly', government: '7', side: 'Resident' });
  expect(phone.text).toContain('Your answers are kept');
  expect(await rowsOf(world)).toMatchObject([
    { wave_id: wave, could_say: 4, government: 7, was_heard: null, side_id: world.sides.residents, word_hash: null },
  ]);
  await phone.goTo(`/pulse/${world.door}`);
  expect(phone.text).toContain('Thank you');
  await phone.follow('Change my answers');
  await phone.press('Send my answers', { could_say: 'fully' });
  expect(await rowsOf(world)).toMatchObject([{ could_say: 5, government: 7 }]);
});

test('whoever comes after someone who finished, on the same phone, is someone new', async () => {
  const world = await aCircle(db);
  await aWave(world);
  const phone = await answers(world, { wellbeing: 'fully' });
  await phone.press('I am ready');
  await phone.goTo(`/pulse/${world.door}`);
  await phone.press('Send my answers', { wellbeing: 'not at all' });
  expect((await rowsOf(world)).map(({ wellbeing }) => wellbeing).sort()).toEqual([1, 5]);
});

test('a form that is sent twice is one answer; one without any answer says so and keeps the rest', async () => {
  const world = await aCircle(db);
  await aWave(world);
  const phone = visitor(app);
  await phone.goTo(`/pulse/${world.door}`);
  const again = visitor(app);
  await again.goTo(`/pulse/${world.door}`);
  await phone.press('Send my answers', { word: 'Zonnebloem' });
  expect(phone.status).toBe(422);
  expect(phone.text).toContain('You have not answered anything yet');
  expect(phone.page.querySelector('input[name=word]')?.getAttribute('value')).toBe('Zonnebloem');
  await phone.press('Send my answers', { common: 'a little' });
  expect(await rowsOf(world)).toHaveLength(1);
  expect((await rowsOf(world))[0]!.word_hash).toHaveLength(32);
  expect(JSON.stringify(await rowsOf(world))).not.toMatch(/zonnebloem/i);
});

test('an answer can be taken back while the round is open, and by nobody afterwards', async () => {
  const world = await aCircle(db);
  const wave = await aWave(world);
  const [one, other] = [await answers(world, { was_heard: 'fully' }), await answers(world, { was_heard: 'a little' })];
  await one.press('Take my answers back');
  expect(one.text).toContain('Your answers are gone');
  expect(await rowsOf(world)).toHaveLength(1);
  await other.goTo(`/pulse/${world.door}`);
  await endWave(db, world.id, wave, clock.now);
  await other.press('Take my answers back');
  expect(other.text).toContain('We are not asking now');
  expect(await rowsOf(world)).toHaveLength(1);
});

test('what came out is shown when the round has ended, by side, with how many and between what; a small side is too early to tell', async () => {
  const world = await aCircle(db);
  const wave = await aWave(world);
  const many = (count: number, of: Partial<Record<string, number | string>>) =>
    Array.from({ length: count }, () => anAnswer(world, wave, of));
  for (const one of [
    ...many(9, { side_id: world.sides.residents, makes_difference: 2, professionals: 5, government: 3 }),
    ...many(5, { side_id: world.sides.residents, makes_difference: 5, professionals: 5, government: 8 }),
    ...many(3, { side_id: world.sides.deciders, makes_difference: 5, residents: 5 }),
  ])
    await one;
  const reader = visitor(app);
  await reader.goTo(`/circles/${world.slug}/compass/pulse`);
  expect(reader.text).toContain('There is no round yet that has ended');
  expect(reader.text).not.toContain('Yes:');
  await endWave(db, world.id, wave, clock.now);
  await reader.goTo(`/circles/${world.slug}/compass/pulse`);
  expect(reader.text).toContain('Yes: 5 of 14. In every ten that may be 2 to 6.');
  expect(reader.text).toContain('Residents trust professionals Yes: 14 of 14.');
  expect(reader.text).toContain('Residents trust the municipality Yes: 5 of 14.');
  expect(reader.text).toContain('Deciders trust residents too early to tell');
  expect(reader.text).not.toContain('Decider Yes');
  expect(reader.text).toContain('OECD, CC BY 4.0');
  expect(reader.text).not.toMatch(/because of|led to|thanks to/);
});

test('a steward begins and ends a round, and sees only in steps of five how many answered', async () => {
  const world = await aCircle(db);
  const steward = visitor(app);
  await signedIn(db, steward, await aMember(db, world, 'steward'));
  await steward.goTo(`/circles/${world.slug}/compass/pulse`);
  await steward.press('Begin a round');
  const wave = (await openWave(db, world.id))!.id;
  for (let n = 0; n < 7; n++) await anAnswer(world, wave, { could_say: 5 });
  await steward.goTo(`/circles/${world.slug}/compass/pulse`);
  expect(steward.text).toContain('So far at least 5 people answered');
  await steward.press('End this round');
  expect(await openWave(db, world.id)).toBeNull();
  await steward.press('Begin a round');
  expect((await openWave(db, world.id))!.id).not.toBe(wave);
  const stranger = visitor(app);
  await stranger.goTo(`/circles/${world.slug}/compass/pulse`);
  expect(stranger.text).not.toContain('End this round');
});

test('the same word, however it is typed, lays two answers of one person beside each other; a word that two people chose says nothing', async () => {
  const world = await aCircle(db);
  for (const value of ['a little', 'mostly']) {
    const wave = await aWave(world);
    for (let n = 0; n < 9; n++)
      await answers(world, { could_say: n < 5 ? value : 'a little', word: value === 'mostly' ? ` BLAUWE  wolk${n} ` : `Blauwe wolk${n}` });
    for (let n = 0; n < 2; n++) await answers(world, { could_say: value, word: 'the same word' });
    await endWave(db, world.id, wave, clock.now);
  }
  const reader = visitor(app);
  await reader.goTo(`/circles/${world.slug}/compass/pulse`);
  // Nine found each other; five went up, four stayed: few enough to hide all of it, so that neither follows from the other.
  expect(reader.text).toContain('Could you say what matters to you? 9 hidden hidden hidden');
  expect(reader.text).not.toMatch(/Could you say what matters to you\? 11 /);
});

test('all six languages ask and answer, and the page names no topic', async () => {
  const world = await aCircle(db);
  await aWave(world);
  for (const language of ['nl', 'en', 'ar', 'tr', 'pl', 'uk']) {
    const phone = visitor(app, { language });
    await phone.goTo(`/pulse/${world.door}`);
    expect(phone.page.querySelector('html')?.getAttribute('lang')).toBe(language);
    expect(phone.page.querySelector('title')?.text).toBe('Kring');
    expect(phone.page.querySelectorAll('.kring-face__picture')).toHaveLength(35);
  }
});

async function anAnswer(world: World, wave: string, said: Partial<Record<string, number | string>>) {
  const none = { could_say: null, was_heard: null, makes_difference: null, residents: null, professionals: null, government: null };
  await db
    .insertInto('pulse_answer')
    .values({
      circle_id: world.id,
      id: newId(),
      wave_id: wave,
      side_id: null,
      ...none,
      wellbeing: null,
      common: null,
      word_hash: null,
      at: clock.now,
      ...said,
    } as never)
    .execute();
}
