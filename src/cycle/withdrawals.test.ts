import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { newId } from '#lib/server/ids.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { whereKept } from '#testing/crawl.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aContact, aDecision, aMember, anInsight, aStory, today } from '#testing/worlds.ts';
import { acceptStory, replyToListeners } from './1-gather/listening.server.ts';
import { allow } from './1-gather/consents.server.ts';
import { holdStory } from './1-gather/holds.server.ts';
import { tellStory } from './1-gather/stories.server.ts';
import { writeReading } from './2-sense/readings.server.ts';
import { makeCopy } from './2-sense/copies.server.ts';
import { nameTheme } from './2-sense/themes.server.ts';
import { keepPrompts } from '#system/circles/lines.server.ts';
import { promptsOf } from '#system/circles/circles.server.ts';
import { hiddenWaiting, lookAtHidden } from './hidden-words.server.ts';
import { replayErasures, withdrawStory } from './withdrawals.server.ts';

const { db } = await testDatabase();
const data = mkdtempSync('/tmp/kring-erasures-');
const how = { now: today, why: 'withdrawn' as const, data };

const canaries = ['canaryyellow', 'canarygreen', 'canaryblue', 'canaryred'];
const words = 'My canaryyellow neighbour waited three hours in the rain before the town hall opened.';

/** A story with everything that can hang on it, each with a canary in it. */
async function aFullStory() {
  const world = await aCircle(db);
  const listener = { person: await aMember(db, world, 'listener'), side: world.sides.professionals, now: today };
  const told = await tellStory(
    db,
    world.id,
    { text: words, language: 'en', feeling: null, wouldHelp: 'A canarygreen bench.', sides: [world.sides.residents], prompt: world.prompt },
    { now: today, keys: newKeys(), channel: 'page', submission: newSubmissionKey() },
  );
  await allow(db, world.id, told.id, {
    readers: ['residents'],
    uses: ['sense', 'quote', 'contact'],
    mode: 'screen',
    wording: 'asked',
    language: 'en',
    now: today,
  });
  await aContact(db, world, told.id, { email: 'canaryblue@example.org', name: 'canaryblue', phone: '06 canaryblue', place: 'canaryblue' });
  await acceptStory(db, world.id, told.id, { ...listener, text: 'Thank you, canaryred.' });
  await replyToListeners(db, world.id, told.id, { text: 'canaryred says thanks', now: today });
  const reading = await writeReading(
    db,
    world.id,
    { story: told.id, told: 'canaryyellow waits', means: 'canaryyellow is wet' },
    { voice: { side: world.sides.residents, person: null, table: null }, now: today },
  );
  await db
    .insertInto('dissent')
    .values({
      circle_id: world.id,
      id: newId(),
      reading_id: reading,
      theme_id: null,
      insight_id: null,
      finding_id: null,
      session_id: null,
      text: 'canaryyellow is dry',
      side_id: null,
      person_id: null,
      table_id: null,
      at: today,
      hidden_at: null,
    })
    .execute();
  await makeCopy(db, world.id, { kind: 'print', what: 'For the table', stories: [told.id], by: listener.person, now: today });
  await holdStory(db, world.id, told.id, listener);
  return { world, story: told.id, listener };
}

test('nothing of a withdrawn story is left anywhere in the database; a tombstone without content stays', async () => {
  const { world, story } = await aFullStory();
  const others = [await aStory(db, world), await aStory(db, world)];
  const insight = await anInsight(db, world, [story, ...others]);
  expect((await whereKept(db, canaries)).length).toBeGreaterThan(5);
  expect(await withdrawStory(db, world.id, story, how)).toBe(true);
  expect(await whereKept(db, canaries)).toEqual([]);
  const left = (await whereKept(db, [story])).sort();
  expect(left).toEqual(['copy_held.story_id', 'erasure.story_id']); // which print held it: no word of it
  expect(await db.selectFrom('insight').select('text').where('id', '=', insight).execute()).toHaveLength(1);
});

