import { sql } from 'kysely';
import type { Reader } from '#cycle/1-gather/consent.ts';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { readableBy } from '#cycle/1-gather/readable.server.ts';
import { storiesToSense } from '#cycle/2-sense/sensible.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import type { Writer } from './outcomes.server.ts';
import type { Panel, SignificantChoice } from './panel.ts';

type Side = { id: string; name: string; reader: Reader };

/** The stories that may lie before panels, as these eyes read them, with the sides that may read each: what its teller allowed. */
export async function storiesForPanels(db: Db, circle: string, { eyes, sides }: { eyes: Eyes; sides: readonly Side[] }) {
  const rows = await storiesToSense(db, circle, eyes)
    .select(['story.id', 'story.text', 'story.language as lang', 'story.readers', 'story.basis'])
    .orderBy('told_at', 'desc')
    .orderBy('story.id')
    .limit(100)
    .execute();
  return rows.map(({ readers, basis, ...story }) => ({
    ...story,
    readBy: sides.filter(({ reader }) => basis === 'licence' || readers.includes(reader)).map(({ id }) => id),
  }));
}

/** Opens a question before a panel of each of these sides. The tellers of the stories hear of it. Returns its id. */
export function openPanel(db: Db, circle: string, panel: Panel, { person, now }: { person: string | null; now: Date }): Promise<string> {
  return atomically(db, async (db) => {
    const id = newId();
    const here = { circle_id: circle, panel_id: id };
    await db.insertInto('panel').values({ circle_id: circle, id, question: panel.question, opened_at: now, opened_by: person }).execute();
    await db.insertInto('panel_side').values(panel.sides.map((side_id) => ({ ...here, side_id }))).execute(); // prettier-ignore
    if (panel.stories.length > 0)
      await db.insertInto('panel_story').values(panel.stories.map((story_id) => ({ ...here, story_id }))).execute(); // prettier-ignore
    if (panel.outcomes.length > 0)
      await db.insertInto('panel_outcome').values(panel.outcomes.map((outcome_id) => ({ ...here, outcome_id }))).execute(); // prettier-ignore
    await markTrail(db, circle, panel.stories, { what: 'panel.asked', about: id, now });
    return id;
  });
}

/** A panel of a circle. `question` is null where it is hidden until someone has looked. */
export type PanelHere = {
  id: string;
  question: string | null;
  openedAt: Date;
  laidOpenAt: Date | null;
  sides: { id: string; name: string; chose: boolean }[];
};

/** The panels of a circle, or one of them, the newest first. Which sides have chosen is known; what, not before all is laid side by side. */
export async function panelsOf(db: Db, circle: string, one: { id?: string } = {}): Promise<PanelHere[]> {
  const { rows } = await sql<PanelHere>`
    select panel.id, case when hidden_at is null then question end as question, opened_at as "openedAt", laid_open_at as "laidOpenAt",
      (select coalesce(json_agg(json_build_object('id', side.id, 'name', side.name, 'chose', exists (
          select from significant_choice choice where choice.circle_id = panel.circle_id and choice.panel_id = panel.id and choice.side_id = side.id
        )) order by side.position, side.id), '[]')
        from panel_side join side on side.circle_id = panel_side.circle_id and side.id = panel_side.side_id
        where panel_side.circle_id = panel.circle_id and panel_side.panel_id = panel.id) as sides
    from panel where circle_id = ${circle} ${one.id === undefined ? sql`` : sql`and panel.id = ${one.id}`}
    order by opened_at desc, panel.id`.execute(db);
  return rows;
}

/** One panel; null when it is not of this circle. */
export const panelAt = async (db: Db, circle: string, id: string): Promise<PanelHere | null> =>
  (await panelsOf(db, circle, { id }))[0] ?? null;

/** What lies before a panel, as these eyes may read it. What a teller took back or keeps from them is not there. */
export async function beforePanel(db: Db, circle: string, panel: string, eyes: Eyes) {
  const { rows: stories } = await sql<{ id: string; text: string; lang: string }>`
    select story.id, story.text, story.language as lang
    from panel_story join story on story.circle_id = panel_story.circle_id and story.id = panel_story.story_id
    where panel_story.circle_id = ${circle} and panel_story.panel_id = ${panel} and ${readableBy(eyes, 'sense')} order by story.told_at, story.id`.execute(
    db,
  );
  const outcomes = await db
    .selectFrom('panel_outcome')
    .select('outcome_id')
    .where('circle_id', '=', circle)
    .where('panel_id', '=', panel)
    .execute();
  return { stories, outcomes: outcomes.map((row) => row.outcome_id) };
}

/**
 * Keeps what the panel of a side chose; until all is laid open it may choose anew. False when it is too late, this side has no panel, or a seat would
 * replace what was not chosen from its own place.
 */
