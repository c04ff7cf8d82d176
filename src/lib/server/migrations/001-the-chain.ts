import { sql, type Kysely } from 'kysely';

/** The first shape: people, circles, and the chain from a story to its return. */
export async function up(db: Kysely<unknown>) {
  for (const statements of [people, circles, gather, doorways, sense, dialogue, change, giveBack, withdrawal, programs]) {
    await sql.raw(statements).execute(db);
  }
}

const people = `
create table organisation (
  id text primary key,
  name text not null,
  language text not null,
  privacy_contact text,
  made_at timestamptz not null
);
create table person (
  organisation_id text not null references organisation,
  id text primary key,
  name text not null,
  email text,
  employer text,
  opens_circles_since timestamptz,
  made_at timestamptz not null,
  unique (organisation_id, id)
);
create unique index person_email on person (organisation_id, lower(email));

create schema sign_in;
create table sign_in.link (
  secret_hash bytea primary key,
  person_id text not null references person,
  made_by text references person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table sign_in.visit (
  secret_hash bytea primary key,
  person_id text not null references person,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);
create table sign_in.ended (
  visit text primary key,
  ended_at timestamptz not null
);
create table sign_in.first_run (
  secret_hash bytea primary key,
  made_at timestamptz not null,
  used_at timestamptz
);
`;

const circles = `
create table circle (
  organisation_id text not null references organisation,
  id text primary key,
  slug text not null unique,
  door text not null unique,
  subject text not null,
  challenge text not null,
  language text not null,
  address text not null default 'u' check (address in ('u', 'je')),
  mark text check (mark in ('fictional', 'licensed')),
  attribution text,
  care_protocol text,
  made_by text references person,
  made_at timestamptz not null
);
create table gathering (
  circle_id text primary key references circle,
  opened_at timestamptz not null,
  opened_by text references person,
  closed_at timestamptz,
  closed_because text
);
create table side (
  circle_id text not null references circle,
  id text not null,
  name text not null,
  reader text not null check (reader in ('residents', 'professionals', 'deciders')),
  position int not null,
  primary key (circle_id, id)
);
create table prompt (
  circle_id text not null references circle,
  id text not null,
  text text not null,
  position int not null,
  made_at timestamptz,
  ended_at timestamptz,
  primary key (circle_id, id)
);
create table help_number (
  circle_id text not null references circle,
  id text not null,
  name text not null,
  number text not null,
  about text,
  position int not null,
  primary key (circle_id, id)
);
create table ground (
  circle_id text not null references circle,
  id text not null,
  text text not null,
  position int not null,
  made_at timestamptz,
  ended_at timestamptz,
  primary key (circle_id, id)
);
create table member (
  circle_id text not null references circle,
  id text not null,
  person_id text not null references person,
  side_id text not null,
  role text not null check (role in ('steward', 'listener', 'member', 'reader')),
  since timestamptz not null,
  ended_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, side_id) references side
);
create unique index member_once on member (circle_id, person_id, role) where ended_at is null;
create index member_of_person on member (person_id) where ended_at is null;
create table invitation (
  circle_id text not null references circle,
  id text not null,
  secret_hash bytea not null unique,
  role text not null check (role in ('steward', 'listener', 'member', 'reader')),
  side_id text not null,
  made_by text references person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by text references person,
  primary key (circle_id, id),
  foreign key (circle_id, side_id) references side
);
create table promise (
  circle_id text not null references circle,
  id text not null,
  made_at timestamptz not null,
  made_by text references person,
  published_at timestamptz,
  answer_by date,
  changed_because text,
  primary key (circle_id, id)
);
create unique index promise_draft on promise (circle_id) where published_at is null;
create table promise_line (
  circle_id text not null,
  promise_id text not null,
  line text not null check (line in ('open', 'decider', 'means', 'by_when', 'off_the_table', 'give_back', 'no_control')),
  text text,
  known_by date,
  primary key (circle_id, promise_id, line),
  foreign key (circle_id, promise_id) references promise on delete cascade
);
create table promise_confirmation (
  circle_id text not null,
  id text not null,
  promise_id text not null,
  secret_hash bytea not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_name text,
  confirmed_role text,
  confirmed_side_id text,
  primary key (circle_id, id),
  foreign key (circle_id, promise_id) references promise
);
`;

