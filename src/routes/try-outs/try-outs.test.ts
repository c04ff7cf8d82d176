import sharp from 'sharp';
import { expect, test } from 'vitest';
import { seenOnPage } from '#catalysts/try-outs/observations.server.ts';
import { tryOutsShown } from '#catalysts/try-outs/try-out-views.server.ts';
import { aboutsOf } from '#cycle/5-return/abouts.server.ts';
import { trailOf } from '#lib/server/trail.server.ts';
import { decideTryOut } from '#catalysts/try-outs/try-outs.server.ts';
import { lookCode } from '#catalysts/try-outs/look-codes.server.ts';
import { newId } from '#lib/server/ids.ts';
import { takeLetter } from '#cycle/5-return/letters.server.ts';
import { remindOfTryOuts } from '#catalysts/try-outs/try-outs-due.server.ts';
import { writeLetter } from '#cycle/5-return/writing.server.ts';
import { callsFor } from '#system/circles/digests.server.ts';
import { deskOf } from '../../chores.ts';
import type { Reader } from '#cycle/1-gather/consent.ts';
import type { Role } from '#lib/people/may.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, anInsight, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const kring = await testKring();
const { db, app } = kring;

async function someone(world: World, role: Role = 'member', side: Reader = 'professionals', name = 'Noor') {
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, role, { side, name }));
  return browser;
}

const card = {
  belief: 'People throw litter on the ground because the bin is far away.',
  trying: 'Put a bin next to the door.',
  withWhom: 'The caretaker and the people of stair 3.',
  until: '2026-12-20',
  goodSign: 'Less than five pieces of litter at eight in the morning.',
  badSign: 'Bags are put beside the bin.',
  amplify: 'Put bins at the other doors.',
  dampen: 'Take the bin away the same day.',
};

/** A photo with the place where it was taken in it. */
async function pictureWithPlace() {
  const photo = sharp({ create: { width: 900, height: 600, channels: 3, background: '#3a6' } }).withExif({
    IFD3: { GPSLatitude: '52/1 2/1 0/1', GPSLatitudeRef: 'N' },
  });
  return new Blob([new Uint8Array(await photo.jpeg().toBuffer())], { type: 'image/jpeg' });
}

/** Begins a try-out through its page. Returns its id. */
async function begun(world: World, browser: Visitor, more: Record<string, string | string[]> = {}, from = '') {
  await browser.goTo(`/circles/${world.slug}/try-outs/new${from}`);
  await browser.press('Begin this try-out', { ...card, ...more });
  return browser.path.split('/').at(-1)!;
}

/** Looks along by the link, as someone without a place in the circle. */
async function lookedAlong(world: World, id: string, more: Record<string, string> = {}) {
  const neighbour = visitor(app);
  await neighbour.goTo(`/try-out/${world.door}/${lookCode(kring.keys, 'try-out', id)}`);
  await neighbour.pressWith('Keep what I saw', { seen: 'It stays clean.', sign: 'good', ...more }, {});
  return neighbour;
}

test('a try-out begins with eight lines, and the world can read it', async () => {
  const world = await aCircle(db);
  const noor = await someone(world);
  await begun(world, noor);
  expect(noor.status).toBe(200);
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/try-outs`);
  expect(anyone.text).toContain('Going on');
  await anyone.follow('Put a bin next to the door.');
  expect(anyone.text).toContain('Bags are put beside the bin.');
  expect(anyone.page.querySelectorAll('main form')).toHaveLength(0);
});

test('without a bad sign nothing begins; kept as a plan it is nobody’s news, and says what is missing', async () => {
  const world = await aCircle(db);
  const noor = await someone(world);
  await begun(world, noor, { badSign: '' });
  expect(noor.status).toBe(422);
  expect(noor.text).toContain('A try-out begins only when you know what shows that it goes wrong.');
  expect(noor.html).toContain('Put a bin next to the door.');
  await noor.press('Keep as a plan', { badSign: '', until: '' });
  expect(noor.text).toContain('Not begun yet');
  const id = noor.path.split('/').at(-1)!;
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/try-outs/${id}`);
  expect(anyone.status).toBe(404);
  await anyone.goTo(`/circles/${world.slug}/try-outs`);
  expect(anyone.text).not.toContain('Put a bin next to the door.');
  await noor.follow('Go on with this plan');
  expect(noor.text).toContain('Missing: “Until which day?”, “A bad sign is”');
  await noor.press('Begin this try-out', { until: '2026-12-20', badSign: 'Rats.' });
  expect(noor.text).toContain('Going on');
  await expect(
    db.updateTable('try_out').set({ bad_sign: null }).where('circle_id', '=', world.id).where('id', '=', id).execute(),
  ).rejects.toThrow();
});

