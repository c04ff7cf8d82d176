import { sql, type Kysely } from 'kysely';

/** Who takes part in what, wishes and the sharing of means; and how sides stand to each other. */
export async function up(db: Kysely<unknown>) {
  await sql.raw(whoTakesPart).execute(db);
  await sql.raw(relations).execute(db);
}

const round = (table: string) => `
create table ${table} (
  circle_id text not null references circle,
  id text not null,
  opened_at timestamptz not null,
  opened_by text references person,
  until date not null,
  closed_at timestamptz,
  primary key (circle_id, id)
);
create unique index ${table}_one on ${table} (circle_id) where closed_at is null;`;

/** Who answers: apart, as a person or a seat; or together, as a table in the name of a side. */
const answerer = (table: string) => `
  by_side_id text not null,
  how text not null check (how in ('apart', 'together')),
  person_id text references person,
  seat_id text,
  table_id text,
  check (case how when 'apart' then table_id is null else table_id is not null and person_id is null and seat_id is null end),
  foreign key (circle_id, by_side_id) references side,
  foreign key (circle_id, seat_id) references seat on delete cascade,
  foreign key (circle_id, table_id) references sense_table,
  foreign key (circle_id, round_id) references ${table}_round on delete cascade`;

/** Each answers each question once. */
const once = (table: string, question: string) => `
create unique index ${table}_person on ${table} (circle_id, round_id, person_id, ${question}) where person_id is not null;
create unique index ${table}_seat on ${table} (circle_id, round_id, seat_id, ${question}) where seat_id is not null;
create unique index ${table}_table on ${table} (circle_id, round_id, table_id, by_side_id, ${question}) where table_id is not null;`;

const processes = `('values', 'means', 'design', 'deliver', 'experience', 'govern')`;

const whoTakesPart = `
${round('part_round')}
create table part_answer (
  circle_id text not null,
  id text not null,
  round_id text not null,
  process text not null check (process in ${processes}),
  side_id text not null,
  moment text not null check (moment in ('before', 'now', 'wanted')),
  level text not null check (level in ('none', 'told', 'asked', 'takes_part', 'decides_together', 'decides')),
  at timestamptz not null,
  primary key (circle_id, id),
  foreign key (circle_id, side_id) references side,
  ${answerer('part')}
);
${once('part_answer', 'process, side_id, moment')}
create table part_evidence (
  circle_id text not null,
  id text not null,
  round_id text not null,
  process text not null check (process in ${processes}),
  story_id text,
  insight_id text,
  decision_id text,
  agreement_id text,
  person_id text references person,
  seat_id text,
  at timestamptz not null,
  check (num_nonnulls(story_id, insight_id, decision_id, agreement_id) = 1),
  primary key (circle_id, id),
  foreign key (circle_id, round_id) references part_round on delete cascade,
  foreign key (circle_id, story_id) references story on delete cascade,
  foreign key (circle_id, insight_id) references insight on delete cascade,
  foreign key (circle_id, decision_id) references decision on delete cascade,
  foreign key (circle_id, agreement_id) references agreement on delete cascade,
  foreign key (circle_id, seat_id) references seat on delete set null (seat_id)
);
create unique index part_evidence_once on part_evidence (circle_id, round_id, process, story_id, insight_id, decision_id, agreement_id) nulls not distinct;
create table wish (
  circle_id text not null references circle,
  id text not null,
  text text not null,
  process text check (process in ${processes}),
  by_side_id text not null,
  show_side boolean not null,
  person_id text references person,
  seat_id text,
  table_id text,
  agreement_id text,
  made_at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, by_side_id) references side,
  foreign key (circle_id, seat_id) references seat on delete set null (seat_id),
  foreign key (circle_id, table_id) references sense_table,
  foreign key (circle_id, agreement_id) references agreement
);
create index wish_agreement on wish (circle_id, agreement_id);
create table shared_means (
  circle_id text not null references circle,
  id text not null,
  kind text not null check (kind in ('co_steward', 'budget', 'allowance', 'childcare', 'expenses', 'other')),
  text text not null,
  side_id text not null,
  since date not null,
  until date,
  ended_because text,
  made_by text references person,
  made_at timestamptz not null,
  hidden_at timestamptz,
  primary key (circle_id, id),
  foreign key (circle_id, side_id) references side
);`;

const relations = `
${round('relation_round')}
create table relation_answer (
  circle_id text not null,
  id text not null,
  round_id text not null,
  side_id text not null,
  parameter text not null check (parameter in ('significance', 'responsibilities', 'resources', 'influence')),
  mark text check (mark in ('none', 'little', 'much', 'very_much')),
  text text,
  show_side boolean not null,
  at timestamptz not null,
  hidden_at timestamptz,
  check (mark is not null or text is not null),
  primary key (circle_id, id),
  foreign key (circle_id, side_id) references side,
  ${answerer('relation')}
);
${once('relation_answer', 'side_id, parameter')}
create table relation_talk (
  circle_id text not null,
  session_id text not null,
  round_id text not null,
  one_side_id text not null,
  other_side_id text not null,
  primary key (circle_id, session_id),
  foreign key (circle_id, session_id) references session on delete cascade,
  foreign key (circle_id, round_id) references relation_round on delete cascade,
  foreign key (circle_id, one_side_id) references side,
  foreign key (circle_id, other_side_id) references side
);`;
