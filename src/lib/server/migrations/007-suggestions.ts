import { sql, type Kysely } from 'kysely';

/** What people answered to suggestions of the computer, what they asked to be told each day, which hints they closed; and search that forgives slips. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(suggestions).execute(db);
}

const suggestions = `
create table suggestion (
  circle_id text not null references circle,
  id text not null,
  kind text not null check (kind in ('pieces', 'story')),
  outcome text not null check (outcome in ('accepted', 'changed', 'dismissed')),
  because text check (because in ('otherwise', 'words', 'theme', 'mixed')),
  theme_id text,
  side_id text,
  person_id text references person,
  table_id text,
  at timestamptz not null,
  primary key (circle_id, id),
  check ((outcome = 'dismissed') = (because is not null)),
  foreign key (circle_id, theme_id) references theme on delete set null (theme_id)
);
create index suggestion_kind on suggestion (circle_id, kind, at);
create table suggestion_fragment (
  circle_id text not null,
  suggestion_id text not null,
  fragment_id text not null,
  primary key (circle_id, suggestion_id, fragment_id),
  foreign key (circle_id, suggestion_id) references suggestion on delete cascade,
  foreign key (circle_id, fragment_id) references fragment on delete cascade
);
create index suggestion_fragment_fragment on suggestion_fragment (circle_id, fragment_id);
create table suggestion_story (
  circle_id text not null,
  suggestion_id text not null,
  story_id text not null,
  primary key (circle_id, suggestion_id, story_id),
  foreign key (circle_id, suggestion_id) references suggestion on delete cascade,
  foreign key (circle_id, story_id) references story on delete cascade
);
create index suggestion_story_story on suggestion_story (circle_id, story_id);
create table hint_closed (
  person_id text not null references person,
  hint text not null,
  at timestamptz not null,
  primary key (person_id, hint)
);
create table digest (
  person_id text primary key references person,
  since timestamptz not null
);
alter table letter drop constraint letter_kind_check;
alter table letter add constraint letter_kind_check check (kind in ('return', 'sign_in', 'confirm', 'agreement', 'review', 'promise', 'digest'));
create extension if not exists pg_trgm;
`;
