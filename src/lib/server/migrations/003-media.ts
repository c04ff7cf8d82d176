import { sql, type Kysely } from 'kysely';

/** What is told in sound, picture or video: where it stands, its words, and which files are still to be deleted. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(media).execute(db);
}

const media = `
create table medium (
  circle_id text not null references circle,
  id text not null,
  story_id text,
  draft_key bytea not null,
  source_hash bytea not null,
  kind text not null check (kind in ('picture', 'paper', 'sound', 'video')),
  type text not null,
  bytes integer not null,
  seconds integer,
  width integer,
  height integer,
  hash bytea not null,
  pictured text not null check (pictured in ('unasked', 'nobody', 'yes', 'blur', 'listeners')),
  blurred_at timestamptz,
  made_at timestamptz not null,
  primary key (circle_id, id),
  unique (circle_id, draft_key, source_hash),
  foreign key (circle_id, story_id) references story on delete cascade
);
create index medium_story on medium (circle_id, story_id);
create index medium_draft on medium (made_at) where story_id is null;
create table medium_text (
  circle_id text not null,
  id text not null,
  story_id text not null,
  medium_id text,
  kind text not null check (kind in ('transcript', 'description', 'translation')),
  language text not null,
  text text,
  start_at integer,
  end_at integer,
  text_hash bytea not null,
  role text not null check (role in ('teller', 'helper', 'listener')),
  person_id text references person,
  at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  unique nulls not distinct (circle_id, story_id, medium_id, kind, language),
  foreign key (circle_id, story_id) references story on delete cascade,
  foreign key (circle_id, medium_id) references medium on delete cascade
);
create index medium_text_medium on medium_text (circle_id, medium_id);
create table medium_gone (
  name text primary key,
  at timestamptz not null
);
create function medium_goes() returns trigger language plpgsql as $$
begin
  insert into medium_gone (name, at) values (old.circle_id || '/' || old.id, now()) on conflict do nothing;
  return old;
end $$;
create trigger medium_goes after delete on medium for each row execute function medium_goes();
`;
