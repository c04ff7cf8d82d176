import { sql } from 'kysely';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { readableBy } from '#cycle/1-gather/readable.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { identical, isSaid, type Saying } from './saying.ts';
import { speaksOpenly, type Voice } from './side-by-side.ts';

/** Who answers: someone by themselves, without their name, or the people of one side at a table, in the name of that side. */
export type Speaking =
  { how: 'apart'; side: string; person: string | null; seat: string | null } | { how: 'together'; side: string; table: string };

/** Something said on a card that points to these stories. */
export type Card = { model: string; question: string; saying: Saying; stories: readonly string[] };

/**
 * Keeps what someone says on a card, as a new version; the former ones stay, each with its day. What is no different makes no version. Who
 * answers a model does so as one side: answering as another moves all they said. False when the model is closed or not there.
 */
export function sayCard(db: Db, circle: string, card: Card, { by, now }: { by: Speaking; now: Date }): Promise<boolean> {
  return atomically(db, async (db) => {
    if (!(await holdOpen(db, circle, card.model))) return false;
    const voice = await voiceOf(db, circle, { model: card.model, by, now });
    const last = (await versionsOf(db, circle, { voices: [voice], eyes: { all: true } })).findLast((one) => one.question === card.question);
    const stories = [...new Set(card.stories)].sort();
    if (last ? identical(last, card.saying) && same(last.stories, stories) : !isSaid(card.saying)) return true;
    const id = newId();
    await db
      .insertInto('model_answer')
      .values({
        ...{ circle_id: circle, id, voice_id: voice, question: card.question, version: (last?.version ?? 0) + 1 },
        ...{ ...card.saying, at: now },
      })
      .execute();
    if (stories.length > 0)
      await db.insertInto('model_answer_story').values(stories.map((story) => ({ circle_id: circle, answer_id: id, story_id: story }))).execute(); // prettier-ignore
    await markTrail(db, circle, stories, { what: 'model.named', about: card.model, now });
    return true;
  });
}

const same = (one: readonly string[], other: readonly string[]) => JSON.stringify([...one].sort()) === JSON.stringify(other);

/** Holds the model while something is kept, so that nothing comes in after its end and the same form sent twice is one version. */
async function holdOpen(db: Db, circle: string, id: string): Promise<boolean> {
  const held = await db
    .selectFrom('model')
    .select('closed_at')
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return held !== undefined && held.closed_at === null;
}

async function voiceOf(db: Db, circle: string, { model, by, now }: { model: string; by: Speaking; now: Date }): Promise<string> {
  const known = await ownVoice(db, circle, { model, by });
  if (known) {
    if (known.side !== by.side)
      await db.updateTable('model_voice').set({ by_side_id: by.side, show_side: false, given_at: null }).where('circle_id', '=', circle).where('id', '=', known.id).execute(); // prettier-ignore
    return known.id;
  }
  const id = newId();
  await db
    .insertInto('model_voice')
    .values({ circle_id: circle, id, model_id: model, by_side_id: by.side, how: by.how, ...whoseOf(by), begun_at: now })
    .execute();
  return id;
}

/** By what a voice is kept and found again: at a table by its side, else by the account of whoever answers, or by the seat of who has none. */
function whoseOf(by: Speaking) {
  if (by.how === 'together') return { table_id: by.table, by_side_id: by.side };
  return by.person ? { person_id: by.person } : { seat_id: by.seat! };
}

/** `says`: something stands on one of its cards now, also when those words are hidden. */
export type OwnVoice = { id: string; side: string; showSide: boolean; givenAt: Date | null; says: boolean };

/** The voice of whoever is here in a model; null while they answered nothing. */
export async function ownVoice(db: Db, circle: string, { model, by }: { model: string; by: Speaking }): Promise<OwnVoice | null> {
  const found = await db
    .selectFrom('model_voice')
    .select(['id', 'by_side_id as side', 'show_side as showSide', 'given_at as givenAt'])
    .select(
      sql<boolean>`exists (select from (
        select distinct on (question) text, chosen from model_answer said
        where said.circle_id = model_voice.circle_id and said.voice_id = model_voice.id order by question, version desc) last
        where text is not null or cardinality(chosen) > 0)`.as('says'),
    )
    .where('circle_id', '=', circle)
    .where('model_id', '=', model)
    .where((row) => row.and(whoseOf(by)))
    .executeTakeFirst();
  return found ?? null;
}

