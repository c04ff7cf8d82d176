import { eyesOf, type Eyes } from '#cycle/1-gather/eyes.ts';
import { tableOfSeat } from '#cycle/2-sense/tables.server.ts';
import { hows, type Answerer, type How } from '#compass/answering.ts';
import type { Round } from '#compass/round.ts';
import { isOpen } from '#compass/round.ts';
import { roundsOf, type RoundTable } from '#compass/rounds.server.ts';
import { capacitiesOf } from '#lib/people/may.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Door, Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import type { Side } from '../../sense/here.server.ts';
import { todayHere } from '../../today.ts';

/** One way in which whoever is here can answer: as which side, apart or together. */
export type Speaker = { how: How; side: Side; by: Answerer };

/** Whoever is here, with all ways in which they can answer. `namer`: whose it is when they name evidence or wish something. */
export type Answering = {
  sides: Side[];
  speakers: Speaker[];
  /** The sides for which can be spoken from here. */
  speaking: Side[];
  eyes: Eyes;
  namer: { person: string | null; seat: string | null; table: string | null };
};

/**
 * Who answers here. A table goes first: people answer there together for a side, or each by themselves on a phone of their own. Then a seat in
 * a session, with its own sides; then a place in the circle, with the sides of its roles.
 */
export async function answeringHere(c: Here): Promise<Answering> {
  const { db, circle, actor } = c.var;
  const able = capacitiesOf(actor, circle.id);
  const sides = await sidesOf(db, circle.id);
  const table = able.has('table') ? await tableOfSeat(db, circle.id, actor.seat!.id) : null;
  if (table) {
    const speaking = sides.filter((side) => table.readers.includes(side.reader));
    const namer = { person: null, seat: table.seat, table: table.id };
    const together = speaking.map((side): Speaker => ({ how: 'together', side, by: { how: 'together', side: side.id, table: table.id } }));
    return { sides, speakers: [...together, ...apart(speaking, namer)], speaking, eyes: { everyOf: table.readers }, namer };
  }
  if (able.has('session')) {
    const own = new Set(actor.seat!.sides);
    const speaking = own.size > 0 ? sides.filter(({ id }) => own.has(id)) : sides;
    const namer = { person: null, seat: actor.seat!.id, table: null };
    return { sides, speakers: apart(speaking, namer), speaking, eyes: { open: true }, namer };
  }
  const own = new Set(actor.memberships.filter((membership) => membership.circle === circle.id).map(({ side }) => side));
  const speaking = sides.filter(({ id }) => own.has(id));
  const namer = { person: actor.person?.id ?? null, seat: null, table: null };
  return { sides, speakers: apart(speaking, namer), speaking, eyes: eyesOf(actor, circle.id), namer };
}

const apart = (speaking: readonly Side[], { person, seat }: { person: string | null; seat: string | null }): Speaker[] =>
  speaking.map((side) => ({ how: 'apart', side, by: { how: 'apart', side: side.id, person, seat } }));

/** The rounds of a part, and the one in which people can answer now. */
export async function roundsHere(c: Here, table: RoundTable): Promise<{ rounds: Round[]; open: Round | null }> {
  const rounds = await roundsOf(c.var.db, c.var.circle.id, table);
  const last = rounds.at(-1);
  return { rounds, open: last && isOpen(last, todayHere(c)) ? last : null };
}

type AsSpeaker = (c: Here, at: { here: Answering; speaker: Speaker; open: Round }) => Response | Promise<Response>;

/** A door for someone who answers in the way and as the side that its address says, while a round is open. */
export const asSpeaker =
  (table: RoundTable, open: AsSpeaker): Door['open'] =>
  async (c) => {
    const here = await answeringHere(c);
    const how = hows.find((one) => one === c.req.param('how'));
    const speaker = here.speakers.find((one) => one.how === how && one.side.id === c.req.param('side'));
    const { open: round } = await roundsHere(c, table);
    return speaker && round ? open(c, { here, speaker, open: round }) : showNotHere(c);
  };

/** The address of the compass of this circle, or of a part of it. */
export const compassPath = (c: Here, part = '') => `/circles/${c.var.circle.slug}/compass${part}`;
