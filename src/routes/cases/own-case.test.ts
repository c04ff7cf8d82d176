import { expect, test } from 'vitest';
import { keepPromiseDraft } from '#system/circles/promises.server.ts';
import { emptyPromise } from '#system/circles/promise.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aDecision, aMember, aPerson, aStory, signedIn, type World } from '#testing/worlds.ts';

const { db, app, clock, config } = await testKring();
const at = (world: World, more = '') => `/circles/${world.slug}/case${more}`;

async function stewardOf(world: World) {
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, 'steward', { name: 'Wim' }), clock.now);
  return browser;
}

const told = {
  title: 'Litter by the flats',
  about: 'Residents and the city cleaned up together.',
  aim: 'A clean entrance.',
  hindered: 'The containers had a lock.',
  learned: 'Begin with what residents say.',
};

async function published(world: World, more: Record<string, string> = {}) {
  const wim = await stewardOf(world);
  await wim.goTo(at(world, '/edit'));
  await wim.press('Keep it and look', { ...told, ...more });
  await wim.press('Let everyone read this');
  return wim;
}

test('a steward begins from what the circle has, sees a preview, and then the world reads it beside the pilots', async () => {
  const world = await aCircle(db);
  const promise = emptyPromise();
  promise.lines.open = { text: 'When the bins are emptied.', knownBy: null };
  await keepPromiseDraft(db, world.id, promise, { by: await aPerson(db, world.organisation), now: clock.now });
  await db.updateTable('promise').set({ published_at: clock.now }).where('circle_id', '=', world.id).execute();
  await aDecision(db, world, [await aStory(db, world)], { text: 'The bins are emptied twice a week.' });
  const wim = await stewardOf(world);
  await wim.goTo(at(world));
  expect(wim.page.querySelector('textarea[name=aim]')!.text).toBe('When the bins are emptied.');
  expect(wim.page.querySelector('textarea[name=parties]')!.text).toBe('Resident, Professional, Decider');
  expect(wim.page.querySelector('textarea[name=result]')!.text).toBe('The bins are emptied twice a week.');
  expect(wim.html).not.toContain('One story was told'); // of few, nothing is counted
  await wim.press('Keep it and look', { ...told, place: 'Hull', country: 'GB', longitude: '-0,33', latitude: '53.74' });
  expect(wim.text).toContain('This is how the world will read it');
  const stranger = visitor(app);
  await stranger.goTo(at(world));
  expect(stranger.status).toBe(404);
  await wim.press('Let everyone read this');
  await stranger.goTo('/cases');
  expect(stranger.text).toContain('11. Litter by the flats A circle of this place Hull, United Kingdom');
  // Where another example was too, one dot has both numbers.
  expect(stranger.page.querySelectorAll('.kring-cases-number').map(({ text }) => text)).toContain('5, 11');
  await stranger.follow('Litter by the flats');
  expect(stranger.path).toBe(at(world));
  expect(stranger.text).toContain('What stood in the way The containers had a lock.');
  expect(stranger.text).not.toContain('Wim');
  expect(stranger.text).toContain('This is no pilot of CoSIE.');
});

test('what is changed later stays a draft until it is published anew, and taken back nobody reads it', async () => {
  const world = await aCircle(db);
  const wim = await published(world);
  await wim.follow('Change the text');
  expect(wim.page.querySelector('textarea[name=hindered]')!.text).toBe(told.hindered);
  await wim.press('Keep it and look', { ...told, hindered: 'Nobody had the key.' });
  const stranger = visitor(app);
  await stranger.goTo(at(world));
  expect(stranger.text).toContain(told.hindered);
  await wim.press('Let everyone read this');
  await stranger.goTo(at(world));
  expect(stranger.text).toContain('Nobody had the key.');
  expect(stranger.text).not.toContain(told.hindered);
  await wim.press('Take this back');
  for (const path of [at(world), at(world, '.json'), at(world, '.csv')]) {
    await stranger.goTo(path);
    expect(stranger.status).toBe(404);
  }
  await stranger.goTo('/cases.json');
  expect(stranger.html).not.toContain(world.slug);
});

