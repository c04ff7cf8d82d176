import { sql } from 'kysely';
import { markTrail } from '#lib/server/trail.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { canonicalVotes, statementAt, voteAt, type VoteLog } from '#maths/opinion-map/votes.ts';
import type { Comment } from './polis-import.server.ts';

type Source = { source: string; language: string; now: Date };
/** How many came in, and how many were there already. */
export type BroughtIn = { added: number; known: number };

/**
 * Keeps the statements of a conversation as statements: those that its moderators turned down are refused, all others are let in.
 * Where one was brought in as a story too, the marked parts of that story are what it rests on, and its trail is marked.
 * Throws when the circle holds the statements of another conversation.
 */
export function importStatements(
  db: Db,
  circle: string,
  comments: readonly Comment[],
  { source, language, now }: Source,
): Promise<BroughtIn> {
  return atomically(db, async (db) => {
    const there = await db
      .selectFrom('statement')
      .select(['imported_as', 'text', sql<boolean>`hidden_at is not null`.as('hidden')])
      .where('circle_id', '=', circle)
      .where('imported_as', 'is not', null)
      .execute();
    const known = new Map(there.map((row) => [row.imported_as, row]));
    for (const { id, text } of comments) {
      const row = known.get(id);
      if (row && !row.hidden && row.text !== text)
        throw new Error(`This circle holds another conversation: its statement ${id} says something else.`);
    }
    const fresh = comments.filter(({ id }) => !known.has(id));
    for (let first = 0; first < fresh.length; first += 1000) await keep(db, circle, fresh.slice(first, first + 1000), language);
    await restOnStories(db, circle, source, { fresh: fresh.map(({ id }) => id), now });
    return { added: fresh.length, known: comments.length - fresh.length };
  });
}

async function keep(db: Db, circle: string, comments: readonly Comment[], language: string): Promise<void> {
  await db
    .insertInto('statement')
    .values(
      comments.map(({ id, text, toldAt, moderated }) => ({
        circle_id: circle,
        id: newId(),
        text,
        language,
        origin: 'import' as const,
        side_id: null,
        person_id: null,
        table_id: null,
        proposed_by: null,
        imported_as: id,
        made_at: toldAt,
        accepted_at: moderated === -1 ? null : toldAt,
        refused_at: moderated === -1 ? toldAt : null,
        taken_out_at: null,
        taken_out_because: null,
        looked_by: null,
        ground_id: null,
        hidden_at: null,
      })),
    )
    .execute();
}

