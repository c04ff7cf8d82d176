import { sql, type Kysely } from 'kysely';

/** What lists and boards ask of ten thousand stories stands in an index of its own, so that their texts need not be read for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index story_to_read on story (circle_id, id) include (text_hash, language, basis, readers, uses)
      where accepted_at is not null and refused_at is null and hidden_at is null and text <> ''`.execute(db);
  await sql`create index fragment_marked on fragment (circle_id, marked_at, id)`.execute(db);
}
