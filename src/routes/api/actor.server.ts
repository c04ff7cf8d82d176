import { sql } from 'kysely';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { readCode } from '#lib/codes/code-words.ts';
import { nobody, type Actor, type Program, type Teller } from '#lib/people/may.ts';
import { hashOf } from '#lib/server/ids.ts';
import { storyOfWords } from '#cycle/1-gather/codes.server.ts';
import type { Here } from '../door.ts';
import { patiently } from '../patience.server.ts';

/** Who asks as a program: by a token, or with the six words of a story. A browser's cookies count for nothing here, so that no page of another site can ask. */
export async function programActorOf(c: Here): Promise<Actor> {
  const [authorization, words] = [c.req.header('authorization'), c.req.header('kring-code')];
  return { ...nobody, program: authorization ? await programOf(c, authorization) : null, teller: words ? await tellerOf(c, words) : null };
}

async function programOf(c: Here, authorization: string): Promise<Program | null> {
  const secret = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (!secret) return null;
  const row = await c.var.db
    .selectFrom('token')
    .select(['circle_id', 'id', 'scopes', readsAs.as('reader')])
    .where('secret_hash', '=', hashOf(secret))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row ? { circle: row.circle_id, id: row.id, scopes: row.scopes, reader: row.reader } : null;
}

// As a reader as long as the steward who made it runs the circle from that side: a token never outlives what its maker may.
const readsAs = sql<Reader | null>`(
  select side.reader from member join side on side.circle_id = member.circle_id and side.id = member.side_id
  where member.circle_id = token.circle_id and member.person_id = token.made_by and member.ended_at is null
    and member.role = 'steward' and side.reader = token.reader limit 1)`;

// Words that cannot be read are looked up too, as words that nobody has: every wrong code takes the same time and gets the same answer.
const nobodys = [{ numbers: [], language: 'en' as const, mended: [] }];

async function tellerOf(c: Here, words: string): Promise<Teller | null> {
  const { db, keys, now } = c.var;
  const candidates = readCode(words).candidates ?? nobodys;
  return patiently(c, async () => {
    const opened = await storyOfWords(db, keys, candidates, now);
    return opened?.story ? { circle: opened.circle, story: opened.story } : null;
  });
}
