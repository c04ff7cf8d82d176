import { beforeAll, expect, test } from 'vitest';
import { aCircle, aStory, putsOnTheInternet, type World } from '#testing/worlds.ts';
import { visitor } from '#testing/visitor.ts';
import { testKring } from '#testing/kring.ts';

let kring: Awaited<ReturnType<typeof testKring>>;
let circle: World;
const text = 'The bench by the pond is where I met my neighbours.';
let story: string;

beforeAll(async () => {
  kring = await testKring();
  circle = await aCircle(kring.db);
  story = await aStory(kring.db, circle, { text, readers: ['residents'], uses: ['sense', 'publish'] });
  await aStory(kring.db, circle, {
    text: 'Only residents may read about my rent.',
    readers: ['residents'],
    uses: ['sense', 'quote', 'publish'],
  });
});

test('a story is published only after its second yes, and then anyone may read and find it', async () => {
  const anyone = visitor(kring.app);
  await anyone.goTo(`/circles/${circle.slug}/published`);
  expect(anyone.text).not.toContain(text);
  await putsOnTheInternet(kring.db, circle, story);
  await anyone.goTo(`/circles/${circle.slug}/published?words=pond`);
  await anyone.follow(text);
  expect(anyone.status).toBe(200);
  expect(anyone.text).toContain(text);
  expect(anyone.text).not.toContain('rent');
});

test('a story that its teller did not publish has no open page', async () => {
  const anyone = visitor(kring.app);
  const other = await kring.db
    .selectFrom('story')
    .select('id')
    .where('circle_id', '=', circle.id)
    .where('id', '!=', story)
    .executeTakeFirstOrThrow();
  await anyone.goTo(`/circles/${circle.slug}/published/${other.id}`);
  expect(anyone.status).toBe(404);
});
