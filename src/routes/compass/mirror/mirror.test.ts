import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { countAnew } from '#cycle/counting.server.ts';
import { mirrorOf } from '#compass/mirror/mirror.server.ts';
import { waysIn, levelOfWay } from '#compass/mirror/ways-in.ts';
import { beginWave } from '#compass/pulse/waves.server.ts';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { testKring } from '#testing/kring.ts';
import { anAsking, statements } from '#testing/opinions.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aDecision, aMember, aStory, signedIn, type World } from '#testing/worlds.ts';

const { db, app, keys, clock } = await testKring();
const mirrorAt = ({ slug }: World) => `/circles/${slug}/compass/mirror`;

test('the mirror shows whose words came under a decision, and hides the few', async () => {
  const world = await aCircle(db);
  const residents = await Promise.all(Array.from({ length: 12 }, () => aStory(db, world, { side: 'residents' })));
  for (let nth = 0; nth < 3; nth++) await aStory(db, world, { side: 'professionals' });
  for (let nth = 0; nth < 2; nth++) await aStory(db, world, { side: 'deciders' });
  await aDecision(db, world, residents.slice(0, 6));
  await markTrail(db, world.id, residents.slice(6, 12), { what: 'insight.written', about: 'another', now: clock.now });
  await countAnew(db, clock.now);
  const anyone = visitor(app);
  await anyone.goTo(mirrorAt(world));
  expect(anyone.text).toContain('Resident 12 6 6 0');
  expect(anyone.text).toContain('Professional fewer than 5 hidden hidden hidden');
  expect(anyone.text).toContain('Decider fewer than 5 hidden hidden hidden');
  expect(anyone.text).toContain('Decisions that rest on what was heard: 1 of 1');
  for (const link of anyone.page.querySelectorAll('main table a, main li a')) {
    const href = link.getAttribute('href')!.split('#')[0]!;
    const there = visitor(app);
    await there.goTo(href);
    expect({ href, status: there.status }).toEqual({ href, status: 200 });
  }
});

test('beside an insight that counts five, the mirror does not say which sides told nothing: the few would follow', async () => {
  const world = await aCircle(db);
  for (let nth = 0; nth < 5; nth++) await aStory(db, world, { side: 'residents' });
  await aStory(db, world, { side: 'professionals' });
  await countAnew(db, clock.now);
  const anyone = visitor(app);
  await anyone.goTo(mirrorAt(world));
  for (const side of ['Resident', 'Professional', 'Decider']) expect(anyone.text).toContain(`${side} hidden hidden hidden hidden`);
});

test('whoever reads the mirror before and after one story moved reads the same', async () => {
  const world = await aCircle(db);
  const stories = await Promise.all(Array.from({ length: 14 }, () => aStory(db, world, { side: 'residents' })));
  await markTrail(db, world.id, stories.slice(0, 7), { what: 'insight.written', about: 'one', now: clock.now });
  await countAnew(db, clock.now);
  const seen = async () => JSON.stringify((await mirrorOf(db, world.id, { now: clock.now, today: '2026-11-24' })).followed);
  const before = await seen();
  for (const story of stories.slice(7, 11)) {
    await markTrail(db, world.id, [story], { what: 'decision.published', about: 'one', now: clock.now });
    await countAnew(db, clock.now);
    expect(await seen()).toBe(before);
  }
  await markTrail(db, world.id, [stories[11]!], { what: 'decision.published', about: 'one', now: clock.now });
  await countAnew(db, clock.now);
  expect(await seen()).not.toBe(before);
});

test('days until a person answered are measured from five tellers on, and it is us who are hard to reach', async () => {
  const world = await aCircle(db);
  const anyone = visitor(app);
  await anyone.goTo(mirrorAt(world));
  expect(anyone.text).toContain('Too early to tell: fewer than five tellers have had an answer');
  for (const days of [1, 2, 3, 10, 20]) {
    const story = await aStory(db, world, { side: 'residents' });
    const at = new Date(clock.now.getTime() + days * 864e5 - 1000);
    await db
      .insertInto('answer')
      .values({
        circle_id: world.id,
        id: story,
        story_id: story,
        kind: 'said',
        text: 'Thank you.',
        ground_id: null,
        fragment_id: null,
        person_id: null,
        side_id: null,
        at,
        hidden_at: null,
      })
      .execute();
  }
  await countAnew(db, clock.now);
  await anyone.goTo(mirrorAt(world));
  expect(anyone.text).toContain('Half of the tellers had an answer from a person within 3 days');
});