const gather = `
create table story (
  circle_id text not null references circle,
  id text not null,
  prompt_id text,
  text text not null,
  text_hash bytea not null,
  version int not null default 1,
  language text not null,
  search tsvector not null,
  feeling text,
  would_help text,
  readers text[] not null default '{}',
  uses text[] not null default '{}',
  basis text not null check (basis in ('consent', 'licence')),
  channel text not null check (channel in ('page', 'helper', 'paper', 'program', 'import', 'answer')),
  written_by text not null default 'teller' check (written_by in ('teller', 'helper')),
  helper_id text references person,
  helper_note text,
  submission_hash bytea,
  told_at timestamptz not null,
  held_at timestamptz,
  accepted_at timestamptz,
  refused_at timestamptz,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, prompt_id) references prompt
);
create unique index story_submission on story (circle_id, submission_hash);
create index story_told on story (circle_id, told_at desc, id);
create index story_accepted on story (circle_id, accepted_at desc, id) where accepted_at is not null and hidden_at is null;
create index story_search on story using gin (search);
create table story_side (
  circle_id text not null,
  story_id text not null,
  side_id text not null,
  primary key (circle_id, story_id, side_id),
  foreign key (circle_id, story_id) references story on delete cascade,
  foreign key (circle_id, side_id) references side
);
create table consent_receipt (
  circle_id text not null,
  id text not null,
  story_id text not null,
  readers text[] not null,
  uses text[] not null,
  mode text not null check (mode in ('screen', 'spoken', 'written', 'program')),
  wording text not null,
  wording_hash bytea not null,
  language text not null,
  given_at timestamptz not null,
  helper_id text references person,
  primary key (circle_id, id),
  foreign key (circle_id, story_id) references story on delete cascade
);
create index consent_receipt_story on consent_receipt (circle_id, story_id, given_at);
create table publication (
  circle_id text not null,
  story_id text not null,
  text_hash bytea not null,
  published_at timestamptz not null,
  primary key (circle_id, story_id),
  foreign key (circle_id, story_id) references story on delete cascade
);
create table story_code (
  id text primary key,
  circle_id text not null references circle,
  story_id text,
  batch_id text,
  card_number int,
  words_hash bytea unique,
  link_hash bytea not null unique,
  made_at timestamptz not null,
  used_at timestamptz,
  expires_at timestamptz,
  foreign key (circle_id, story_id) references story on delete cascade
);
create index story_code_story on story_code (circle_id, story_id);
create table story_contact (
  circle_id text not null,
  story_id text not null,
  name text,
  email text,
  phone text,
  place text,
  language text not null,
  given_at timestamptz not null,
  primary key (circle_id, story_id),
  foreign key (circle_id, story_id) references story on delete cascade
);
create table identifier_flag (
  circle_id text not null,
  id text not null,
  story_id text not null,
  field text not null check (field in ('text', 'would_help')),
  kind text not null,
  start_at int not null,
  end_at int not null,
  settled_at timestamptz,
  settled_by text references person,
  outcome text check (outcome in ('kept', 'masked')),
  primary key (circle_id, id),
  foreign key (circle_id, story_id) references story on delete cascade
);
create index identifier_flag_story on identifier_flag (circle_id, story_id);
create table answer (
  circle_id text not null,
  id text not null,
  story_id text not null,
  kind text not null check (kind in ('accepted', 'asked', 'refused', 'said', 'replied', 'contested', 'contest_settled')),
  text text,
  ground_id text,
  fragment_id text,
  person_id text references person,
  side_id text,
  at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, story_id) references story on delete cascade,
  foreign key (circle_id, ground_id) references ground
);
create index answer_story on answer (circle_id, story_id, at);
create table trail (
  circle_id text not null,
  story_id text not null,
  what text not null,
  about text not null,
  at timestamptz not null,
  heard_at timestamptz,
  heard_how text check (heard_how in ('code', 'mail', 'told')),
  primary key (circle_id, story_id, what, about),
  foreign key (circle_id, story_id) references story on delete cascade
);
create index trail_unheard on trail (circle_id, story_id) where heard_at is null;
create index trail_about on trail (circle_id, about);
`;

