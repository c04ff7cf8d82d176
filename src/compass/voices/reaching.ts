import { dateOf, oneOf, optional, required, together, fine, wrong, type Reading } from '#lib/form/reading.ts';

/** How someone goes to who is not here: to where they are, by telephone, through someone who knows them, in writing. */
export const ways = ['visit', 'call', 'ask', 'write'] as const;
export type Way = (typeof ways)[number];

/** What came of it. `met`: they were spoken with. `joins`: they take part now. */
export const results = ['met', 'joins', 'not_met', 'not_now'] as const;
export type Result = (typeof results)[number];

/** Who was spoken with or takes part counts as reached; whoever was not there is still not here. */
export const isReached = (result: Result | null): boolean => result === 'met' || result === 'joins';

/** A plan to go: who goes, how, where and when. */
export type Reaching = { who: string; way: Way; place: string | null; plannedOn: string | null };
/** What came of it, and on which day. */
export type Reached = { result: Result; seen: string | null; doneOn: string };

export const reachingLimits = { who: 100, place: 160, seen: 500 };

/** Reads the form with which someone says that they will go. */
export function readReaching(form: FormData): Reading<Reaching> {
  const way = oneOf(form, 'way', ways);
  return together({
    who: required(form, 'who', { words: 'voices.who', most: reachingLimits.who }),
    way: way ? fine(way) : wrong('voices.way.missing'),
    place: optional(form, 'place', { words: 'voices.place', most: reachingLimits.place }),
    plannedOn: dateOf(form, 'plannedOn', { words: 'voices.day' }),
  });
}

/** Reads the form with which someone says what came of it; without a day it was today. */
export function readReached(form: FormData, today: string): Reading<Reached> {
  const result = oneOf(form, 'result', results);
  const day = dateOf(form, 'doneOn', { words: 'voices.day' });
  return together({
    result: result ? fine(result) : wrong('voices.result.missing'),
    seen: optional(form, 'seen', { words: 'voices.seen', most: reachingLimits.seen }),
    doneOn: day.problem !== undefined ? day : (day.value ?? today) > today ? wrong('voices.day.later') : fine(day.value ?? today),
  });
}
