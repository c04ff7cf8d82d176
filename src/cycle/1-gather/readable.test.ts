import { beforeAll, expect, test } from 'vitest';
import type { Db } from '#lib/server/db.server.ts';
import { nobody, type Actor } from '#lib/people/may.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aStory, today, type World } from '#testing/worlds.ts';
import { readers, uses, type Reader, type Use } from './consent.ts';
import { eyesOf, type Eyes } from './eyes.ts';
import { mayRead, storiesReadable } from './readable.server.ts';

type Told = {
  id: string;
  readers: Reader[];
  uses: Use[];
  state: (typeof states)[number];
  basis: 'consent' | 'licence';
  public: 'no' | 'this text' | 'an older text';
};
const states = ['waits', 'accepted', 'refused', 'hidden'] as const;
const everySet = <T>(of: readonly T[]): T[][] => of.reduce<T[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);
const someUses: Use[][] = [[], ['sense'], ['publish'], ['sense', 'quote', 'dialogue'], [...uses]];

let db: Db, world: World;
const told: Told[] = [];
beforeAll(async () => {
  ({ db } = await testDatabase());
  world = await aCircle(db);
  for (const chosen of everySet(readers))
    for (const allowed of someUses)
      for (const state of states)
        for (const basis of ['consent', 'licence'] as const)
          for (const isPublic of ['no', 'this text', 'an older text'] as const)
            if (isPublic === 'no' || (allowed.includes('publish') && chosen.length < 2))
              told.push(await tell({ readers: chosen, uses: allowed, state, basis, public: isPublic }));
}, 120_000);

async function tell(story: Omit<Told, 'id'>): Promise<Told> {
  const id = await aStory(db, world, { readers: story.readers, uses: story.uses, accepted: story.state !== 'waits' });
  await db
    .updateTable('story')
    .set({
      basis: story.basis,
      refused_at: story.state === 'refused' ? today : null,
      hidden_at: story.state === 'hidden' ? today : null,
    })
    .where('id', '=', id)
    .execute();
  if (story.public !== 'no') {
    const { text_hash } = await db.selectFrom('story').select('text_hash').where('id', '=', id).executeTakeFirstOrThrow();
    const seen = story.public === 'this text' ? text_hash : Buffer.from('an older text');
    await db.insertInto('publication').values({ circle_id: world.id, story_id: id, text_hash: seen, published_at: today }).execute();
  }
  return { id, ...story };
}

/** The constitution's third rule, written down a second time and story by story. */
function allows(story: Told, eyes: Eyes, use: Use | null): boolean {
  if (use !== null && !story.uses.includes(use)) return false;
  if ('all' in eyes) return use === null || story.state === 'accepted' || story.state === 'refused';
  if (story.state !== 'accepted') return false;
  if (story.basis === 'licence') return true;
  if ('oneOf' in eyes) return eyes.oneOf.some((reader) => story.readers.includes(reader));
  if ('everyOf' in eyes) return story.readers.length > 0 && eyes.everyOf.every((reader) => story.readers.includes(reader));
  return story.public === 'this text' && story.uses.includes('publish');
}

const everyEyes: Eyes[] = [
  { all: true },
  { open: true },
  ...everySet(readers).flatMap((some): Eyes[] => [{ oneOf: some }, { everyOf: some }]),
];

test('each story is read by exactly those whom its teller chose, for exactly what they chose', async () => {
  for (const eyes of everyEyes)
    for (const use of [null, ...uses]) {
      const rows = await storiesReadable(db, world.id, eyes, use).select('story.id').execute();
      const expected = told.filter((story) => allows(story, eyes, use)).map(({ id }) => id);
      expect([eyes, use, rows.map(({ id }) => id).sort()]).toEqual([eyes, use, expected.sort()]);
    }
});

test('asking for one story and asking for all give the same answer, and another circle has none of them', async () => {
  const other = await aCircle(db, { subject: 'Another' });
  for (const story of told.filter((_, nth) => nth % 29 === 0))
    for (const eyes of everyEyes) {
      expect(await mayRead(db, world.id, story.id, eyes)).toBe(allows(story, eyes, null));
      expect(await mayRead(db, other.id, story.id, eyes)).toBe(false);
    }
});

test('someone reads with the eyes of their own sides; a table with those of all who sit there; a listener with all', () => {
  const person = { id: 'p', organisation: 'o', name: 'Noor', employer: null, opensCircles: false };
  const at = (circle: string, role: 'steward' | 'listener' | 'member', reader: Reader) => ({ circle, role, side: 's', reader });
  const as = (...memberships: Actor['memberships']): Actor => ({ ...nobody, person, memberships });
  const sits: Actor = { ...nobody, seat: { circle: 'here', id: 's', table: 't', session: null, sides: [] } };
  expect(eyesOf(nobody, 'here')).toEqual({ open: true });
  expect(eyesOf(as(at('here', 'steward', 'deciders')), 'here')).toEqual({ oneOf: ['deciders'] });
  expect(eyesOf(as(at('here', 'steward', 'deciders'), at('here', 'member', 'residents')), 'here')).toEqual({
    oneOf: ['deciders', 'residents'],
  });
  expect(eyesOf(as(at('here', 'member', 'residents'), at('here', 'steward', 'residents')), 'here')).toEqual({ oneOf: ['residents'] });
  expect(eyesOf(as(at('there', 'listener', 'deciders'), at('here', 'member', 'residents')), 'here')).toEqual({ oneOf: ['residents'] });
  expect(eyesOf(as(at('there', 'listener', 'deciders')), 'here')).toEqual({ open: true });
  expect(eyesOf(as(at('here', 'listener', 'residents')), 'here', ['residents'])).toEqual({ all: true });
  expect(eyesOf(sits, 'here', ['residents', 'deciders'])).toEqual({ everyOf: ['residents', 'deciders'] });
  expect(eyesOf(sits, 'here')).toEqual({ open: true });
  expect(eyesOf(sits, 'there', ['residents'])).toEqual({ open: true });
  expect(eyesOf({ ...sits, person, memberships: [at('here', 'member', 'deciders')] }, 'here', ['residents'])).toEqual({
    everyOf: ['residents'],
  });
});
