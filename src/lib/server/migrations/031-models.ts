import { sql, type Kysely } from 'kysely';

/** Living-lab models: what a model is about, who answers its cards, every version of each answer, and the stories that it points to. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(models).execute(db);
}

const models = `
create table model (
  circle_id text not null references circle,
  id text not null,
  kind text not null check (kind in ('service', 'change', 'journey', 'orders')),
  about text not null,
  opened_by text references person,
  opened_at timestamptz not null,
  laid_at timestamptz,
  laid_by text references person,
  closed_at timestamptz,
  hidden_at timestamptz,
  primary key (circle_id, id)
);
create table model_voice (
  circle_id text not null,
  id text not null,
  model_id text not null,
  by_side_id text not null,
  how text not null check (how in ('apart', 'together')),
  person_id text references person,
  seat_id text,
  table_id text,
  show_side boolean not null default false,
  begun_at timestamptz not null,
  given_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, model_id) references model on delete cascade,
  foreign key (circle_id, by_side_id) references side,
  foreign key (circle_id, seat_id) references seat on delete cascade,
  foreign key (circle_id, table_id) references sense_table,
  check (case how when 'apart' then table_id is null else table_id is not null and person_id is null and seat_id is null end)
);
create unique index model_voice_person on model_voice (circle_id, model_id, person_id) where person_id is not null;
create unique index model_voice_seat on model_voice (circle_id, model_id, seat_id) where seat_id is not null;
create unique index model_voice_table on model_voice (circle_id, model_id, table_id, by_side_id) where table_id is not null;
create table model_answer (
  circle_id text not null,
  id text not null,
  voice_id text not null,
  question text not null,
  version integer not null check (version > 0),
  text text,
  chosen text[] not null default '{}',
  at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  unique (circle_id, voice_id, question, version),
  foreign key (circle_id, voice_id) references model_voice on delete cascade
);
create table model_answer_story (
  circle_id text not null,
  answer_id text not null,
  story_id text not null,
  primary key (circle_id, answer_id, story_id),
  foreign key (circle_id, answer_id) references model_answer on delete cascade,
  foreign key (circle_id, story_id) references story on delete cascade
);
create index model_answer_story_story on model_answer_story (circle_id, story_id);
`;
