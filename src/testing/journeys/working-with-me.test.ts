import { expect, test } from 'vitest';
import { aCircle, aMember } from '../worlds.ts';
import { haveNoBarriers, kringHere, staysInside } from './phones.ts';
import { signsIn, someone } from './someone.ts';

const { db, at, clock, later, browser } = await kringHere();

const phone = () => someone(browser, { at, language: 'nl', width: 320, height: 640, javaScript: false });

test('someone makes a mirror on a phone, five residents answer by its link, and the next day they see where others see it otherwise', async () => {
  const world = await aCircle(db, { language: 'nl' });
  const person = await aMember(db, world, 'member', { name: 'Noor' });
  const noor = await phone();
  await signsIn(noor, { db, person, now: clock.now });
  await noor.goes(`/circles/${world.slug}/road-map`);
  await noor.follows('workmirror.title');
  await noor.fills('workmirror.called', 'Noor');
  await noor.chooses('workmirror.own.goes', 'working.often.4');
  await noor.chooses('workmirror.own.listens', 'working.often.3');
  await noor.presses('workmirror.make');
  await staysInside(noor);
  await noor.sees('workmirror.people.resident.few');
  const link = (await noor.page.locator('.kring-address').nth(1).getAttribute('href'))!;
  for (let nth = 0; nth < 5; nth++) {
    const resident = await phone();
    await resident.goes(link);
    await resident.sees('working.lead.resident', { name: 'Noor' });
    if (nth === 0) {
      await resident.presses('working.send');
      await resident.sees('working.nothing');
    }
    await resident.chooses('working.q.goes', nth < 3 ? 'working.often.1' : 'working.often.3');
    await staysInside(resident);
    await resident.presses('working.send');
    await resident.sees('working.thanks');
    expect(await resident.page.context().cookies()).toEqual([]);
    expect(resident.wrongs).toEqual([]);
    await resident.leaves();
  }
  await noor.goes(`/circles/${world.slug}/mirror-of-working`);
  await noor.sees('workmirror.people.resident.few');
  later(1);
  await signsIn(noor, { db, person, now: clock.now });
  await noor.goes(`/circles/${world.slug}/mirror-of-working`);
  await noor.sees('workmirror.people.resident', { count: 5 });
  await noor.sees('workmirror.differs.resident', {
    statement: noor.words('workmirror.own.goes'),
    own: noor.words('working.often.4'),
    theirs: noor.words('working.often.1'),
  });
  await haveNoBarriers(noor, { width: 320, colorScheme: 'dark', language: 'nl' }, [`/circles/${world.slug}/mirror-of-working`]);
  const resident = await phone();
  await haveNoBarriers(resident, { width: 320, colorScheme: 'light', language: 'nl' }, [link]);
  await haveNoBarriers(resident, { width: 320, colorScheme: 'light', language: 'ar' }, [link]);
  await noor.presses('workmirror.erase.do');
  await noor.sees('workmirror.erased');
  await resident.goes(link);
  await resident.seesNot('working.send');
  expect(noor.wrongs).toEqual([]);
}, 180_000);