test('nobody decides before someone from outside the team has looked, not even by sending the form; then it says who and why', async () => {
  const world = await aCircle(db);
  const noor = await someone(world, 'steward');
  const id = await begun(world, noor);
  await noor.pressWith('Keep what I saw', { seen: 'I find it cleaner.', sign: 'good' }, {});
  expect(noor.text).toContain('I find it cleaner.');
  expect(noor.text).toContain('Nobody from outside the team has looked along yet.');
  expect(noor.text).toContain('This can be done once someone from outside the team');
  expect(noor.page.querySelector('[name=outcome]')).toBeNull();
  const early = { outcome: 'keep', decidedBy: 'Noor', side: world.sides.professionals, because: 'I like it.', learned: null } as const;
  expect(await decideTryOut(db, world.id, id, { ...early, now: today, today: '2026-11-24' })).toBe(false);

  const neighbour = await lookedAlong(world, id);
  expect(neighbour.text).toContain('Your words are kept');
  await noor.goTo(`/circles/${world.slug}/try-outs/${id}`);
  expect(noor.text).toContain('It stays clean.');
  await noor.press('Put this on record', { outcome: 'stop', because: '', decidedBy: 'Noor' });
  expect(noor.status).toBe(422);
  await noor.press('Put this on record', { outcome: 'keep', because: 'It works and costs nothing.', decidedBy: 'Noor de Wit' });
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/try-outs/${id}`);
  for (const said of ['Kept', 'Noor de Wit', 'Professional', 'It works and costs nothing.']) expect(anyone.text).toContain(said);
});

test('the maker’s own link, and a second side of the maker, are no look from outside; another side is', async () => {
  const world = await aCircle(db);
  const person = await aMember(db, world, 'steward');
  await aMember(db, world, 'member', { person, side: 'residents' });
  const noor = visitor(app);
  await signedIn(db, noor, person);
  const id = await begun(world, noor, { side: world.sides.professionals });
  await noor.goTo(`/try-out/${world.door}/${lookCode(kring.keys, 'try-out', id)}`);
  await noor.pressWith('Keep what I saw', { seen: 'Very clean, says a neighbour.', sign: 'good', side: world.sides.residents }, {});
  await noor.goTo(`/circles/${world.slug}/try-outs/${id}`);
  await noor.pressWith('Keep what I saw', { seen: 'Clean too.', sign: 'good', side: world.sides.residents }, {});
  expect(noor.text).toContain('Nobody from outside the team has looked along yet.');
  const samira = await someone(world, 'member', 'residents', 'Samira');
  await samira.goTo(`/circles/${world.slug}/try-outs/${id}`);
  await samira.pressWith('Keep what I saw', { seen: 'The bags stink.', sign: 'bad' }, {});
  expect(samira.text).toContain('Someone from outside the team looked along too.');
});

test('what people saw is read by who takes part; the world sees how much only from five on, and never who', async () => {
  const world = await aCircle(db);
  const noor = await someone(world);
  const id = await begun(world, noor);
  for (let nth = 0; nth < 4; nth++) await lookedAlong(world, id, { seen: `The neighbour saw ${nth}.` });
  const anyone = visitor(app);
  const page = `/circles/${world.slug}/try-outs/${id}`;
  await anyone.goTo(page);
  expect(anyone.text).toContain('Written down fewer than 5 times');
  expect(anyone.text).not.toContain('The neighbour saw');
  await lookedAlong(world, id, { showSide: 'yes', side: world.sides.residents });
  await anyone.goTo(page);
  expect(anyone.text).toContain('Written down 5 times what happened');
  expect(anyone.text).toContain('Looked at from: Resident');
  await noor.goTo(page);
  expect(noor.text).toContain('The neighbour saw 3.');
  expect(noor.text).toContain('From outside: Resident');
});

test('a photo loses where and when it was taken, has words, and is seen by who takes part alone', async () => {
  const world = await aCircle(db);
  const noor = await someone(world);
  const id = await begun(world, noor);
  const photo = await pictureWithPlace();
  const add = (filled: Record<string, string>) =>
    noor.pressWith('Keep what I saw', { seen: 'Look.', sign: 'good', ...filled }, { medium: photo });
  await add({});
  expect(noor.status).toBe(422);
  expect(noor.text).toContain('Write down what is on the photo.');
  expect(noor.text).toContain('Say whether there are people on it.');
  await add({ shows: 'The bin with two bags beside it.', pictured: 'nobody' });
  const image = noor.page.querySelector('main img')!;
  expect(image.getAttribute('alt')).toBe('The bin with two bags beside it.');
  const { picture } = await db
    .selectFrom('observation_picture')
    .select('picture')
    .where('circle_id', '=', world.id)
    .executeTakeFirstOrThrow();
  expect(await sharp(picture).metadata()).toMatchObject({
    format: 'webp',
    width: image.getAttribute('width') && Number(image.getAttribute('width')),
  });
  expect((await sharp(picture).metadata()).exif).toBeUndefined();
  await noor.goTo(image.getAttribute('src')!);
  expect(noor.status).toBe(200);
  const anyone = visitor(app);
  await anyone.goTo(image.getAttribute('src')!);
  expect(anyone.status).toBe(404);
  await noor.goTo(`/circles/${world.slug}/try-outs/${id}`);
  await noor.pressWith(
    'Keep what I saw',
    { seen: 'A trick.', sign: 'bad', shows: 'x', pictured: 'yes' },
    { medium: new Blob(['<svg onload=alert(1)>']) },
  );
  expect(noor.text).toContain('We cannot keep this photo.');
});

test('nobody hangs a photo on what someone else saw', async () => {
  const world = await aCircle(db);
  const noor = await someone(world);
  const id = await begun(world, noor);
  await noor.press('Keep what I saw', { seen: 'Two bags stood beside the bin.', sign: 'good' });
  const [seen] = await db.selectFrom('observation').select('id').where('try_out_id', '=', id).execute();
  const other = await someone(world);
  await other.goTo(`/circles/${world.slug}/try-outs/${id}`);
  await other.pressWith(
    'Keep what I saw',
    { form: seen!.id, seen: 'Look.', sign: 'bad', shows: 'Something else.', pictured: 'nobody' },
    { medium: await pictureWithPlace() },
  );
  expect(await db.selectFrom('observation_picture').select('id').where('circle_id', '=', world.id).execute()).toEqual([]);
});

test('the stories behind it hear that it begins and what becomes of it, with who and why', async () => {
  const world = await aCircle(db);
  const story = await aStory(db, world);
  const insight = await anInsight(db, world, [story]);
  const noor = await someone(world, 'steward');
  const id = await begun(world, noor, { insight: [insight] }, `?insight=${insight}`);
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/insights/${insight}`);
  await anyone.follow('Put a bin next to the door.');
  expect(anyone.path).toBe(`/circles/${world.slug}/try-outs/${id}`);
  await lookedAlong(world, id);
  await noor.goTo(`/circles/${world.slug}/try-outs/${id}`);
  await noor.press('Put this on record', { outcome: 'stop', because: 'It stinks.', decidedBy: 'Noor' });
  const marks = await trailOf(db, world.id, story);
  expect(marks.map(({ what }) => what)).toEqual(expect.arrayContaining(['try_out.begun', 'try_out.decided']));
  const about = await aboutsOf(db, world, marks, 'letter');
  expect(about({ what: 'try_out.decided', about: id })).toMatchObject({ because: 'It stinks.', by: 'Noor (Professional)' });
});

