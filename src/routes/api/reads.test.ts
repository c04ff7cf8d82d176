import { expect, test } from 'vitest';
import { hashOf, newId, newSecret } from '#lib/server/ids.ts';
import { makeAgreement } from '#cycle/4-change/agreements.server.ts';
import { makeChange } from '#cycle/4-change/changes.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { testKring } from '#testing/kring.ts';
import { answerProblems } from '#testing/schemas.ts';
import { aCircle, aDecision, aMember, anInsight, aStory, type World } from '#testing/worlds.ts';
import { apiDoors } from './api-doors.ts';

const { db, app, config, clock, later } = await testKring();

const read = (path: string, token?: string) =>
  app.request(`/api/v1${path}`, { headers: { ...(token && { authorization: `Bearer ${token}` }) } });
const bodyOf = async <Body>(answer: Response) => (expect(answer.status).toBe(200), (await answer.json()) as Body);
type Page = { items: { id: string; text?: string; name?: string }[]; next: string | null };

async function aReadingToken(world: World, reader: Reader = 'professionals', scopes = ['stories:read']) {
  const [secret, steward] = [newSecret(), await aMember(db, world, 'steward', { side: reader })];
  await db
    .insertInto('token')
    .values({
      circle_id: world.id,
      id: newId(),
      secret_hash: hashOf(secret),
      scopes,
      reader,
      made_by: steward,
      made_at: clock.now,
      ended_at: null,
    })
    .execute();
  return { secret, steward };
}

async function published(world: World, text: string) {
  const id = await aStory(db, world, { text, uses: ['publish', 'sense', 'quote'], readers: [] });
  const { text_hash } = await db.selectFrom('story').select('text_hash').where('id', '=', id).executeTakeFirstOrThrow();
  await db.insertInto('publication').values({ circle_id: world.id, story_id: id, text_hash, published_at: clock.now }).execute();
  return id;
}

test('anyone reads what was published and nothing else, until it is taken back', async () => {
  const world = await aCircle(db);
  const open = await published(world, 'The bench was gone, and I waited standing.');
  await aStory(db, world, { text: 'Only for professionals.', readers: ['professionals'], uses: ['sense'] });
  const list = await bodyOf<Page>(await read(`/circles/${world.slug}/stories`));
  expect(list).toMatchObject({ items: [{ id: open, text: 'The bench was gone, and I waited standing.' }], next: null });
  expect((await read(`/circles/${world.slug}/stories/${open}`)).status).toBe(200);
  await withdrawStory(db, world.id, open, { now: clock.now, why: 'withdrawn', data: config.data });
  expect((await read(`/circles/${world.slug}/stories/${open}`)).status).toBe(404);
  expect(await bodyOf<Page>(await read(`/circles/${world.slug}/stories`))).toEqual({ items: [], next: null });
});

test('a token reads what tellers share with its reader, as long as its steward runs the circle from that side', async () => {
  const world = await aCircle(db);
  const mine = await aStory(db, world, { text: 'For the professionals here.', readers: ['professionals'], uses: ['sense'] });
  await aStory(db, world, { text: 'For the deciders alone.', readers: ['deciders'], uses: ['sense'] });
  await aStory(db, world, { text: 'For the two listeners.', readers: [] });
  const { secret, steward } = await aReadingToken(world);
  const path = `/circles/${world.slug}/shared-stories`;
  expect((await bodyOf<Page>(await read(path, secret))).items.map(({ id }) => id)).toEqual([mine]);
  expect((await read(path)).status).toBe(401);
  expect((await read(path, (await aReadingToken(world, 'professionals', ['stories:write'])).secret)).status).toBe(403);
  expect((await read(path, (await aReadingToken(await aCircle(db))).secret)).status).toBe(404);
  await db.updateTable('member').set({ ended_at: clock.now }).where('person_id', '=', steward).execute();
  expect((await read(path, secret)).status).toBe(403);
});

test('a long list is read in pages, each story once', async () => {
  const world = await aCircle(db);
  const told = [];
  for (let nth = 0; nth < 113; nth++) told.push(await published(world, `It was the ${nth}th time that the lift stood still.`));
  const seen: string[] = [];
  let next: string | null = `/api/v1/circles/${world.slug}/stories`;
  for (let page = 0; next && page < 10; page++) {
    const body: Page = await bodyOf<Page>(await app.request(next));
    seen.push(...body.items.map(({ id }) => id));
    next = body.next;
  }
  expect(seen).toHaveLength(113);
  expect(new Set(seen)).toEqual(new Set(told));
});

