import { sql, type Kysely } from 'kysely';

/** What connects a Kring to other systems (tokens with a reader, webhooks, a municipality's sign-in), the second step of signing in, and the record of acts. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(connections).execute(db);
}

const connections = `
alter table token add column name text;
alter table token add column made_by text references person;
alter table token add column reader text check (reader in ('residents', 'professionals', 'deciders'));

alter table organisation add column second_step_since timestamptz;
create table sign_in.subject (
  issuer text not null,
  subject text not null,
  person_id text not null references person,
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create table sign_in.second_step (
  person_id text not null references person,
  id text primary key,
  sealed text not null,
  last_step bigint not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by text references person
);
create unique index second_step_of_person on sign_in.second_step (person_id) where ended_at is null;

create table webhook (
  circle_id text not null references circle,
  id text not null,
  url text not null,
  events text[] not null,
  sealed_secret text not null,
  made_by text references person,
  made_at timestamptz not null,
  failures int not null default 0,
  ended_at timestamptz,
  ended_because text check (ended_because in ('steward', 'failing')),
  primary key (circle_id, id)
);
create table webhook_message (
  circle_id text not null,
  id text not null,
  webhook_id text not null,
  what text not null,
  about text not null,
  happened_at timestamptz not null,
  tries int not null default 0,
  next_at timestamptz,
  sent_at timestamptz,
  given_up_at timestamptz,
  answered int,
  problem text,
  primary key (circle_id, id),
  unique (circle_id, webhook_id, what, about),
  foreign key (circle_id, webhook_id) references webhook on delete cascade
);
create index webhook_message_due on webhook_message (next_at) where next_at is not null;

create table activity (
  organisation_id text not null references organisation,
  id text not null,
  circle_id text,
  what text not null,
  about text,
  result text not null check (result in ('done', 'refused')),
  origin text not null check (origin in ('page', 'program', 'machine', 'itself')),
  role text not null,
  side_id text,
  at timestamptz not null,
  number bigint,
  previous bytea,
  hash bytea,
  primary key (organisation_id, id),
  unique (organisation_id, number)
);
create index activity_of_circle on activity (circle_id, at);
create index activity_unchained on activity (organisation_id) where number is null;
`;
