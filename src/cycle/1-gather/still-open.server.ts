import { sql } from 'kysely';

const answersOfAPerson = ['accepted', 'asked', 'refused', 'said', 'contest_settled'];

/** How many things in a story may still point to a person. For queries on `story`, as the others here. */
export const openFlags = sql<number>`(select count(*) from identifier_flag as flag where flag.circle_id = story.circle_id and flag.story_id = story.id and flag.settled_at is null)`;
/** When a person first answered its teller. */
export const answeredAt = sql<Date | null>`(select min(answer.at) from answer where answer.circle_id = story.circle_id and answer.story_id = story.id and answer.kind = any(${sql.val(answersOfAPerson)}::text[]))`;
/** How many quotes its teller contests that nobody has settled. */
export const openContests = sql<number>`(select count(*) from answer as contest where contest.circle_id = story.circle_id and contest.story_id = story.id and contest.kind = 'contested'
  and not exists (select from answer as settled where settled.circle_id = contest.circle_id and settled.story_id = contest.story_id and settled.kind = 'contest_settled' and settled.fragment_id = contest.fragment_id and settled.at >= contest.at))`;
