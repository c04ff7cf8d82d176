import { sql } from 'kysely';
import type { Reader } from '#cycle/1-gather/consent.ts';
import type { Db } from '#lib/server/db.server.ts';
import { isOnTrust, pulseQuestions, yesFrom, type PulseQuestion } from './pulse.ts';
import { answersShown, changeShown, type Answered, type ChangeShown, type GroupShown } from './pulse-shown.ts';
import { wavesOf, type Wave } from './waves.server.ts';

/** What came out of the closed waves, as anyone may see it. */
export type PulseResults = {
  waves: Wave[];
  /** By question and wave: groups of eight or more; none is too early to tell. Groups are ids of sides, on trust groups of readers; '' did not say. */
  shown: Record<PulseQuestion, Map<string, GroupShown[]>>;
  /** By question: how people who answered in the last two waves changed; null is too early to tell. */
  changed: Partial<Record<PulseQuestion, ChangeShown | null>>;
};

/** Everything that came out, in two questions to the database. */
export async function pulseResults(db: Db, circle: string): Promise<PulseResults> {
  const waves = (await wavesOf(db, circle)).filter(({ closedAt }) => closedAt);
  const counts = waves.length > 0 ? await countsOf(db, circle) : [];
  const shown = Object.fromEntries(
    pulseQuestions.map((question) => [
      question,
      new Map(waves.map(({ id }) => [id, answersShown(answered(counts, question, id), { apart: isOnTrust(question) })])),
    ]),
  ) as PulseResults['shown'];
  const [before, last] = waves.slice(-2);
  return { waves, shown, changed: before && last ? await changesOf(db, circle, before.id, last.id) : {} };
}

type Count = { wave: string; side: string; reader: Reader | ''; question: PulseQuestion; people: number; yes: number };

function answered(counts: readonly Count[], question: PulseQuestion, wave: string): Answered[] {
  const groups = new Map<string, Answered>();
  for (const count of counts) {
    if (count.question !== question || count.wave !== wave) continue;
    const group = isOnTrust(question) ? count.reader : count.side;
    const { people, yes } = groups.get(group) ?? { people: 0, yes: 0 };
    groups.set(group, { group, people: people + count.people, yes: yes + count.yes });
  }
  return [...groups.values()];
}

async function countsOf(db: Db, circle: string): Promise<Count[]> {
  const each = pulseQuestions.map((question) => sql`(${question}, answer.${sql.ref(question)}, ${yesFrom(question)}::int)`);
  const { rows } = await sql<Count>`
    select answer.wave_id as wave, coalesce(answer.side_id, '') as side, coalesce(side.reader, '') as reader, said.question,
      count(*)::int as people, (count(*) filter (where said.value >= said.yes))::int as yes
    from pulse_answer answer
      left join side on side.circle_id = answer.circle_id and side.id = answer.side_id
      cross join lateral (values ${sql.join(each)}) as said (question, value, yes)
    where answer.circle_id = ${circle} and said.value is not null
    group by 1, 2, 3, 4 order by min(side.position), 2`.execute(db);
  return rows;
}

/** Laid beside each other by the word that people kept; a word that two people used in one wave says nothing. */
async function changesOf(db: Db, circle: string, before: string, last: string): Promise<PulseResults['changed']> {
  const each = pulseQuestions.map((question) => sql`(${question}, one.${sql.ref(question)}, other.${sql.ref(question)})`);
  const alone = (
    wave: string,
  ) => sql`(select * from pulse_answer kept where kept.circle_id = ${circle} and kept.wave_id = ${wave} and kept.word_hash is not null
    and not exists (select from pulse_answer same where same.circle_id = kept.circle_id and same.wave_id = kept.wave_id and same.word_hash = kept.word_hash and same.id <> kept.id))`;
  const { rows } = await sql<{ question: PulseQuestion; more: number; same: number; less: number }>`
    select said.question, (count(*) filter (where said.now > said.before))::int as more,
      (count(*) filter (where said.now = said.before))::int as same, (count(*) filter (where said.now < said.before))::int as less
    from ${alone(before)} one join ${alone(last)} other on other.word_hash = one.word_hash
      cross join lateral (values ${sql.join(each)}) as said (question, before, now)
    where said.before is not null and said.now is not null
    group by 1`.execute(db);
  return Object.fromEntries(
    pulseQuestions.map((question) => [question, changeShown(rows.find((row) => row.question === question) ?? nobody)]),
  );
}

const nobody = { more: 0, same: 0, less: 0 };
