import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { agreeOnStories } from '#system/learning/agreements.server.ts';
import { writePage } from '#system/learning/journals.server.ts';

type There = { db: Db; keys: Keys; circle: string; now: Date; say: (what: string) => string };
type With = { people: Record<'member' | 'steward' | 'listener' | 'opener', string>; sides: string[]; session: string };

/** What a circle learns: its agreement on stories with an earlier version, one that is hidden, a meeting round a lesson, and journals. Returns a page of the member's. */
export async function learningInCircle({ db, keys, circle, now, say }: There, { people, sides, session }: With): Promise<string> {
  const ago = (days: number) => new Date(now.getTime() - days * 864e5);
  const person = people.member;
  await agreeOnStories(db, circle, { text: say('story_agreement.text/first'), sides }, { person, now: ago(20) });
  await agreeOnStories(db, circle, { text: say('story_agreement.text'), sides }, { person, now: ago(10) });
  await db
    .insertInto('story_agreement')
    .values({
      circle_id: circle,
      id: newId(),
      text: say('story_agreement.text/hidden'),
      side_ids: sides,
      made_by: person,
      made_at: ago(15),
      hidden_at: ago(1),
    })
    .execute();
  await db.insertInto('study_meeting').values({ circle_id: circle, session_id: session, lesson: 'listen' }).execute();
  let page = '';
  for (const who of ['steward', 'listener', 'opener', 'member'] as const)
    page = await writePage(db, { person: people[who], keys }, { text: say(`journal_page.text/${who}`), lesson: 'listen' }, ago(2));
  return page;
}
