import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { keptMirrorCode, mirrorCode } from '#system/learning/mirror-codes.server.ts';

type There = { db: Db; keys: Keys; circle: string; now: Date; say: (what: string) => string; person: string };

/** A mirror of working with the member, with answers of residents and of too few colleagues. Returns the code of its residents' link. */
export async function mirrorOfWorkInCircle({ db, keys, circle, now, say, person }: There): Promise<string> {
  const id = newId();
  const day = new Date(now.getTime() - 4 * 864e5).toISOString().slice(0, 10);
  const code = mirrorCode(keys, id, 'resident');
  const said = JSON.stringify({ listens: 3, goes: 2 });
  await db
    .insertInto('work_mirror')
    .values({
      ...{ circle_id: circle, id, person_id: person, called: say('work_mirror.called'), said, counts_along: true, made_on: day },
      ...{
        colleague_hash: keptMirrorCode(keys, mirrorCode(keys, id, 'colleague')),
        resident_hash: keptMirrorCode(keys, code),
      },
    })
    .execute();
  const answers = [...Array<'resident'>(6).fill('resident'), 'colleague' as const];
  await db
    .insertInto('mirror_answer')
    .values(answers.map((kind) => ({ circle_id: circle, id: newId(), mirror_id: id, kind, said, answered_on: day })))
    .execute();
  return code;
}