test('what rested on it stays, and an insight with fewer than three stories goes back to the circle', async () => {
  const world = await aCircle(db);
  const stories = [await aStory(db, world), await aStory(db, world), await aStory(db, world), await aStory(db, world)];
  const [thick, thin] = [await anInsight(db, world, stories), await anInsight(db, world, stories.slice(0, 3))];
  const decision = await aDecision(db, world, stories);
  await withdrawStory(db, world.id, stories[0]!, how);
  const insights = await db
    .selectFrom('insight')
    .select(['id', 'returned_at'])
    .where('circle_id', '=', world.id)
    .where('id', 'in', [thick, thin])
    .execute();
  expect(new Map(insights.map(({ id, returned_at }) => [id, returned_at !== null]))).toEqual(new Map([[thick, false], [thin, true]])); // prettier-ignore
  const told = await db
    .selectFrom('trail')
    .select('story_id')
    .where('circle_id', '=', world.id)
    .where('what', '=', 'insight.returned')
    .where('about', '=', thin)
    .execute();
  expect(told.map((row) => row.story_id).sort()).toEqual([stories[1], stories[2]].sort());
  expect(await db.selectFrom('decision').select('published_at').where('id', '=', decision).executeTakeFirstOrThrow()).toMatchObject({
    published_at: expect.any(Date),
  });
});

test('what others wrote that copies eight words of it is hidden until someone has looked; seven words are theirs', async () => {
  const { world, story, listener } = await aFullStory();
  const voice = { side: world.sides.residents, person: null, table: null };
  const copied = await nameTheme(
    db,
    world.id,
    { name: 'Waited three hours in the rain before the TOWN hall…', about: null },
    { voice, now: today },
  );
  const own = await nameTheme(db, world.id, { name: 'Three hours in the rain before the', about: null }, { voice, now: today });
  const decision = await aDecision(db, world, [await aStory(db, world)], {
    because: 'People waited three hours in the rain before the town hall opened.',
  });
  await db
    .updateTable('prompt')
    .set({ text: 'Have you waited three hours in the rain before the town hall?' })
    .where('id', '=', world.prompt)
    .execute();
  const elsewhere = await aStory(db, world, { text: words });
  await withdrawStory(db, world.id, story, how);
  const themes = await db
    .selectFrom('theme')
    .select(['id', 'hidden_at'])
    .where('circle_id', '=', world.id)
    .where('id', 'in', [copied, own])
    .execute();
  expect(new Map(themes.map(({ id, hidden_at }) => [id, hidden_at !== null]))).toEqual(new Map([[copied, true], [own, false]])); // prettier-ignore
  expect((await db.selectFrom('prompt').select('text').where('id', '=', world.prompt).executeTakeFirstOrThrow()).text).toMatch(
    /^Have you ▇+ ▇+/,
  );
  expect(await db.selectFrom('story').select('hidden_at').where('id', '=', elsewhere).executeTakeFirstOrThrow()).toEqual({
    hidden_at: null,
  });
  const waiting = await hiddenWaiting(db, world.id);
  expect(waiting.map((row) => row.about).sort()).toEqual([copied, decision].sort());
  const by = { by: listener.person, now: today };
  await lookAtHidden(db, world.id, waiting.find((row) => row.about === copied)!.id, {
    outcome: 'changed',
    parts: { name: 'Waiting outside' },
    ...by,
  });
  await lookAtHidden(db, world.id, waiting.find((row) => row.about === decision)!.id, { outcome: 'removed', ...by });
  expect(await db.selectFrom('theme').select(['name', 'hidden_at']).where('id', '=', copied).executeTakeFirstOrThrow()).toEqual({
    name: 'Waiting outside',
    hidden_at: null,
  });
  expect(await db.selectFrom('decision').select(['because', 'hidden_at']).where('id', '=', decision).executeTakeFirstOrThrow()).toEqual({
    because: '▇▇▇',
    hidden_at: null,
  });
  expect(await hiddenWaiting(db, world.id)).toEqual([]);
});

