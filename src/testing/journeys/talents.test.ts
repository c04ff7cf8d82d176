import { expect, test } from 'vitest';
import { aCircle, aMember } from '../worlds.ts';
import { haveNoBarriers, kringHere, staysInside } from './phones.ts';
import { signsIn, someone } from './someone.ts';

const { db, at, clock, browser } = await kringHere();
const phone = () => someone(browser, { at, language: 'nl', width: 320, height: 640, javaScript: false });

test('a circle asks for someone, a neighbour offers on a borrowed phone, people find each other, and the offer is taken back by its letters', async () => {
  const world = await aCircle(db, { language: 'nl' });
  const wim = await phone();
  await signsIn(wim, { db, person: await aMember(db, world, 'steward', { name: 'Wim' }), now: clock.now });
  await wim.goes(`/circles/${world.slug}/road-map`);
  await wim.follows('talents.title');
  await wim.sees('talents.offers.none');
  await wim.unfolds('talents.ask');
  await wim.fills('talents.ask.text', 'We zoeken iemand die voor een groep kookt.');
  await wim.presses('talents.ask.do');

  const fatma = await phone();
  await fatma.goes(`/circles/${world.slug}/talents`);
  await fatma.sees('talents.offers.notOpen');
  await fatma.follows('talents.answer');
  await fatma.sees('We zoeken iemand die voor een groep kookt.');
  await fatma.fills('offer.text', 'Ik kook graag, ook voor veertig mensen.');
  await fatma.presses('offer.do');
  await fatma.sees('offer.reach.missing');
  await fatma.fills('offer.reach', 'Vraag naar Fatma in het buurthuis');
  await fatma.chooses('offer.seenBy', 'offer.seenBy.everyone');
  await staysInside(fatma);
  await fatma.presses('offer.do');
  const letters = await fatma.finds(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/);
  expect(await fatma.page.context().cookies()).toEqual([]);

  await wim.goes(`/circles/${world.slug}/talents`);
  await wim.sees('Vraag naar Fatma in het buurthuis');
  await wim.presses('talents.open');
  await staysInside(wim);
  const stranger = await phone();
  await stranger.goes(`/circles/${world.slug}/talents`);
  await stranger.sees('Ik kook graag, ook voor veertig mensen.');
  await stranger.seesNot('Fatma');
  const paths = [`/circles/${world.slug}/talents`, `/offer/${world.door}`, `/offer/${world.door}/back`];
  await haveNoBarriers(wim, { width: 320, colorScheme: 'dark', language: 'nl' }, paths);
  await haveNoBarriers(stranger, { width: 320, colorScheme: 'light', language: 'ar' }, paths.slice(1));

  await fatma.goes(`/offer/${world.door}/back`);
  await fatma.fills('offer.code', letters.toLowerCase());
  await fatma.presses('offer.back.do');
  await fatma.sees('offer.back.done');
  expect(await db.selectFrom('talent').select('id').where('circle_id', '=', world.id).execute()).toEqual([]);
  for (const { wrongs } of [wim, fatma, stranger]) expect(wrongs).toEqual([]);
}, 180_000);
