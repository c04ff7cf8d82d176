import { sql, type Kysely } from 'kysely';

/**
 * Learning without marks: who read how stories are dealt with before opening them, what the circle wrote about that together, meetings
 * round a lesson, and a journal that only its writer can open.
 */
export async function up(db: Kysely<unknown>) {
  await sql.raw(storiesFirst).execute(db);
  await sql.raw(storyAgreement).execute(db);
  await sql.raw(studyMeeting).execute(db);
  await sql.raw(journalPage).execute(db);
}

const storiesFirst = `
create table stories_first (
  circle_id text not null references circle,
  person_id text not null references person on delete cascade,
  at timestamptz not null,
  primary key (circle_id, person_id)
);
`;

const storyAgreement = `
create table story_agreement (
  circle_id text not null references circle,
  id text not null,
  text text not null,
  side_ids text[] not null,
  made_by text references person,
  made_at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id)
);
`;

const studyMeeting = `
create table study_meeting (
  circle_id text not null references circle,
  session_id text not null,
  lesson text not null,
  primary key (circle_id, session_id),
  foreign key (circle_id, session_id) references session on delete cascade
);
`;

// Not of a circle: a page stays with its writer when a circle leaves, and goes with the account.
const journalPage = `
create table journal_page (
  person_id text not null references person on delete cascade,
  id text not null,
  lesson text,
  sealed text not null,
  written_at timestamptz not null,
  changed_at timestamptz,
  primary key (person_id, id)
);
`;
