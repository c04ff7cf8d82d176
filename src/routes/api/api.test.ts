import { expect, test } from 'vitest';
import { hashOf, newId, newSecret } from '#lib/server/ids.ts';
import { aDecision, aCircle, type World } from '#testing/worlds.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { apiDoors } from './api-doors.ts';
import { openapi } from './openapi.ts';

const { db, app, clock, later } = await testKring();
const rain = 'I waited three hours in the rain, and nobody told me why.';
const told = { text: rain, language: 'en', readers: ['residents'], uses: ['sense'] };

async function aToken(world: World, scopes = ['stories:write']) {
  const secret = newSecret();
  await db
    .insertInto('token')
    .values({ circle_id: world.id, id: newId(), secret_hash: hashOf(secret), scopes, made_at: clock.now, ended_at: null })
    .execute();
  return secret;
}

type Sending = { token?: string; key?: string; type?: string };
const send = (world: Pick<World, 'slug'>, body: unknown, { token, key = newId(), type = 'application/json' }: Sending) =>
  app.request(`/api/v1/circles/${world.slug}/stories`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': type, ...(token && { authorization: `Bearer ${token}` }), ...(key && { 'idempotency-key': key }) },
  });
const asks = (method: string, path: string, code?: string, language = 'en') =>
  app.request(`/api/v1${path}`, { method, headers: { 'accept-language': language, ...(code && { 'kring-code': code }) } });
const storiesOf = (world: World) => db.selectFrom('story').selectAll().where('circle_id', '=', world.id).execute();

type Kept = { id: string; code: { words: string; link: string } };
async function kept(answer: Response): Promise<Kept> {
  expect(answer.status).toBe(201);
  return (await answer.json()) as Kept;
}

/** An error that a program can read, of this status. */
async function aProblem(answer: Response, status: number) {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const body = (await answer.json()) as {
    type: string;
    title: string;
    status: number;
    detail?: string;
    errors?: { pointer: string; detail: string }[];
  };
  expect({ said: answer.status, status: body.status, type: body.type }).toEqual({ said: status, status, type: 'about:blank' });
  return body;
}

test('a program tells a story, its teller comes back with the six words or the link', async () => {
  const world = await aCircle(db);
  const { id, code } = await kept(
    await send(world, { ...told, feeling: 'hard', wouldHelp: 'A chair.', prompt: world.prompt }, { token: await aToken(world) }),
  );
  expect(code.words).toMatch(/^[a-z]+( [a-z]+){5}$/);
  expect((await storiesOf(world))[0]).toMatchObject({
    id,
    text: rain,
    readers: ['residents'],
    uses: ['sense'],
    channel: 'program',
    feeling: 'hard',
    would_help: 'A chair.',
    prompt_id: world.prompt,
    held_at: null,
  });
  const receipt = await db.selectFrom('consent_receipt').selectAll().where('story_id', '=', id).executeTakeFirstOrThrow();
  expect(receipt).toMatchObject({ mode: 'program', readers: ['residents'], uses: ['sense'] });
  const teller = visitor(app);
  await teller.goTo(new URL(code.link).pathname);
  expect(teller.path).toBe('/mine');
  expect(teller.text).toContain(rain);
});

test('the same request sent again, also twenty times at once, is one story with one answer', async () => {
  const world = await aCircle(db);
  const [token, key] = [await aToken(world), newId()];
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(world, told, { token, key })));
  const bodies = new Set(await Promise.all(answers.map(async (answer) => JSON.stringify(await kept(answer)))));
  expect(bodies.size).toBe(1);
  expect(await storiesOf(world)).toHaveLength(1);
  later(0.5);
  expect([...bodies]).toEqual([JSON.stringify(await kept(await send(world, told, { token, key })))]);
  later(1);
  await aProblem(await send(world, told, { token, key }), 409);
  expect(await storiesOf(world)).toHaveLength(1);
});

