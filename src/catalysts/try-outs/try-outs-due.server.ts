import { reminderDays } from '#cycle/4-change/due.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import type { Db } from '#lib/server/db.server.ts';

/** The try-outs whose day comes within a week and of which nobody was reminded yet. `person`: who made it, where that is somebody with a place here. */
export function tryOutsDue(db: Db, now: Date) {
  return db
    .selectFrom('try_out')
    .innerJoin('circle', 'circle.id', 'try_out.circle_id')
    .leftJoin('person', 'person.id', 'try_out.person_id')
    .select(['try_out.circle_id as circle', 'circle.language', 'try_out.id as tryOut', 'until_day as until'])
    .select((of) => of.case().when('person.email', 'is not', null).then(of.ref('person.id')).end().as('person'))
    .where('started_on', 'is not', null)
    .where('outcome', 'is', null)
    .where('try_out.hidden_at', 'is', null)
    .where('reminded_at', 'is', null)
    .where('until_day', '<=', dayAt(new Date(now.getTime() + reminderDays * 864e5)))
    .execute();
}

/** Whoever keeps it going was reminded. */
export async function tryOutReminded(db: Db, circle: string, tryOut: string, now: Date): Promise<void> {
  await db.updateTable('try_out').set({ reminded_at: now }).where('circle_id', '=', circle).where('id', '=', tryOut).execute();
}
