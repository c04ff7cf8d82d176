import type { Listener } from '#cycle/1-gather/listening.server.ts';
import { textOf } from '#lib/form/reading.ts';
import type { Here } from '../door.ts';

/** The listener who is here, from the side on which they listen. */
export function listenerHere(c: Here): Listener {
  const { actor, circle, person, now } = c.var;
  const membership = actor.memberships.find((member) => member.circle === circle.id && member.role === 'listener')!;
  return { person: person.id, side: membership.side, now };
}

/** The story that this address names. */
export const storyHere = (c: Here) => [c.var.db, c.var.circle.id, c.req.param('story')!] as const;

export const longestAnswer = 5_000;

/** What a listener wrote to a teller, or the words that say what is not right. */
export function answerIn(c: Here, needed: boolean): { text: string; slip?: undefined } | { text: string; slip: string } {
  const text = textOf(c.var.form, 'text');
  if (needed && !text) return { text, slip: c.var.words('gather.slip.text') };
  if (text.length > longestAnswer) return { text, slip: c.var.words('gather.slip.tooLong', { most: longestAnswer }) };
  return { text };
}
