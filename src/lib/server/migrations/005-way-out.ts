import { sql, type Kysely } from 'kysely';

/** A circle that moves, copies that are gone, what anyone may take along as open data, and where a circle came from. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(wayOut).execute(db);
}

const wayOut = `
create table move (
  circle_id text not null references circle,
  id text not null,
  because text not null,
  asked_by text not null references person,
  asked_at timestamptz not null,
  agreed_by text references person,
  agreed_at timestamptz,
  stopped_at timestamptz,
  made_at timestamptz,
  copy_id text,
  fingerprint text,
  primary key (circle_id, id),
  foreign key (circle_id, copy_id) references copy
);
create unique index move_open on move (circle_id) where made_at is null and stopped_at is null;
create table copy_end (
  circle_id text not null,
  copy_id text not null,
  how text not null check (how in ('destroyed', 'returned', 'lost')),
  by text references person,
  at timestamptz not null,
  primary key (circle_id, copy_id),
  foreign key (circle_id, copy_id) references copy on delete cascade
);
create table open_data (
  circle_id text primary key references circle,
  licence text not null check (licence in ('cc0', 'cc_by', 'none')),
  chosen_by text references person,
  chosen_at timestamptz not null
);
create table came_from (
  circle_id text primary key references circle,
  host text not null,
  copy_number int not null,
  exported_at timestamptz not null,
  fingerprint text not null,
  imported_by text references person,
  imported_at timestamptz not null
);
`;
