import { wordsOfCode } from '#lib/codes/code-words.ts';
import { storyCodeOf } from '#lib/codes/story-code.server.ts';
import { circleAt, sidesOf } from '#system/circles/circles.server.ts';
import { wordsIn, type Language } from '#lib/words/words.ts';
import { forget, respondentVisit, tellerVisit } from '../cookies.server.ts';
import type { Here } from '../door.ts';
import { speak } from '../language.server.ts';
import { consentWording } from './consent-words.ts';

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
  const visits = [tellerVisit(c), respondentVisit(c)].filter((visit) => visit !== null);
  if (visits.length > 0) {
    await c.var.db
      .insertInto('sign_in.ended')
      .values(visits.map(({ visit }) => ({ visit, ended_at: c.var.now })))
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
  forget(c, 'answers');
  forget(c, 'pulse');
  c.header('Clear-Site-Data', what);
}

/** How the teller would be asked today about readers and uses, by language: a receipt in other words was asked before. */
export async function consentWordingHere(c: Here): Promise<(language: string) => string> {
  const sides = await sidesHere(c);
  const { circle } = c.var;
  return (language) => consentWording(wordsIn(language as Language, circle.address, circle.language), sides);
}

/** The sides of the circle. */
export const sidesHere = (c: Here) => sidesOf(c.var.db, c.var.circle.id);
