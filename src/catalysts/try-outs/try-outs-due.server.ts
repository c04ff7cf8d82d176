import { reminderDays } from '#cycle/4-change/due.server.ts';
import { queueLetter, type Today } from '#cycle/5-return/letters.server.ts';
import { stewardsWithAddress } from '#cycle/5-return/reminders.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';

/** Reminds whoever began a try-out and who runs its circle, a week before its day and once: keep, adapt or stop, and did someone from outside look along? */
export async function remindOfTryOuts(db: Db, today: Today): Promise<void> {
  for (const { circle, tryOut, person, language } of await tryOutsDue(db, today.now)) {
    await atomically(db, async (db) => {
      const people = new Set([...(await stewardsWithAddress(db, circle)), ...(person ? [person] : [])]);
      for (const person of people) await queueLetter(db, { circle, kind: 'try_out', person, about: tryOut, language, ...today });
      await db.updateTable('try_out').set({ reminded_at: today.now }).where('circle_id', '=', circle).where('id', '=', tryOut).execute();
    });
  }
}

/** The try-outs whose day comes within a week and of which nobody was reminded yet. `person`: who began it, where a letter can reach them. */
function tryOutsDue(db: Db, now: Date) {
  return db
    .selectFrom('try_out')
    .innerJoin('circle', 'circle.id', 'try_out.circle_id')
    .leftJoin('person', 'person.id', 'try_out.person_id')
    .select(['try_out.circle_id as circle', 'circle.language', 'try_out.id as tryOut'])
    .select((of) => of.case().when('person.email', 'is not', null).then(of.ref('person.id')).end().as('person'))
    .where('started_on', 'is not', null)
    .where('outcome', 'is', null)
    .where('try_out.hidden_at', 'is', null)
    .where('reminded_at', 'is', null)
    .where('until_day', '<=', dayAt(new Date(now.getTime() + reminderDays * 864e5)))
    .execute();
}
