import { sql, type Kysely } from 'kysely';

/** What people put on the road map themselves: a plan, or a star of their own. All else on it is read from what was done. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(star).execute(db);
}

const star = `
create table star (
  circle_id text not null references circle,
  id text not null,
  constellation text not null check (constellation in ('system', 'catalysts', 'compass')),
  of_star text,
  text text not null,
  side_id text not null,
  planned_on date,
  person_id text references person,
  seat_id text,
  made_at timestamptz not null,
  done_on date,
  laid_down_on date,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, side_id) references side,
  foreign key (circle_id, seat_id) references seat on delete set null (seat_id),
  check (num_nonnulls(done_on, laid_down_on) <= 1)
);
create index star_seat on star (circle_id, seat_id) where seat_id is not null;
`;
