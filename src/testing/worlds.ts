import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Role } from '#lib/people/may.ts';
import { publishDecision } from '#cycle/4-change/decisions.server.ts';
import { startVisit } from '#lib/people/visits.server.ts';
import type { Reader, Use } from '#cycle/1-gather/consent.ts';
import { publishStory } from '#cycle/1-gather/publications.server.ts';
import { answerCare } from '#cycle/1-gather/special-care.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newDoor, newId } from '#lib/server/ids.ts';
import { willDealWell } from '#system/learning/stories-first.server.ts';
import type { Visitor } from './visitor.ts';

/** The day on which most tests happen. */
export const today = new Date('2026-11-24T10:00:00Z');

/** A circle with its organisation, three sides, a question, a ground and a help number; gathering is open unless said otherwise. */
export type World = Awaited<ReturnType<typeof aCircle>>;

type CircleWishes = { subject?: string; language?: 'nl' | 'en'; gathering?: 'not yet' | 'open' | 'closed'; now?: Date };

export async function aCircle(
  db: Db,
  { subject = 'Litter in the park', language = 'en', gathering = 'open', now = today }: CircleWishes = {},
) {
  const [organisation, id, door] = [newId(), newId(), newDoor()];
  await db
    .insertInto('organisation')
    .values({ id: organisation, name: 'Municipality of Test', language, privacy_contact: null, made_at: now })
    .execute();
  const slug = `${subject.toLowerCase().replace(/[^a-z]+/g, '-')}-${door}`;
  await db
    .insertInto('circle')
    .values({
      organisation_id: organisation,
      id,
      slug,
      door,
      subject,
      challenge: `What can be better about: ${subject}?`,
      language,
      mark: null,
      attribution: null,
      care_protocol: 'We call you.',
      made_by: null,
      made_at: now,
    })
    .execute();
  const sides = {
    residents: await aSide(db, id, 'Resident', 'residents'),
    professionals: await aSide(db, id, 'Professional', 'professionals'),
    deciders: await aSide(db, id, 'Decider', 'deciders'),
  };
  const [prompt, ground] = [newId(), newId()];
  await db.insertInto('prompt').values({ circle_id: id, id: prompt, text: 'What happened to you?', position: 1 }).execute();
  await db.insertInto('ground').values({ circle_id: id, id: ground, text: 'It names someone who did not agree.', position: 1 }).execute();
  await db
    .insertInto('help_number')
    .values({ circle_id: id, id: newId(), name: 'Emergency', number: '112', about: null, position: 1 })
    .execute();
  if (gathering !== 'not yet') {
    const closed =
      gathering === 'closed' ? { closed_at: now, closed_because: 'We heard enough.' } : { closed_at: null, closed_because: null };
    await db
      .insertInto('gathering')
      .values({ circle_id: id, opened_at: now, opened_by: null, ...closed })
      .execute();
  }
  return { organisation, id, slug, door, sides, prompt, ground };
}

async function aSide(db: Db, circle: string, name: string, reader: Reader) {
  const id = newId();
  const position = { residents: 1, professionals: 2, deciders: 3 }[reader];
  await db.insertInto('side').values({ circle_id: circle, id, name, reader, position }).execute();
  return id;
}

/** Someone of the organisation; `opens` circles when asked. */
export async function aPerson(
  db: Db,
  organisation: string,
  { name = 'Noor', email = null as string | null, employer = null as string | null, opens = false, now = today } = {},
) {
  const id = newId();
  await db
    .insertInto('person')
    .values({ organisation_id: organisation, id, name, email, employer, opens_circles_since: opens ? now : null, made_at: now })
    .execute();
  return id;
}

/** A person with a role in a circle, from a side, who read the lesson on stories when it asks for that. Returns the person. */
export async function aMember(
  db: Db,
  world: World,
  role: Role,
  {
    side = 'professionals' as Reader,
    name = 'Noor',
    employer = null as string | null,
    person = undefined as string | undefined,
    now = today,
  } = {},
) {
  const who = person ?? (await aPerson(db, world.organisation, { name, employer, now }));
  await db
    .insertInto('member')
    .values({ circle_id: world.id, id: newId(), person_id: who, side_id: world.sides[side], role, since: now, ended_at: null })
    .execute();
  if (role !== 'reader') await willDealWell(db, world.id, who, now);
  return who;
}

/** Signs a person in, in this browser. */
export async function signedIn(db: Db, browser: Visitor, person: string, now = today) {
  browser.cookies.set('kring-visit', await startVisit(db, person, now));
}

type StoryWishes = { text?: string; readers?: Reader[]; uses?: Use[]; accepted?: boolean; language?: string; side?: Reader; now?: Date };

