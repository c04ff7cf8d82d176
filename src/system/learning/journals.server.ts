import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { seal, unseal } from '#lib/server/sealed.server.ts';
import type { JournalWords } from './journal.ts';

/** Whose journal it is, and the key of this installation that seals it: whoever has only the database reads nothing. */
export type Writer = { person: string; keys: Pick<Keys, 'visit'> };
export type JournalPage = { id: string; text: string; lesson: string | null; writtenAt: Date };
type Inside = { person: string; id: string; text: string };

/** Writes a page. Returns its id. */
export async function writePage(db: Db, { person, keys }: Writer, { text, lesson }: JournalWords, now: Date): Promise<string> {
  const id = newId();
  const sealed = seal(keys.visit, 'journal', { person, id, text } satisfies Inside);
  await db.insertInto('journal_page').values({ person_id: person, id, lesson, sealed, written_at: now }).execute();
  return id;
}

/** Changes a page of their own; what is not theirs is not there. */
export async function changePage(db: Db, { person, keys }: Writer, page: JournalWords & { id: string }, now: Date): Promise<void> {
  const sealed = seal(keys.visit, 'journal', { person, id: page.id, text: page.text } satisfies Inside);
  await db
    .updateTable('journal_page')
    .set({ sealed, lesson: page.lesson, changed_at: now })
    .where('person_id', '=', person)
    .where('id', '=', page.id)
    .execute();
}

/** Takes a page away, for good. */
export async function removePage(db: Db, { person }: Pick<Writer, 'person'>, id: string): Promise<void> {
  await db.deleteFrom('journal_page').where('person_id', '=', person).where('id', '=', id).execute();
}

/** The pages of someone's journal, the newest first, or the one with this id. A page that was sealed for another person or page does not open. */
export async function pagesOf(db: Db, { person, keys }: Writer, { id }: { id?: string } = {}): Promise<JournalPage[]> {
  let found = db.selectFrom('journal_page').select(['id', 'lesson', 'sealed', 'written_at as writtenAt']).where('person_id', '=', person);
  if (id !== undefined) found = found.where('id', '=', id);
  const rows = await found.orderBy('written_at', 'desc').orderBy('id').execute();
  return rows.flatMap(({ sealed, ...row }) => {
    const inside = unseal<Inside>(keys.visit, 'journal', sealed);
    return inside?.person === person && inside.id === row.id ? [{ ...row, text: inside.text }] : [];
  });
}