test('without what stood in the way nobody reads it, and half a place is told as a slip', async () => {
  const world = await aCircle(db);
  const wim = await stewardOf(world);
  await wim.goTo(at(world, '/edit'));
  await wim.press('Keep it and look', { ...told, longitude: '5', latitude: '' });
  expect(wim.status).toBe(422);
  expect(wim.page.querySelector('a[href="#latitude"]')?.text).toContain('two numbers');
  await wim.press('Keep it and look', { ...told, hindered: '', longitude: '' });
  expect(wim.text).toContain('Tell what stood in the way.');
  expect(wim.text).not.toContain('Let everyone read this');
});

test('an example that repeats a story which is taken back is hidden until someone has looked', async () => {
  const world = await aCircle(db);
  const text = 'My neighbour carried the bags down every single morning for years.';
  const story = await aStory(db, world, { text });
  await published(world, { result: `It was so: ${text}` });
  const stranger = visitor(app);
  await stranger.goTo(at(world));
  expect(stranger.text).toContain(text);
  await withdrawStory(db, world.id, story, { now: clock.now, why: 'withdrawn', data: config.data });
  await stranger.goTo(at(world));
  expect(stranger.status).toBe(404);
  await stranger.goTo('/cases.json');
  expect(stranger.html).not.toContain('carried the bags');
});

test('another Kring reads the file in: someone looks first, and it stands apart with its address, never as CoSIE’s', async () => {
  const world = await aCircle(db);
  await published(world);
  const file = await (await app.request(at(world, '.json'))).text();
  const opener = visitor(app);
  const person = await aPerson(db, world.organisation, { name: 'Olga', opens: true });
  await signedIn(db, opener, person, clock.now);
  await opener.goTo('/cases/in');
  const source = 'https://kring.example.org/circles/litter/case';
  await opener.press('Show what is in it', { source, file });
  expect(opener.text).toContain('Nothing is kept yet.');
  expect(await db.selectFrom('held_case').select('id').execute()).toEqual([]);
  await opener.press('Hold this example');
  const stranger = visitor(app);
  await stranger.goTo('/cases');
  expect(stranger.text).toContain('From elsewhere These examples come from another Kring.');
  const link = stranger.page.querySelector('a[href^="/cases/held/"]')!.getAttribute('href')!;
  await stranger.goTo(link);
  expect(stranger.text).toContain('This example comes from another Kring, not from CoSIE.');
  expect(stranger.page.querySelector(`a[href="${source}"]`)?.getAttribute('rel')).toBe('noreferrer');
  expect(stranger.text).not.toContain('Olga');
  await opener.goTo('/cases/in');
  await opener.press('Show what is in it', { source, file });
  expect(opener.status).toBe(422);
  expect(opener.text).toContain(`This is here already: ${told.title}.`);
  await opener.goTo(link);
  await opener.press('Take this example away from here');
  await stranger.goTo(link);
  expect(stranger.status).toBe(404);
});

test('rubbish comes back in words with what was filled in, and only who answers for the organisation brings in', async () => {
  const world = await aCircle(db);
  const opener = visitor(app);
  await signedIn(db, opener, await aPerson(db, world.organisation, { opens: true }), clock.now);
  await opener.goTo('/cases/in');
  await opener.press('Show what is in it', { source: 'nowhere', file: 'x' });
  expect(opener.status).toBe(422);
  expect(opener.page.querySelector('a[href="#source"]')?.text).toContain('no address');
  await opener.press('Show what is in it', { source: 'https://example.org/a', file: '{"format":"kring-case/9"}' });
  expect(opener.status).toBe(422);
  expect(opener.text).toContain('a form that this Kring does not know: 9');
  expect(opener.page.querySelector('textarea[name=file]')!.text).toContain('kring-case/9');
  const wim = await stewardOf(world);
  await wim.goTo('/cases/in');
  expect(wim.status).toBe(404);
});