/** A story that was told here, with its trail opened; accepted by a listener unless said otherwise. Returns its id. */
export async function aStory(
  db: Db,
  world: World,
  {
    text = 'The bin was full again and nobody came for a week.',
    readers = [],
    uses = [],
    accepted = true,
    language = 'en',
    side,
    now = today,
  }: StoryWishes = {},
) {
  const id = newId();
  await db
    .insertInto('story')
    .values({
      circle_id: world.id,
      id,
      prompt_id: world.prompt,
      text,
      text_hash: createHash('sha256').update(text).digest(),
      language,
      search: sql<string>`to_tsvector('simple', ${text})`,
      readers,
      uses,
      basis: 'consent',
      channel: 'page',
      told_at: now,
      accepted_at: accepted ? now : null,
    })
    .execute();
  await db
    .insertInto('trail')
    .values({ circle_id: world.id, story_id: id, what: 'story.told', about: id, at: now, heard_at: now, heard_how: 'code' })
    .execute();
  if (side) await db.insertInto('story_side').values({ circle_id: world.id, story_id: id, side_id: world.sides[side] }).execute();
  return id;
}

/** How a teller wishes to hear back, with the use that allows it. */
export async function aContact(
  db: Db,
  world: World,
  story: string,
  {
    name = null as string | null,
    email = null as string | null,
    phone = null as string | null,
    place = null as string | null,
    language = 'en',
    now = today,
  } = {},
) {
  await db
    .updateTable('story')
    .set({ uses: sql<Use[]>`array(select distinct unnest(uses || '{contact}'))` })
    .where('circle_id', '=', world.id)
    .where('id', '=', story)
    .execute();
  await db
    .insertInto('story_contact')
    .values({ circle_id: world.id, story_id: story, name, email, phone, place, language, given_at: now })
    .execute();
}

const onScreen = { mode: 'screen' as const, wording: 'May exactly this go on the internet?', language: 'en' };

/** The teller, of age, says that nothing in it is sensitive and nobody can be recognised, and says yes to exactly this text. */
export async function putsOnTheInternet(db: Db, world: World, story: string, { now = today } = {}) {
  const { text_hash } = await db.selectFrom('story').select('text_hash').where('id', '=', story).executeTakeFirstOrThrow();
  await answerCare(db, world.id, story, { special: 'none', others: 'none', age: 'adult', asked: onScreen, now });
  const refused = await publishStory(db, world.id, story, { seen: text_hash.toString('hex'), asked: onScreen, now });
  if (refused) throw new Error(`This story cannot become public: ${refused}`);
}

/** An insight that cites the beginning of each of these stories. Returns its id. */
export async function anInsight(
  db: Db,
  world: World,
  stories: readonly string[],
  { text = 'Bins that are full make people give up.', now = today } = {},
) {
  const insight = newId();
  await db
    .insertInto('insight')
    .values({
      circle_id: world.id,
      id: insight,
      text,
      theme_id: null,
      side_id: null,
      person_id: null,
      table_id: null,
      written_at: now,
      returned_at: null,
      hidden_at: null,
    })
    .execute();
  for (const story of stories) {
    const { text_hash } = await db
      .selectFrom('story')
      .select('text_hash')
      .where('circle_id', '=', world.id)
      .where('id', '=', story)
      .executeTakeFirstOrThrow();
    const marked = {
      circle_id: world.id,
      id: newId(),
      story_id: story,
      start_at: 0,
      end_at: 7,
      text_hash,
      side_id: null,
      person_id: null,
      table_id: null,
      marked_at: now,
      quote_refused_at: null,
    };
    const { id } = await db
      .insertInto('fragment')
      .values(marked)
      .onConflict((same) => same.columns(['circle_id', 'story_id', 'start_at', 'end_at']).doUpdateSet({ text_hash }))
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.insertInto('insight_fragment').values({ circle_id: world.id, insight_id: insight, fragment_id: id, at: now }).execute();
  }
  return insight;
}

type DecisionWishes = { text?: string; because?: string; kind?: 'chosen' | 'not_done'; now?: Date };

/** A decision that was published, resting on these stories through one insight. Returns its id. */
export async function aDecision(
  db: Db,
  world: World,
  stories: readonly string[],
  { text = 'The bins are emptied twice a week.', because = 'They are full on Tuesday.', kind = 'chosen', now = today }: DecisionWishes = {},
) {
  const [insight, decision] = [await anInsight(db, world, stories, { now }), newId()];
  await db
    .insertInto('decision')
    .values({
      circle_id: world.id,
      id: decision,
      kind,
      text,
      because,
      rests_on_none_because: null,
      decided_by: 'The alderman',
      decided_side_id: world.sides.deciders,
      formal: false,
      decided_on: '2026-11-24',
      made_by: null,
      made_at: now,
      published_at: null,
      hidden_at: null,
    })
    .execute();
  await db.insertInto('decision_insight').values({ circle_id: world.id, decision_id: decision, insight_id: insight }).execute();
  await publishDecision(db, world.id, decision, now);
  return decision;
}
