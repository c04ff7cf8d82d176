import { sql, type Kysely } from 'kysely';

/** Sensitive stories, young tellers, how long all is kept, reports from outside, and the end of a circle. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(care).execute(db);
}

const care = `
alter table consent_receipt
  add column about text not null default 'choice' check (about in ('choice', 'contact', 'special', 'together', 'publish')),
  add column text_hash bytea,
  add column text_version int,
  add column together_with text check (together_with in ('parent', 'guardian', 'helper'));
-- Since when a story waits for care. No query can forget it: while it does, the story is not accepted, and others read only what is.
alter table story
  add column care_since timestamptz,
  add constraint story_care_first check (care_since is null or accepted_at is null);
create table story_care (
  circle_id text not null,
  story_id text not null,
  special text check (special in ('none', 'allowed', 'remove', 'unknown')),
  others text check (others in ('none', 'named', 'unknown')),
  age text check (age in ('under12', '12-15', '16-17', 'adult')),
  answered_at timestamptz not null,
  looked_at timestamptz,
  looked_by text references person,
  together_at timestamptz,
  primary key (circle_id, story_id),
  foreign key (circle_id, story_id) references story on delete cascade
);
create table retention (
  circle_id text not null references circle,
  id text not null,
  keep_until date not null,
  set_at timestamptz not null,
  set_by text references person,
  primary key (circle_id, id)
);
create table retention_report (
  circle_id text not null references circle,
  id text not null,
  keep_until date not null,
  erased_at timestamptz not null,
  stories int not null,
  contacts int not null,
  answers int not null,
  signature bytea not null,
  primary key (circle_id, id)
);
create table report (
  circle_id text not null references circle,
  id text not null,
  number_hash bytea not null unique,
  kind text not null,
  about text,
  ground_id text,
  words text,
  reported_at timestamptz not null,
  looked_at timestamptz,
  looked_by text references person,
  outcome text check (outcome in ('stays', 'hidden')),
  reason text,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, ground_id) references ground
);
create index report_open on report (circle_id, reported_at) where looked_at is null;
create table closing (
  circle_id text primary key references circle,
  closed_at timestamptz not null,
  closed_by text not null references person,
  answer text not null,
  answers_name text not null,
  answers_reach text not null,
  stories text not null check (stories in ('kept', 'erased', 'archived')),
  archive text
);
create table closing_agreement (
  circle_id text not null references closing,
  agreement_id text not null,
  keeper_name text not null,
  keeper_email text,
  primary key (circle_id, agreement_id),
  foreign key (circle_id, agreement_id) references agreement
);
`;
