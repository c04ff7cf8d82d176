import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { seededRandom } from '#maths/opinion-map/random.ts';
import { today, type World } from './worlds.ts';

type Wishes = { people?: number; statements?: number; skip?: number; results?: 'everyone' | 'respondents' | 'inside' };

/**
 * A circle that asked: so many people of two minds answered so many statements. The first two everybody recognises; of the others the even ones
 * are recognised by one half of the people and the odd ones by the other. `skip` is the share of answers that is not there.
 */
export async function aConversation(db: Db, circle: World, { people = 40, statements = 20, skip = 0, results = 'everyone' }: Wishes = {}) {
  await db.insertInto('responding').values({ circle_id: circle.id, results, opened_at: today, opened_by: null, closed_at: null }).execute();
  const said: string[] = [];
  for (let n = 0; n < statements; n++) said.push(await aStatement(db, circle.id, `Here stands statement number ${n}.`));
  const who: string[] = [];
  for (let n = 0; n < people; n++) who.push(await aRespondent(db, circle.id));
  const random = seededRandom(7);
  const rows = who.flatMap((respondent_id, i) =>
    said.flatMap((statement_id, j) =>
      random() < skip
        ? []
        : [
            {
              ...{ circle_id: circle.id, respondent_id, statement_id, at: today },
              ...{ shown_because: null, shown_chance: null, shown_of: null, shown_seed: null },
              answer: j < 2 || random() < ((i + j) % 2 === 0 ? 0.92 : 0.08) ? 1 : -1,
            },
          ],
    ),
  );
  for (let from = 0; from < rows.length; from += 5000) {
    await db
      .insertInto('response')
      .values(rows.slice(from, from + 5000))
      .execute();
  }
  return { said, who };
}

/** A statement that was let in. */
export async function aStatement(db: Db, circle_id: string, text: string): Promise<string> {
  const id = newId();
  const nobody = { side_id: null, person_id: null, table_id: null, proposed_by: null, imported_as: null };
  const open = { refused_at: null, taken_out_at: null, taken_out_because: null, looked_by: null, ground_id: null, hidden_at: null };
  await db
    .insertInto('statement')
    .values({ circle_id, id, text, language: 'en', origin: 'import', ...nobody, made_at: today, accepted_at: today, ...open })
    .execute();
  return id;
}

/** Someone who answers, without a code. */
export async function aRespondent(db: Db, circle_id: string): Promise<string> {
  const id = newId();
  await db.insertInto('respondent').values({ circle_id, id, code_hash: null, imported_as: null, started_at: today }).execute();
  return id;
}
