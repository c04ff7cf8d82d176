import { sql, type Kysely } from 'kysely';

/**
 * The harvest of change: outcomes with all their versions and what they rest on, what outsiders say of them, panels that choose what matters most, and
 * what came of what.
 */
export async function up(db: Kysely<unknown>) {
  await sql.raw(outcomes).execute(db);
  await sql.raw(panels).execute(db);
  await sql.raw(ripples).execute(db);
}

const outcomes = `
create table outcome (
  circle_id text not null references circle,
  id text not null,
  made_at timestamptz not null,
  primary key (circle_id, id)
);
create table outcome_version (
  circle_id text not null,
  id text not null,
  outcome_id text not null,
  nth int not null check (nth > 0),
  who_kind text not null check (who_kind in ('person', 'group', 'organisation')),
  who text not null,
  what text not null,
  happened_on date not null,
  matters text not null,
  ours text not null check (ours in ('none', 'some', 'much')),
  contribution text not null,
  evidence text,
  changed_because text,
  side_id text not null,
  person_id text references person,
  seat_id text,
  at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  unique (circle_id, outcome_id, nth),
  foreign key (circle_id, outcome_id) references outcome on delete cascade,
  foreign key (circle_id, side_id) references side,
  foreign key (circle_id, seat_id) references seat on delete set null (seat_id),
  check ((nth = 1) = (changed_because is null))
);
create index outcome_version_seat on outcome_version (circle_id, seat_id) where seat_id is not null;
create table outcome_evidence (
  circle_id text not null,
  id text not null,
  outcome_id text not null,
  story_id text,
  insight_id text,
  decision_id text,
  agreement_id text,
  try_out_id text,
  at timestamptz not null,
  primary key (circle_id, id),
  check (num_nonnulls(story_id, insight_id, decision_id, agreement_id, try_out_id) = 1),
  foreign key (circle_id, outcome_id) references outcome on delete cascade,
  foreign key (circle_id, story_id) references story on delete cascade,
  foreign key (circle_id, insight_id) references insight on delete cascade,
  foreign key (circle_id, decision_id) references decision on delete cascade,
  foreign key (circle_id, agreement_id) references agreement on delete cascade,
  foreign key (circle_id, try_out_id) references try_out on delete cascade
);
create unique index outcome_evidence_once on outcome_evidence (circle_id, outcome_id, story_id, insight_id, decision_id, agreement_id, try_out_id) nulls not distinct;
create index outcome_evidence_story on outcome_evidence (circle_id, story_id) where story_id is not null;
create table substantiation (
  circle_id text not null,
  id text not null,
  outcome_id text not null,
  asked_of text not null,
  secret_hash bytea not null unique,
  made_at timestamptz not null,
  made_by text references person,
  expires_at timestamptz not null,
  taken_back_at timestamptz,
  answered_at timestamptz,
  version_id text,
  agrees text check (agrees in ('full', 'part', 'no')),
  because text,
  role text,
  name text,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, outcome_id) references outcome on delete cascade,
  foreign key (circle_id, version_id) references outcome_version,
  check (num_nonnulls(answered_at, version_id, agrees, because, role) in (0, 5)),
  check (name is null or answered_at is not null),
  check (num_nonnulls(taken_back_at, answered_at) <= 1)
);
create index substantiation_of on substantiation (circle_id, outcome_id);
`;

const panels = `
create table panel (
  circle_id text not null references circle,
  id text not null,
  question text not null,
  opened_at timestamptz not null,
  opened_by text references person,
  laid_open_at timestamptz,
  hidden_at timestamptz,
  primary key (circle_id, id)
);
create table panel_side (
  circle_id text not null,
  panel_id text not null,
  side_id text not null,
  primary key (circle_id, panel_id, side_id),
  foreign key (circle_id, panel_id) references panel on delete cascade,
  foreign key (circle_id, side_id) references side
);
create table panel_story (
  circle_id text not null,
  panel_id text not null,
  story_id text not null,
  primary key (circle_id, panel_id, story_id),
  foreign key (circle_id, panel_id) references panel on delete cascade,
  foreign key (circle_id, story_id) references story on delete cascade
);
create index panel_story_story on panel_story (circle_id, story_id);
create table panel_outcome (
  circle_id text not null,
  panel_id text not null,
  outcome_id text not null,
  primary key (circle_id, panel_id, outcome_id),
  foreign key (circle_id, panel_id) references panel on delete cascade,
  foreign key (circle_id, outcome_id) references outcome on delete cascade
);
create table significant_choice (
  circle_id text not null,
  id text not null,
  panel_id text not null,
  side_id text not null,
  none boolean not null,
  because text not null check (because <> ''),
  person_id text references person,
  seat_id text,
  at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  unique (circle_id, panel_id, side_id),
  foreign key (circle_id, panel_id, side_id) references panel_side on delete cascade,
  foreign key (circle_id, seat_id) references seat on delete set null (seat_id)
);
create index significant_choice_seat on significant_choice (circle_id, seat_id) where seat_id is not null;
create table chosen_story (
  circle_id text not null,
  choice_id text not null,
  panel_id text not null,
  story_id text not null,
  primary key (circle_id, choice_id, story_id),
  foreign key (circle_id, choice_id) references significant_choice on delete cascade,
  foreign key (circle_id, panel_id, story_id) references panel_story on delete cascade
);
create table chosen_outcome (
  circle_id text not null,
  choice_id text not null,
  panel_id text not null,
  outcome_id text not null,
  primary key (circle_id, choice_id, outcome_id),
  foreign key (circle_id, choice_id) references significant_choice on delete cascade,
  foreign key (circle_id, panel_id, outcome_id) references panel_outcome on delete cascade
);
`;

// A ripple lies one ring further than what it came from, and the ring is counted by the database: one that came from itself could lie in no ring.
const ripples = `
create table ripple (
  circle_id text not null references circle,
  id text not null,
  outcome_id text,
  change_id text,
  from_id text,
  from_ring int,
  ring int not null generated always as (coalesce(from_ring, 0) + 1) stored check (ring <= 12),
  text text not null,
  kind text not null check (kind in ('expected', 'unexpected', 'unwelcome')),
  noticed text,
  seen_on date not null,
  side_id text not null,
  person_id text references person,
  seat_id text,
  made_at timestamptz not null,
  changed_at timestamptz,
  hidden_at timestamptz,
  primary key (circle_id, id),
  unique (circle_id, id, ring),
  check (num_nonnulls(outcome_id, change_id, from_id) = 1),
  check ((from_id is null) = (from_ring is null)),
  foreign key (circle_id, outcome_id) references outcome on delete cascade,
  foreign key (circle_id, change_id) references change on delete cascade,
  foreign key (circle_id, from_id, from_ring) references ripple (circle_id, id, ring) on update cascade deferrable initially deferred,
  foreign key (circle_id, side_id) references side,
  foreign key (circle_id, seat_id) references seat on delete set null (seat_id)
);
create index ripple_from on ripple (circle_id, from_id) where from_id is not null;
create index ripple_seat on ripple (circle_id, seat_id) where seat_id is not null;
`;