test('every door that reads answers as the interface says, field by field', async () => {
  const world = await aCircle(db);
  const stories = [];
  for (let nth = 0; nth < 6; nth++) stories.push(await published(world, `The bin was full for the ${nth}th time this year.`));
  const [insight, decision] = [await anInsight(db, world, stories), await aDecision(db, world, stories.slice(0, 2))];
  const person = await aMember(db, world, 'steward');
  const by = { person, now: clock.now };
  const owned = { text: 'We empty it.', owner: 'Ali', side: world.sides.professionals, email: null, member: null, due_on: '2026-12-24' };
  await makeAgreement(db, world.id, { ...owned, decision }, by);
  await makeChange(db, world.id, { text: 'It is empty.', happened_on: '2026-11-25', follows: { decision } }, by);
  const { secret } = await aReadingToken(world);
  const names: Record<string, string> = { circle: world.slug, story: stories[0]!, insight, decision };
  const wrong: string[] = [];
  for (const door of apiDoors.filter(({ method, act }) => method === 'GET' && act !== 'readOwnStory')) {
    for (const path of [door.path, `${door.path}?strange=1`, door.path.replace(/:\w+/g, 'nowhere')]) {
      const answer = await app.request(
        path.replace(/:(\w+)/g, (_, name: string) => names[name]!),
        { headers: { authorization: `Bearer ${secret}` } },
      );
      wrong.push(...(await answerProblems(answer, door.method, door.path)));
      if (path === door.path && answer.status !== 200) wrong.push(`${path} answers ${answer.status}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('few stories are not counted for a program either', async () => {
  const world = await aCircle(db);
  const stories = [await published(world, 'One of few, it was.'), await published(world, 'Another of few, it was.')];
  const insight = await anInsight(db, world, stories);
  const body = await bodyOf<object>(await read(`/circles/${world.slug}/insights/${insight}`));
  expect(body).toMatchObject({ storiesCount: null, storiesAre: 'fewerThan5', sides: [] });
});

test('what is still a draft, and a circle that is still prepared, are not there', async () => {
  const world = await aCircle(db, { gathering: 'not yet' });
  expect((await read(`/circles/${world.slug}`)).status).toBe(404);
  expect((await bodyOf<Page>(await read('/circles'))).items.map(({ name }) => name)).not.toContain(world.slug);
  const open = await aCircle(db);
  const decision = await aDecision(db, open, [await published(open, 'It rests on this one.')]);
  await db.updateTable('decision').set({ published_at: null }).where('id', '=', decision).execute();
  expect((await read(`/circles/${open.slug}/decisions/${decision}`)).status).toBe(404);
});

test('who reads too much is asked to wait, and another place is not; telling is never refused', async () => {
  later(1);
  const world = await aCircle(db);
  const ask = (from: string) => app.request(`/api/v1/circles/${world.slug}`, { headers: { 'x-forwarded-for': from } });
  const statuses = [];
  for (let nth = 0; nth < 310; nth++) statuses.push((await ask('10.9.8.7')).status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  const refused = await ask('10.9.8.7');
  expect([refused.headers.get('retry-after'), refused.headers.get('content-type')]).toEqual(['60', 'application/problem+json']);
  expect((await ask('10.9.8.6')).status).toBe(200);
  const { secret } = await aReadingToken(world, 'professionals', ['stories:write']);
  const told = await app.request(`/api/v1/circles/${world.slug}/stories`, {
    method: 'POST',
    body: JSON.stringify({ text: 'Told from the same house all the same.', language: 'en' }),
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${secret}`,
      'idempotency-key': newId(),
      'x-forwarded-for': '10.9.8.7',
    },
  });
  expect(told.status).toBe(201);
});

test('pages of other sites may ask for what is open, and for nothing of a token or a teller', async () => {
  const world = await aCircle(db);
  const { secret } = await aReadingToken(world);
  expect((await read('/circles')).headers.get('access-control-allow-origin')).toBe('*');
  expect((await read(`/circles/${world.slug}/shared-stories`, secret)).headers.get('access-control-allow-origin')).toBeNull();
  expect((await read('/trail')).headers.get('access-control-allow-origin')).toBeNull();
});

test('an ended token is not taken for nobody', async () => {
  const world = await aCircle(db);
  expect((await read(`/circles/${world.slug}`, 'ended')).status).toBe(401);
});
