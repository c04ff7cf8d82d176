import { sql, type Kysely } from 'kysely';

/** What people of each side say when they look back on a circle; it stands in the evaluation. */
export async function up(db: Kysely<unknown>) {
  await sql`
create table looking_back (
  circle_id text not null references circle,
  id text not null,
  about text not null check (about in ('learned', 'differently', 'own')),
  text text not null,
  side_id text not null,
  show_side boolean not null,
  person_id text references person,
  at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, side_id) references side
)`.execute(db);
}
