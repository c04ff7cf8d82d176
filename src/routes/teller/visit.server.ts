import { wordsOfCode } from '#lib/codes/code-words.ts';
import { storyCodeOf } from '#lib/codes/story-code.server.ts';
import { circleAt, sidesOf } from '#system/circles/circles.server.ts';
import { forget, tellerVisit } from '../cookies.server.ts';
import type { Here } from '../door.ts';
import { speak } from '../language.server.ts';

/** Sets the circle of the teller who is here, so that their pages carry its name, help numbers and way of speaking. */
export async function withTellersCircle(c: Here): Promise<void> {
  const circle = await circleAt(c.var.db, { id: c.var.teller.circle });
  c.set('circle', circle!);
  speak(c, 'readOwnStory');
}

/** The six words and the link of the story that was told in this visit; null afterwards: the card is shown once. */
export function cardOfVisit(c: Here) {
  const visit = tellerVisit(c);
  if (!visit?.key) return null;
  const { numbers, link } = storyCodeOf(c.var.keys, visit.key);
  return {
    code: wordsOfCode(numbers, c.var.lang),
    lang: c.var.lang === 'nl' ? 'nl' : 'en',
    link: `${c.var.origin}/s/${link}`,
    address: `${new URL(c.var.origin).host}/code`,
  };
}

/** Ends the visit: it opens nothing any more, also from a copy of its cookie, and this browser forgets it. */
export async function endVisit(c: Here): Promise<void> {
  const visit = tellerVisit(c);
  if (visit) {
    await c.var.db
      .insertInto('sign_in.ended')
      .values({ visit: visit.visit, ended_at: c.var.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  forgetVisit(c);
}

/**
 * What a browser can forget without anything being written down. Pages are never kept in its cache; emptying that can take
 * a phone seconds, so it is asked only of who is not in a hurry.
 */
export function forgetVisit(c: Here, what: '"storage"' | '"cache", "storage"' = '"cache", "storage"'): void {
  forget(c, 'mine');
  c.header('Clear-Site-Data', what);
}

/** The sides of the circle. */
export const sidesHere = (c: Here) => sidesOf(c.var.db, c.var.circle.id);