/**
 * Gives what someone answered to be laid beside that of others; they say whether their side may stand with it. False when nothing stands on their
 * cards: whoever gives nothing neither counts among others nor opens what they said.
 */
export async function giveVoice(
  db: Db,
  circle: string,
  { model, by, showSide, now }: { model: string; by: Speaking; showSide: boolean; now: Date },
): Promise<boolean> {
  return atomically(db, async (db) => {
    const voice = (await holdOpen(db, circle, model)) && (await ownVoice(db, circle, { model, by }));
    if (!voice || !voice.says) return false;
    await db
      .updateTable('model_voice')
      .set({ show_side: showSide, given_at: voice.givenAt ?? now, by_side_id: by.side })
      .where('circle_id', '=', circle)
      .where('id', '=', voice.id)
      .execute();
    return true;
  });
}

/** Takes all back that someone answered in a model, with every version; also when it is closed. */
export async function takeVoiceBack(db: Db, circle: string, { model, by }: { model: string; by: Speaking }): Promise<void> {
  const voice = await ownVoice(db, circle, { model, by });
  if (voice) await db.deleteFrom('model_voice').where('circle_id', '=', circle).where('id', '=', voice.id).execute();
}

/** One version of an answer. Its words are gone while they are hidden; stories are named only as far as these eyes read them. */
export type Version = Saying & {
  id: string;
  voice: string;
  question: string;
  version: number;
  at: Date;
  /** Something was said, also when its words are hidden now. */ says: boolean;
  stories: string[];
};

/** Every version of what these voices answered, the oldest first. */
export async function versionsOf(db: Db, circle: string, { voices, eyes }: { voices: readonly string[]; eyes: Eyes }): Promise<Version[]> {
  if (voices.length === 0) return [];
  const { rows } = await sql<Version>`
    select said.id, said.voice_id as voice, said.question, said.version, said.at, said.chosen, case when said.hidden_at is null then said.text end as text,
      said.text is not null or cardinality(said.chosen) > 0 as says,
      coalesce(named.stories, '{}') as stories
    from model_answer as said
    left join lateral (
      select array_agg(story.id order by story.id) as stories from model_answer_story as link
      join story on story.circle_id = link.circle_id and story.id = link.story_id and ${readableBy(eyes)}
      where link.circle_id = said.circle_id and link.answer_id = said.id) named on true
    where said.circle_id = ${circle} and said.voice_id = any(${[...voices]}::text[])
    order by said.question, said.voice_id, said.version`.execute(db);
  return rows;
}

/** A voice with every version of its answers. */
export type Told = Voice & { versions: Version[] };

/**
 * The voices that were given in a model and may be read. While it was never laid side by side only those that speak openly; of who speaks without
 * their side what they had said when it was last laid, so that nobody sees one answer come in. Who says nothing (any more) is not there.
 */
export async function voicesIn(
  db: Db,
  circle: string,
  { model, laidAt, eyes }: { model: string; laidAt: Date | null; eyes: Eyes },
): Promise<Told[]> {
  const rows = await db
    .selectFrom('model_voice as voice')
    .select(['voice.id', 'by_side_id as side', 'how', 'show_side as showSide', 'given_at as givenAt'])
    .where('voice.circle_id', '=', circle)
    .where('voice.model_id', '=', model)
    .where('given_at', 'is not', null)
    .execute();
  const given = rows.filter((row) => speaksOpenly(row) || (laidAt !== null && row.givenAt! <= laidAt));
  const versions = Map.groupBy(await versionsOf(db, circle, { voices: given.map(({ id }) => id), eyes }), ({ voice }) => voice); // prettier-ignore
  return given.flatMap((row): Told[] => {
    const own = (versions.get(row.id) ?? []).filter(({ at }) => speaksOpenly(row) || at <= laidAt!);
    const answers = lastOf(own);
    return [...answers.values()].some(({ says }) => says) ? [{ ...row, versions: own, answers }] : [];
  });
}

/** The last version of each card. */
export const lastOf = (versions: readonly Version[]): Map<string, Version> => new Map(versions.map((one) => [one.question, one]));