const doorways = `
create table card_batch (
  circle_id text not null references circle,
  id text not null,
  number int not null,
  cards int not null,
  made_by text not null references person,
  made_at timestamptz not null,
  primary key (circle_id, id)
);
create table helper_entry (
  circle_id text not null references circle,
  id text not null,
  code_id text not null unique references story_code,
  helper_id text not null references person,
  stage text not null check (stage in ('writing', 'written', 'read_back', 'asked', 'consented')),
  sealed bytea not null,
  nonce bytea not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (circle_id, id)
);
`;

const sense = `
create table sense_table (
  circle_id text not null references circle,
  id text not null,
  name text not null,
  code_hash bytea not null unique,
  readers text[] not null,
  opened_by text references person,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (circle_id, id)
);
create table seat (
  circle_id text not null,
  id text not null,
  table_id text,
  session_id text,
  secret_hash bytea not null unique,
  side_ids text[] not null default '{}',
  sat_at timestamptz not null,
  left_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, table_id) references sense_table
);
create table story_read (
  circle_id text not null,
  story_id text not null,
  side_id text not null,
  read_at timestamptz not null,
  primary key (circle_id, story_id, side_id),
  foreign key (circle_id, story_id) references story on delete cascade,
  foreign key (circle_id, side_id) references side
);
create table fragment (
  circle_id text not null,
  id text not null,
  story_id text not null,
  start_at int not null,
  end_at int not null,
  text_hash bytea not null,
  side_id text,
  person_id text references person,
  table_id text,
  marked_at timestamptz not null,
  quote_refused_at timestamptz,
  primary key (circle_id, id),
  unique (circle_id, story_id, start_at, end_at),
  foreign key (circle_id, story_id) references story on delete cascade
);
create table reading (
  circle_id text not null,
  id text not null,
  story_id text not null,
  told text not null,
  means text not null,
  side_id text,
  person_id text references person,
  table_id text,
  at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, story_id) references story on delete cascade
);
create index reading_story on reading (circle_id, story_id);
create table theme (
  circle_id text not null references circle,
  id text not null,
  name text not null,
  about text,
  side_id text,
  person_id text references person,
  table_id text,
  named_at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id)
);
create table theme_fragment (
  circle_id text not null,
  theme_id text not null,
  fragment_id text not null,
  side_id text,
  at timestamptz not null,
  primary key (circle_id, theme_id, fragment_id),
  foreign key (circle_id, theme_id) references theme on delete cascade,
  foreign key (circle_id, fragment_id) references fragment on delete cascade
);
create index theme_fragment_fragment on theme_fragment (circle_id, fragment_id);
create table insight (
  circle_id text not null references circle,
  id text not null,
  text text not null,
  theme_id text,
  side_id text,
  person_id text references person,
  table_id text,
  written_at timestamptz not null,
  replaced_by text,
  returned_at timestamptz,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, theme_id) references theme,
  foreign key (circle_id, replaced_by) references insight
);
create table insight_fragment (
  circle_id text not null,
  insight_id text not null,
  fragment_id text not null,
  at timestamptz not null,
  primary key (circle_id, insight_id, fragment_id),
  foreign key (circle_id, insight_id) references insight on delete cascade,
  foreign key (circle_id, fragment_id) references fragment on delete cascade
);
create index insight_fragment_fragment on insight_fragment (circle_id, fragment_id);
create table dissent (
  circle_id text not null references circle,
  id text not null,
  reading_id text,
  theme_id text,
  insight_id text,
  finding_id text,
  session_id text,
  text text not null,
  side_id text,
  show_side boolean not null default false,
  person_id text references person,
  table_id text,
  at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  check (num_nonnulls(reading_id, theme_id, insight_id, finding_id, session_id) = 1)
);
`;

