const days = 24 * 60 * 60 * 1000;
/** A person answers within so many days. */
export const answerWithin = 7;

/** Is the answer of a person in time? `waits` and `late` until there is one, then `kept` or `wasLate`. */
export function promptness(
  story: { told_at: Date; answered_at: Date | null },
  now: Date,
): { state: 'waits' | 'late' | 'kept' | 'wasLate'; days: number } {
  const until = story.answered_at ?? now;
  const taken = Math.floor((until.getTime() - story.told_at.getTime()) / days);
  const inTime = until.getTime() - story.told_at.getTime() <= answerWithin * days;
  if (story.answered_at) return { state: inTime ? 'kept' : 'wasLate', days: taken };
  return { state: inTime ? 'waits' : 'late', days: inTime ? answerWithin - taken : taken - answerWithin };
}