test('anyone writes down what stopped them; it is open when someone has looked, and a refusal needs a published ground', async () => {
  const world = await aCircle(db);
  for (const text of ['Nobody answers the telephone on Friday.', 'Mister Smit at the desk is rude.']) {
    const phone = visitor(app);
    await phone.goTo(`/barrier/${world.door}`);
    await phone.press('Send this', { text });
    expect(phone.status).toBe(422);
    expect(phone.page.querySelector('textarea[name=text]')?.text).toBe(text);
    await phone.press('Send this', { kind: 'hours', text });
    expect(phone.text).toContain('It is kept');
    clock.now = new Date(clock.now.getTime() + 1000);
  }
  const [anyone, listener] = [visitor(app), visitor(app)];
  await anyone.goTo(`/circles/${world.slug}/compass/barriers`);
  expect(anyone.text).not.toMatch(/telephone on Friday|Smit/);
  await signedIn(db, listener, await aMember(db, world, 'listener'));
  await listener.goTo(`/circles/${world.slug}/compass/barriers`);
  await listener.press('Let it in');
  await listener.press('Refuse', {});
  expect(listener.status).toBe(422);
  await listener.press('Refuse', { ground: world.ground });
  await anyone.goTo(`/circles/${world.slug}/compass/barriers`);
  expect(anyone.text).toContain('Nobody answers the telephone on Friday.');
  expect(anyone.text).not.toContain('Smit');
  expect(anyone.text).toContain('on which ground It names someone who did not agree. 1');
  await anyone.goTo(mirrorAt(world));
  await anyone.follow('Opening hours');
  expect(anyone.text).toContain('Nobody answers the telephone on Friday.');
});

/** Each way in, walked until something is kept: as many pages as the mirror says. */
const walks: Record<string, (world: World) => Promise<number>> = {
  tell: (world) =>
    walk(`/tell/${world.door}`, (phone) => phone.press('Save my story', { text: 'The bin was full and nobody came for a week.' })),
  respond: async (world) => {
    await statements(db, world.id, 5);
    await anAsking(db, world.id);
    return walk(`/respond/${world.door}`, (phone) => phone.press('I recognise this'));
  },
  missing: (world) => walk(`/missing/${world.door}`, (phone) => phone.press('I name this', { role: 'The night nurse' })),
  pulse: async (world) => {
    await beginWave(db, world.id, { by: null, now: clock.now });
    return walk(`/pulse/${world.door}`, (phone) => phone.press('Send my answers', { common: 'fully' }));
  },
  barrier: (world) => walk(`/barrier/${world.door}`, (phone) => phone.press('Send this', { kind: 'letter', text: 'It was too long.' })),
};

async function walk(address: string, last: (phone: ReturnType<typeof visitor>) => Promise<void>) {
  const phone = visitor(app);
  await phone.goTo(address);
  await last(phone);
  expect(phone.status).toBe(200);
  return 1;
}

test.each(Object.entries(walks))('%s keeps something on its first page', async (key, walked) => {
  expect(await walked(await aCircle(db))).toBe(waysIn.find((way) => way.key === key)!.pages);
});

test('a table is two pages away: its code, and the seat', async () => {
  const world = await aCircle(db);
  const [host, guest] = [visitor(app), visitor(app)];
  await signedIn(db, host, await aMember(db, world, 'steward'));
  await host.goTo(`/circles/${world.slug}/sense/tables`);
  await host.press('Open this table', { 'What do you call': 'Table 1', readers: ['residents'] });
  await guest.goTo('/table');
  await guest.press('Sit down', { code: tableCode(keys, host.path.split('/').at(-1)!) });
  expect(guest.path).toBe(`/circles/${world.slug}/stories`);
  expect(waysIn.find(({ key }) => key === 'table')!.pages).toBe(2);
});

test('every way in has words that are measured, in Dutch by Flesch-Douma', () => {
  for (const way of waysIn) expect(levelOfWay(way, 'nl')).toMatchObject({ formula: 'Flesch-Douma', level: 'easy' });
});

test('ten thousand stories with forty-five thousand marks are seen in six questions, each in a moment', async () => {
  const world = await aCircle(db);
  await sql`insert into story (circle_id, id, prompt_id, text, text_hash, language, search, readers, uses, basis, channel, told_at, accepted_at)
    select ${world.id}, 'many' || n, ${world.prompt}, 'A story.', '\\x00', 'en', '', '{}', '{}', 'consent', 'page', ${clock.now}, ${clock.now} from generate_series(1, 10000) n`.execute(
    db,
  );
  await sql`insert into story_side (circle_id, story_id, side_id) select ${world.id}, 'many' || n, ${world.sides.residents} from generate_series(1, 6000) n`.execute(
    db,
  );
  await sql`insert into trail (circle_id, story_id, what, about, at) select ${world.id}, 'many' || n, what, 'it' || k, ${clock.now}
    from generate_series(1, 10000) n, unnest(array['fragment.marked', 'insight.written']) what, generate_series(1, 3) k where what = 'fragment.marked' or n % 2 = 0`.execute(
    db,
  );
  // What a database that runs does by itself, now and then.
  await sql`analyze story, story_side, trail`.execute(db);
  await countAnew(db, clock.now);
  const began = performance.now();
  const mirror = await mirrorOf(db, world.id, { now: clock.now, today: '2026-11-24' });
  const took = performance.now() - began;
  expect(mirror.followed.find(({ group }) => group === world.sides.residents)).toMatchObject({ told: 6000, insight: 3000 });
  process.stderr.write(`the mirror of 10,000 stories: ${took.toFixed(0)} ms\n`);
  expect(took).toBeLessThan(3000);
}, 60_000);
