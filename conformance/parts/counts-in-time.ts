import { sql } from 'kysely';
import { countAnew } from '#cycle/counting.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { newId } from '#lib/server/ids.ts';
import { fewest } from '#maths/small-cells.ts';
import { aStory } from '#testing/worlds.ts';
import type { Inside } from '../world.ts';
import { readOpenCounts } from './counts-read.ts';
import type { FewTellers } from './few-tellers.ts';
import type { Between } from './what-follows.ts';

/** What is counted of tellers; how many people came to a meeting and what was done with a report are other things. */
const ofTellers = /^(accepted|told|waiting|side|way|language|answered|heard|unanswered|insight|helped)\b/;

/**
 * Reads every open count of a circle before and after one to four tellers tell, are accepted, hear, or take their story back, and subtracts. Kring counts in
 * between, as it does every five minutes.
 */
export async function movesGiveAway(
  inside: Inside,
  there: FewTellers,
  { roll, moments }: { roll: (most: number) => number; moments: number },
) {
  const recovered: string[] = [];
  const seen = { moments: 0, subtracted: 0, moved: 0 };
  await countAnew(inside.db, inside.clock.now);
  let before = await exactly(inside, there);
  for (let nth = 0; nth < moments; nth++) {
    const what = await something(inside, there, roll);
    await countAnew(inside.db, inside.clock.now);
    const after = await exactly(inside, there);
    seen.moments += 1;
    for (const [name, count] of after) {
      const was = before.get(name);
      if (was === undefined) continue;
      seen.subtracted += 1;
      const by = Math.abs(count - was);
      if (by > 0) seen.moved += 1;
      if (by > 0 && by < fewest) recovered.push(`${name} was ${was} and is ${count} since ${what}`);
    }
    before = after;
  }
  return { recovered, ...seen };
}

/** Every number of five or more, and every nought, that can be read or worked out at this moment. */
async function exactly(inside: Inside, there: FewTellers): Promise<Map<string, number>> {
  const { known } = await readOpenCounts(inside, there);
  const exact = ([, [least, most]]: [string, Between]) => least === most;
  return new Map([...known].filter((one) => ofTellers.test(one[0]) && exact(one)).map(([name, [count]]) => [name, count]));
}

async function something(inside: Inside, { circle }: FewTellers, roll: (most: number) => number): Promise<string> {
  const { db, data, clock } = inside;
  const now = clock.now;
  const [kind, people] = [roll(6), roll(2) === 0 ? 1 + roll(4) : 5 + roll(12)];
  const some = async (state: 'accepted' | 'waiting' | 'any') =>
    (
      await db
        .selectFrom('story')
        .select('id')
        .where('circle_id', '=', circle.id)
        .where('refused_at', 'is', null)
        .$if(state !== 'any', (query) => query.where('accepted_at', state === 'accepted' ? 'is not' : 'is', null))
        .orderBy(sql`md5(id || ${roll(1000)})`)
        .limit(people)
        .execute()
    ).map(({ id }) => id);
  if (kind <= 1) {
    const gone = await some('any');
    for (const story of gone) await withdrawStory(db, circle.id, story, { now, why: 'withdrawn', data });
    return `${gone.length} took their story back`;
  }
  if (kind <= 3) {
    const side = (['residents', 'residents', 'professionals', 'deciders'] as const)[roll(4)]!;
    for (let nth = 0; nth < people; nth++)
      await aStory(db, circle, { accepted: kind === 2, side, language: roll(5) === 0 ? 'ar' : 'en', now });
    return `${people} told${kind === 2 ? ' and were accepted' : ''}`;
  }
  const told = await some(kind === 4 ? 'waiting' : 'accepted');
  for (const id of told) {
    if (kind === 4) {
      await db.updateTable('story').set({ accepted_at: now }).where('circle_id', '=', circle.id).where('id', '=', id).execute();
      await sql`insert into answer (circle_id, id, story_id, kind, at) values (${circle.id}, ${newId()}, ${id}, 'accepted', ${now})`.execute(
        db,
      );
    } else {
      await sql`insert into trail (circle_id, story_id, what, about, at, heard_at) values (${circle.id}, ${id}, 'story.unused', ${newId()}, ${now}, ${now})`.execute(
        db,
      );
    }
  }
  return `${told.length} ${kind === 4 ? 'were accepted' : 'heard why nothing was done'}`;
}
