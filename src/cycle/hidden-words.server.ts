import { sql } from 'kysely';
import { noteActivity } from '#lib/server/activity.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { blankCopies, copies, wordsInARow, type Runs } from './likeness.ts';
import { neededWords, othersWords, type OthersWords } from './others-words.ts';

type Row = { id: string } & Record<string, string | null>;

/** Words that are taken away: their runs, and when the story was told. Whatever was written before that is no copy of it, but the other way round. */
export type Gone = { of: readonly Runs[]; told: Date; now: Date };

/**
 * Hides what others of the circle wrote wherever it copies a story's words, until someone has looked.
 * Other stories stay: their words are their own tellers'. Call it in the transaction that takes the words away.
 */
export async function hideCopies(db: Db, circle: string, gone: Gone): Promise<number> {
  if (gone.of.every(({ runs }) => runs.size === 0)) return 0;
  let hidden = 0;
  for (const place of othersWords) hidden += await hideIn(db, circle, place, gone);
  // What nobody looks at afterwards is blanked out only where it is beyond doubt.
  const whole = gone.of.filter(({ length }) => length === wordsInARow);
  for (const place of neededWords) await blankIn(db, circle, place, { ...gone, of: whole });
  return hidden;
}

const since = (written: string | undefined, told: Date) =>
  written ? sql`coalesce(${sql.raw(written)} >= ${told}::timestamptz, true)` : sql`true`;

/** Who looks: a listener looks at everything, a steward not at what stands beside a story that may not be theirs to read. */
export type Looking = { listens: boolean };
const besideAStory = othersWords.filter(({ beside }) => beside).map(({ table }) => table as string);

// A voice that differs on a reading stands beside that reading's story.
const forEyes = ({ listens }: Looking) =>
  listens
    ? sql<boolean>`true`
    : sql<boolean>`(kind <> all(${besideAStory}::text[]) and not exists (
        select from dissent where dissent.circle_id = hidden_words.circle_id and dissent.id = hidden_words.about and dissent.reading_id is not null))`;

/** What is hidden and waits for someone to look, with its words. */
export async function hiddenWaiting(db: Db, circle: string, looking: Looking = { listens: true }) {
  const waiting = await db
    .selectFrom('hidden_words')
    .select(['id', 'kind', 'about', 'hidden_at'])
    .where('circle_id', '=', circle)
    .where(forEyes(looking))
    .where('looked_at', 'is', null)
    .orderBy('hidden_at')
    .orderBy('id')
    .execute();
  const shown = [];
  for (const row of waiting) {
    const place = placeOf(row.kind);
    const [found] = place ? await wordsOf(db, circle, place, sql`id = ${row.about}`) : [];
    if (place && found)
      shown.push({ ...row, parts: place.columns.map((column) => ({ column, text: found[column] ?? '' })).filter((part) => part.text) });
  }
  return shown;
}

/** Whether words were hidden in this circle under this id, looked at or not, that are for these eyes. */
export async function wasHidden(db: Db, circle: string, id: string, looking: Looking): Promise<boolean> {
  const row = await db
    .selectFrom('hidden_words')
    .select('id')
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .where(forEyes(looking))
    .executeTakeFirst();
  return row !== undefined;
}

export type Look = { outcome: 'shown' | 'removed' } | { outcome: 'changed'; parts: Record<string, string> };

/** Someone has looked: the words are shown again, changed, or removed. False when another had looked already. */
export function lookAtHidden(
  db: Db,
  circle: string,
  id: string,
  look: Look & { by: string; as?: 'listener' | 'steward'; now: Date },
): Promise<boolean> {
  return atomically(db, async (db) => {
    const row = await db
      .updateTable('hidden_words')
      .set({ looked_at: look.now, looked_by: look.by, outcome: look.outcome })
      .where('circle_id', '=', circle)
      .where('id', '=', id)
      .where('looked_at', 'is', null)
      .returning(['kind', 'about'])
      .executeTakeFirst();
    const place = row && placeOf(row.kind);
    if (!place) return false;
    await noteActivity(db, { circle, what: 'words.looked', about: id, role: look.as ?? 'listener', now: look.now });
    const said = (column: string) =>
      look.outcome === 'removed'
        ? sql`case when ${sql.ref(column)} is null then null else '▇▇▇' end`
        : look.outcome === 'changed'
          ? sql`case when ${sql.ref(column)} is null then null else ${look.parts[column] || '▇▇▇'} end`
          : sql.ref(column);
    const words = place.columns.map((column) => sql`${sql.ref(column)} = ${said(column)}`);
    await sql`update ${sql.table(place.table)} set ${sql.join([...words, sql`${sql.ref(place.hides)} = null`])} where circle_id = ${circle} and id = ${row.about}`.execute(
      db,
    );
    return true;
  });
}

const placeOf = (kind: string) => othersWords.find((place) => place.table === kind);

async function wordsOf(
  db: Db,
  circle: string,
  { table, columns }: Pick<OthersWords, 'table' | 'columns'>,
  where = sql`true`,
): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select id, ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)} where circle_id = ${circle} and ${where}`.execute(
      db,
    );
  return rows;
}

async function hideIn(db: Db, circle: string, place: OthersWords, { of, told, now }: Gone): Promise<number> {
  const rows = await wordsOf(db, circle, place, sql`${sql.ref(place.hides)} is null and ${since(place.written, told)}`);
  const alike = rows.filter((row) => place.columns.some((column) => row[column] && copies(row[column], of))).map((row) => row.id);
  if (alike.length === 0) return 0;
  await sql`update ${sql.table(place.table)} set ${sql.ref(place.hides)} = ${now} where circle_id = ${circle} and id = any(${alike})`.execute(
    db,
  );
  await db
    .insertInto('hidden_words')
    .values(
      alike.map((about) => ({
        circle_id: circle,
        id: newId(),
        kind: place.table,
        about,
        hidden_at: now,
        looked_at: null,
        looked_by: null,
        outcome: null,
      })),
    )
    .execute();
  return alike.length;
}

async function blankIn(db: Db, circle: string, { table, columns, key, written }: (typeof neededWords)[number], { of, told }: Gone) {
  const names = [...key, ...columns].map((column) => sql.ref(column));
  const { rows } = await sql<
    Record<string, string | null>
  >`select ${sql.join(names)} from ${sql.table(table)} where circle_id = ${circle} and ${since(written, told)}`.execute(db);
  for (const row of rows) {
    for (const column of columns) {
      const text = row[column];
      if (!text || !copies(text, of)) continue;
      const here = key.map((name) => sql`${sql.ref(name)} = ${row[name]}`);
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${blankCopies(text, of)} where circle_id = ${circle} and ${sql.join(here, sql` and `)}`.execute(
        db,
      );
    }
  }
}
