import { expect, test } from 'vitest';
import { aCircle, aMember, aPerson } from '../worlds.ts';
import { haveNoBarriers, kringHere, staysInside } from './phones.ts';
import { signsIn, someone } from './someone.ts';

const { db, at, clock, browser } = await kringHere();
const phone = () => someone(browser, { at, language: 'nl', width: 320, height: 640, javaScript: false });

test('a steward tells how it went, the world reads it beside the pilots, and another Kring holds the file after a look', async () => {
  const world = await aCircle(db, { language: 'nl' });
  const wim = await phone();
  await signsIn(wim, { db, person: await aMember(db, world, 'steward', { name: 'Wim' }), now: clock.now });
  await wim.goes(`/circles/${world.slug}/road-map`);
  await wim.follows('cases.own.edit');
  await wim.sees('cases.own.suggested');
  await wim.fills('cases.own.title', 'Afval bij de flat');
  await wim.fills('cases.field.aim', 'Een schone hal.');
  await wim.fills('cases.field.learned', 'Begin bij wat bewoners zeggen.');
  await wim.fills('cases.own.latitude', '53,2');
  await wim.fills('cases.own.longitude', '6,56');
  await wim.presses('cases.own.keep');
  await wim.follows('cases.own.needs.hindered');
  await wim.fills('cases.field.hindered', 'De container zat op slot.');
  await wim.presses('cases.own.keep');
  await staysInside(wim);
  await wim.presses('cases.own.publish');

  const stranger = await phone();
  await stranger.goes('/cases');
  await staysInside(stranger);
  expect(await stranger.page.locator('.kring-cases-map rect').count()).toBe(1);
  await stranger.follows('Afval bij de flat');
  await stranger.sees('De container zat op slot.');
  await stranger.sees('cases.own.ours');
  const file = await (await stranger.asks(`/circles/${world.slug}/case.json`)).text();

  const olga = await phone();
  await signsIn(olga, { db, person: await aPerson(db, world.organisation, { name: 'Olga', opens: true }), now: clock.now });
  await olga.goes('/cases');
  await olga.follows('cases.in.title');
  await olga.fills('cases.in.source', 'https://kring.example.org/circles/afval/case');
  await olga.fills('cases.in.file', `${file}rommel`);
  await olga.presses('cases.in.look');
  await olga.sees('cases.in.notJson');
  await olga.fills('cases.in.file', file);
  await olga.presses('cases.in.look');
  await staysInside(olga);
  await olga.presses('cases.in.hold', { values: { count: 1 } });
  await olga.sees('cases.elsewhere.lead');
  const held = (await olga.page.locator('a[href^="/cases/held/"]').getAttribute('href'))!;
  await stranger.goes(held);
  await stranger.sees('https://kring.example.org/circles/afval/case');

  const own = `/circles/${world.slug}/case`;
  await haveNoBarriers(wim, { width: 320, colorScheme: 'dark', language: 'nl' }, [own, `${own}/edit`, '/cases']);
  await haveNoBarriers(olga, { width: 320, colorScheme: 'light', language: 'nl' }, ['/cases/in', held]);
  await wim.goes(own);
  await wim.presses('cases.own.back');
  await stranger.goes('/cases');
  expect(await stranger.page.locator(`a[href="${own}"]`).count()).toBe(0);
  for (const { wrongs } of [wim, stranger, olga]) expect(wrongs).toEqual([]);
}, 180_000);
