import { inCirclesLanguage, translationNow } from '#cycle/1-gather/words-needed.server.ts';
import { readableBy, storiesReadable } from '#cycle/1-gather/readable.server.ts';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';

/** For whom a session's stories are chosen: all who come read together, so that a story must allow each of them. */
export type Session = { id: string; readers: Reader[]; heldAt: Date | null };

/** The stories that may be brought to a session: "show in a dialogue" is allowed, to every reader who comes, whoever chooses may read them, and all there can. */
export const storiesForSession = (db: Db, circle: string, session: Session, chooser: Eyes) =>
  storiesReadable(db, circle, { everyOf: session.readers }, 'dialogue').where(readableBy(chooser)).where(inCirclesLanguage);

/** The stories that a session has before it and that may be shown now; who takes part with a seat reads them with all others. */
export function storiesBrought(db: Db, circle: string, session: Session, eyes: Eyes = { everyOf: session.readers }) {
  return storiesForSession(db, circle, session, eyes)
    .innerJoin('session_story', (join) =>
      join.onRef('session_story.circle_id', '=', 'story.circle_id').onRef('session_story.story_id', '=', 'story.id'),
    )
    .select(['story.id', 'story.text', 'story.language', translationNow.as('translation')])
    .where('session_story.session_id', '=', session.id)
    .orderBy('session_story.at')
    .orderBy('story.id')
    .execute();
}

/** Brings stories to a session; those that may not be shown there stay out. When it is already going on, they are shown at once. */
export function bringStories(db: Db, circle: string, session: Session, chosen: { stories: string[]; chooser: Eyes; now: Date }) {
  return atomically(db, async (db) => {
    if (chosen.stories.length === 0) return;
    const allowed = await storiesForSession(db, circle, session, chosen.chooser)
      .select('story.id')
      .where('story.id', 'in', chosen.stories)
      .execute();
    const stories = allowed.map((row) => row.id);
    if (stories.length === 0) return;
    const rows = stories.map((story_id) => ({ circle_id: circle, session_id: session.id, story_id, at: chosen.now }));
    await db
      .insertInto('session_story')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (session.heldAt) await markTrail(db, circle, stories, { what: 'session.shown', about: session.id, now: chosen.now });
  });
}

/** Leaves a story out, as long as the session has not begun: what was shown stays known. */
export async function leaveStoryOut(db: Db, circle: string, session: Session, story: string) {
  if (session.heldAt) return;
  await db
    .deleteFrom('session_story')
    .where('circle_id', '=', circle)
    .where('session_id', '=', session.id)
    .where('story_id', '=', story)
    .execute();
}

/** Brings exactly these insights of the circle to a session. */
export function bringInsights(db: Db, circle: string, session: string, insights: string[]) {
  return atomically(db, async (db) => {
    await db.deleteFrom('session_insight').where('circle_id', '=', circle).where('session_id', '=', session).execute();
    if (insights.length === 0) return;
    await db
      .insertInto('session_insight')
      .columns(['circle_id', 'session_id', 'insight_id'])
      .expression(
        db
          .selectFrom('insight')
          .select((eb) => ['circle_id', eb.val(session).as('session_id'), 'id'])
          .where('circle_id', '=', circle)
          .where('id', 'in', insights),
      )
      .execute();
  });
}

/** The insights that a session has before it; hidden words are left out, the insight itself is not. */
export function insightsBrought(db: Db, circle: string, session: string) {
  return db
    .selectFrom('session_insight')
    .innerJoin('insight', (join) =>
      join.onRef('insight.circle_id', '=', 'session_insight.circle_id').onRef('insight.id', '=', 'session_insight.insight_id'),
    )
    .select((eb) => [
      'insight.id',
      eb.case().when('insight.hidden_at', 'is', null).then(eb.ref('insight.text')).else(null).end().as('text'),
    ])
    .where('session_insight.circle_id', '=', circle)
    .where('session_insight.session_id', '=', session)
    .orderBy('insight.written_at')
    .execute();
}
