import { sql, type Kysely } from 'kysely';

/** How working with someone is seen, by themselves and by others without a name; what people can and like to do, and for whom the circle looks. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(mirror).execute(db);
  await sql.raw(talents).execute(db);
}

const mirror = `
create table work_mirror (
  circle_id text not null references circle,
  id text not null,
  person_id text not null references person on delete cascade,
  called text not null,
  said jsonb not null,
  colleague_hash bytea not null unique,
  resident_hash bytea not null unique,
  counts_along boolean not null default false,
  made_on date not null,
  primary key (circle_id, id),
  unique (circle_id, person_id)
);
create table mirror_answer (
  circle_id text not null,
  id text not null,
  mirror_id text not null,
  kind text not null check (kind in ('colleague', 'resident')),
  said jsonb not null,
  answered_on date not null,
  primary key (circle_id, id),
  foreign key (circle_id, mirror_id) references work_mirror on delete cascade
);
create index mirror_answer_mirror on mirror_answer (circle_id, mirror_id, kind, answered_on);
`;

const talents = `
create table talent_ask (
  circle_id text not null references circle,
  id text not null,
  text text not null,
  side_id text not null,
  person_id text not null references person,
  asked_at timestamptz not null,
  ended_at timestamptz,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, side_id) references side
);
create table talent (
  circle_id text not null references circle,
  id text not null,
  ask_id text,
  text text not null,
  language text not null,
  person_name text,
  reach text not null,
  seen_by text not null check (seen_by in ('inside', 'everyone', 'everyone with name')),
  person_id text references person on delete cascade,
  code_hash bytea unique,
  offered_on date not null,
  until date not null,
  let_through_at timestamptz,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, ask_id) references talent_ask on delete set null (ask_id),
  check (seen_by <> 'everyone with name' or person_name is not null)
);
create index talent_ask_of on talent (circle_id, ask_id);
create index talent_until on talent (until);
`;
