import { sql } from 'kysely';
import { hashOf, newId } from '#lib/server/ids.ts';
import { aCircle, aDecision, aMember, anInsight, aStory, type World as Circle } from '#testing/worlds.ts';
import type { Inside } from '../world.ts';

/** A circle with few tellers, and every count of it that may stay hidden, as it truly is. */
export type FewTellers = {
  circle: Circle;
  steward: string;
  member: string;
  insights: string[];
  decisions: string[];
  sessions: string[];
  truth: Map<string, number>;
};

/** Whole numbers below `most` that are the same each time for the same seed, so that what is found can be found again. */
export function dice(seed: number) {
  let state = seed * 2_654_435_761 + 1;
  return (most: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_507) + 3_266_489_909) >>> 0;
    return Math.floor((((state ^ (state >>> 13)) >>> 0) / 4_294_967_296) * most);
  };
}

const day = 24 * 60 * 60 * 1000;
const sides = ['residents', 'professionals', 'deciders'] as const;

/** Six to thirty stories, most from one side, told and answered in several ways; some wait, some were refused; insights, a decision on each, two conversations, reports. */
export async function fewTellers({ db, clock }: Inside, roll: (most: number) => number): Promise<FewTellers> {
  const now = clock.now;
  const circle = await aCircle(db, { now });
  const truth = new Map<string, number>();
  const count = (name: string, by = 1) => truth.set(name, (truth.get(name) ?? 0) + by);
  const few = () => (roll(3) === 0 ? roll(9) : roll(5));
  const [accepted, waiting, refused] = [4 + roll(20), few(), roll(3) === 0 ? roll(7) : 0];
  const there: { id: string; from: string }[] = [];
  const [mostly, rare] = [1 + roll(3), roll(6)];
  for (let nth = 0; nth < accepted + waiting + refused; nth++) {
    const state = nth < accepted ? 'accepted' : nth < accepted + waiting ? 'waiting' : 'refused';
    const from = roll(10) < mostly + 4 ? 'residents' : roll(8) < 5 ? sides[roll(3)]! : roll(2) ? 'several' : 'unsaid';
    const id = await aStory(db, circle, {
      ...{
        readers: ['residents', 'professionals', 'deciders'],
        uses: ['sense', 'dialogue', 'quote', 'contact'],
        accepted: state === 'accepted',
      },
      ...(sides.includes(from as 'residents') && { side: from as 'residents' }),
      now: new Date(now.getTime() - (1 + roll(12)) * day),
    });
    if (from === 'several')
      for (const side of ['residents', 'professionals'] as const)
        await db.insertInto('story_side').values({ circle_id: circle.id, story_id: id, side_id: circle.sides[side] }).execute();
    const [channel, language] = [roll(8) < rare ? 'paper' : 'page', roll(9) < rare ? (['nl', 'ar'] as const)[roll(2)]! : 'en'];
    const change = { channel: channel as 'page', language, ...(state === 'refused' && { refused_at: now }) };
    await db.updateTable('story').set(change).where('id', '=', id).execute();
    const answer = { accepted: 'accepted', refused: 'refused', waiting: roll(3) === 0 ? 'asked' : null }[state];
    const told = (await db.selectFrom('story').select('told_at').where('id', '=', id).executeTakeFirstOrThrow()).told_at;
    const at = new Date(Math.min(now.getTime(), told.getTime() + (roll(5) === 0 ? 9 : 2) * day));
    if (answer)
      await sql`insert into answer (circle_id, id, story_id, kind, at) values (${circle.id}, ${newId()}, ${id}, ${answer}, ${at})`.execute(
        db,
      );
    count(state);
    if (state !== 'refused') count('told');
    if (state === 'accepted') {
      for (const name of [`side ${from}`, `way ${channel}`, `language ${language}`]) count(name);
      there.push({ id, from });
    }
    if (roll(6) < 1) {
      const helped = (['yes', 'a_little', 'no'] as const)[roll(3)]!;
      await db
        .insertInto('help_answer')
        .values({ circle_id: circle.id, id: newId(), story_id: id, about: id, helped, at: now, told_story_id: null })
        .execute();
      count(`helped ${helped}`);
    }
  }
  const [insights, decisions] = [[] as string[], [] as string[]];
  for (let nth = 0; nth < 2; nth++) {
    const behind = there.filter(() => (nth === 0 ? roll(10) < 8 : roll(2) === 0));
    const insight = await anInsight(
      db,
      circle,
      behind.map(({ id }) => id),
      { text: `Claim ${nth}.`, now },
    );
    insights.push(insight);
    for (const { from } of behind) count(`insight ${nth} side ${from}`);
    count(`insight ${nth}`, behind.length);
    if (nth === 1 && behind.length > 0) {
      const decision = await aDecision(
        db,
        circle,
        behind.map(({ id }) => id),
        { now },
      );
      decisions.push(decision);
    }
  }
  await sql`update trail set heard_at = null where circle_id = ${circle.id} and what <> 'story.told' and ascii(story_id) % 4 < ${roll(4)}`.execute(
    db,
  );
  const sessions: string[] = [];
  for (let nth = 0; nth < 2; nth++) {
    const session = newId();
    sessions.push(session);
    await sql`insert into session (circle_id, id, purpose, change_wanted, starts_at, place, readers, code_hash, made_at, held_at, record_opened_at, record_agreed_at, record)
      values (${circle.id}, ${session}, 'We talk.', 'Bins', ${now}, 'Here', '{residents}', ${hashOf(newId())}, ${now}, ${now}, ${now}, ${now}, 'We talked.')`.execute(
      db,
    );
    for (const side of sides) {
      const people = roll(2) ? roll(12) : roll(5);
      if (people > 0)
        await db
          .insertInto('attendance')
          .values({ circle_id: circle.id, session_id: session, side_id: circle.sides[side], people })
          .execute();
      count(`session ${nth} ${side}`, people);
    }
  }
  for (let nth = roll(16); nth > 0; nth--) {
    const outcome = roll(5) < 3 ? 'stays' : roll(2) ? 'hidden' : null;
    await sql`insert into report (circle_id, id, number_hash, kind, reported_at, looked_at, outcome)
      values (${circle.id}, ${newId()}, ${hashOf(newId())}, 'page', ${now}, ${outcome && now}, ${outcome})`.execute(db);
    count(`report ${outcome ?? 'waits'}`);
  }
  await db
    .insertInto('explanation')
    .values({ circle_id: circle.id, id: newId(), kind: 'unused', because: 'No money.', made_by: null, made_at: now })
    .execute();
  return {
    ...{ circle, insights, decisions, sessions, truth },
    steward: await aMember(db, circle, 'steward', { now }),
    member: await aMember(db, circle, 'member', { now }),
  };
}