export function choose(
  db: Db,
  circle: string,
  panel: string,
  { side, choice, by }: { side: string; choice: SignificantChoice; by: Writer },
): Promise<boolean> {
  return atomically(db, async (db) => {
    if (!(await stillOpen(db, circle, panel))) return false;
    const own = await db
      .selectFrom('panel_side')
      .select('side_id')
      .where('circle_id', '=', circle)
      .where('panel_id', '=', panel)
      .where('side_id', '=', side)
      .executeTakeFirst();
    if (!own) return false;
    const earlier = await db
      .selectFrom('significant_choice as choice')
      .select(['choice.id', ownTo(by.seat).as('own')])
      .where('circle_id', '=', circle)
      .where('panel_id', '=', panel)
      .where('side_id', '=', side)
      .executeTakeFirst();
    if (earlier && !earlier.own) return false;
    if (earlier) await db.deleteFrom('significant_choice').where('circle_id', '=', circle).where('id', '=', earlier.id).execute();
    const id = newId();
    await db
      .insertInto('significant_choice')
      .values({
        ...{ circle_id: circle, id, panel_id: panel, side_id: side, none: choice.none, because: choice.because },
        ...{ person_id: by.person, seat_id: by.seat, at: by.now },
      })
      .execute();
    const chosen = { circle_id: circle, choice_id: id, panel_id: panel };
    if (choice.stories.length > 0)
      await db.insertInto('chosen_story').values(choice.stories.map((story_id) => ({ ...chosen, story_id }))).execute(); // prettier-ignore
    if (choice.outcomes.length > 0)
      await db.insertInto('chosen_outcome').values(choice.outcomes.map((outcome_id) => ({ ...chosen, outcome_id }))).execute(); // prettier-ignore
    return true;
  });
}

/**
 * Lays what all panels chose side by side, once. Every teller whose story lay before them gets an answer: what was chosen and why, also when their
 * story was not. At least two sides must have chosen. False when they have not, or it was done already.
 */
export function layOpen(db: Db, circle: string, panel: string, { now }: { now: Date }): Promise<boolean> {
  return atomically(db, async (db) => {
    if (!(await stillOpen(db, circle, panel))) return false;
    const choices = await db
      .selectFrom('significant_choice')
      .select('id')
      .where('circle_id', '=', circle)
      .where('panel_id', '=', panel)
      .execute();
    if (choices.length < 2) return false;
    await db.updateTable('panel').set({ laid_open_at: now }).where('circle_id', '=', circle).where('id', '=', panel).execute();
    const lay = await db
      .selectFrom('panel_story')
      .select('story_id')
      .where('circle_id', '=', circle)
      .where('panel_id', '=', panel)
      .execute();
    const chosen = await db
      .selectFrom('chosen_story')
      .select(['choice_id', 'story_id'])
      .where('circle_id', '=', circle)
      .where('panel_id', '=', panel)
      .execute();
    for (const { choice_id, story_id } of chosen) await markTrail(db, circle, [story_id], { what: 'panel.chosen', about: choice_id, now });
    const others = lay.map((row) => row.story_id).filter((story) => !chosen.some(({ story_id }) => story_id === story));
    await markTrail(db, circle, others, { what: 'panel.considered', about: panel, now });
    return true;
  });
}

/** What the panel of one side chose, once all is laid open. `stories`: those that these eyes may read. */
export type ChoiceHere = {
  id: string;
  side: string;
  none: boolean;
  because: string | null;
  at: Date;
  stories: string[];
  outcomes: string[];
};

/**
 * What the panels chose, side by side; nothing before all is laid open. `of`: only what these sides chose, for whoever may choose anew for them, also
 * before: a person of the side, or the seat from whose place it was chosen.
 */
export async function choicesOf(
  db: Db,
  circle: string,
  panel: string,
  { eyes, of }: { eyes: Eyes; of?: { sides: readonly string[]; seat: string | null } },
): Promise<ChoiceHere[]> {
  const { rows } = await sql<ChoiceHere>`
    select choice.id, choice.side_id as side, choice.none, choice.at, case when choice.hidden_at is null then choice.because end as because,
      array(select story.id from chosen_story chosen join story on story.circle_id = chosen.circle_id and story.id = chosen.story_id
        where chosen.circle_id = choice.circle_id and chosen.choice_id = choice.id and ${readableBy(eyes, 'sense')} order by story.id) as stories,
      array(select outcome_id from chosen_outcome chosen where chosen.circle_id = choice.circle_id and chosen.choice_id = choice.id order by outcome_id) as outcomes
    from significant_choice choice join panel on panel.circle_id = choice.circle_id and panel.id = choice.panel_id
    join side on side.circle_id = choice.circle_id and side.id = choice.side_id
    where choice.circle_id = ${circle} and choice.panel_id = ${panel}
      and ${of === undefined ? sql`panel.laid_open_at is not null` : sql`choice.side_id = any(${of.sides}) and ${ownTo(of.seat)}`}
    order by side.position, side.id`.execute(db);
  return rows;
}

// A seat says itself for which side it speaks. So it goes no further than what was chosen from that seat, or from the table at which it stands.
const ownTo = (seat: string | null) =>
  seat === null
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from seat chose join seat here on here.circle_id = chose.circle_id and here.id = ${seat}
        where chose.circle_id = choice.circle_id and chose.id = choice.seat_id and (chose.id = here.id or chose.table_id = here.table_id))`;

async function stillOpen(db: Db, circle: string, panel: string): Promise<boolean> {
  const row = await db
    .selectFrom('panel')
    .select('laid_open_at')
    .where('circle_id', '=', circle)
    .where('id', '=', panel)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined && row.laid_open_at === null;
}
