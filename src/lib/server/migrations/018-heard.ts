import { sql, type Kysely } from 'kysely';

/** Words in a record are what someone said, or what someone who decides heard there. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table quote add column kind text not null default 'said' check (kind in ('said', 'heard'))`.execute(db);
}
