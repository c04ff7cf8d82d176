import { sql } from 'kysely';
import { dayAt } from '#lib/form/fields.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { tookStepAway } from './second-steps.server.ts';
import { makeSignInLink } from './visits.server.ts';

const month = 30 * 24 * 60 * 60 * 1000;

/** The answer takes this long, whoever asks: time does not tell whether an address is known. In milliseconds, well above what the work takes. */
export const askingTakes = 150;

/**
 * Asks for a sign-in link by e-mail: a letter waits to be sent, and the link itself is made only then, so that it is kept nowhere.
 * Does the same to the eye whether or not somebody has this address; at most one letter in two minutes for each, and five in an hour: nobody's
 * box is filled by who knows their address.
 */
export async function askForLink(db: Db, email: string, { language, now }: { language: string; now: Date }): Promise<void> {
  const quiet = new Promise((resolve) => setTimeout(resolve, askingTakes));
  await queueSignInLetter(db, email, { language, now });
  await quiet;
}

// A letter belongs to a circle: the person's own, else any of the organisation. Where there is none yet, the link comes from the machine.
async function queueSignInLetter(db: Db, email: string, { language, now }: { language: string; now: Date }) {
  await sql`
    insert into letter (circle_id, id, person_id, kind, day, language, queued_at)
    select circle.id, ${newId()}, person.id, 'sign_in', ${dayAt(now)}::date, ${language}, ${now}
    from person
    cross join lateral (
      select circle.id from circle
      left join member on member.circle_id = circle.id and member.person_id = person.id and member.ended_at is null
      where circle.organisation_id = person.organisation_id
      order by member.id is null, circle.made_at limit 1
    ) circle
    where lower(person.email) = lower(${email})
      and not exists (
        select from letter waits where waits.person_id = person.id and waits.kind = 'sign_in'
        and waits.queued_at > ${now}::timestamptz - interval '2 minutes'
      )
      and (
        select count(*) from letter lately where lately.person_id = person.id and lately.kind = 'sign_in'
        and lately.queued_at > ${now}::timestamptz - interval '1 hour'
      ) < 5
    limit 1`.execute(db);
}

/**
 * A steward makes a sign-in link for someone without e-mail: whoever has an address asks for one there, where nobody else can use it. Only for who takes part nowhere else than in circles of this steward,
 * and may not open circles: a link must not open more than its maker may. Who made it is kept and shown to whoever it is for.
 */
export async function linkForMember(
  db: Db,
  { steward, person, now }: { steward: { id: string; circles: string[] }; person: string; now: Date },
): Promise<string | null> {
  const target = await db.selectFrom('person').select(['email', 'opens_circles_since']).where('id', '=', person).executeTakeFirst();
  const places = await db.selectFrom('member').select('circle_id').where('person_id', '=', person).where('ended_at', 'is', null).execute();
  const within = places.length > 0 && places.every((place) => steward.circles.includes(place.circle_id));
  if (await tookStepAway(db, { steward: steward.id, person, since: new Date(now.getTime() - month) })) return null;
  if (!target || target.email || target.opens_circles_since || !within || person === steward.id) return null;
  return makeSignInLink(db, person, now, steward.id);
}

/** The links that others made for this person lately, so that a steward cannot come in under another's name unseen. */
export const linksMadeFor = (db: Db, person: string, since: Date) => linksMade(db, since).where('link.person_id', '=', person).execute();

/** The same for all listeners of a circle, for each of them to see: such a link opens every story. */
export function linksMadeForListeners(db: Db, circle: string, since: Date) {
  return linksMade(db, since)
    .where('link.person_id', 'in', (listeners) =>
      listeners
        .selectFrom('member')
        .select('person_id')
        .where('circle_id', '=', circle)
        .where('role', '=', 'listener')
        .where('ended_at', 'is', null),
    )
    .execute();
}

function linksMade(db: Db, since: Date) {
  return db
    .selectFrom('sign_in.link as link')
    .innerJoin('person', 'person.id', 'link.made_by')
    .innerJoin('person as whose', 'whose.id', 'link.person_id')
    .select(['person.name as by', 'whose.name as for', 'link.made_at as madeAt', 'link.used_at as usedAt'])
    .where('link.made_at', '>', since)
    .orderBy('link.made_at', 'desc');
}
