import { eyesOf, type Eyes } from '#cycle/1-gather/eyes.ts';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { sideSpoke, tableOfSeat, type TableHere } from '#cycle/2-sense/tables.server.ts';
import type { Voice } from '#cycle/2-sense/voice.ts';
import { textOf } from '#lib/form/reading.ts';
import { capacitiesOf, may } from '#lib/people/may.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';

export type Side = { id: string; name: string; reader: Reader };

/** Who makes sense here: with whose eyes, at which table, and for which sides they can speak. */
export type Sensing = {
  eyes: Eyes;
  table: TableHere | null;
  listener: boolean;
  /** May act, not only read. */
  acts: boolean;
  /** All sides of the circle. */
  sides: Side[];
  /** The sides that can speak from here, and the one that spoke last. */
  speaking: Side[];
  last: string | null;
};

/**
 * Who is here. A table goes before everything else: a listener or member who sits at it sees what the whole table may see.
 * `sides` can be given by a page that asked for them already.
 */
export async function sensing(c: Here, known?: Side[]): Promise<Sensing> {
  const { db, circle, actor } = c.var;
  const able = capacitiesOf(actor, circle.id);
  const table = able.has('table') ? await tableOfSeat(db, circle.id, actor.seat!.id) : null;
  const sides = known ?? (await sidesOf(db, circle.id));
  const own = new Set(actor.memberships.filter((membership) => membership.circle === circle.id).map((membership) => membership.side));
  const speaking = table ? sides.filter((side) => table.readers.includes(side.reader)) : sides.filter((side) => own.has(side.id));
  return {
    eyes: table ? { everyOf: table.readers } : eyesOf(actor, circle.id),
    table,
    listener: able.has('listener') && !table,
    acts: may(actor, 'makeSense', circle.id),
    sides,
    speaking,
    last: table?.lastSide ?? (speaking.length === 1 ? speaking[0]!.id : null),
  };
}

/** From which side this form was sent; null when that was not said. At a table the side is remembered for the next act. */
export async function voiceOf(c: Here, { speaking, table }: Sensing): Promise<Voice | null> {
  const said = textOf(c.var.form, 'side');
  const side = speaking.find(({ id }) => id === said);
  if (!side) return null;
  if (table) await sideSpoke(c.var.db, c.var.circle.id, table.seat, side.id);
  return { side: side.id, person: table ? null : (c.var.actor.person?.id ?? null), table: table?.id ?? null };
}
