import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import type { Mark } from '#lib/server/trail.server.ts';
import type { About } from './happening.ts';

/**
 * To whom a story's trail is told. `teller`: everything. `listener`: what a listener reads to the teller. `steward`: not what passed between
 * teller and listeners, nor what cites the story. `letter`: only what anyone may read.
 */
export type Ears = 'teller' | 'listener' | 'steward' | 'letter';

/** Where to look up what marks are about. A hidden row gives nothing. */
type Lookup = { marks: Mark[]; ears: Ears[]; rows: (circle: string, ids: string[]) => RawBuilder<Row> };
type Row = About & { id: string; /** A part of the text, in UTF-16 units. */ start?: number; end?: number };

const everyone: Ears[] = ['teller', 'listener', 'steward', 'letter'];
// Which theme or insight a story lies under leads to the story: a steward who has the teller's name to call does not learn that.
const inside: Ears[] = ['teller', 'listener'];
const betweenTwo: Ears[] = ['teller', 'listener'];

const lookups: Lookup[] = [
  {
    marks: ['decision.published'],
    ears: everyone,
    rows: (circle, ids) => sql`
      select decision.id, array[text] as texts, because, decided_by || ' (' || side.name || ')' as by, decided_on as "on", kind = 'not_done' as "notDone", 'changes/' || decision.id as href
      from decision join side on side.circle_id = decision.circle_id and side.id = decided_side_id
      where decision.circle_id = ${circle} and decision.id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    marks: ['agreement.made', 'agreement.kept', 'agreement.dropped'],
    ears: everyone,
    rows: (circle, ids) => sql`
      select agreement.id, array[text] as texts, owner_name || ' (' || side.name || ')' as by, dropped_because as because, 'changes/agreements/' || agreement.id as href,
        case when kept_at is null and dropped_at is null then (select due_on from agreement_date as day where day.circle_id = agreement.circle_id and day.agreement_id = agreement.id order by set_at desc, id desc limit 1) end as before
      from agreement join side on side.circle_id = agreement.circle_id and side.id = owner_side_id
      where agreement.circle_id = ${circle} and agreement.id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    marks: ['agreement.moved'],
    ears: everyone,
    rows: (circle, ids) => sql`
      select day.id, array[agreement.text] as texts, day.due_on as before, day.because, 'changes/agreements/' || agreement.id as href
      from agreement_date as day join agreement on agreement.circle_id = day.circle_id and agreement.id = day.agreement_id
      where day.circle_id = ${circle} and day.id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    marks: ['change.made'],
    ears: everyone,
    rows: (circle, ids) => sql`
      select id, array[text] as texts, happened_on as "on", 'changes' as href from change where circle_id = ${circle} and id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    marks: ['try_out.begun'],
    ears: everyone,
    rows: (circle, ids) => sql`
      select try_out.id, array[trying] as texts, owner_name || ' (' || side.name || ')' as by, until_day as before, 'try-outs/' || try_out.id as href
      from try_out join side on side.circle_id = try_out.circle_id and side.id = owner_side_id
      where try_out.circle_id = ${circle} and try_out.id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    marks: ['try_out.decided'],
    ears: everyone,
    rows: (circle, ids) => sql`
      select try_out.id, array[trying] as texts, because, decided_by || ' (' || side.name || ')' as by, decided_on as "on", 'try-outs/' || try_out.id as href
      from try_out join side on side.circle_id = try_out.circle_id and side.id = decided_side_id
      where try_out.circle_id = ${circle} and try_out.id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    marks: ['review.held'],
    ears: everyone,
    rows: (circle, ids) => sql`
      select id, array[seen] as texts, on_day as "on", 'changes' as href from review where circle_id = ${circle} and id = any(${ids}::text[]) and hidden_at is null and seen is not null`,
  },
  {
    marks: ['story.unused', 'story.undecided'],
    ears: everyone,
    rows: (circle, ids) =>
      sql`select id, because from explanation where circle_id = ${circle} and id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    // A mark about the end names its day.
    marks: ['story.expiring'],
    ears: everyone,
    rows: (_, ids) => sql`select id, split_part(id, ' ', 1)::date as before from unnest(${ids}::text[]) as id`,
  },
  {
    marks: ['circle.closed'],
    ears: everyone,
    rows: (circle, ids) => sql`
      select closing.circle_id as id, array[answer] as texts, answers_name as by, '' as href from closing where circle_id = ${circle} and circle_id = any(${ids}::text[])`,
  },
  {
    marks: ['session.shown', 'record.agreed'],
    ears: everyone,
    rows: (circle, ids) => sql`
      select id, array[purpose] as texts, (starts_at at time zone 'Europe/Amsterdam')::date as "on", 'sessions/' || id as href from session where circle_id = ${circle} and id = any(${ids}::text[])`,
  },
  {
    marks: ['finding.made'],
    ears: inside,
    rows: (circle, ids) => sql`
      select id, array[text] as texts, 'sessions/' || session_id as href from finding where circle_id = ${circle} and id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    marks: ['insight.written', 'insight.returned'],
    ears: inside,
    rows: (circle, ids) =>
      sql`select id, array[text] as texts from insight where circle_id = ${circle} and id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    marks: ['statement.made', 'statement.answered'],
    ears: inside,
    rows: (circle, ids) =>
      sql`select id, array[text] as texts, language as lang from statement where circle_id = ${circle} and id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    marks: ['theme.placed'],
    ears: inside,
    rows: (circle, ids) =>
      sql`select id, array[name] as texts from theme where circle_id = ${circle} and id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    // The page itself is open, but who reads there that a story was named learns which one it is only where they may read it.
    marks: ['part.shown'],
    ears: inside,
    rows: (circle, ids) => sql`select id, 'compass/parts' as href from part_round where circle_id = ${circle} and id = any(${ids}::text[])`,
  },
  {
    marks: ['model.named'],
    ears: inside,
    rows: (circle, ids) =>
      sql`select id, array[about] as texts from model where circle_id = ${circle} and id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    marks: ['outcome.written'],
    ears: inside,
    rows: (circle, ids) => sql`
      select distinct on (outcome_id) outcome_id as id, array[what] as texts, happened_on as "on", 'outcomes/' || outcome_id as href from outcome_version
      where circle_id = ${circle} and outcome_id = any(${ids}::text[]) and hidden_at is null order by outcome_id, nth desc`,
  },
  {
    marks: ['panel.asked'],
    ears: inside,
    rows: (circle, ids) => sql`
      select id, array[question] as texts from panel where circle_id = ${circle} and id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    // What the panels say is open to all once it is laid side by side; a steward who calls a teller does not learn which story lay there.
    marks: ['panel.chosen'],
    ears: ['teller', 'listener', 'letter'],
    rows: (circle, ids) => sql`
      select choice.id, array[choice.because] as texts, side.name as by, 'outcomes/panels/' || panel_id as href
      from significant_choice choice join side on side.circle_id = choice.circle_id and side.id = choice.side_id
      where choice.circle_id = ${circle} and choice.id = any(${ids}::text[]) and choice.hidden_at is null`,
  },
  {
    marks: ['panel.considered'],
    ears: ['teller', 'listener', 'letter'],
    rows: (circle, ids) => sql`
      select panel.id, 'outcomes/panels/' || panel.id as href,
        array(select side.name || ': ' || because from significant_choice choice join side on side.circle_id = choice.circle_id and side.id = choice.side_id
          where choice.circle_id = panel.circle_id and choice.panel_id = panel.id and choice.hidden_at is null order by side.position, side.id) as texts
      from panel where circle_id = ${circle} and id = any(${ids}::text[])`,
  },
  {
    marks: ['story.read'],
    ears: inside,
    rows: (circle, ids) => sql`select id, array[name] as texts from side where circle_id = ${circle} and id = any(${ids}::text[])`,
  },
  {
    marks: ['copy.made'],
    ears: inside,
    rows: (circle, ids) => sql`select id, number, array[what] as texts from copy where circle_id = ${circle} and id = any(${ids}::text[])`,
  },
  {
    marks: ['reading.written'],
    ears: betweenTwo,
    rows: (circle, ids) => sql`
      select id, array[told, means] as texts, null as lang from reading where circle_id = ${circle} and id = any(${ids}::text[]) and hidden_at is null`,
  },
  {
    marks: ['story.listened', 'story.asked', 'story.refused', 'contest.settled'],
    ears: betweenTwo,
    rows: (circle, ids) => sql`
      select answer.id, array_remove(array[answer.text, ground.text], null) as texts, null as lang
      from answer left join ground on ground.circle_id = answer.circle_id and ground.id = answer.ground_id
      where answer.circle_id = ${circle} and answer.id = any(${ids}::text[]) and answer.hidden_at is null`,
  },
  {
    // The teller's own words, cut from the story: for the teller alone, and never in a letter.
    marks: ['fragment.marked'],
    ears: ['teller'],
    rows: (circle, ids) => sql`
      select fragment.id, array[story.text] as texts, start_at as start, end_at as "end", story.language as lang
      from fragment join story on story.circle_id = fragment.circle_id and story.id = fragment.story_id and story.text_hash = fragment.text_hash
      where fragment.circle_id = ${circle} and fragment.id = any(${ids}::text[])`,
  },
];

/** What marks are about, as far as these ears may hear it: by mark and thing. */
export async function aboutsOf(
  db: Db,
  circle: { id: string; slug: string },
  marks: readonly { what: string; about: string }[],
  ears: Ears,
): Promise<(mark: { what: string; about: string }) => About | undefined> {
  const found = new Map<string, About>();
  for (const lookup of lookups.filter((one) => one.ears.includes(ears))) {
    const ids = [...new Set(marks.filter((mark) => lookup.marks.includes(mark.what as Mark)).map((mark) => mark.about))];
    if (ids.length === 0) continue;
    const { rows } = await lookup.rows(circle.id, ids).execute(db);
    for (const { id, ...about } of rows) for (const what of lookup.marks) found.set(`${what} ${id}`, readable(about, circle.slug));
  }
  return ({ what, about }) => found.get(`${what} ${about}`);
}

function readable({ href, start, end, ...about }: Omit<Row, 'id'>, slug: string): About {
  return { ...about, texts: about.texts?.filter(Boolean).map((text) => text.slice(start, end)), href: href && `/circles/${slug}/${href}` };
}
