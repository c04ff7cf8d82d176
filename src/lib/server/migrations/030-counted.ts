import { sql, type Kysely } from 'kysely';

/**
 * What open pages count of stories, as it was when at least five had moved: of the circle itself, of each insight and of each decision. No foreign key
 * leads to the story: one that was taken back stays counted, without its name, until it is gone together with others.
 */
export async function up(db: Kysely<unknown>) {
  await sql`create table counting (
    circle_id text not null references circle,
    about text not null,
    counted_at timestamptz not null,
    primary key (circle_id, about)
  )`.execute(db);
  await sql`create table counted_story (
    circle_id text not null,
    about text not null,
    story_id text not null,
    cells jsonb not null,
    sides text[] not null,
    primary key (circle_id, about, story_id),
    foreign key (circle_id, about) references counting on delete cascade
  )`.execute(db);
  await sql`create index counted_story_of on counted_story (circle_id, story_id)`.execute(db);
}