const dialogue = `
create table session (
  circle_id text not null references circle,
  id text not null,
  purpose text not null,
  change_wanted text not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  place text not null,
  readers text[] not null,
  code_hash bytea not null unique,
  made_by text references person,
  made_at timestamptz not null,
  held_at timestamptz,
  record text,
  record_changed_at timestamptz,
  record_opened_at timestamptz,
  record_agreed_at timestamptz,
  record_hidden_at timestamptz,
  primary key (circle_id, id)
);
create table session_insight (
  circle_id text not null,
  session_id text not null,
  insight_id text not null,
  primary key (circle_id, session_id, insight_id),
  foreign key (circle_id, session_id) references session on delete cascade,
  foreign key (circle_id, insight_id) references insight on delete cascade
);
create table session_story (
  circle_id text not null,
  session_id text not null,
  story_id text not null,
  at timestamptz not null,
  primary key (circle_id, session_id, story_id),
  foreign key (circle_id, session_id) references session on delete cascade,
  foreign key (circle_id, story_id) references story on delete cascade
);
alter table seat add foreign key (circle_id, session_id) references session;
create table attendance (
  circle_id text not null,
  session_id text not null,
  side_id text not null,
  people int not null check (people >= 0),
  primary key (circle_id, session_id, side_id),
  foreign key (circle_id, session_id) references session on delete cascade,
  foreign key (circle_id, side_id) references side
);
create table finding (
  circle_id text not null,
  id text not null,
  session_id text not null,
  text text not null,
  at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, session_id) references session
);
create table finding_insight (
  circle_id text not null,
  finding_id text not null,
  insight_id text not null,
  primary key (circle_id, finding_id, insight_id),
  foreign key (circle_id, finding_id) references finding on delete cascade,
  foreign key (circle_id, insight_id) references insight on delete cascade
);
create table finding_story (
  circle_id text not null,
  finding_id text not null,
  story_id text not null,
  primary key (circle_id, finding_id, story_id),
  foreign key (circle_id, finding_id) references finding on delete cascade,
  foreign key (circle_id, story_id) references story on delete cascade
);
create table assent (
  circle_id text not null,
  id text not null,
  session_id text not null,
  seat_id text not null,
  answer text not null check (answer in ('ok', 'not_ok', 'missing')),
  words text,
  side_id text,
  at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  unique (circle_id, session_id, seat_id),
  foreign key (circle_id, session_id) references session on delete cascade,
  foreign key (circle_id, seat_id) references seat
);
create table quote (
  circle_id text not null,
  id text not null,
  session_id text not null,
  seat_id text not null,
  words text not null,
  side_id text,
  at timestamptz not null,
  revoked_at timestamptz,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, session_id) references session on delete cascade,
  foreign key (circle_id, seat_id) references seat
);
`;

const change = `
create table decision (
  circle_id text not null references circle,
  id text not null,
  kind text not null check (kind in ('chosen', 'not_done')),
  text text not null,
  because text not null,
  rests_on_none_because text,
  decided_by text not null,
  decided_side_id text not null,
  formal boolean not null default false,
  decided_on date not null,
  made_by text references person,
  made_at timestamptz not null,
  published_at timestamptz,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, decided_side_id) references side
);
create table decision_insight (
  circle_id text not null,
  decision_id text not null,
  insight_id text not null,
  primary key (circle_id, decision_id, insight_id),
  foreign key (circle_id, decision_id) references decision on delete cascade,
  foreign key (circle_id, insight_id) references insight on delete cascade
);
create table decision_finding (
  circle_id text not null,
  decision_id text not null,
  finding_id text not null,
  primary key (circle_id, decision_id, finding_id),
  foreign key (circle_id, decision_id) references decision on delete cascade,
  foreign key (circle_id, finding_id) references finding on delete cascade
);
create table agreement (
  circle_id text not null references circle,
  id text not null,
  decision_id text,
  text text not null,
  owner_name text not null,
  owner_side_id text not null,
  owner_id text references person,
  owner_email text,
  made_at timestamptz not null,
  reminded_at timestamptz,
  kept_at timestamptz,
  dropped_at timestamptz,
  dropped_because text,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, decision_id) references decision,
  foreign key (circle_id, owner_side_id) references side
);
create table agreement_date (
  circle_id text not null,
  id text not null,
  agreement_id text not null,
  due_on date not null,
  because text,
  set_at timestamptz not null,
  set_by text references person,
  primary key (circle_id, id),
  foreign key (circle_id, agreement_id) references agreement on delete cascade
);
create table change (
  circle_id text not null references circle,
  id text not null,
  decision_id text,
  agreement_id text,
  text text not null,
  happened_on date not null,
  made_by text references person,
  made_at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, decision_id) references decision,
  foreign key (circle_id, agreement_id) references agreement
);
create table review (
  circle_id text not null references circle,
  id text not null,
  decision_id text not null,
  on_day date not null,
  reminded_at timestamptz,
  held_at timestamptz,
  seen text,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, decision_id) references decision
);
`;

