import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { CaseRecord, Told } from './case-record.ts';

/** An example of another installation that is held here. `source`: the address that whoever brought it gave. */
export type HeldCase = CaseRecord & { heldId: string; organisation: string; source: string; heldAt: Date };

type Holding = { organisation: string; person: string; source: string; records: readonly CaseRecord[]; now: Date };

/** Holds examples that someone has looked at, all or none. Returns the titles of those that were held already; empty when all is well. */
export function holdCases(db: Db, { organisation, person, source, records, now }: Holding): Promise<string[]> {
  return atomically(db, async (db) => {
    const known = await knownOf(db, source, records);
    if (known.length > 0) return known;
    for (const one of records)
      await db
        .insertInto('held_case')
        .values({
          ...{
            organisation_id: organisation,
            id: newId(),
            source,
            source_id: one.id,
            title: one.title,
            about: one.about,
            language: one.language,
          },
          ...{ country: one.country, place: one.place, longitude: one.at?.longitude ?? null, latitude: one.at?.latitude ?? null },
          ...{ told: JSON.stringify({ ...one.told, sources: one.sources }), held_by: person, held_at: now },
        })
        .onConflict((same) => same.columns(['source', 'source_id']).doNothing())
        .execute();
    return [];
  });
}

/** The titles of those that are held already, from that address. */
export async function knownOf(db: Db, source: string, records: readonly CaseRecord[]): Promise<string[]> {
  const rows = await db
    .selectFrom('held_case')
    .select('title')
    .where('source', '=', source)
    .where(
      'source_id',
      'in',
      records.map(({ id }) => id),
    ) // prettier-ignore
    .execute();
  return rows.map(({ title }) => title);
}

/** The examples that are held here, the oldest first. */
export async function heldCases(db: Db): Promise<HeldCase[]> {
  const rows = await db.selectFrom('held_case').selectAll().orderBy('held_at').orderBy('id').execute();
  return rows.map((row) => {
    const { sources, ...told } = row.told as Told & { sources: string[] };
    return {
      ...{
        of: 'held',
        id: row.source_id,
        heldId: row.id,
        organisation: row.organisation_id,
        source: row.source,
        heldAt: row.held_at,
        told,
        sources: [row.source, ...sources],
      },
      ...{ title: row.title, about: row.about, language: row.language, country: row.country, place: row.place },
      at: row.longitude === null || row.latitude === null ? null : { longitude: row.longitude, latitude: row.latitude },
    };
  });
}

/** Lets an example go: it is not shown here any more. Whoever runs the same organisation may. */
export async function dropHeldCase(db: Db, id: string, organisation: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('held_case')
    .where('id', '=', id)
    .where('organisation_id', '=', organisation)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
