import { sql, type Kysely } from 'kysely';

/** What stopped people on the way to a service; the pulse, wave by wave; and what people of each side answered when they stopped to look. */
export async function up(db: Kysely<unknown>) {
  await sql`
create table barrier (
  circle_id text not null references circle,
  id text not null,
  kind text not null check (kind in ('letter', 'form', 'hours', 'fear', 'language', 'other')),
  text text not null,
  language text not null,
  side_id text,
  at timestamptz not null,
  accepted_at timestamptz,
  refused_at timestamptz,
  ground_id text,
  looked_by text references person,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, side_id) references side,
  foreign key (circle_id, ground_id) references ground,
  check (accepted_at is null or refused_at is null),
  check ((refused_at is null) = (ground_id is null))
)`.execute(db);
  await sql`
create table pulse_wave (
  circle_id text not null references circle,
  id text not null,
  number integer not null check (number > 0),
  opened_at timestamptz not null,
  opened_by text references person,
  closed_at timestamptz,
  primary key (circle_id, id),
  unique (circle_id, number)
)`.execute(db);
  await sql`create unique index pulse_wave_open on pulse_wave (circle_id) where closed_at is null`.execute(db);
  await sql`
create table pulse_answer (
  circle_id text not null references circle,
  id text not null,
  wave_id text not null,
  side_id text,
  could_say smallint check (could_say between 1 and 5),
  was_heard smallint check (was_heard between 1 and 5),
  makes_difference smallint check (makes_difference between 1 and 5),
  residents smallint check (residents between 1 and 5),
  professionals smallint check (professionals between 1 and 5),
  government smallint check (government between 0 and 10),
  wellbeing smallint check (wellbeing between 1 and 5),
  common smallint check (common between 1 and 5),
  word_hash bytea,
  at timestamptz not null,
  primary key (circle_id, id),
  foreign key (circle_id, wave_id) references pulse_wave,
  foreign key (circle_id, side_id) references side
)`.execute(db);
  await sql`create index pulse_answer_wave on pulse_answer (circle_id, wave_id)`.execute(db);
  await sql`
create table moment_answer (
  circle_id text not null references circle,
  id text not null,
  moment text not null check (moment in ('opening', 'insight', 'session', 'decision', 'review')),
  about text not null,
  question text not null,
  willing text check (willing in ('yes', 'partly', 'no')),
  text text,
  side_id text not null,
  person_id text references person,
  at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, side_id) references side,
  check (willing is not null or text is not null)
)`.execute(db);
  await sql`create index moment_answer_about on moment_answer (circle_id, moment, about)`.execute(db);
}