test('adapting leads to a try-out that follows it, filled in and linked both ways; deciding twice changes nothing', async () => {
  const world = await aCircle(db);
  const noor = await someone(world, 'steward');
  const first = await begun(world, noor);
  await lookedAlong(world, first);
  const page = `/circles/${world.slug}/try-outs/${first}`;
  await noor.goTo(page);
  const [form, second] = [await someone(world, 'steward', 'deciders', 'Ali'), { outcome: 'stop', because: 'Too late.', decidedBy: 'Ali' }];
  await form.goTo(page);
  await noor.press('Put this on record', { outcome: 'adapt', because: 'A bin with a lid.', decidedBy: 'Noor' });
  await form.press('Put this on record', second);
  expect(form.text).toContain('This was decided already.');
  expect(form.text).not.toContain('Too late.');
  await noor.follow('Write the try-out that follows this one');
  expect(noor.page.querySelector('#trying')!.textContent).toBe('Put a bin next to the door.');
  await noor.press('Begin this try-out', { trying: 'Put a bin with a lid.', until: '2026-12-30' });
  expect(noor.text).toContain('This follows an earlier try-out');
  await form.goTo(page);
  expect(form.text).toContain('Put a bin with a lid.');
  await lookedAlong(world, first).then(
    () => expect.unreachable(),
    (error: Error) => expect(error.message).toContain('This try-out is finished'),
  );
});

