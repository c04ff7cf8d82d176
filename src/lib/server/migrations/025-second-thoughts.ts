import { sql, type Kysely } from 'kysely';

/** What can still be undone; a helper's card is of the helper's circle; whether new answers came is asked of an index. */
export async function up(db: Kysely<unknown>) {
  for (const statement of [undoable, forgets, cardOfCircle, newestAnswers])
    for (const one of statement.split(';\n\n')) await sql.raw(one).execute(db);
}

const undoable = `create table undoable (
  circle_id text not null references circle on delete cascade,
  id text not null,
  act text not null,
  person_id text references person,
  seat_id text,
  before jsonb not null,
  at timestamptz not null,
  primary key (circle_id, id)
);

create index undoable_at on undoable (at)`;

// What was thrown away may hold words of a story: once any story of the circle goes or changes, nothing comes back.
const forgets = `create function forget_undoable() returns trigger language plpgsql as $$
begin
  delete from undoable where circle_id = old.circle_id;
  return null;
end $$;

create trigger story_gone_forgets_undoable after delete on story for each row execute function forget_undoable();

create trigger story_changed_forgets_undoable after update of text on story for each row when (old.text is distinct from new.text) execute function forget_undoable()`;

// Not looked at in rows that are there: those end within days.
const cardOfCircle = `alter table story_code add constraint story_code_of_circle unique (circle_id, id);

alter table helper_entry add constraint helper_entry_card foreign key (circle_id, code_id) references story_code (circle_id, id) not valid`;

const newestAnswers = `create index response_newest on response (circle_id, at)`;
