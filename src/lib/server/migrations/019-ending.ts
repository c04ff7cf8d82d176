import { sql, type Kysely } from 'kysely';

/** Stewards hear by letter that the end comes near; answers end on the same day as stories, and are counted in the signed line. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table letter drop constraint letter_kind_check`.execute(db);
  await sql`alter table letter add constraint letter_kind_check check (kind in ('return', 'sign_in', 'confirm', 'agreement', 'review', 'promise', 'digest', 'ending'))`.execute(
    db,
  );
  await sql`alter table retention_report add column respondents integer`.execute(db);
}
