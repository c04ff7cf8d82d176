import { noteActivity } from '#lib/server/activity.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { readers, uses, type Reader, type Use } from './consent.ts';
import { takeBackPublishing } from './publications.server.ts';
import { keepReceipt, type Asked, type ReceiptAbout } from './receipts.server.ts';
import { asYoungMay, askTogetherAgain } from './special-care.server.ts';

/** What the teller allows, and the proof of it: the exact words that were shown or read aloud, in which language and way. */
export type Consent = Asked & { readers: Reader[]; uses: Use[]; about?: ReceiptAbout };

/** Reads what was ticked; what is not known is not allowed. */
export function readConsent(form: FormData): { readers: Reader[]; uses: Use[] } {
  return {
    readers: readers.filter((reader) => form.getAll('readers').includes(reader)),
    uses: uses.filter((use) => form.getAll('uses').includes(use)),
  };
}

/**
 * Keeps what the teller allows from now on, with a receipt. What is no longer allowed ends at once: without `publish` the story is not public,
 * without `contact` the address is gone and no letter leaves any more. Of someone young the internet is left out, and another choice takes
 * another yes of whoever said yes with them.
 */
export function allow(db: Db, circle: string, story: string, { uses, ...asked }: Consent & { now: Date }): Promise<void> {
  return atomically(db, async (db) => {
    const consent = { ...asked, uses: await asYoungMay(db, circle, story, uses) };
    const before = await db
      .selectFrom('story')
      .select(['readers', 'uses'])
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await db
      .updateTable('story')
      .set({ readers: consent.readers, uses: consent.uses })
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .execute();
    const receipt = await keepReceipt(db, circle, story, consent);
    if (!consent.uses.includes('publish')) await takeBackPublishing(db, circle, story, consent.now);
    if (!consent.uses.includes('contact')) await forgetContact(db, circle, story);
    if (same(before, consent)) return;
    await askTogetherAgain(db, circle, story, consent.now);
    await noteActivity(db, { circle, what: 'consent.changed', role: 'teller', now: consent.now });
    await markTrail(db, circle, [story], { what: 'consent.changed', about: receipt, now: consent.now });
  });
}

async function forgetContact(db: Db, circle: string, story: string) {
  await db.deleteFrom('story_contact').where('circle_id', '=', circle).where('story_id', '=', story).execute();
  await db.deleteFrom('letter').where('circle_id', '=', circle).where('story_id', '=', story).where('sent_at', 'is', null).execute();
}

const same = (before: { readers: string[]; uses: string[] }, now: { readers: string[]; uses: string[] }) =>
  [...before.readers].sort().join() === [...now.readers].sort().join() && [...before.uses].sort().join() === [...now.uses].sort().join();
