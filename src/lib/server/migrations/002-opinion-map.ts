import { sql, type Kysely } from 'kysely';

/** Statements taken from insights and fragments, who responds to them, and the picture of what all share. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(opinionMap).execute(db);
}

const opinionMap = `
create table responding (
  circle_id text primary key references circle,
  results text not null check (results in ('everyone', 'respondents', 'inside')),
  opened_at timestamptz not null,
  opened_by text references person,
  closed_at timestamptz
);
create table respondent (
  circle_id text not null references circle,
  id text not null,
  code_hash bytea unique,
  side_ids text[] not null default '{}',
  imported_as text,
  started_at timestamptz not null,
  primary key (circle_id, id),
  unique (circle_id, imported_as)
);
create table statement (
  circle_id text not null references circle,
  id text not null,
  text text not null,
  language text not null,
  origin text not null check (origin in ('insight', 'fragment', 'missing', 'import')),
  side_id text,
  person_id text references person,
  table_id text,
  proposed_by text,
  imported_as text,
  made_at timestamptz not null,
  accepted_at timestamptz,
  refused_at timestamptz,
  taken_out_at timestamptz,
  taken_out_because text check (taken_out_because in ('insight_returned', 'steward')),
  looked_by text references person,
  ground_id text,
  hidden_at timestamptz,
  primary key (circle_id, id),
  unique (circle_id, imported_as),
  foreign key (circle_id, ground_id) references ground,
  foreign key (circle_id, proposed_by) references respondent on delete set null (proposed_by)
);
create index statement_made on statement (circle_id, made_at, id);
create table statement_fragment (
  circle_id text not null,
  statement_id text not null,
  fragment_id text not null,
  primary key (circle_id, statement_id, fragment_id),
  foreign key (circle_id, statement_id) references statement on delete cascade,
  foreign key (circle_id, fragment_id) references fragment on delete cascade
);
create index statement_fragment_fragment on statement_fragment (circle_id, fragment_id);
create table statement_insight (
  circle_id text not null,
  statement_id text not null,
  insight_id text not null,
  primary key (circle_id, statement_id, insight_id),
  foreign key (circle_id, statement_id) references statement on delete cascade,
  foreign key (circle_id, insight_id) references insight on delete cascade
);
create index statement_insight_insight on statement_insight (circle_id, insight_id);
create table response (
  circle_id text not null,
  respondent_id text not null,
  statement_id text not null,
  answer smallint not null check (answer in (-1, 0, 1)),
  at timestamptz not null,
  shown_because text check (shown_because in ('new', 'telling', 'chosen')),
  shown_chance real,
  shown_of int,
  shown_seed text,
  primary key (circle_id, respondent_id, statement_id),
  foreign key (circle_id, respondent_id) references respondent on delete cascade,
  foreign key (circle_id, statement_id) references statement on delete cascade
);
create index response_statement on response (circle_id, statement_id);
create index response_at on response (circle_id, at);
create table opinion_map (
  circle_id text not null references circle,
  id text not null,
  made_at timestamptz not null,
  respondents int not null,
  responses int not null,
  input_hash text not null,
  version text not null,
  result jsonb not null,
  primary key (circle_id, id)
);
create index opinion_map_made on opinion_map (circle_id, made_at desc);
create table opinion_group_name (
  circle_id text not null,
  id text not null,
  map_id text not null,
  group_number int not null,
  name text not null,
  side_id text,
  person_id text references person,
  table_id text,
  named_at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  unique (circle_id, map_id, group_number),
  foreign key (circle_id, map_id) references opinion_map on delete cascade
);
`;
