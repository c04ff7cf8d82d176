import { makeMap } from '#cycle/2-sense/opinion-maps.server.ts';
import { keptRespondentCode, respondentCode } from '#cycle/2-sense/respondent-codes.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { seededRandom } from '#maths/opinion-map/random.ts';

type Ground = {
  db: Db;
  keys: Keys;
  circle: string;
  now: Date;
  /** A text with a canary. */ say: (what: string) => string;
  canaryOf: (text: string) => string;
  rests: { insight: string; fragment: string };
  by: { side: string; person: string; ground: string };
};

/** What a circle shares: statements in every state, people of two minds who answered them, and the map that was made of it. */
export async function shareInCircle({ db, keys, circle, now, say, canaryOf, rests, by }: Ground) {
  const ago = (hours: number) => new Date(now.getTime() - hours * 60 * 60 * 1000);
  await db
    .insertInto('responding')
    .values({ circle_id: circle, results: 'everyone', opened_at: ago(90), opened_by: by.person, closed_at: null })
    .execute();

  // The id of whoever answered is a canary: whatever comes out with it would be the answer of one person.
  const respondents = Array.from({ length: 26 }, (_, n) => canaryOf(say(`respondent.id/${n}`)) + newId());
  await db
    .insertInto('respondent')
    .values(
      respondents.map((id) => ({
        circle_id: circle,
        id,
        code_hash: keptRespondentCode(keys, respondentCode(keys, id)),
        side_ids: [by.side],
        imported_as: null,
        started_at: ago(80),
      })),
    )
    .execute();

  const aStatement = async (
    which: string,
    { origin = 'insight', ...is }: Partial<typeof unlooked> & { origin?: 'insight' | 'fragment' | 'missing' } = {},
  ) => {
    const id = newId();
    const missed = origin === 'missing';
    const voice = {
      side_id: missed ? null : by.side,
      person_id: missed ? null : by.person,
      table_id: null,
      proposed_by: missed ? respondents[0]! : null,
    };
    await db
      .insertInto('statement')
      .values({
        ...{ circle_id: circle, id, text: say(`statement.text/${which}`), language: 'en', origin, imported_as: null, made_at: ago(85) },
        ...{ ...unlooked, ...voice, accepted_at: ago(84), looked_by: by.person, ...is },
      })
      .execute();
    const rest = { circle_id: circle, statement_id: id };
    if (origin === 'insight')
      await db
        .insertInto('statement_insight')
        .values({ ...rest, insight_id: rests.insight })
        .execute();
    if (origin === 'fragment')
      await db
        .insertInto('statement_fragment')
        .values({ ...rest, fragment_id: rests.fragment })
        .execute();
    return id;
  };
  const statement = await aStatement('main');
  const quoting = await aStatement('fragment', { origin: 'fragment' });
  const asked = [statement, quoting, await aStatement('missing', { origin: 'missing' })];
  for (let n = 0; n < 13; n++) asked.push(await aStatement(`more-${n}`));
  const waiting = await aStatement('waiting', { accepted_at: null, looked_by: null });
  await aStatement('waiting-missing', { origin: 'missing', accepted_at: null, looked_by: null });
  await aStatement('refused', { accepted_at: null, refused_at: ago(84), ground_id: by.ground });
  await aStatement('taken_out', { taken_out_at: ago(50), taken_out_because: 'steward', ground_id: by.ground });
  await aStatement('hidden', { hidden_at: ago(20) });

  const random = seededRandom(5);
  await db
    .insertInto('response')
    .values(
      respondents.flatMap((respondent_id, i) =>
        // The first has still to answer the last: a next statement is asked of them.
        asked.slice(0, i === 0 ? -1 : undefined).map((statement_id, j) => ({
          ...{ circle_id: circle, respondent_id, statement_id, at: ago(60) },
          ...{ shown_because: 'new' as const, shown_chance: 0.1, shown_of: 16, shown_seed: 'seed' },
          answer: j < 3 || random() < ((i + j) % 2 === 0 ? 0.92 : 0.08) ? 1 : random() < 0.2 ? 0 : -1,
        })),
      ),
    )
    .execute();
  const map = (await makeMap(db, circle, ago(1)))!;
  for (const [group_number, which] of ['', '/hidden'].entries()) {
    const name = say(`opinion_group_name.name${which}`);
    const hidden_at = which ? ago(1) : null;
    await db
      .insertInto('opinion_group_name')
      .values({
        circle_id: circle,
        id: newId(),
        map_id: map.id,
        group_number,
        name,
        side_id: by.side,
        person_id: by.person,
        table_id: null,
        named_at: ago(1),
        hidden_at,
      })
      .execute();
  }
  return { statement, waiting, quoting, respondent: respondents[0]!, map: map.id };
}

const unlooked = {
  accepted_at: null as Date | null,
  refused_at: null as Date | null,
  taken_out_at: null as Date | null,
  taken_out_because: null as 'steward' | null,
  looked_by: null as string | null,
  ground_id: null as string | null,
  hidden_at: null as Date | null,
};
