import { sql, type Kysely } from 'kysely';

/** Small changes that are tried in practice, what each side saw of them, and small ways of meeting that are tried at work and looked back on. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(tryOuts).execute(db);
  await sql.raw(rituals).execute(db);
  await sql`alter table letter drop constraint letter_kind_check`.execute(db);
  await sql`alter table letter add constraint letter_kind_check check (kind in ('return', 'sign_in', 'confirm', 'agreement', 'review', 'promise', 'digest', 'ending', 'try_out'))`.execute(
    db,
  );
}

const tryOuts = `
create table try_out (
  circle_id text not null references circle,
  id text not null,
  belief text not null,
  trying text not null,
  with_whom text,
  good_sign text,
  bad_sign text,
  amplify text,
  dampen text,
  until_day date,
  owner_name text not null,
  owner_side_id text not null,
  agreement_id text,
  follows_id text,
  method text,
  person_id text references person,
  seat_id text,
  made_at timestamptz not null,
  started_on date,
  reminded_at timestamptz,
  outcome text check (outcome in ('keep', 'adapt', 'stop')),
  decided_on date,
  decided_by text,
  decided_side_id text,
  because text,
  learned text,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, owner_side_id) references side,
  foreign key (circle_id, decided_side_id) references side,
  foreign key (circle_id, agreement_id) references agreement,
  foreign key (circle_id, follows_id) references try_out deferrable initially deferred,
  foreign key (circle_id, seat_id) references seat on delete set null (seat_id),
  check (started_on is null or num_nonnulls(with_whom, good_sign, bad_sign, amplify, dampen, until_day) = 6),
  check (started_on is null or until_day > started_on),
  check (num_nonnulls(outcome, decided_on, decided_by, decided_side_id, because) in (0, 5)),
  check (outcome is null or started_on is not null)
);
create index try_out_follows on try_out (circle_id, follows_id) where follows_id is not null;
create index try_out_agreement on try_out (circle_id, agreement_id) where agreement_id is not null;
create index try_out_seat on try_out (circle_id, seat_id) where seat_id is not null;
create table try_out_insight (
  circle_id text not null,
  try_out_id text not null,
  insight_id text not null,
  primary key (circle_id, try_out_id, insight_id),
  foreign key (circle_id, try_out_id) references try_out on delete cascade,
  foreign key (circle_id, insight_id) references insight
);
create index try_out_insight_insight on try_out_insight (circle_id, insight_id);
create table observation (
  circle_id text not null,
  id text not null,
  try_out_id text not null,
  seen text not null,
  seen_on date not null,
  sign text not null check (sign in ('good', 'bad', 'both', 'neither')),
  side_id text,
  show_side boolean not null,
  outside boolean not null,
  person_id text references person,
  seat_id text,
  at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, try_out_id) references try_out on delete cascade,
  foreign key (circle_id, side_id) references side,
  foreign key (circle_id, seat_id) references seat on delete set null (seat_id)
);
create index observation_try_out on observation (circle_id, try_out_id, seen_on);
create index observation_seat on observation (circle_id, seat_id) where seat_id is not null;
create table observation_picture (
  circle_id text not null,
  id text not null,
  observation_id text not null,
  picture bytea not null,
  width integer not null,
  height integer not null,
  shows text not null,
  pictured text not null check (pictured in ('nobody', 'yes')),
  made_at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  unique (circle_id, observation_id),
  foreign key (circle_id, observation_id) references observation on delete cascade
);
`;

const rituals = `
create table ritual (
  circle_id text not null references circle,
  id text not null,
  form text not null,
  name text,
  how text,
  meeting text not null,
  owner_side_id text not null,
  person_id text references person,
  seat_id text,
  made_at timestamptz not null,
  outcome text check (outcome in ('keep', 'stop')),
  decided_on date,
  decided_by text,
  decided_side_id text,
  because text,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, owner_side_id) references side,
  foreign key (circle_id, decided_side_id) references side,
  foreign key (circle_id, seat_id) references seat on delete set null (seat_id),
  check ((form = 'own') = (name is not null)),
  check (num_nonnulls(outcome, decided_on, decided_by, decided_side_id, because) in (0, 5))
);
create index ritual_seat on ritual (circle_id, seat_id) where seat_id is not null;
create table ritual_time (
  circle_id text not null,
  id text not null,
  ritual_id text not null,
  on_day date not null,
  made_at timestamptz not null,
  closed_on date,
  primary key (circle_id, id),
  unique (circle_id, ritual_id, on_day),
  foreign key (circle_id, ritual_id) references ritual on delete cascade
);
create table ritual_answer (
  circle_id text not null,
  id text not null,
  time_id text not null,
  spoke text check (spoke in ('all', 'most', 'few')),
  shifted text check (shifted in ('yes', 'some', 'no')),
  keep text check (keep in ('keep', 'change', 'stop')),
  at timestamptz not null,
  primary key (circle_id, id),
  foreign key (circle_id, time_id) references ritual_time on delete cascade,
  check (num_nonnulls(spoke, shifted, keep) > 0)
);
create index ritual_answer_time on ritual_answer (circle_id, time_id);
`;