test('slips and rubbish: a day gone by, an id of nowhere, another circle’s insight, a card that is not one’s own', async () => {
  const [world, other] = [await aCircle(db), await aCircle(db)];
  const foreign = await anInsight(db, other, [await aStory(db, other)]);
  const noor = await someone(world);
  for (const until of ['2026-11-24', '2020-01-01', '3026-01-01', '31-02-2027', 'soon']) {
    await begun(world, noor, { until });
    expect(noor.status, until).toBe(422);
  }
  await begun(world, noor, {}, `?insight=${foreign}&method=nonsense&follows=..&agreement=%00x`.replace('%00', ''));
  expect(await db.selectFrom('try_out_insight').selectAll().where('insight_id', '=', foreign).execute()).toEqual([]);
  const page = noor.path;
  for (const path of ['/try-outs/nonsense', '/try-outs/nonsense/change', '/try-outs/nonsense/pictures/x']) {
    await noor.goTo(`/circles/${world.slug}${path}`);
    expect(noor.status, path).toBe(404);
  }
  const samira = await someone(world, 'member', 'residents', 'Samira');
  await samira.goTo(page);
  expect(samira.page.querySelector('#decide')).toBeNull();
  await samira.pressWith('Keep what I saw', { seen: 'x'.repeat(1001), sign: 'good', seenOn: '2026-11-01' }, {});
  expect(samira.text).toContain('This is too long: 1001 characters.');
  expect(samira.text).toContain('Choose a day since it began');
});

test('two hundred observations stay a page that loads, the newest first', async () => {
  const world = await aCircle(db);
  const noor = await someone(world);
  const id = await begun(world, noor);
  await db
    .insertInto('observation')
    .values(
      Array.from({ length: 200 }, (_, nth) => ({
        ...{ circle_id: world.id, id: newId(), try_out_id: id, seen: `Seen number ${nth}.`, seen_on: '2026-11-24', sign: 'good' as const },
        ...{ side_id: null, show_side: false, outside: true, person_id: null, seat_id: null, at: new Date(today.getTime() + nth * 1000) },
      })),
    )
    .execute();
  await noor.goTo(`/circles/${world.slug}/try-outs/${id}`);
  expect(noor.page.querySelectorAll('article[id^=seen-]')).toHaveLength(seenOnPage);
  expect(noor.text).toContain('Seen number 199.');
  expect(noor.html.length).toBeLessThan(80_000);
  await noor.follow('Seen earlier');
  expect(noor.text).toContain('Seen number 174.');
  expect((await tryOutsShown(db, world.id, '2026-11-24'))[0]).toMatchObject({
    seen: { total: 200 },
    fromOutside: true,
    standing: 'running',
  });
});

test('what is hidden shows no word anywhere, and its link opens nothing', async () => {
  const world = await aCircle(db);
  const noor = await someone(world);
  const id = await begun(world, noor);
  await db.updateTable('try_out').set({ hidden_at: today }).where('id', '=', id).execute();
  const anyone = visitor(app);
  for (const path of [
    `/circles/${world.slug}/try-outs`,
    `/circles/${world.slug}/try-outs/${id}`,
    `/try-out/${world.door}/${lookCode(kring.keys, 'try-out', id)}`,
  ]) {
    await anyone.goTo(path);
    for (const said of Object.values(card).filter((line) => !line.startsWith('2026'))) expect(anyone.html, path).not.toContain(said);
  }
});

test('whoever began it is reminded by letter a week before its day, once; it waits for them on their page; and not when it was decided', async () => {
  const world = await aCircle(db);
  const person = await aMember(db, world, 'member');
  await db.updateTable('person').set({ email: 'noor@example.org' }).where('id', '=', person).execute();
  const noor = visitor(app);
  await signedIn(db, noor, person);
  const id = await begun(world, noor);
  const on = (day: string) => ({ now: new Date(`${day}T10:00:00Z`), day });
  const letters = () => db.selectFrom('letter').selectAll().where('circle_id', '=', world.id).execute();
  await remindOfTryOuts(db, on('2026-12-12'));
  expect(await letters()).toHaveLength(0);
  expect(await callsFor(db, { circle: world.id, person, now: on('2026-12-12').now, mail: true })).toEqual([]);
  await remindOfTryOuts(db, on('2026-12-13'));
  await remindOfTryOuts(db, on('2026-12-14'));
  expect(await letters()).toHaveLength(1);
  const letter = await takeLetter(db, on('2026-12-14'));
  const desk = deskOf(kring.keys, kring.config);
  expect((await writeLetter(db, letter!, desk, on('2026-12-14').now))!.text).toContain('Put a bin next to the door.');
  expect(await callsFor(db, { circle: world.id, person, now: on('2026-12-14').now, mail: true })).toEqual([
    { what: 'tryOut', n: 1, at: `try-outs/${id}` },
  ]);
  await lookedAlong(world, id);
  await noor.goTo(`/circles/${world.slug}/try-outs/${id}`);
  await noor.press('Put this on record', { outcome: 'keep', because: 'Fine.', decidedBy: 'Noor' });
  expect(await writeLetter(db, letter!, desk, on('2026-12-14').now)).toBeNull();
});
