import { sql } from 'kysely';
import { dayAt } from '#lib/form/fields.ts';
import type { Db } from '#lib/server/db.server.ts';

/** Whoever promised is reminded this many days before the date. */
export const reminderDays = 7;

/** The agreements whose owner should be reminded now: due within a week, still open, not reminded of this date yet. `email` is null when there is none: a steward tells the owner. */
export function agreementsDue(db: Db, now: Date) {
  return db
    .selectFrom('agreement')
    .innerJoin('circle', 'circle.id', 'agreement.circle_id')
    .innerJoin('agreement_date as date', (join) =>
      join.onRef('date.circle_id', '=', 'agreement.circle_id').onRef('date.agreement_id', '=', 'agreement.id'),
    )
    .leftJoin('person', 'person.id', 'agreement.owner_id')
    .select([
      'agreement.circle_id as circle',
      'circle.slug',
      'circle.subject',
      'circle.language',
      'circle.address',
      'agreement.id as agreement',
      'agreement.text',
      'date.due_on as dueOn',
    ])
    .select([
      'agreement.owner_name as owner',
      'agreement.owner_id as person',
      sql<string | null>`coalesce(agreement.owner_email, person.email)`.as('email'),
    ])
    .where('agreement.kept_at', 'is', null)
    .where('agreement.dropped_at', 'is', null)
    .where('agreement.hidden_at', 'is', null)
    .where('agreement.reminded_at', 'is', null)
    .where(
      sql<boolean>`date.id = (select id from agreement_date newest where newest.circle_id = agreement.circle_id and newest.agreement_id = agreement.id order by set_at desc, id desc limit 1)`,
    )
    .where('date.due_on', '<=', soon(now))
    .execute();
}

/** The review days of which the circle's stewards should be reminded now. */
export function reviewsDue(db: Db, now: Date) {
  return db
    .selectFrom('review')
    .innerJoin('circle', 'circle.id', 'review.circle_id')
    .innerJoin('decision', (join) =>
      join.onRef('decision.circle_id', '=', 'review.circle_id').onRef('decision.id', '=', 'review.decision_id'),
    )
    .select([
      'review.circle_id as circle',
      'circle.slug',
      'circle.subject',
      'circle.language',
      'circle.address',
      'review.id as review',
      'review.on_day as onDay',
      'decision.id as decision',
    ])
    .select(sql<string | null>`case when decision.hidden_at is null then decision.text end`.as('text'))
    .where('review.held_at', 'is', null)
    .where('review.reminded_at', 'is', null)
    .where('review.on_day', '<=', soon(now))
    .execute();
}

/** The owner was reminded. A new date makes it due again. */
export async function agreementReminded(db: Db, circle: string, agreement: string, now: Date): Promise<void> {
  await db.updateTable('agreement').set({ reminded_at: now }).where('circle_id', '=', circle).where('id', '=', agreement).execute();
}

/** The stewards were reminded. */
export async function reviewReminded(db: Db, circle: string, review: string, now: Date): Promise<void> {
  await db.updateTable('review').set({ reminded_at: now }).where('circle_id', '=', circle).where('id', '=', review).execute();
}

const soon = (now: Date) => dayAt(new Date(now.getTime() + reminderDays * 24 * 60 * 60 * 1000));