test('whoever tells what the circle said before, and takes it back, takes nothing of it away', async () => {
  const [world, before] = [await aCircle(db), new Date(today.getTime() - 24 * 60 * 60 * 1000)];
  const said = 'Every bin in the park is emptied twice a week from the first of March.';
  const question = 'What happened to you when you last came by in the park?';
  await keepPrompts(db, world.id, [{ id: world.prompt, text: question }], before);
  const decision = await aDecision(db, world, [await aStory(db, world)], { text: said, now: before });
  const promise = await publishedPromise(world.id, said, before);
  for (const text of [said, question, 'Every bin in']) {
    const told = await tellStory(
      db,
      world.id,
      { text, language: 'en', feeling: null, wouldHelp: null, sides: [], prompt: null },
      { now: today, keys: newKeys(), channel: 'page', submission: newSubmissionKey() },
    );
    await withdrawStory(db, world.id, told.id, how);
  }
  expect(await hiddenWaiting(db, world.id)).toEqual([]);
  expect((await db.selectFrom('decision').select('text').where('id', '=', decision).executeTakeFirstOrThrow()).text).toBe(said);
  expect((await promptsOf(db, world.id)).map((prompt) => prompt.text)).toEqual([question]);
  expect(await db.selectFrom('promise_line').select('text').where('promise_id', '=', promise).execute()).toEqual([{ text: said }]);
});

async function publishedPromise(circle: string, means: string, now: Date): Promise<string> {
  const id = newId();
  await db.insertInto('promise').values({ circle_id: circle, id, made_at: now, published_at: now }).execute();
  await db.insertInto('promise_line').values({ circle_id: circle, promise_id: id, line: 'means', text: means, known_by: null }).execute();
  return id;
}

test('a story that was taken back is not told anew by the same request that was long on its way', async () => {
  const [world, keys] = [await aCircle(db), newKeys()];
  const submission = newSubmissionKey();
  const story = { text: 'I told this once.', language: 'en', feeling: null, wouldHelp: null, sides: [], prompt: null };
  const tell = () => tellStory(db, world.id, story, { now: today, keys, channel: 'page', submission });
  const { id } = await tell();
  const [late] = await Promise.all([tell(), withdrawStory(db, world.id, id, how), tell()]);
  expect(['again', 'gone']).toContain(late.became);
  expect((await tell()).became).toBe('gone');
  expect(await db.selectFrom('story').select('id').where('circle_id', '=', world.id).execute()).toEqual([]);
});

test('withdrawn twice at once is withdrawn once', async () => {
  const { world, story } = await aFullStory();
  const done = await Promise.all([1, 2, 3, 4].map(() => withdrawStory(db, world.id, story, how)));
  expect(done.filter(Boolean)).toHaveLength(1);
});

test('the ledger says which story and when, on disk before the answer, and not one word of it', async () => {
  const { world, story } = await aFullStory();
  await withdrawStory(db, world.id, story, how);
  const ledger = readFileSync(join(data, 'erasures.log'), 'utf8');
  expect(ledger).toContain(JSON.stringify({ circle: world.id, story, at: today.toISOString() }));
  for (const canary of canaries) expect(ledger).not.toContain(canary);
});

test('when the ledger cannot be written nothing is withdrawn, and it is said', async () => {
  const { world, story } = await aFullStory();
  const file = join(mkdtempSync('/tmp/kring-full-'), 'a-file');
  writeFileSync(file, '');
  await expect(withdrawStory(db, world.id, story, { ...how, data: file })).rejects.toThrow();
  expect(await db.selectFrom('story').select('id').where('id', '=', story).execute()).toHaveLength(1);
});

test('a backup that is put back serves no withdrawn story: the ledger is replayed first, also after a line that was cut off', async () => {
  const folder = mkdtempSync('/tmp/kring-replay-');
  const { world, story } = await aFullStory();
  const kept = await aStory(db, world);
  writeFileSync(
    join(folder, 'erasures.log'),
    `\n${JSON.stringify({ circle: world.id, story: newId(), at: today.toISOString() })}\n\n{"circle":"cut o\n${JSON.stringify({ circle: world.id, story, at: today.toISOString() })}\n`,
  );
  expect(await replayErasures(db, folder, today)).toBe(1);
  expect((await whereKept(db, [story])).sort()).toEqual(['copy_held.story_id', 'erasure.story_id']);
  expect(await db.selectFrom('story').select('id').where('circle_id', '=', world.id).execute()).toEqual([{ id: kept }]);
  expect(await db.selectFrom('erasure').select('why').where('story_id', '=', story).executeTakeFirstOrThrow()).toEqual({ why: 'replayed' });
  expect(await replayErasures(db, folder, today)).toBe(0);
});
