import { sql, type Kysely } from 'kysely';

/** The map of actors: each map is one view, and belongs to those who made it. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(network).execute(db);
}

const network = `
create table network_map (
  circle_id text not null references circle,
  id text not null,
  question text not null,
  side_id text not null,
  seen_on date not null,
  shared_with text[] not null default '{}',
  after_id text,
  made_at timestamptz not null,
  primary key (circle_id, id),
  foreign key (circle_id, side_id) references side,
  foreign key (circle_id, after_id) references network_map on delete set null (after_id) deferrable initially deferred
);
create table map_maker (
  circle_id text not null,
  id text not null,
  map_id text not null,
  person_id text references person,
  table_id text,
  seat_id text,
  since timestamptz not null,
  primary key (circle_id, id),
  unique nulls not distinct (circle_id, map_id, person_id, table_id, seat_id),
  foreign key (circle_id, map_id) references network_map on delete cascade,
  foreign key (circle_id, table_id) references sense_table,
  foreign key (circle_id, seat_id) references seat on delete cascade,
  check (num_nonnulls(person_id, table_id, seat_id) = 1)
);
create table link_kind (
  circle_id text not null,
  id text not null,
  map_id text not null,
  kind text not null check (kind in ('money', 'command', 'support', 'information', 'disturbance', 'own')),
  name text,
  position integer not null check (position between 1 and 6),
  made_at timestamptz not null,
  primary key (circle_id, id),
  unique (circle_id, map_id, position),
  foreign key (circle_id, map_id) references network_map on delete cascade,
  check ((kind = 'own') = (name is not null))
);
create table actor (
  circle_id text not null,
  id text not null,
  map_id text not null,
  number integer not null,
  label text not null,
  kind text not null check (kind in ('role', 'group', 'organisation', 'place')),
  person_name text,
  name_until date,
  x integer not null check (x between 0 and 1000),
  y integer not null check (y between 0 and 1000),
  placed_at timestamptz,
  same_as text,
  made_at timestamptz not null,
  primary key (circle_id, id),
  unique (circle_id, map_id, number),
  foreign key (circle_id, map_id) references network_map on delete cascade,
  foreign key (circle_id, same_as) references actor on delete set null (same_as) deferrable initially deferred,
  check ((person_name is null) = (name_until is null)),
  check (same_as is distinct from id)
);
create index actor_name_until on actor (name_until) where name_until is not null;
create index actor_same_as on actor (circle_id, same_as) where same_as is not null;
create table actor_link (
  circle_id text not null,
  id text not null,
  map_id text not null,
  from_id text not null,
  to_id text not null,
  kind_id text not null,
  both_ways boolean not null,
  made_at timestamptz not null,
  primary key (circle_id, id),
  unique (circle_id, from_id, to_id, kind_id),
  foreign key (circle_id, map_id) references network_map on delete cascade,
  foreign key (circle_id, from_id) references actor on delete cascade,
  foreign key (circle_id, to_id) references actor on delete cascade,
  foreign key (circle_id, kind_id) references link_kind on delete cascade,
  check (from_id <> to_id)
);
create index actor_link_map on actor_link (circle_id, map_id);
create index actor_link_to on actor_link (circle_id, to_id);
create index actor_link_kind on actor_link (circle_id, kind_id);
create table actor_goal (
  circle_id text not null,
  id text not null,
  actor_id text not null,
  goal text not null,
  made_at timestamptz not null,
  primary key (circle_id, id),
  foreign key (circle_id, actor_id) references actor on delete cascade
);
create index actor_goal_actor on actor_goal (circle_id, actor_id);
create table influence (
  circle_id text not null,
  id text not null,
  actor_id text not null,
  height integer not null check (height between 0 and 8),
  why text,
  said_at timestamptz not null,
  primary key (circle_id, id),
  unique (circle_id, actor_id),
  foreign key (circle_id, actor_id) references actor on delete cascade
);
`;
