import { atomically, type Db } from '#lib/server/db.server.ts';
import { allow, type Consent } from './consents.server.ts';
import type { Contact } from './contact.ts';

/** Keeps how the teller wishes to hear back, apart from the story. Giving an address is allowing contact; its receipt goes along. */
export function hearBackBy(
  db: Db,
  circle: string,
  story: string,
  { contact, ...consent }: Omit<Consent, 'readers' | 'uses'> & { contact: Contact; now: Date },
): Promise<void> {
  return atomically(db, async (db) => {
    const { readers, uses } = await db
      .selectFrom('story')
      .select(['readers', 'uses'])
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .executeTakeFirstOrThrow();
    if (!uses.includes('contact')) await allow(db, circle, story, { ...consent, about: 'contact', readers, uses: [...uses, 'contact'] });
    const kept = { ...contact, language: consent.language, given_at: consent.now };
    await db
      .insertInto('story_contact')
      .values({ circle_id: circle, story_id: story, ...kept })
      .onConflict((conflict) => conflict.columns(['circle_id', 'story_id']).doUpdateSet(kept))
      .execute();
  });
}

/** How the teller wishes to hear back, if they said so. */
export function contactOf(db: Db, circle: string, story: string) {
  return db
    .selectFrom('story_contact')
    .select(['name', 'email', 'phone', 'place'])
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .executeTakeFirst();
}
