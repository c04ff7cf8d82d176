import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeAgreement, moveAgreement } from '#cycle/4-change/agreements.server.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aDecision, aMember, anInsight, aStory, today } from '#testing/worlds.ts';
import { newKeys } from './keys.server.ts';
import { mostFailures, waitsBetween, webhookEvents, type WebhookEvent } from './webhook.ts';
import { queueMessages, sendMessages } from './webhook-sending.server.ts';
import { endWebhook, makeWebhook, messagesOf, sendTest, webhooksOf } from './webhooks.server.ts';

const { db } = await testDatabase();
const keys = newKeys();
const got: { headers: IncomingHttpHeaders; body: string }[] = [];
let status = 204;
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    got.push({ headers: request.headers, body });
    response.writeHead(status).end();
  });
});
let address = '';
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));
beforeEach(() => {
  got.length = 0;
  status = 204;
});

const later = (ms: number) => new Date(today.getTime() + ms);
async function run(now: Date) {
  await queueMessages(db, now);
  await sendMessages(db, { keys, origin: 'https://kring.example', outgoing: { egress: { hosts: null, near: [address] } } }, now);
}

async function aWebhook(events: WebhookEvent[] = [...webhookEvents]) {
  const world = await aCircle(db);
  const person = await aMember(db, world, 'steward');
  const made = await makeWebhook(db, world.id, { url: `http://${address}/hook`, events }, { person, side: null, keys, now: today });
  return { world, person, ...made! };
}

test('what happens is told once, with a signature that proves it, and without a word of anyone', async () => {
  const { world, secret } = await aWebhook();
  const story = await aStory(db, world, { text: 'The lift stood still again.' });
  const decision = await aDecision(db, world, [story], { text: 'We mend the lift.' });
  await run(later(60_000));
  await run(later(120_000));
  expect(got.map(({ body }) => (JSON.parse(body) as { type: string }).type).sort()).toEqual(['decision.published', 'insight.written']);
  const { headers, body } = got.find(({ body }) => body.includes('decision'))!;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const proof = createHmac('sha256', key)
    .update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`)
    .digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${proof}`);
  expect(JSON.parse(body)).toEqual({
    type: 'decision.published',
    timestamp: today.toISOString(),
    data: {
      circle: world.slug,
      id: decision,
      link: `https://kring.example/circles/${world.slug}/changes/${decision}`,
      api: `https://kring.example/api/v1/circles/${world.slug}/decisions/${decision}`,
    },
  });
  expect(got.map(({ body }) => body).join()).not.toMatch(/lift|still|mend/);
});

test('only what was asked for is told, and nothing from before', async () => {
  const world = await aCircle(db);
  const person = await aMember(db, world, 'steward');
  await anInsight(db, world, [await aStory(db, world)]);
  await makeWebhook(
    db,
    world.id,
    { url: `http://${address}/`, events: ['insight.written', 'agreement.moved'] },
    { person, side: null, keys, now: later(1000) },
  );
  const agreement = await makeAgreement(
    db,
    world.id,
    {
      text: 'We empty it.',
      decision: null,
      owner: 'Ali',
      side: world.sides.professionals,
      email: null,
      member: null,
      due_on: '2026-12-01',
    },
    { person, now: later(2000) },
  );
  await moveAgreement(db, world.id, agreement, { due_on: '2026-12-24', because: 'It rained.', person, now: later(3000) });
  await run(later(60_000));
  expect(got.map(({ body }) => JSON.parse(body) as { type: string; data: object })).toMatchObject([
    { type: 'agreement.moved', data: { id: agreement } },
  ]);
});

test('what is not taken is tried again, later and later, with the same id, until it is taken', async () => {
  const { world, id } = await aWebhook(['insight.written']);
  await anInsight(db, world, [await aStory(db, world)], { now: later(1000) });
  status = 503;
  let now = later(60_000);
  await run(now);
  await run(now);
  expect(got).toHaveLength(1);
  now = new Date(now.getTime() + waitsBetween[0]);
  await run(now);
  expect(got).toHaveLength(2);
  status = 200;
  await run(new Date(now.getTime() + waitsBetween[1]));
  expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(await messagesOf(db, world.id, id!)).toMatchObject([{ tries: 3, answered: 200, nextAt: null, problem: null }]);
});

test('a message is given up after three days, and an address that always fails is not called any more, with the reason', async () => {
  const { world, id } = await aWebhook(['insight.written']);
  await anInsight(db, world, [await aStory(db, world)], { now: later(1000) });
  status = 500;
  let now = later(60_000);
  for (const wait of [0, ...waitsBetween]) await run((now = new Date(now.getTime() + wait)));
  expect(await messagesOf(db, world.id, id!)).toMatchObject([{ tries: 10, givenUpAt: now, problem: 'status', answered: 500 }]);
  for (let nth = 0; nth < mostFailures; nth++) {
    await sendTest(db, world.id, id!, now);
    await run((now = new Date(now.getTime() + 25 * 3_600_000)));
  }
  expect(await webhooksOf(db, world.id)).toMatchObject([{ id, endedBecause: 'failing' }]);
  const { length } = got;
  await run(new Date(now.getTime() + 3_600_000));
  expect(got).toHaveLength(length);
});

test('whoever says that it is gone is not asked again', async () => {
  const { world, id } = await aWebhook();
  status = 410;
  await sendTest(db, world.id, id!, today);
  await run(today);
  expect(await webhooksOf(db, world.id)).toMatchObject([{ endedBecause: 'failing', failures: 1 }]);
});

test('an address that was ended hears nothing more, and of another circle it never heard', async () => {
  const { world, id } = await aWebhook();
  const other = await aCircle(db);
  await anInsight(db, other, [await aStory(db, other)], { now: later(1000) });
  await anInsight(db, world, [await aStory(db, world)], { now: later(1000) });
  await queueMessages(db, later(2000));
  await endWebhook(db, world.id, id!, { side: null, now: later(3000) });
  await run(later(60_000));
  expect(got).toEqual([]);
});

test('an address that became one of our own network is refused when it is sent to, not only when it was filled in', async () => {
  const { world, id } = await aWebhook();
  await sendTest(db, world.id, id!, today);
  await sendMessages(db, { keys, origin: '', outgoing: { egress: { hosts: null, near: [] } } }, today);
  expect(got).toEqual([]);
  expect(await messagesOf(db, world.id, id!)).toMatchObject([{ problem: 'notHttps', tries: 1 }]);
});