test('the same key with another story is refused, and the first stays', async () => {
  const world = await aCircle(db);
  const [token, key] = [await aToken(world), newId()];
  await kept(await send(world, told, { token, key }));
  await aProblem(await send(world, { ...told, text: 'It was snow.' }, { token, key }), 422);
  await aProblem(await send(world, { ...told, uses: [] }, { token, key }), 422);
  expect((await storiesOf(world)).map(({ text }) => text)).toEqual([rain]);
  await kept(await send(world, { ...told, text: 'It was snow.' }, { token: await aToken(world), key }));
});

test('a story that was withdrawn is not told anew when its program repeats', async () => {
  const world = await aCircle(db);
  const [token, key] = [await aToken(world), newId()];
  const { code } = await kept(await send(world, told, { token, key }));
  expect((await asks('DELETE', '/story', code.words)).status).toBe(204);
  await aProblem(await send(world, told, { token, key }), 409);
  expect(await storiesOf(world)).toEqual([]);
});

test.each([
  ['a field that does not exist', { ...told, anonymous: true }, ['#/anonymous']],
  ['a reader that does not exist', { ...told, readers: ['police'] }, ['#/readers/0']],
  ['a use that does not exist', { ...told, uses: ['sense', 'sell'] }, ['#/uses/1']],
  ['a text that is no text', { ...told, text: 7 }, ['#/text']],
  ['no text and no language', { readers: [] }, ['#/text', '#/language']],
  ['too little', { ...told, text: '.' }, ['#/text']],
  ['too much', { ...told, text: 'a b '.repeat(6_000) }, ['#/text']],
  ['a language that does not exist', { ...told, language: 'klingon' }, ['#/language']],
  ['a question of nobody', { ...told, prompt: 'abc' }, ['#/prompt']],
  ['a question that can be none', { ...told, prompt: '../x' }, ['#/prompt']],
  ['a list', [], ['#']],
])('%s is refused with its place, and nothing is kept', async (_, body, places) => {
  const world = await aCircle(db);
  const { errors } = await aProblem(await send(world, body, { token: await aToken(world) }), 422);
  expect(errors?.map(({ pointer }) => pointer)).toEqual(places);
  expect(await storiesOf(world)).toEqual([]);
});

test('what is not said is not allowed: without readers and uses all is off', async () => {
  const world = await aCircle(db);
  await kept(await send(world, { text: rain, language: 'en' }, { token: await aToken(world) }));
  expect((await storiesOf(world))[0]).toMatchObject({ readers: [], uses: [] });
});

test('publishing is allowed as a use, and still takes the second yes', async () => {
  const world = await aCircle(db);
  const { id } = await kept(await send(world, { ...told, uses: ['publish'] }, { token: await aToken(world) }));
  expect(await db.selectFrom('publication').selectAll().where('story_id', '=', id).execute()).toEqual([]);
});

test('every refusal is one that a program can read', async () => {
  const [world, other] = [await aCircle(db), await aCircle(db)];
  const token = await aToken(world);
  await aProblem(await send(world, told, {}), 401);
  await aProblem(await send(world, told, { token: 'wrong' }), 401);
  await aProblem(await send(world, told, { token: await aToken(world, []) }), 403);
  await aProblem(await send(other, told, { token }), 404);
  await aProblem(await send({ slug: 'nowhere' }, told, { token }), 404);
  await aProblem(await send(world, told, { token, type: 'text/plain' }), 415);
  await aProblem(await send(world, told, { token, key: '' }), 400);
  await aProblem(await send(world, '{"text":', { token }), 400);
  await aProblem(await send(world, { ...told, text: 'x'.repeat(2_100_000) }, { token }), 413);
  await aProblem(await asks('GET', '/nothing'), 404);
  const put = await asks('PUT', '/trail');
  expect(put.headers.get('allow')).toBe('GET');
  await aProblem(put, 405);
  await aProblem(await asks('GET', `/circles/${world.slug}/stories/`), 404);
  await aProblem(await app.request(`/api/v1/circles/${world.slug}/insights`, { method: 'POST' }), 405);
  expect(await storiesOf(world)).toEqual([]);
  await kept(await send(world, told, { token }));
});

test('a token that was ended opens nothing', async () => {
  const world = await aCircle(db);
  const token = await aToken(world);
  await db.updateTable('token').set({ ended_at: clock.now }).where('circle_id', '=', world.id).execute();
  await aProblem(await send(world, told, { token }), 401);
});

