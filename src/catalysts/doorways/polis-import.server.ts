import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { readers, type Use } from '#cycle/1-gather/consent.ts';
import { searchVector } from '#cycle/1-gather/search.server.ts';
import { joinCircle } from '#lib/people/members.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newDoor, newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { normalText } from '#lib/words/normal.ts';
import { circleAt, type CircleHere } from '#system/circles/circles.server.ts';

/** One statement of a Polis conversation. `moderated`: 1 accepted, -1 rejected, 0 not looked at. */
export type Comment = { id: string; text: string; toldAt: Date; moderated: -1 | 0 | 1 };

/** Data under a licence may be shown only with this beside it. */
export const polisAttribution =
  'Data was gathered using the Polis software (see: compdemocracy.org/polis and github.com/compdemocracy/polis) and is sub-licensed under CC BY 4.0 with Attribution to The Computational Democracy Project. The data and more information about how the data was collected can be found at the following link: https://github.com/compdemocracy/openData';

/** Reads `comments.csv` as Polis exports it. Throws with file, line and reason. */
export function readComments(csv: string, file: string): Comment[] {
  const rows: { record: Record<string, string>; info: { lines: number } }[] = parse(csv, {
    bom: true,
    columns: true,
    info: true,
    skip_empty_lines: true,
  });
  return rows.map(({ record, info }) => {
    const problem = (reason: string) => new Error(`${file}, line ${info.lines}: ${reason}`);
    const { 'comment-id': id, 'comment-body': body, timestamp, moderated = '0' } = record;
    if (id === undefined || body === undefined) throw problem('a column comment-id and a column comment-body are needed');
    if (!/^\d+$/.test(id)) throw problem(`comment-id is not a number: ${id}`);
    if (!/^\d+$/.test(timestamp ?? '')) throw problem(`timestamp is not a number of milliseconds: ${timestamp}`);
    if (!['-1', '0', '1'].includes(moderated)) throw problem(`moderated is -1, 0 or 1, not ${moderated}`);
    return { id, text: normalText(body), toldAt: new Date(Number(timestamp)), moderated: Number(moderated) as Comment['moderated'] };
  });
}

type Summary = { slug: string; summary: string; language: string; attribution?: string; now: Date };

/** Makes a circle for words under a licence, named after the conversation's topic. It has no promise: nobody asked anything through it. */
export async function licensedCircle(db: Db, { slug, summary, language, attribution, now }: Summary): Promise<CircleHere> {
  const about = Object.fromEntries(
    parse(summary, { bom: true, relax_column_count: true }).map(([name, value]: string[]) => [name, value]),
  ) as Record<string, string>;
  return atomically(db, async (db) => {
    const organisation = await anOrganisation(db, about.topic ?? slug, language, now);
    const id = newId();
    await db
      .insertInto('circle')
      .values({
        organisation_id: organisation,
        id,
        slug,
        door: newDoor(),
        subject: about.topic ?? slug,
        challenge: about['conversation-description'] ?? about.topic ?? slug,
        language,
        mark: 'licensed',
        attribution: attribution ?? polisAttribution,
        care_protocol: null,
        made_by: null,
        made_at: now,
      })
      .execute();
    await db
      .insertInto('side')
      .values(sidesOfImport.map((side, position) => ({ circle_id: id, id: newId(), position, ...side })))
      .execute();
    const openers = await db
      .selectFrom('person')
      .select('id')
      .where('organisation_id', '=', organisation)
      .where('opens_circles_since', 'is not', null)
      .execute();
    for (const opener of openers) await stewardOfImported(db, opener.id, now);
    return (await circleAt(db, { id }))!;
  });
}

/** Makes someone steward of the circles that an import made in their organisation, so that there can be worked with them. */
export async function stewardOfImported(db: Db, person: string, now: Date): Promise<void> {
  const circles = await db
    .selectFrom('circle')
    .innerJoin('person', (join) => join.onRef('person.organisation_id', '=', 'circle.organisation_id').on('person.id', '=', person))
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'circle.id').on('side.name', '=', sidesOfImport[1].name))
    .select(['circle.id', 'side.id as side'])
    .where('circle.mark', '=', 'licensed')
    .execute();
  for (const { id, side } of circles) await joinCircle(db, id, { person, role: 'steward', side, now });
}

/** Who took part there, as far as the data says, and who reads it here. */
const sidesOfImport = [
  { name: 'Residents', reader: 'residents' },
  { name: 'Readers of this import', reader: 'professionals' },
] as const;

async function anOrganisation(db: Db, name: string, language: string, now: Date): Promise<string> {
  const found = await db.selectFrom('organisation').select('id').orderBy('made_at').executeTakeFirst();
  if (found) return found.id;
  const id = newId();
  await db.insertInto('organisation').values({ id, name, language, privacy_contact: null, made_at: now }).execute();
  return id;
}

/** CC BY lets everyone do these; nobody can be reached. */
const allowedByLicence: Use[] = ['sense', 'quote', 'dialogue', 'publish'];

type Source = { source: string; language: string; now: Date };

/** Keeps statements as short stories by licence; those that are there already stay as they are. Only what the moderators accepted is shown. */
export function importStories(
  db: Db,
  circle: CircleHere,
  comments: readonly Comment[],
  { source, language, now }: Source,
): Promise<{ added: number; known: number }> {
  return atomically(db, async (db) => {
    const known = await db
      .selectFrom('imported')
      .select('source_id')
      .where('circle_id', '=', circle.id)
      .where('source', '=', source)
      .execute();
    const there = new Set(known.map((row) => row.source_id));
    const fresh = comments.filter((comment) => !there.has(comment.id)).map((comment) => ({ ...comment, story: newId() }));
    for (let first = 0; first < fresh.length; first += 500)
      await keepStories(db, circle, fresh.slice(first, first + 500), { source, language, now });
    return { added: fresh.length, known: comments.length - fresh.length };
  });
}

async function keepStories(
  db: Db,
  circle: CircleHere,
  comments: readonly (Comment & { story: string })[],
  { source, language, now }: Source,
): Promise<void> {
  const residents = await db
    .selectFrom('side')
    .select('id')
    .where('circle_id', '=', circle.id)
    .where('reader', '=', 'residents')
    .orderBy('position')
    .executeTakeFirst();
  await db
    .insertInto('story')
    .values(
      comments.map(({ story, text, toldAt, moderated }) => ({
        circle_id: circle.id,
        id: story,
        prompt_id: null,
        text,
        text_hash: createHash('sha256').update(text).digest(),
        language,
        search: searchVector(text, language),
        feeling: null,
        would_help: null,
        readers: [...readers],
        uses: allowedByLicence,
        basis: 'licence' as const,
        channel: 'import' as const,
        helper_id: null,
        submission_hash: null,
        told_at: toldAt,
        held_at: null,
        accepted_at: moderated === 1 ? toldAt : null,
        refused_at: moderated === -1 ? toldAt : null,
        hidden_at: null,
      })),
    )
    .execute();
  if (residents)
    await db
      .insertInto('story_side')
      .values(comments.map(({ story }) => ({ circle_id: circle.id, story_id: story, side_id: residents.id })))
      .execute();
  await db
    .insertInto('imported')
    .values(comments.map(({ id, story }) => ({ circle_id: circle.id, source, source_id: id, story_id: story })))
    .execute();
  await markTrail(
    db,
    circle.id,
    comments.map(({ story }) => story),
    { what: 'story.told', about: circle.id, now },
  );
}
