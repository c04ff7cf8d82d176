import { eyesOf, type Eyes } from '#cycle/1-gather/eyes.ts';
import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { may } from '#lib/people/may.ts';
import { dayInWords } from '#lib/ui/when.tsx';
import { outcomeAt, type OutcomeHere } from '#system/outcomes/outcomes.server.ts';
import { panelAt, type PanelHere } from '#system/outcomes/panels.server.ts';
import { answeringHere, type Answering } from '../compass/power/answering.server.ts';
import type { Door, Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';

/** The address of the harvest of this circle, or of a part of it. */
export const outcomesPath = (c: Here, part = '') => `/circles/${c.var.circle.slug}/outcomes${part}`;

/** Words that others wrote, or that they are hidden until someone has looked. */
export const saidOr = (c: Here, text: string | null) => text ?? c.var.words('outcomes.hidden');

/** A day inside a sentence: 24 November 2026. */
export const dayOf = (c: Here, on: string) => dayInWords(noonOf(on), c.var.lang);

/** Where a story can be read by whoever is here. */
export const storyPath = (c: Here, story: string) =>
  `/circles/${c.var.circle.slug}/${may(c.var.actor, 'readStories', c.var.circle.id) ? 'stories' : 'published'}/${story}`;

/** What whoever is here may read of stories: from their place in the circle, or what is open to all. */
export const eyesHere = async (c: Here): Promise<Eyes> =>
  may(c.var.actor, 'readStories', c.var.circle.id) ? (await answeringHere(c)).eyes : { open: true };

type Opens<T> = (c: Here, one: T) => Response | Promise<Response>;

/** A door of an outcome of this circle. */
export const withOutcome =
  (open: Opens<OutcomeHere>): Door['open'] =>
  async (c) => {
    const outcome = await outcomeAt(c.var.db, c.var.circle.id, c.req.param('outcome')!);
    return outcome ? open(c, outcome) : showNotHere(c);
  };

/** A door of a panel of this circle. Before all is laid open, it is there for those who may sit in one. */
export const withPanel =
  (open: Opens<PanelHere>): Door['open'] =>
  async (c) => {
    const panel = await panelAt(c.var.db, c.var.circle.id, c.req.param('panel')!);
    return panel && (panel.laidOpenAt || may(c.var.actor, 'sitOnPanel', c.var.circle.id)) ? open(c, panel) : showNotHere(c);
  };

/**
 * Who sits here in a panel. Whoever has a place in the circle speaks for the sides of that place alone: at a seat they could say any side. At a table
 * they read no more than the table does.
 */
export async function sittingHere(c: Here): Promise<Answering> {
  const { actor, circle } = c.var;
  const here = await answeringHere(c);
  const own = new Set(actor.memberships.filter((membership) => membership.circle === circle.id).map(({ side }) => side));
  if (own.size === 0) return here;
  return {
    ...here,
    speaking: here.sides.filter(({ id }) => own.has(id)),
    eyes: here.namer.table ? here.eyes : eyesOf(actor, circle.id),
    namer: { person: actor.person?.id ?? null, seat: null, table: null },
  };
}