/** The statements that are stories here as well: what was marked in those stories is what they rest on. */
async function restOnStories(db: Db, circle: string, source: string, { fresh, now }: { fresh: string[]; now: Date }): Promise<void> {
  await sql`
    insert into statement_fragment (circle_id, statement_id, fragment_id)
    select statement.circle_id, statement.id, fragment.id
    from statement
    join imported on imported.circle_id = statement.circle_id and imported.source = ${source} and imported.source_id = statement.imported_as
    join fragment on fragment.circle_id = imported.circle_id and fragment.story_id = imported.story_id
    where statement.circle_id = ${circle}
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ story: string; statement: string }>`
    select imported.story_id as story, statement.id as statement
    from statement
    join imported on imported.circle_id = statement.circle_id and imported.source = ${source} and imported.source_id = statement.imported_as
    where statement.circle_id = ${circle} and statement.imported_as = any(${fresh}::text[]) and statement.refused_at is null`.execute(db);
  for (const { story, statement } of rows) await markTrail(db, circle, [story], { what: 'statement.made', about: statement, now });
}

/**
 * Keeps the final votes of a conversation as answers of respondents without a name. Votes on statements that are not here are left out.
 * A vote without a time is kept as of now. Repeating it changes nothing; a newer file changes the answers that changed.
 */
export function importVotes(db: Db, circle: string, log: VoteLog, now: Date): Promise<{ people: number; votes: number; unknown: number }> {
  return atomically(db, async (db) => {
    const votes = canonicalVotes(log);
    const times = timesOf(log, votes);
    const since = votes.people.map((_, i) => firstOf(times, votes.rowStart, i));
    const people = await respondentsFor(db, circle, votes.people, { now, since });
    const known = await importedAs(db, circle, 'statement');
    const statements = votes.statements.map((id) => known.get(id) ?? '');
    const columns: Columns = [[], [], [], []];
    let kept = 0;
    for (let i = 0; i < people.length; i++) {
      for (let n = votes.rowStart[i]!; n < votes.rowStart[i + 1]!; n++) {
        const j = statementAt(votes, n);
        if (!statements[j]) continue;
        const at = moment(times[n]!) ?? now;
        [i, j, voteAt(votes, n), at.getTime()].forEach((value, column) => columns[column]!.push(value));
      }
      if (columns[0].length < atOnce && i < people.length - 1) continue;
      await keepAnswers(db, circle, { people, statements, columns });
      kept += columns[0].length;
      for (const column of columns) column.length = 0;
    }
    return { people: people.length, votes: kept, unknown: votes.codes.length - kept };
  });
}
const atOnce = 50_000;
/** Votes in columns: whose and on which, as places in lists of ids; what; when, in milliseconds. */
type Columns = [number[], number[], number[], number[]];

/** Open data was asked for elsewhere, and everyone may see what came out: the circle says so, and asks no more. */
export async function askedElsewhere(
  db: Db,
  circle: string,
  { comments, now }: { comments: readonly Comment[]; now: Date },
): Promise<void> {
  const first = comments.reduce((first, { toldAt }) => (toldAt < first ? toldAt : first), now);
  await db
    .insertInto('responding')
    .values({ circle_id: circle, results: 'everyone', opened_at: first, opened_by: null, closed_at: now })
    .onConflict((there) => there.doNothing())
    .execute();
}

/** The rows that were brought in, by the number that the other system gave them. */
async function importedAs(db: Db, circle: string, table: 'statement' | 'respondent'): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom(table)
    .select(['imported_as', 'id'])
    .where('circle_id', '=', circle)
    .where('imported_as', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.imported_as!, row.id]));
}

/** The respondents of these people, in their order; whoever is not there yet is made. */
async function respondentsFor(
  db: Db,
  circle: string,
  people: readonly string[],
  { now, since }: { now: Date; since: number[] },
): Promise<string[]> {
  const ids = people.map(() => newId());
  await sql`
    insert into respondent (circle_id, id, imported_as, started_at)
    select ${circle}, id, imported_as, since
    from unnest(${ids}::text[], ${[...people]}::text[], ${since.map((time) => moment(time) ?? now)}::timestamptz[]) as person (id, imported_as, since)
    on conflict (circle_id, imported_as) do nothing`.execute(db);
  const known = await importedAs(db, circle, 'respondent');
  return people.map((person) => known.get(person)!);
}

// Four texts of figures, and each id once: a list of ids for each vote would take twice as long.
async function keepAnswers(
  db: Db,
  circle: string,
  { people, statements, columns }: { people: string[]; statements: string[]; columns: Columns },
): Promise<void> {
  const [whose, which, what, when] = columns.map((column) => sql`string_to_array(${column.join(',')}, ',')::bigint[]`);
  await sql`
    insert into response (circle_id, respondent_id, statement_id, answer, at)
    select ${circle}, respondent.id, statement.id, vote.what, to_timestamp(vote.at / 1000.0)
    from unnest(${whose}, ${which}, ${what}, ${when}) as vote (whose, which, what, at)
    join unnest(${people}::text[]) with ordinality as respondent (id, nth) on respondent.nth = vote.whose + 1
    join unnest(${statements}::text[]) with ordinality as statement (id, nth) on statement.nth = vote.which + 1
    on conflict (circle_id, respondent_id, statement_id) do update set answer = excluded.answer, at = excluded.at where response.answer <> excluded.answer`.execute(
    db,
  );
}

/** When each final vote was given, beside the canonical votes; 0 where the file does not say. */
function timesOf(log: VoteLog, votes: ReturnType<typeof canonicalVotes>): Float64Array {
  const times = new Float64Array(votes.codes.length);
  const placeOf = (ids: readonly string[]) => new Map(ids.map((id, place) => [id, place]));
  const [person, statement] = [placeOf(votes.people), placeOf(votes.statements)];
  const people = log.people.map((id) => person.get(id)!);
  const statements = log.statements.map((id) => statement.get(id)!);
  for (let n = 0; n < log.count; n++) {
    if (!log.time[n]) continue;
    const [i, j] = [people[log.person[n]!]!, statements[log.statement[n]!]!];
    let [low, high] = [votes.rowStart[i]!, votes.rowStart[i + 1]! - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (statementAt(votes, middle) < j) low = middle + 1;
      else high = middle;
    }
    if (log.time[n]! > times[low]!) times[low] = log.time[n]!;
  }
  return times;
}

function firstOf(times: Float64Array, rowStart: Uint32Array, i: number): number {
  let first = 0;
  for (let n = rowStart[i]!; n < rowStart[i + 1]!; n++) if (times[n]! > 0 && (first === 0 || times[n]! < first)) first = times[n]!;
  return first;
}

// Some exports count seconds, others milliseconds; seconds reach a hundred thousand million in the year 5138.
const moment = (time: number): Date | null => (time === 0 ? null : new Date(time < 1e11 ? time * 1000 : time));
