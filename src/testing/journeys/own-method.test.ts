import { expect, test } from 'vitest';
import { cardsAsJson } from '#system/toolkit/card-file.ts';
import { ownCardsOf } from '#system/toolkit/own-methods.server.ts';
import { aCircle, aMember } from '../worlds.ts';
import { haveNoBarriers, kringHere, staysInside } from './phones.ts';
import { signsIn, someone } from './someone.ts';

const { db, clock, at, browser } = await kringHere();

const aPhone = () => someone(browser, { at, language: 'nl', javaScript: false, width: 320, height: 640 });

test('a steward writes a card, starts it, takes it along, and another circle reads it in: in Dutch, without JavaScript, on a phone', async () => {
  const [here, there] = [await aCircle(db, { language: 'nl' }), await aCircle(db, { subject: 'Elsewhere', language: 'nl' })];
  const noor = await aPhone();
  await signsIn(noor, { db, person: await aMember(db, here, 'steward'), now: clock.now });
  await noor.goes(`/circles/${here.slug}/methods`);
  await noor.follows('kit.new.write');
  await staysInside(noor);
  await noor.fills('kit.name', 'Soep en verhalen');
  await noor.fills('kit.about', 'Mensen koken soep en vertellen tijdens het snijden.');
  await noor.chooses('kit.move', 'methods.ui.move.gather');
  await noor.chooses('kit.moments', 'methods.ui.moment.begin', 'methods.ui.moment.tell');
  await noor.chooses('kit.constellation', 'methods.ui.constellation.catalysts');
  await noor.fills('kit.people_least', '3');
  await noor.fills('kit.people_most', '9');
  await noor.chooses('kit.modes', 'methods.ui.mode.room');
  await noor.chooses('kit.reading', 'methods.ui.reading.none');
  await noor.chooses('kit.needs', 'methods.ui.need.food');
  await noor.fills('kit.for', 'Voor buren die niet naar een zaal gaan.');
  await noor.fills('kit.not', 'Als iemand nu honger heeft. Eet dan eerst.');
  await noor.fills('kit.gains', 'Wie kookt, heeft het woord.');
  await noor.fills('kit.access', 'Zitten mag. Niemand hoeft te lezen.');
  await noor.page.selectOption('#step-1-kind', 'session.round');
  await noor.page.fill('#step-1-title', 'Snijden en vertellen');
  await noor.page.fill('#step-1-do', 'Vertel om de beurt over een maaltijd hier.');
  await noor.page.fill('#step-1-minutes', '40');
  await noor.fills('kit.source', 'Zelf bedacht in onze keuken');
  await noor.fills('kit.attribution', 'De koks van de hoek');
  await noor.presses('kit.new.keep'); // a card without a licence is refused, and keeps what was written
  await noor.sees('kit.slip.at', { place: noor.words('kit.licence'), slip: noor.words('kit.slip.missing') });
  await staysInside(noor);
  await noor.fills('kit.licence', 'CC BY 4.0');
  await noor.presses('kit.new.keep');
  await noor.sees('Soep en verhalen');
  await noor.fills('dialogue.plan.starts', '2026-12-05T18:00');
  await noor.fills('dialogue.plan.place', 'De keuken');
  await noor.presses('methods.ui.start.session');
  await noor.sees('Snijden en vertellen');

  const out = await noor.asks(`/circles/${here.slug}/methods.json`);
  const file = { name: 'kaarten.json', mimeType: 'application/json', buffer: await out.body() };
  const jan = await aPhone();
  await signsIn(jan, { db, person: await aMember(db, there, 'steward', { name: 'Jan' }), now: clock.now });
  await jan.goes(`/circles/${there.slug}/methods`);
  await jan.follows('kit.in');
  await jan.page.setInputFiles('#card_file', file);
  await jan.presses('kit.in.do');
  await jan.sees('kit.in.what.lead');
  await jan.sees('Snijden en vertellen');
  await staysInside(jan);
  await jan.presses('kit.in.keep.all');
  await jan.sees('kit.own.tag');
  const kept = await ownCardsOf(db, there.id);
  expect(cardsAsJson(kept.map(({ card }) => card))).toBe(file.buffer.toString());

  const pages = ['', '/new', '/import', `/${kept[0]!.id}`, `/${kept[0]!.id}/edit`].map((page) => `/circles/${there.slug}/methods${page}`);
  await haveNoBarriers(jan, { width: 320, colorScheme: 'light', language: 'nl' }, pages);
  await haveNoBarriers(jan, { width: 1280, colorScheme: 'dark', language: 'nl' }, pages);
  expect([...noor.wrongs, ...jan.wrongs]).toEqual([]);
}, 180_000);
