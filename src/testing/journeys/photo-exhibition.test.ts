import { expect, test } from 'vitest';
import { willDealWell } from '#system/learning/stories-first.server.ts';
import { aPhoto } from '../media-samples.ts';
import { aCircle, aMember } from '../worlds.ts';
import { haveNoBarriers, kringHere, staysInside } from './phones.ts';
import { signsIn, someone } from './someone.ts';

const { db, clock, at, browser } = await kringHere();

const aPhone = () => someone(browser, { at, language: 'nl', javaScript: false, width: 320, height: 640 });

test('someone tells with a photo, lets the world see it, finds it in the exhibition and on paper, and takes it back: without JavaScript', async () => {
  const world = await aCircle(db, { language: 'nl' });
  const [teller, listener, steward, passer] = await Promise.all([aPhone(), aPhone(), aPhone(), aPhone()]);
  const lena = await aMember(db, world, 'listener', { name: 'Lena' });
  await willDealWell(db, world.id, lena, clock.now);
  await signsIn(listener, { db, person: lena, now: clock.now });
  await signsIn(steward, { db, person: await aMember(db, world, 'steward', { name: 'Noor' }), now: clock.now });

  await steward.goes(`/circles/${world.slug}/methods/photovoice`);
  await steward.presses('methods.ui.start.prompt'); // the card asks its question, and leads to the exhibition
  await steward.follows('methods.ui.start.print.exhibition');
  await steward.sees('exhibition.none');

  await teller.goes(`/tell/${world.door}`);
  await teller.page.locator('textarea[name=text]').fill('Op deze bank zit elke avond iemand te wachten.');
  const folded = teller.page.locator('details:has(input[name=medium]) > summary');
  if (await folded.count()) await folded.first().click();
  await teller.page.setInputFiles('input[name=medium]', { name: 'bank.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() });
  await teller.page.locator('input[name=pictured][value=nobody]').check();
  await teller.presses('teller.tell.save');
  for (const box of ['readers][value=residents', 'uses][value=publish', 'special][value=none', 'others][value=none'])
    await teller.page.locator(`input[name=${box}]`).check();
  await teller.page.locator('select[name=age]').selectOption('adult');
  await teller.presses('teller.choose.keep');

  const { id } = await db.selectFrom('story').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  const { id: medium } = await db.selectFrom('medium').select('id').where('story_id', '=', id).executeTakeFirstOrThrow();
  await listener.goes(`/circles/${world.slug}/listen/${id}/media/${medium}`);
  await listener.page.locator('textarea[name=words]').fill('Een lege bank onder een lantaarn.');
  await listener.page.locator('form:has(textarea[name=words]) button').first().click();
  await listener.goes(`/circles/${world.slug}/listen/${id}`);
  await listener.presses('gather.accept.do');
  await passer.goes(`/circles/${world.slug}/exhibition`);
  await passer.seesNot('Op deze bank'); // the second yes was not given yet

  await teller.goes('/mine/publish');
  await teller.presses('teller.publish.yes');
  await passer.goes(`/circles/${world.slug}/exhibition`);
  await passer.sees('Op deze bank zit elke avond iemand te wachten.');
  await passer.sees('Een lege bank onder een lantaarn.');
  expect(await passer.page.locator('.kring-exhibition img').getAttribute('alt')).toBe('Een lege bank onder een lantaarn.');
  await staysInside(passer);

  await steward.goes(`/circles/${world.slug}/exhibition`);
  await steward.presses('exhibition.print.do');
  await steward.sees('exhibition.sheets.foot', { number: 1 });
  await staysInside(steward);
  const sheets = new URL(steward.page.url()).pathname;
  await haveNoBarriers(steward, { width: 320, colorScheme: 'light', language: 'nl' }, [`/circles/${world.slug}/exhibition`, sheets]);
  await haveNoBarriers(steward, { width: 1280, colorScheme: 'dark', language: 'nl' }, [`/circles/${world.slug}/exhibition`, sheets]);

  await teller.goes('/mine/media');
  await teller.page.locator('details:has(input[name=pictured]) > summary').first().click();
  await teller.page.locator('input[name=pictured][value=listeners]').first().check();
  await teller.presses('teller.media.pictured.keep');
  for (const who of [passer, steward]) await who.goes(who === passer ? `/circles/${world.slug}/exhibition` : sheets);
  await passer.sees('exhibition.none');
  await steward.sees('exhibition.sheets.none');
  expect([teller, listener, steward, passer].flatMap(({ wrongs }) => wrongs)).toEqual([]);
}, 180_000);
