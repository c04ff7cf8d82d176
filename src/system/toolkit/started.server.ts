import type { Db } from '#lib/server/db.server.ts';
import { onceMark } from './script.ts';

/** The conversations of a circle in whose script this way of working stands, the newest first. */
export function conversationsWith(db: Db, circle: string, method: string) {
  return db
    .selectFrom('session')
    .select(['session.id', 'session.purpose', 'session.starts_at as startsAt'])
    .where('session.circle_id', '=', circle)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('session_step')
          .select('session_step.id')
          .whereRef('session_step.circle_id', '=', 'session.circle_id')
          .whereRef('session_step.session_id', '=', 'session.id')
          .where('session_step.method', 'in', [method, method + onceMark]),
      ),
    )
    .orderBy('session.starts_at', 'desc')
    .execute();
}