const giveBack = `
create table letter (
  circle_id text not null references circle,
  id text not null,
  kind text not null check (kind in ('return', 'sign_in', 'confirm', 'agreement', 'review', 'promise')),
  story_id text,
  person_id text references person,
  about text,
  day date not null,
  language text not null,
  queued_at timestamptz not null,
  taken_at timestamptz,
  sent_at timestamptz,
  failed_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, story_id) references story on delete cascade
);
create unique index letter_once_a_day on letter (circle_id, story_id, day) where story_id is not null;
create unique index letter_once_about on letter (circle_id, kind, about, coalesce(person_id, '')) where about is not null;
create index letter_waits on letter (queued_at) where sent_at is null and failed_at is null;
create table explanation (
  circle_id text not null references circle,
  id text not null,
  kind text not null check (kind in ('unused', 'undecided')),
  because text not null,
  made_by text references person,
  made_at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id)
);
create table help_answer (
  circle_id text not null,
  id text not null,
  story_id text not null,
  about text not null,
  helped text not null check (helped in ('yes', 'a_little', 'no', 'unknown')),
  at timestamptz not null,
  told_story_id text,
  primary key (circle_id, id),
  unique (circle_id, story_id, about),
  foreign key (circle_id, story_id) references story on delete cascade
);
create table copy (
  circle_id text not null references circle,
  id text not null,
  number int not null,
  kind text not null check (kind in ('print', 'export')),
  what text not null,
  readers text[] not null default '{}',
  made_by text references person,
  made_at timestamptz not null,
  primary key (circle_id, id),
  unique (circle_id, number)
);
create table copy_story (
  circle_id text not null,
  copy_id text not null,
  story_id text not null,
  primary key (circle_id, copy_id, story_id),
  foreign key (circle_id, copy_id) references copy on delete cascade,
  foreign key (circle_id, story_id) references story on delete cascade
);
`;

const withdrawal = `
create table erasure (
  circle_id text not null references circle,
  story_id text not null,
  why text not null check (why in ('withdrawn', 'expired', 'replayed')),
  at timestamptz not null,
  primary key (circle_id, story_id)
);
create table hidden_words (
  circle_id text not null references circle,
  id text not null,
  kind text not null,
  about text not null,
  hidden_at timestamptz not null,
  looked_at timestamptz,
  looked_by text references person,
  outcome text check (outcome in ('shown', 'changed', 'removed')),
  primary key (circle_id, id)
);
create table hold (
  circle_id text not null references circle,
  id text not null,
  story_id text not null,
  asked_by text not null references person,
  asked_at timestamptz not null,
  joined_by text references person,
  joined_at timestamptz,
  lift_asked_by text references person,
  lifted_by text references person,
  lifted_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, story_id) references story on delete cascade
);
create unique index hold_open on hold (circle_id, story_id) where lifted_at is null;
`;

const programs = `
create table token (
  circle_id text not null references circle,
  id text not null,
  secret_hash bytea not null unique,
  scopes text[] not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (circle_id, id)
);
create table idempotency (
  circle_id text not null references circle,
  token_id text not null,
  key_hash bytea not null,
  body_hash bytea not null,
  story_id text,
  at timestamptz not null,
  primary key (circle_id, token_id, key_hash)
);
create table imported (
  circle_id text not null,
  source text not null,
  source_id text not null,
  story_id text not null,
  primary key (circle_id, source, source_id),
  foreign key (circle_id, story_id) references story on delete cascade
);
`;