test('a circle that does not ask keeps nothing and says so', async () => {
  const world = await aCircle(db, { gathering: 'closed' });
  const { detail } = await aProblem(await send(world, told, { token: await aToken(world) }), 409);
  expect(detail).toContain('does not ask for stories now');
  expect(await storiesOf(world)).toEqual([]);
});

test('of very many stories by one token a listener looks first, and none is lost', async () => {
  const [world, other] = [await aCircle(db), await aCircle(db)];
  const [token, another] = [await aToken(world), await aToken(other)];
  for (let nth = 0; nth < 65; nth++) await kept(await send(world, { ...told, text: `${rain} ${nth}` }, { token }));
  const stories = await storiesOf(world);
  expect(stories).toHaveLength(65);
  expect(stories.filter(({ held_at }) => held_at !== null)).toHaveLength(5);
  await kept(await send(other, told, { token: another }));
  expect((await storiesOf(other))[0]!.held_at).toBeNull();
});

test('with the six words a program reads the story and its trail, in the language that it asks for', async () => {
  const world = await aCircle(db);
  const { id, code } = await kept(await send(world, told, { token: await aToken(world) }));
  await aDecision(db, world, [id], { text: 'The bins are emptied twice a week.', now: clock.now });
  const answer = await asks('GET', '/trail', code.words);
  const body = (await answer.json()) as { story: object; trail: { what: string; at: string; about: string; sentence: string }[] };
  expect(body.story).toMatchObject({ id, text: rain, language: 'en', readers: ['residents'], uses: ['sense'] });
  expect(body.trail.map(({ what }) => what)).toEqual(['story.told', 'decision.published']);
  expect(body.trail[1]!.sentence).toContain('The bins are emptied twice a week.');
  expect(answer.headers.get('content-language')).toBe('en');
  expect((await asks('GET', '/trail', code.words, 'nl')).headers.get('content-language')).toBe('nl');
  const heard = await db
    .selectFrom('trail')
    .select('heard_at')
    .where('story_id', '=', id)
    .where('what', '=', 'decision.published')
    .executeTakeFirstOrThrow();
  expect(heard.heard_at).toBeNull();
});

test('a withdrawn story is gone for programs too, and every wrong code gets the same answer', async () => {
  const world = await aCircle(db);
  const { code } = await kept(await send(world, told, { token: await aToken(world) }));
  const { code: other } = await kept(await send(world, { ...told, text: 'Another one entirely.' }, { token: await aToken(world) }));
  expect((await asks('DELETE', '/story', code.words)).status).toBe(204);
  const words = other.words.split(' ');
  const wrong = [code.words, [...words].reverse().join(' '), 'these are not words of cards', 'x'];
  const answers = await Promise.all(wrong.flatMap((code) => [asks('GET', '/trail', code), asks('DELETE', '/story', code)]));
  const said = new Set(await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`)));
  expect([...said]).toEqual([expect.stringContaining('404')]);
  await aProblem(await asks('GET', '/trail'), 401);
  await aProblem(await asks('DELETE', '/story'), 401);
  expect((await asks('GET', '/trail', other.words)).status).toBe(200);
});

test("a browser's cookies open nothing here, so that no other site can take a story back", async () => {
  const world = await aCircle(db);
  const phone = visitor(app);
  await phone.goTo(`/tell/${world.door}`);
  await phone.press('Save my story', { text: rain });
  const cookie = [...phone.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  await aProblem(await app.request('/api/v1/story', { method: 'DELETE', headers: { cookie } }), 401);
  await aProblem(await app.request('/api/v1/trail', { headers: { cookie } }), 401);
  expect(await storiesOf(world)).toHaveLength(1);
});

test('the description says exactly which doors there are', async () => {
  const described = Object.entries(openapi({ origin: 'http://here', email: 'a@b.nl' }).paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} /api/v1${path}`),
  );
  expect(described.sort()).toEqual(apiDoors.map(({ method, path }) => `${method} ${path.replace(/:([a-z]+)/g, '{$1}')}`).sort());
  const answer = await asks('GET', '/openapi.json');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ openapi: '3.1.0' });
});
