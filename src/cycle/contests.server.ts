import { sql } from 'kysely';
import { keepAnswer, type Listener } from '#cycle/1-gather/listening.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { dropFragment } from './falling-statements.server.ts';
import { insightsCiting, returnThinInsights } from './thin-insights.server.ts';

/** The teller contests a quote: from now on it is not shown, and a listener answers. False when the fragment is not of this story. */
export function contestQuote(
  db: Db,
  circle: string,
  story: string,
  contest: { fragment: string; text: string | null; now: Date },
): Promise<boolean> {
  return atomically(db, async (db) => {
    const refused = await refuse(db, circle, story, contest.fragment, contest.now);
    if (refused)
      await keepAnswer(db, circle, story, {
        kind: 'contested',
        text: contest.text,
        mark: 'quote.contested',
        person: null,
        side: null,
        now: contest.now,
        fragment: contest.fragment,
      });
    return refused;
  });
}

/** The teller lets a quote be shown again. False when the fragment is not of this story. */
export function allowQuoteAgain(db: Db, circle: string, story: string, fragment: string): Promise<boolean> {
  return refuse(db, circle, story, fragment, null);
}

/**
 * A listener settles a contest. `taken_out`: the fragment goes, also as evidence. `explained`: it stays as evidence with words for the teller;
 * its words stay hidden until the teller says that they may be shown.
 */
export function settleContest(
  db: Db,
  circle: string,
  story: string,
  settle: Listener & { fragment: string; outcome: 'taken_out' | 'explained'; text: string },
): Promise<void> {
  return atomically(db, async (db) => {
    const { fragment, text, person, side, now } = settle;
    if (settle.outcome === 'taken_out') await takeOut(db, circle, fragment, now);
    await keepAnswer(db, circle, story, { kind: 'contest_settled', text, mark: 'contest.settled', person, side, now, fragment });
  });
}

/** The quotes of a story that its teller contests and that nobody has settled yet, with what the teller says; hidden words are left out. */
export async function openContests(db: Db, circle: string, story: string) {
  const rows = await db
    .selectFrom('answer')
    .innerJoin('fragment', (join) =>
      join.onRef('fragment.circle_id', '=', 'answer.circle_id').onRef('fragment.id', '=', 'answer.fragment_id'),
    )
    .innerJoin('story', (join) => join.onRef('story.circle_id', '=', 'fragment.circle_id').onRef('story.id', '=', 'fragment.story_id'))
    .select(['fragment.id as fragment', 'fragment.start_at', 'fragment.end_at', 'story.text', 'answer.at'])
    .select(sql<string | null>`case when answer.hidden_at is null then answer.text end`.as('why'))
    .where('answer.circle_id', '=', circle)
    .where('answer.story_id', '=', story)
    .where('answer.kind', '=', 'contested')
    .where(unsettled)
    .orderBy('answer.at')
    .execute();
  return rows.map(({ text, start_at, end_at, ...contest }) => ({ ...contest, words: text.slice(start_at, end_at) }));
}

/** Takes a fragment out of everything; a statement goes with its last one, insights left with too little go back to the circle. */
export async function takeOut(db: Db, circle: string, fragment: string, now: Date): Promise<void> {
  const cited = await insightsCiting(db, circle, { fragment });
  await dropFragment(db, circle, fragment);
  await returnThinInsights(db, circle, cited, now);
}

/** The marked parts of a story, with what rests on each, for its teller. Words of others that are hidden are left out. */
export async function quotesFrom(db: Db, circle: string, story: string) {
  const fragments = await db
    .selectFrom('fragment')
    .innerJoin('story', (join) =>
      join
        .onRef('story.circle_id', '=', 'fragment.circle_id')
        .onRef('story.id', '=', 'fragment.story_id')
        .onRef('story.text_hash', '=', 'fragment.text_hash'),
    )
    .select(['fragment.id', 'fragment.start_at', 'fragment.end_at', 'fragment.quote_refused_at', 'story.text'])
    .where('fragment.circle_id', '=', circle)
    .where('fragment.story_id', '=', story)
    .orderBy('fragment.start_at')
    .execute();
  const rest = await db
    .selectFrom('insight_fragment as cites')
    .innerJoin('insight', (join) => join.onRef('insight.circle_id', '=', 'cites.circle_id').onRef('insight.id', '=', 'cites.insight_id'))
    .innerJoin('fragment', (join) =>
      join.onRef('fragment.circle_id', '=', 'cites.circle_id').onRef('fragment.id', '=', 'cites.fragment_id'),
    )
    .select(['cites.fragment_id', 'insight.id', 'insight.text'])
    .where('cites.circle_id', '=', circle)
    .where('fragment.story_id', '=', story)
    .where('insight.hidden_at', 'is', null)
    .execute();
  const statements = await db
    .selectFrom('statement_fragment as rests')
    .innerJoin('statement', (join) =>
      join.onRef('statement.circle_id', '=', 'rests.circle_id').onRef('statement.id', '=', 'rests.statement_id'),
    )
    .innerJoin('fragment', (join) =>
      join.onRef('fragment.circle_id', '=', 'rests.circle_id').onRef('fragment.id', '=', 'rests.fragment_id'),
    )
    .select(['rests.fragment_id', 'statement.id', 'statement.text'])
    .where('rests.circle_id', '=', circle)
    .where('fragment.story_id', '=', story)
    .where('statement.hidden_at', 'is', null)
    .where('statement.refused_at', 'is', null)
    .orderBy('statement.made_at')
    .execute();
  return fragments.map(({ id, text, start_at, end_at, quote_refused_at }) => ({
    id,
    words: text.slice(start_at, end_at),
    refused: quote_refused_at !== null,
    insights: rest.filter((row) => row.fragment_id === id).map((row) => ({ id: row.id, text: row.text })),
    statements: statements.filter((row) => row.fragment_id === id).map((row) => ({ id: row.id, text: row.text })),
  }));
}

const unsettled = sql<boolean>`not exists (select from answer as settled where settled.circle_id = answer.circle_id and settled.story_id = answer.story_id
  and settled.kind = 'contest_settled' and settled.fragment_id = answer.fragment_id and settled.at >= answer.at)`;

async function refuse(db: Db, circle: string, story: string, fragment: string, at: Date | null): Promise<boolean> {
  const row = await db
    .updateTable('fragment')
    .set({ quote_refused_at: at })
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .where('id', '=', fragment)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
