import type { Selectable } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { OwnMethod, OwnMethodStep } from '#lib/server/schema.ts';
import type { Card, StepKind } from './card.ts';
import { methodFrom } from './card-method.ts';
import type { Method } from './method.ts';
import { methodOf } from './methods.ts';

/** How many cards of its own a circle has room for. */
export const mostOwn = 60;

/** A card that a circle wrote itself. `hidden`: someone must look at its words first. `removed`: it is in no list, and can be put back. */
export type OwnCard = { id: string; card: Card; method: Method; removed: boolean; hidden: boolean };

/** The cards of a circle's own, in the order in which they were made; also those that were taken away or are hidden. */
export async function ownCardsOf(db: Db, circle: string): Promise<OwnCard[]> {
  const [rows, steps] = await Promise.all([
    db.selectFrom('own_method').selectAll().where('circle_id', '=', circle).orderBy('made_at').orderBy('id').execute(),
    db.selectFrom('own_method_step').selectAll().where('circle_id', '=', circle).orderBy('position').orderBy('id').execute(),
  ]);
  return rows.map((row) =>
    ownCard(
      row,
      steps.filter(({ method_id }) => method_id === row.id),
    ),
  );
}

/** The ways of working of a circle's own that can be chosen in it. */
export async function ownMethodsOf(db: Db, circle: string): Promise<Method[]> {
  return (await ownCardsOf(db, circle)).filter(stands).map(({ method }) => method);
}

/** Can this card be read, chosen and taken along? */
export const stands = ({ removed, hidden }: OwnCard) => !removed && !hidden;

/** A way of working by its id: one of ours, or one of this circle that stands. */
export async function methodIn(db: Db, circle: string, id: string): Promise<Method | null> {
  const ours = methodOf(id);
  if (ours) return ours;
  const own = await ownCardAt(db, circle, id);
  return own && stands(own) ? own.method : null;
}

/** A card of this circle's own, also one that was taken away or is hidden; null when there is none. */
export async function ownCardAt(db: Db, circle: string, id: string): Promise<OwnCard | null> {
  const row = await db.selectFrom('own_method').selectAll().where('circle_id', '=', circle).where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const steps = await db
    .selectFrom('own_method_step')
    .selectAll()
    .where('circle_id', '=', circle)
    .where('method_id', '=', id)
    .orderBy('position')
    .execute();
  return ownCard(row, steps);
}

type Writing = { by: string; now: Date };

/** Keeps cards of a circle's own. Returns their ids, in their order; null when there is no room for so many. */
export function keepOwnCards(db: Db, circle: string, cards: readonly Card[], { by, now }: Writing): Promise<string[] | null> {
  return atomically(db, async (db) => {
    await db.selectFrom('circle').select('id').where('id', '=', circle).forUpdate().execute(); // two who write at once
    const { kept } = await db
      .selectFrom('own_method')
      .select(({ fn }) => fn.countAll<number>().as('kept'))
      .where('circle_id', '=', circle)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (kept + cards.length > mostOwn) return null;
    const ids: string[] = [];
    for (const [at, card] of cards.entries()) {
      const id = newId();
      const made_at = new Date(now.getTime() + at); // cards that come together keep their order
      await db
        .insertInto('own_method')
        .values({ circle_id: circle, id, ...columnsOf(card), made_by: by, made_at, changed_at: now })
        .execute();
      await writeSteps(db, circle, { id, card, now });
      ids.push(id);
    }
    return ids;
  });
}

/** Writes a card anew, under the same id. */
export function changeOwnCard(db: Db, circle: string, id: string, { card, now }: { card: Card; now: Date }): Promise<void> {
  return atomically(db, async (db) => {
    await db
      .updateTable('own_method')
      .set({ ...columnsOf(card), changed_at: now })
      .where('circle_id', '=', circle)
      .where('id', '=', id)
      .execute();
    await db.deleteFrom('own_method_step').where('circle_id', '=', circle).where('method_id', '=', id).execute();
    await writeSteps(db, circle, { id, card, now });
  });
}

/** Takes a card out of the lists, or puts it back. What was started with it stays. */
export async function removeOwnCard(db: Db, circle: string, id: string, removedAt: Date | null): Promise<void> {
  await db.updateTable('own_method').set({ removed_at: removedAt }).where('circle_id', '=', circle).where('id', '=', id).execute();
}

async function writeSteps(db: Db, circle: string, { id, card, now }: { id: string; card: Card; now: Date }): Promise<void> {
  const tried = (kind: StepKind) =>
    kind === 'tryOut' && card.tryOut
      ? { believe: card.tryOut.belief, trying: card.tryOut.trying, good_sign: card.tryOut.goodSign, bad_sign: card.tryOut.badSign }
      : { believe: null, trying: null, good_sign: null, bad_sign: null };
  await db
    .insertInto('own_method_step')
    .values(
      card.steps.map(({ kind, minutes, title, do: instruction, ask }, position) => ({
        ...{ circle_id: circle, method_id: id, id: newId(), position, kind, minutes, title, instruction, question: ask, written_at: now },
        ...tried(kind),
      })),
    )
    .execute();
}

const columnsOf = (card: Card) => ({
  ...{ language: card.language, name: card.name, about: card.about, for_whom: card.for, not_when: card.not },
  ...{ gains: card.gains, access: card.access, constellation: card.constellation, move: card.move, moments: card.moments },
  ...{ people_least: card.people.least, people_most: card.people.most, modes: card.modes, reading: card.reading, needs: card.needs },
  ...{ sheet_as: card.sheet?.as ?? null, sheet_title: card.sheet?.title ?? null, sheet_about: card.sheet?.about ?? null },
  sheet_parts: card.sheet ? card.sheet.parts.join('\n') : null,
  ...{ source: card.source, href: card.href, licence: card.licence, attribution: card.attribution },
});

function ownCard(row: Selectable<OwnMethod>, steps: readonly Selectable<OwnMethodStep>[]): OwnCard {
  const tries = steps.find(({ kind }) => kind === 'tryOut');
  const card: Card = {
    ...{ language: row.language, name: row.name, about: row.about, for: row.for_whom, not: row.not_when, gains: row.gains },
    ...{ access: row.access, constellation: row.constellation, move: row.move, reading: row.reading },
    ...{ moments: row.moments as Card['moments'], modes: row.modes as Card['modes'], needs: row.needs as Card['needs'] },
    people: { least: row.people_least, most: row.people_most },
    steps: steps.map(({ kind, minutes, title, instruction, question }) => ({
      ...{ kind: kind as StepKind, minutes, title, do: instruction, ask: question },
    })),
    sheet: row.sheet_as && {
      ...{ as: row.sheet_as, title: row.sheet_title!, about: row.sheet_about!, parts: row.sheet_parts!.split('\n') },
    },
    tryOut: tries ? { belief: tries.believe!, trying: tries.trying!, goodSign: tries.good_sign!, badSign: tries.bad_sign! } : null,
    ...{ source: row.source, href: row.href, licence: row.licence, attribution: row.attribution },
  };
  const hidden = row.hidden_at !== null || steps.some((step) => step.hidden_at !== null);
  return { id: row.id, card, method: methodFrom(row.id, card), removed: row.removed_at !== null, hidden };
}
