import type { Db } from './db.server.ts';

/**
 * Asks the database once in a few seconds for what every page of a circle needs and what hardly ever changes.
 * Never for anyone's words, nor for whether someone may read: those are asked each time.
 */
export function briefly<T>(
  seconds: number,
  ask: (db: Db, circle: string) => Promise<T>,
  most = 1000,
): (db: Db, circle: string) => Promise<T> {
  const kept = new Map<string, { until: number; answer: Promise<T> }>();
  return (db, circle) => {
    const now = performance.now();
    const known = kept.get(circle);
    if (known && known.until > now) return known.answer;
    const answer = ask(db, circle);
    answer.catch(() => kept.delete(circle));
    if (kept.size >= most) kept.clear();
    kept.set(circle, { until: now + seconds * 1000, answer });
    return answer;
  };
}
