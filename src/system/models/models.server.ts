import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { fewest } from '#maths/small-cells.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { voicesIn } from './answers.server.ts';
import type { NewModel } from './opening.ts';
import type { ModelKind } from './model.ts';
import { groupsOf, speaksOpenly } from './side-by-side.ts';

/** A model of a circle. `about` null: its words are hidden until someone has looked. `laidAt`: when its answers were last laid side by side. */
export type ModelHere = {
  id: string;
  kind: ModelKind;
  about: string | null;
  openedAt: Date;
  laidAt: Date | null;
  closedAt: Date | null;
};

/** Opens a model: its cards can be answered from now on. Returns its id. */
export async function openModel(
  db: Db,
  circle: string,
  { kind, about }: NewModel,
  { person, now }: { person: string | null; now: Date },
): Promise<string> {
  const id = newId();
  await db.insertInto('model').values({ circle_id: circle, id, kind, about, opened_by: person, opened_at: now }).execute();
  return id;
}

/** The models of a circle, the newest first. */
export async function modelsOf(db: Db, circle: string, { id }: { id?: string } = {}): Promise<ModelHere[]> {
  let found = db
    .selectFrom('model')
    .select(['id', 'kind', 'opened_at as openedAt', 'laid_at as laidAt', 'closed_at as closedAt'])
    .select(sql<string | null>`case when hidden_at is null then about end`.as('about'))
    .where('circle_id', '=', circle);
  if (id !== undefined) found = found.where('id', '=', id);
  return found.orderBy('opened_at', 'desc').orderBy('id').execute();
}

/**
 * Lays all that was given side by side: from now on whoever takes part sees it. Done again, it takes in what came since, unless that would show
 * what one to four people without their side said anew, so that who answered since could be known by it. False: it waits for five of them.
 */
export function layModel(db: Db, circle: string, id: string, { person, now }: { person: string | null; now: Date }): Promise<boolean> {
  return atomically(db, async (db) => {
    const held = await db
      .selectFrom('model')
      .select('laid_at as laidAt')
      .where('circle_id', '=', circle)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!held) return false;
    const shown = (await quietGroups(db, circle, { model: id, laidAt: held.laidAt })).flat();
    const fresh = (await quietGroups(db, circle, { model: id, laidAt: now })).map((group) => group.filter((one) => !shown.includes(one)));
    if (fresh.some(({ length }) => length > 0 && length < fewest)) return false;
    await db.updateTable('model').set({ laid_at: now, laid_by: person }).where('circle_id', '=', circle).where('id', '=', id).execute();
    return true;
  });
}

/** What people without their side are shown to say when the model was laid then, group by group: each voice with the number of its versions. */
async function quietGroups(db: Db, circle: string, { model, laidAt }: { model: string; laidAt: Date | null }): Promise<string[][]> {
  const told = await voicesIn(db, circle, { model, laidAt, eyes: { all: true } });
  const sides = (await sidesOf(db, circle)).map(({ id }) => id);
  return groupsOf(told, sides).groups.map(({ voices }) =>
    voices.filter((voice) => !speaksOpenly(voice)).map(({ id, versions }) => `${id} ${versions.length}`),
  );
}

/** From now on nobody answers any more, or people answer again. */
export async function endModel(db: Db, circle: string, id: string, { closedAt }: { closedAt: Date | null }): Promise<void> {
  await db.updateTable('model').set({ closed_at: closedAt }).where('circle_id', '=', circle).where('id', '=', id).execute();
}
