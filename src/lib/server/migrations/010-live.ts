import { sql, type Kysely } from 'kysely';

/** The live dialogue: a session as a script of steps, who sits where, turns, notes, and what people say of it afterwards. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(live).execute(db);
}

const live = `
alter table seat add column name text;
alter table seat add column added_by_host boolean not null default false;
create table session_step (
  circle_id text not null,
  session_id text not null,
  id text not null,
  position int not null,
  rule text not null check (rule in ('round', 'queue', 'free', 'write', 'tables', 'recognise', 'record')),
  title text not null,
  instruction text not null,
  minutes int not null check (minutes between 0 and 480),
  method text,
  revealed_at timestamptz,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, session_id) references session on delete cascade
);
create index session_step_session on session_step (circle_id, session_id, position);
create table session_run (
  circle_id text not null,
  session_id text not null,
  step int not null,
  since timestamptz,
  paused_at timestamptz,
  paused_for bigint not null default 0,
  extra int not null default 0,
  version int not null default 0,
  first_sides text[] not null default '{}',
  seed bigint not null,
  led_by text references person,
  primary key (circle_id, session_id),
  foreign key (circle_id, session_id) references session on delete cascade
);
create table turn (
  circle_id text not null,
  session_id text not null,
  id text not null,
  step_id text not null,
  seat_id text,
  side_id text,
  kind text not null check (kind in ('spoke', 'passed')),
  at timestamptz not null,
  primary key (circle_id, id),
  foreign key (circle_id, session_id) references session on delete cascade,
  foreign key (circle_id, step_id) references session_step on delete cascade,
  foreign key (circle_id, seat_id) references seat on delete cascade,
  foreign key (circle_id, side_id) references side
);
create index turn_session on turn (circle_id, session_id, step_id, at);
create table floor_asked (
  circle_id text not null,
  step_id text not null,
  seat_id text not null,
  at timestamptz not null,
  primary key (circle_id, step_id, seat_id),
  foreign key (circle_id, step_id) references session_step on delete cascade,
  foreign key (circle_id, seat_id) references seat on delete cascade
);
create table note (
  circle_id text not null,
  id text not null,
  session_id text not null,
  step_id text not null,
  seat_id text,
  table_number int,
  text text not null,
  grouped_as text,
  at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, session_id) references session on delete cascade,
  foreign key (circle_id, step_id) references session_step on delete cascade,
  foreign key (circle_id, seat_id) references seat on delete cascade
);
create index note_session on note (circle_id, session_id, step_id, at);
create table note_story (
  circle_id text not null,
  note_id text not null,
  story_id text not null,
  primary key (circle_id, note_id, story_id),
  foreign key (circle_id, note_id) references note on delete cascade,
  foreign key (circle_id, story_id) references story on delete cascade
);
create table note_answer (
  circle_id text not null,
  note_id text not null,
  seat_id text not null,
  answer smallint not null check (answer in (-1, 0, 1)),
  at timestamptz not null,
  primary key (circle_id, note_id, seat_id),
  foreign key (circle_id, note_id) references note on delete cascade,
  foreign key (circle_id, seat_id) references seat on delete cascade
);
create table finding_note (
  circle_id text not null,
  finding_id text not null,
  note_id text not null,
  primary key (circle_id, finding_id, note_id),
  foreign key (circle_id, finding_id) references finding on delete cascade,
  foreign key (circle_id, note_id) references note on delete cascade
);
create table seating (
  circle_id text not null,
  session_id text not null,
  round int not null,
  seat_id text not null,
  table_number int not null,
  primary key (circle_id, session_id, round, seat_id),
  foreign key (circle_id, session_id) references session on delete cascade,
  foreign key (circle_id, seat_id) references seat on delete cascade
);
create table seating_wish (
  circle_id text not null,
  session_id text not null,
  kind text not null check (kind in ('apart', 'together')),
  one_seat_id text not null,
  other_seat_id text not null,
  primary key (circle_id, session_id, kind, one_seat_id, other_seat_id),
  foreign key (circle_id, session_id) references session on delete cascade,
  foreign key (circle_id, one_seat_id) references seat on delete cascade,
  foreign key (circle_id, other_seat_id) references seat on delete cascade
);
create table voice_answer (
  circle_id text not null,
  session_id text not null,
  seat_id text not null,
  question text not null check (question in ('could_say', 'was_heard', 'makes_difference')),
  value int not null check (value between 1 and 5),
  at timestamptz not null,
  primary key (circle_id, session_id, seat_id, question),
  foreign key (circle_id, session_id) references session on delete cascade,
  foreign key (circle_id, seat_id) references seat on delete cascade
);
create table seat_act (
  circle_id text not null,
  seat_id text not null,
  key text not null,
  at timestamptz not null,
  primary key (circle_id, seat_id, key),
  foreign key (circle_id, seat_id) references seat on delete cascade
);
`;
