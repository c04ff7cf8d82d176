import { sql, type Kysely } from 'kysely';

/** What a circle tells of itself as an example, and examples of other installations that are held here. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(tables).execute(db);
}

const tables = `
create table circle_case (
  circle_id text not null references circle,
  id text not null,
  title text not null,
  about text not null,
  country text,
  place text,
  longitude double precision check (longitude between -180 and 180),
  latitude double precision check (latitude between -90 and 90),
  aim text,
  people text,
  parties text,
  methods text,
  helped text,
  hindered text,
  power text,
  result text,
  learned text,
  ethics text,
  changed_by text references person,
  changed_at timestamptz not null,
  published_at timestamptz,
  taken_back_at timestamptz,
  hidden_at timestamptz,
  primary key (circle_id, id),
  check ((longitude is null) = (latitude is null)),
  check (taken_back_at is null or published_at is not null)
);
create unique index circle_case_draft on circle_case (circle_id) where published_at is null;
create unique index circle_case_open on circle_case (circle_id) where published_at is not null and taken_back_at is null;
create table held_case (
  organisation_id text not null references organisation,
  id text not null,
  source text not null,
  source_id text not null,
  title text not null,
  about text not null,
  language text not null,
  country text,
  place text,
  longitude double precision,
  latitude double precision,
  told jsonb not null,
  held_by text references person,
  held_at timestamptz not null,
  primary key (id),
  unique (source, source_id)
);
create index held_case_organisation on held_case (organisation_id);
`;
