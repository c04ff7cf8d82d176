import { expect, test } from 'vitest';
import { promptsOf } from '#system/circles/circles.server.ts';
import { aCircle, aMember } from '../worlds.ts';
import { kringHere } from './phones.ts';
import { signsIn, someone, type Someone } from './someone.ts';

const { db, clock, at, browser } = await kringHere();

/** Someone who opens circles, at a phone without JavaScript. */
async function aSteward(): Promise<Someone> {
  const world = await aCircle(db, { subject: 'Another circle' });
  const steward = await aMember(db, world, 'steward', { name: 'Noor' });
  await db.updateTable('person').set({ opens_circles_since: clock.now }).where('id', '=', steward).execute();
  const noor = await someone(browser, { at, javaScript: false, width: 320, height: 640 });
  await signsIn(noor, { db, person: steward, now: clock.now });
  return noor;
}

/** What a person takes who reads: ten seconds a page, five a field, three letters a second. */
const minutesOf = ({ effort: { pages, fields, letters } }: Someone) => (pages * 10 + fields * 5 + letters / 3) / 60;

test('from “we have a problem with litter” to a started first catalyst in under ten minutes', { timeout: 120_000 }, async () => {
  const noor = await aSteward();
  await noor.goes('/circles/new');
  await noor.fills('circle.about.subject', 'Litter round the flats');
  await noor.fills('circle.about.challenge', 'We have a problem with litter. We want to change that together.');
  await noor.chooses('circle.new.mySide', 'circle.starting.side.professionals');
  await noor.presses('circle.new.do');
  await noor.follows('frame.way.methods');

  await noor.unfolds('methods.ui.find');
  await noor.selects('methods.ui.find.moment', 'methods.ui.moment.begin');
  await noor.fills('methods.ui.find.people', '10');
  await noor.fills('methods.ui.find.minutes', '120');
  await noor.selects('methods.ui.find.reading', 'methods.ui.reading.none');
  await noor.presses('methods.ui.find.do');
  await noor.sees('Fits, because: for 2 to 12 people, takes 65 minutes');

  await noor.follows('methods.walk.name');
  await noor.fills('dialogue.plan.starts', '2026-12-05T14:00');
  await noor.fills('dialogue.plan.place', 'By the containers');
  await noor.presses('methods.ui.start.session');
  await noor.sees('methods.walk.2.title');
  await noor.sees('methods.walk.3.do');
  const { id } = await db.selectFrom('circle').select('id').where('subject', '=', 'Litter round the flats').executeTakeFirstOrThrow();
  const session = await db.selectFrom('session').select(['place', 'purpose']).where('circle_id', '=', id).executeTakeFirstOrThrow();
  expect(session).toEqual({ place: 'By the containers', purpose: noor.words('methods.walk.about') });
  expect(minutesOf(noor)).toBeLessThan(10);

  // and the question that goes along, asked with one button
  await noor.follows('frame.way.methods');
  await noor.follows('methods.snapshot.name');
  await noor.presses('methods.ui.start.prompt');
  await noor.sees('methods.ui.start.prompt.there');
  expect((await promptsOf(db, id)).map(({ text }) => text)).toEqual([noor.words('methods.snapshot.1.ask')]);
  expect(noor.wrongs).toEqual([]);
  await noor.leaves();
});
