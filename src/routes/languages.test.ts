import { expect, test } from 'vitest';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle } from '#testing/worlds.ts';

const { db, app } = await testKring();

test.each([
  ['ar', 'احكِ قصتك', 'هذه الصفحة غير موجودة', 'الخصوصية'],
  ['tr', 'Hikâyenizi anlatın', 'Bu sayfa burada yok', 'Gizlilik'],
  ['pl', 'Proszę opowiedzieć swoją historię', 'Tej strony tu nie ma', 'Prywatność'],
  ['uk', 'Розкажіть свою історію', 'Цієї сторінки тут немає', 'Приватність'],
])('whoever tells in %s keeps that language on every page that a teller meets', async (language, tell, notHere, privacy) => {
  const world = await aCircle(db);
  const phone = visitor(app, { language });
  await phone.goTo(`/tell/${world.door}`);
  expect(phone.text).toContain(tell);
  expect(phone.page.querySelector('html')?.getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
  await phone.goTo('/nothing-here');
  expect(phone.text).toContain(notHere);
  await phone.goTo('/mine');
  expect(phone.text).toContain(notHere);
  await phone.goTo('/privacy');
  expect(phone.page.querySelector('h1')?.text).toBe(privacy);
  for (const page of ['/', '/about', '/accessibility', '/code']) {
    await phone.goTo(page);
    expect(phone.page.querySelector('html')?.getAttribute('lang'), page).toBe(language);
  }
});

test('a page of the circle has two languages to choose from, a page of a teller six', async () => {
  const world = await aCircle(db);
  const phone = visitor(app, { language: 'nl' });
  const choices = () => phone.page.querySelectorAll('.kring-languages a').length;
  await phone.goTo(`/circles/${world.slug}`);
  expect(choices()).toBe(2);
  await phone.goTo(`/tell/${world.door}`);
  expect(choices()).toBe(6);
});
