import { sql, type Kysely } from 'kysely';

/** Which copies held a story that was taken back since: without it nobody knows which paper to ask back. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(copiesHeld).execute(db);
}

const copiesHeld = `
create table copy_held (
  circle_id text not null,
  copy_id text not null,
  story_id text not null,
  primary key (circle_id, copy_id, story_id),
  foreign key (circle_id, copy_id) references copy on delete cascade
);
create function copy_held_it() returns trigger language plpgsql as $$
begin
  insert into copy_held (circle_id, copy_id, story_id)
  select old.circle_id, old.copy_id, old.story_id from copy where circle_id = old.circle_id and id = old.copy_id
  on conflict do nothing;
  return old;
end $$;
create trigger copy_held_it after delete on copy_story for each row execute function copy_held_it();
`;
