import { expect, test } from 'vitest';
import { setKeptUntil } from '#cycle/1-gather/retentions.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn, today } from '#testing/worlds.ts';
import { readRegister } from '#testing/privacy-register.ts';
import { papers } from './paper.ts';
import { processings } from './register.server.ts';

const { db, app } = await testKring();

test('every column about a person stands in the record, with its purpose, basis and term', () => {
  const { lines } = processings();
  const about = readRegister().entries.filter((entry) => entry.basis !== 'none' && entry.class !== 'technical');
  for (const { table, column, purpose, basis, term } of about)
    expect(lines.find((line) => line.purpose === purpose && line.basis === basis && line.term === term)?.data).toContain(
      `${table}.${column}`,
    );
});

test('a steward prints each paper with what the circle is, and reads first what a person must still fill in', async () => {
  const world = await aCircle(db);
  await setKeptUntil(db, world.id, { keepUntil: '2027-11-24', by: null, now: today });
  const steward = visitor(app);
  await signedIn(db, steward, await aMember(db, world, 'steward'));
  for (const paper of papers) {
    await steward.goTo(`/circles/${world.slug}/privacy/${paper}`);
    expect(steward.status).toBe(200);
    for (const words of ['Municipality of Test', 'This a person must still fill in', 'story.text']) expect(steward.text).toContain(words);
    await steward.goTo(`/circles/${world.slug}/privacy/${paper}/text`);
    expect(steward.html).toMatch(/^# .+/);
    expect(steward.html).toContain('**[Fill in: ');
  }
  await steward.goTo(`/circles/${world.slug}/privacy/dpia`);
  expect(steward.text).toContain('Stories are kept until 24 November 2027');
  expect(steward.text).toContain('what those concerned think of this processing');
  await steward.goTo(`/circles/${world.slug}/privacy/nothing`);
  expect(steward.status).toBe(404);
});
