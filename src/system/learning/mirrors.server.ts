import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { undoWithin } from '#lib/server/undo.server.ts';
import { keptMirrorCode, mirrorCode } from './mirror-codes.server.ts';
import { kindShown, togetherOf, type KindShown, type Pooled } from './mirror-shown.ts';
import type { Kind, OwnView, Said } from './mirror-statements.ts';

/** Someone's own mirror, as only they see it. */
export type OwnMirror = { id: string; called: string; said: Said; countsAlong: boolean; codes: Record<Kind, string> };

type Owner = { person: string; keys: Keys };

/** The mirror of this person in this circle; null when they have none. */
export async function ownMirror(db: Db, circle: string, { person, keys }: Owner): Promise<OwnMirror | null> {
  const row = await db
    .selectFrom('work_mirror')
    .select(['id', 'called', 'said', 'counts_along as countsAlong'])
    .where('circle_id', '=', circle)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row ? { ...row, said: row.said as Said, codes: codesOf(keys, row.id) } : null;
}

/** Keeps what someone says themselves; the first time this makes their mirror with its two links. */
export async function keepOwnView(
  db: Db,
  circle: string,
  { person, keys, day, ...view }: Owner & OwnView & { day: string },
): Promise<void> {
  const id = newId();
  const codes = codesOf(keys, id);
  const said = JSON.stringify(view.listens);
  await db
    .insertInto('work_mirror')
    .values({
      ...{ circle_id: circle, id, person_id: person, called: view.called, said, counts_along: view.countsAlong, made_on: day },
      ...{ colleague_hash: keptMirrorCode(keys, codes.colleague), resident_hash: keptMirrorCode(keys, codes.resident) },
    })
    .onConflict((same) =>
      same.columns(['circle_id', 'person_id']).doUpdateSet({ called: view.called, said, counts_along: view.countsAlong }),
    )
    .execute();
}

/** Erases someone's mirror with all that others answered; its links open nothing any more. */
export async function eraseMirror(db: Db, circle: string, person: string): Promise<void> {
  await db.deleteFrom('work_mirror').where('circle_id', '=', circle).where('person_id', '=', person).execute();
}

/** Erases the mirrors of whoever takes part in the circle no longer, once that cannot be undone any more. */
export async function clearMirrors(db: Db, now: Date): Promise<void> {
  const forGood = new Date(now.getTime() - undoWithin);
  await sql`delete from work_mirror mirror where not exists (
    select from member where member.circle_id = mirror.circle_id and member.person_id = mirror.person_id
      and (member.ended_at is null or member.ended_at > ${forGood}))`.execute(db);
}

/** What whoever opens a link is asked about: the name that the owner chose, and from which kind this link asks. */
export type AskedAbout = { circle: string; mirror: string; person: string; called: string; kind: Kind };

/** The mirror of a link; null when there is none, or its owner takes part in the circle no longer. */
export async function mirrorOfCode(db: Db, keys: Keys, code: string): Promise<AskedAbout | null> {
  const hash = keptMirrorCode(keys, code);
  const row = await db
    .selectFrom('work_mirror as mirror')
    .select(['circle_id as circle', 'mirror.id as mirror', 'person_id as person', 'called'])
    .select((row) => row('colleague_hash', '=', hash).as('colleague'))
    .where((row) => row.or([row('colleague_hash', '=', hash), row('resident_hash', '=', hash)]))
    .where((row) =>
      row.exists(
        row
          .selectFrom('member')
          .select('member.id')
          .whereRef('member.circle_id', '=', 'mirror.circle_id')
          .whereRef('member.person_id', '=', 'mirror.person_id')
          .where('member.ended_at', 'is', null),
      ),
    )
    .executeTakeFirst();
  return row
    ? { circle: row.circle, mirror: row.mirror, person: row.person, called: row.called, kind: row.colleague ? 'colleague' : 'resident' }
    : null;
}

type Answer = { id: string; mirror: string; kind: Kind; said: Said; day: string };

/** Keeps what someone answered, by the day alone and without who it was. The same `id` again is the same answer. */
export async function answerMirror(db: Db, circle: string, { id, mirror, kind, said, day }: Answer): Promise<void> {
  await db
    .insertInto('mirror_answer')
    .values({ circle_id: circle, id, mirror_id: mirror, kind, said: JSON.stringify(said), answered_on: day })
    .onConflict((same) => same.doNothing())
    .execute();
}

/** Takes an answer back, on the day of the answer: from the next day on it may have been counted with others. False when it is too late. */
export async function takeMirrorAnswerBack(db: Db, circle: string, { id, day }: { id: string; day: string }): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('mirror_answer')
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .where('answered_on', '=', day)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** What the owner may see of what others answered before today, kind by kind. */
export async function shownToOwner(
  db: Db,
  circle: string,
  { mirror, day }: { mirror: string; day: string },
): Promise<Record<Kind, KindShown>> {
  const rows = await answersBefore(db, circle, day).where('mirror.id', '=', mirror).execute();
  const of = (kind: Kind) => kindShown(rows.filter((row) => row.kind === kind).map(({ said }) => said));
  return { colleague: of('colleague'), resident: of('resident') };
}

/** What the circle may see of the mirrors whose owners let them count along. */
export async function shownTogether(db: Db, circle: string, day: string): Promise<Record<Kind, Pooled | null>> {
  const rows = await answersBefore(db, circle, day).where('mirror.counts_along', '=', true).execute();
  const of = (kind: Kind) => togetherOf(rows.filter((row) => row.kind === kind));
  return { colleague: of('colleague'), resident: of('resident') };
}

// Answers of one day come to count together, so that their order among themselves tells nothing; it only stays the same.
const answersBefore = (db: Db, circle: string, day: string) =>
  db
    .selectFrom('mirror_answer')
    .innerJoin('work_mirror as mirror', (join) =>
      join.onRef('mirror.circle_id', '=', 'mirror_answer.circle_id').onRef('mirror.id', '=', 'mirror_answer.mirror_id'),
    )
    .select(['mirror_answer.mirror_id as mirror', 'mirror_answer.kind', 'mirror_answer.said'])
    .$castTo<{ mirror: string; kind: Kind; said: Said }>()
    .where('mirror_answer.circle_id', '=', circle)
    .where('answered_on', '<', day)
    .orderBy('answered_on')
    .orderBy('mirror_answer.id');

const codesOf = (keys: Keys, mirror: string): Record<Kind, string> => ({
  colleague: mirrorCode(keys, mirror, 'colleague'),
  resident: mirrorCode(keys, mirror, 'resident'),
});
