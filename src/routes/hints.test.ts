import { expect, test } from 'vitest';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn } from '#testing/worlds.ts';

const { db, app } = await testKring();

test('a member reads once what a page is for, and closes it for good', async () => {
  const world = await aCircle(db);
  const [noor, samir] = [visitor(app), visitor(app)];
  await signedIn(db, noor, await aMember(db, world, 'member'));
  await signedIn(db, samir, await aMember(db, world, 'member', { name: 'Samir' }));
  await noor.goTo(`/circles/${world.slug}/sense`);
  expect(noor.text).toContain('Choose pieces that belong together here');
  await noor.press('Got it');
  expect(noor.path).toBe(`/circles/${world.slug}/sense`);
  expect(noor.text).not.toContain('Choose pieces that belong together here');
  await samir.goTo(`/circles/${world.slug}/sense`);
  expect(samir.text).toContain('Choose pieces that belong together here');
});

test('a hint leads back to a page of a circle and nowhere else', async () => {
  const world = await aCircle(db);
  const noor = visitor(app);
  await signedIn(db, noor, await aMember(db, world, 'member'));
  await noor.goTo(`/circles/${world.slug}/sense`);
  await noor.press('Got it', { back: 'https://elsewhere.example/' });
  expect(noor.path).toBe('/home');
});

test('whoever came without an account gets no hints; the keys stand on a page that members find in the foot', async () => {
  const world = await aCircle(db);
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/changes`);
  expect(anyone.text).not.toContain('Got it');
  expect(anyone.text).not.toContain('With the keyboard');
  const noor = visitor(app);
  await signedIn(db, noor, await aMember(db, world, 'member'));
  await noor.goTo(`/circles/${world.slug}/stories`);
  await noor.follow('With the keyboard');
  expect(noor.text).toContain('Shift and Tab');
});
