import { decisionAt, type DecisionHere } from '#cycle/4-change/decisions.server.ts';
import { may } from '#lib/people/may.ts';
import type { Door, Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';

type WithDecision = (c: Here, decision: DecisionHere) => Response | Promise<Response>;

/** A door of a decision of this circle. What is not published yet is there for who decides alone. */
export const withDecision =
  (open: WithDecision): Door['open'] =>
  async (c) => {
    const decision = await decisionAt(c.var.db, c.var.circle.id, c.req.param('decision')!);
    return decision && (decision.publishedAt || may(c.var.actor, 'decide', c.var.circle.id)) ? open(c, decision) : showNotHere(c);
  };

/** The address of what changes here, or of a part of it. */
export const changesPath = (c: Here, part = '') => `/circles/${c.var.circle.slug}/changes${part}`;

/** What a published row says, or that it is hidden until someone has looked. */
export const saidOr = (c: Here, text: string | null) => text ?? c.var.words('change.hidden');
