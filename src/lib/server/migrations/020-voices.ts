import { sql, type Kysely } from 'kysely';

/** Who is touched and not here, who goes to them, and invitations that people pass on themselves. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(voices).execute(db);
}

const voices = `
alter table side add column convenor boolean not null default false;
create table naming (
  circle_id text not null references circle,
  id text not null,
  side_ids text[] not null default '{}',
  language text not null,
  person_name text,
  name_until date,
  named_on date not null,
  primary key (circle_id, id),
  check ((person_name is null) = (name_until is null))
);
create index naming_name_until on naming (name_until) where name_until is not null;
create table touched (
  circle_id text not null references circle,
  id text not null,
  kind text not null check (kind in ('group', 'role', 'place')),
  text text not null,
  language text not null,
  named_on date not null,
  accepted_at timestamptz,
  refused_at timestamptz,
  ground_id text,
  looked_by text references person,
  same_as text,
  same_at timestamptz,
  call_name text,
  call_number text,
  call_until date,
  call_by text references person,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, ground_id) references ground,
  foreign key (circle_id, same_as) references touched deferrable initially deferred,
  check ((call_number is null) = (call_until is null)),
  check (call_number is not null or call_name is null),
  check ((same_as is null) = (same_at is null) and same_as is distinct from id)
);
create index touched_call_until on touched (call_until) where call_until is not null;
create table nomination (
  circle_id text not null,
  id text not null,
  naming_id text not null,
  touched_id text not null,
  text text not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  unique (circle_id, naming_id, touched_id),
  foreign key (circle_id, naming_id) references naming on delete cascade,
  foreign key (circle_id, touched_id) references touched on delete cascade
);
create index nomination_touched on nomination (circle_id, touched_id);
create table reaching (
  circle_id text not null,
  id text not null,
  touched_id text not null,
  who text not null,
  way text not null check (way in ('visit', 'call', 'ask', 'write')),
  place text,
  planned_on date,
  made_by text references person,
  made_at timestamptz not null,
  result text check (result in ('met', 'joins', 'not_met', 'not_now')),
  seen text,
  done_on date,
  done_by text references person,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, touched_id) references touched on delete cascade,
  check ((result is null) = (done_on is null))
);
create index reaching_touched on reaching (circle_id, touched_id);
create table invitation_card (
  circle_id text not null references circle,
  id text not null,
  code_hash bytea not null unique,
  taker_hash bytea not null,
  nth smallint not null check (nth between 1 and 3),
  side_id text,
  from_card_id text,
  depth int not null check (depth between 1 and 1000),
  made_on date not null,
  used_on date,
  used_side_id text,
  primary key (circle_id, id),
  unique (circle_id, taker_hash, nth),
  foreign key (circle_id, side_id) references side,
  foreign key (circle_id, used_side_id) references side,
  foreign key (circle_id, from_card_id) references invitation_card deferrable initially deferred
);
create index invitation_card_from on invitation_card (circle_id, from_card_id);
`;
