import { isTicked, textOf, type Reading } from '#lib/form/reading.ts';

/** What is done with a statement: let in (for the first time or again), refused, or taken out. A refusal rests on a published ground. */
export type Moderation = { act: 'accept' } | { act: 'refuse' | 'take_out'; ground: string; quietly: boolean };

/** Reads the form of one who moderates; `grounds` are those that the circle has published. `quietly`: its text is wiped for good. */
export function readModeration(form: FormData, grounds: readonly { id: string }[]): Reading<Moderation> {
  const act = textOf(form, 'act');
  if (act === 'accept') return { value: { act } };
  const ground = grounds.find(({ id }) => id === textOf(form, 'ground'));
  if (!ground) return { problems: { ground: 'share.moderate.ground.missing' } };
  return { value: { act: act === 'take_out' ? 'take_out' : 'refuse', ground: ground.id, quietly: isTicked(form, 'quietly') } };
}
