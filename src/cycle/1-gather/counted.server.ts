import { sql, type RawBuilder } from 'kysely';
import { marksOfTheTeller, type Mark } from '#lib/server/trail.server.ts';
import { answerWithin } from './promptness.ts';
import { answeredAt } from './still-open.server.ts';

/** By these marks a teller has an answer. */
export const answering: readonly Mark[] = ['decision.published', 'agreement.made', 'change.made', 'story.unused', 'story.undecided'];

/** Of no story more than these are looked at where fewer than five are counted: how many there are is not said. */
const few = 4;

/**
 * Every story of a circle with the cells in which open pages count it, as it is at this moment: rows `story_id`, `cells`, `sides`, `told_at`. Only for
 * who reads every story anyway, and for counting anew.
 */
export const storiesNow = (circle: string, now: Date): RawBuilder<unknown> => sql`(
  select told.id as story_id, told.sides, told.told_at, jsonb_strip_nulls(jsonb_build_object(
    'state', state,
    'told', case when state <> 'refused' then 'yes' end,
    'side', case when state = 'accepted' then case cardinality(sides) when 0 then 'unsaid' when 1 then sides[1] else 'several' end end,
    'way', case when state = 'accepted' then channel end,
    'language', case when state = 'accepted' then language end,
    'answered', case when basis = 'consent' then soon end,
    'heard', case when basis = 'consent' and state <> 'refused' then case when heard then 'yes' else 'no' end end,
    'unanswered', case when basis = 'consent' and state = 'accepted' then case when answered then 'no' else 'yes' end end
  )) as cells
  from (
    select story.*,
      case when refused_at is not null then 'refused' when accepted_at is not null then 'accepted' else 'waiting' end as state,
      array(select side_id from story_side where story_side.circle_id = story.circle_id and story_side.story_id = story.id order by 1) as sides,
      case when ${answeredAt} <= told_at + ${answerWithin} * interval '1 day' then 'inTime' when ${answeredAt} is not null then 'later'
        when told_at + ${answerWithin} * interval '1 day' < ${now} then 'late' else 'waits' end as soon,
      exists (select from trail where trail.circle_id = story.circle_id and trail.story_id = story.id
        and heard_at is not null and what <> all(${marksOfTheTeller as string[]}::text[])) as heard,
      exists (select from trail where trail.circle_id = story.circle_id and trail.story_id = story.id and what = any(${answering as string[]}::text[])) as answered
    from story where circle_id = ${circle} and hidden_at is null and (basis = 'consent' or accepted_at is not null)
  ) told
)`;

/**
 * The same as everyone may count them: as they were when at least five had moved. Before the first are counted, those that are there, and never
 * more of them than are few.
 */
export const storiesCounted = (circle: string, now: Date): RawBuilder<unknown> =>
  asCounted(circle, { about: circle, living: storiesNow(circle, now) });

/** What the mirror of a circle counts is counted apart: its cells are finer, and would keep the others waiting. */
export const mirrored = 'mirror';

/** By these marks a story was used: reading it is not yet using it. */
export const using: readonly Mark[] = [
  'fragment.marked',
  'reading.written',
  'theme.placed',
  'insight.written',
  'session.shown',
  'finding.made',
  'record.agreed',
];

/** Every accepted story with how far its words came on its trail, by the side it was told from: rows `story_id`, `cells`, `sides`, `told_at`. */
export const storiesFollowedNow = (circle: string, now: Date): RawBuilder<unknown> => sql`(
  with came as (
    select story_id, bool_or(what = any(${using as string[]}::text[])) as used, bool_or(what = 'insight.written') as insight,
      bool_or(what = 'decision.published') as decision
    from trail where circle_id = ${circle} group by story_id
  ),
  reads as (select distinct story_id from story_read where circle_id = ${circle})
  select told.story_id, told.sides, told.told_at, jsonb_build_object('told', 'yes', 'side', told.cells ->> 'side', 'followed', (told.cells ->> 'side') || ' ' ||
    case when decision then 'decision' when insight then 'insight' when used then 'used' when reads.story_id is not null then 'read' else 'unread' end) as cells
  from ${storiesNow(circle, now)} told left join came on came.story_id = told.story_id left join reads on reads.story_id = told.story_id
  where told.cells ->> 'state' = 'accepted'
)`;

/** The same as everyone may count them: as they were when at least five had moved. */
export const storiesFollowed = (circle: string, now: Date): RawBuilder<unknown> =>
  asCounted(circle, { about: mirrored, living: storiesFollowedNow(circle, now) });

const asCounted = (circle: string, { about, living }: { about: string; living: RawBuilder<unknown> }): RawBuilder<unknown> => sql`(
  with kept as (select story_id, cells, sides from counted_story where circle_id = ${circle} and about = ${about}),
    begun as (select exists (select from counting where circle_id = ${circle} and about = ${about}) as counting)
  select story_id, cells, sides from kept
  union all
  (select story_id, cells, sides from ${living} living where not exists (select from kept)
    order by told_at, story_id limit (select case when begun.counting then ${few}::int end from begun))
)`;
