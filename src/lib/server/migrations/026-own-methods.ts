import { sql, type Kysely } from 'kysely';

/** Ways of working that a circle wrote itself or read in, with their steps. Under which licence, and whom to name, is never empty. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(ownMethod).execute(db);
  await sql.raw(ownMethodStep).execute(db);
}

const ownMethod = `
create table own_method (
  circle_id text not null references circle,
  id text not null,
  language text not null,
  name text not null check (btrim(name) <> ''),
  about text not null,
  for_whom text not null,
  not_when text not null,
  gains text not null,
  access text not null,
  constellation text not null check (constellation in ('system', 'catalysts', 'compass')),
  move text not null check (move in ('gather', 'sense', 'dialogue', 'change', 'around')),
  moments text[] not null,
  people_least integer not null check (people_least > 0),
  people_most integer not null check (people_most >= people_least),
  modes text[] not null,
  reading text not null check (reading in ('none', 'little', 'some')),
  needs text[] not null,
  sheet_as text check (sheet_as in ('cards', 'lines', 'drawing', 'names')),
  sheet_title text,
  sheet_about text,
  sheet_parts text,
  source text not null check (btrim(source) <> ''),
  href text,
  licence text not null check (btrim(licence) <> ''),
  attribution text not null check (btrim(attribution) <> ''),
  made_by text references person,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  hidden_at timestamptz,
  primary key (circle_id, id),
  check (num_nonnulls(sheet_as, sheet_title, sheet_about, sheet_parts) in (0, 4))
);
`;

// What one engine needs stands in its own columns: the question of a prompt, the four sentences of a try-out.
const ownMethodStep = `
create table own_method_step (
  circle_id text not null,
  method_id text not null,
  id text not null,
  position integer not null,
  kind text not null,
  minutes integer not null check (minutes > 0),
  title text not null,
  instruction text not null,
  question text,
  believe text,
  trying text,
  good_sign text,
  bad_sign text,
  written_at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, method_id) references own_method on delete cascade
);
create index own_method_step_method on own_method_step (circle_id, method_id);
`;
