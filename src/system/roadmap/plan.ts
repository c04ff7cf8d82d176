import { dateOf, fine, oneOf, required, together, wrong, type Reading } from '#lib/form/reading.ts';
import { constellations, starCalled, stars, type Constellation, type Star } from './constellations.ts';

/** A star of people's own: what they plan, in their words. `star`: the star of the map that it is about. A plan may do without a day. */
export type Plan = { text: string; constellation: Constellation; star: Star | null; plannedOn: string | null; side: string };

export const planLength = 120;

/**
 * Reads a plan. `place` is a constellation or one of its stars; `sides` are those for which whoever plans can speak; `today` is the first day
 * that can be planned: what was done lights up by itself.
 */
export function readPlan(form: FormData, { sides, today }: { sides: readonly string[]; today: string }): Reading<Plan> {
  const star = starCalled(oneOf(form, 'place', stars.map(({ key }) => key))); // prettier-ignore
  const constellation = star?.constellation ?? oneOf(form, 'place', constellations);
  const side = sides.find((id) => id === form.get('side'));
  const on = dateOf(form, 'on', { words: 'roadmap.plan.on' });
  const { value, problems } = together({
    text: required(form, 'text', { words: 'roadmap.plan.text', most: planLength }),
    place: constellation ? fine(constellation) : wrong('roadmap.plan.place.missing'),
    on: on.problem !== undefined || on.value === null || (on.value >= today && on.value < '3000') ? on : wrong('roadmap.plan.on.past'),
    side: side ? fine(side) : wrong('roadmap.plan.side.missing'),
  });
  if (problems) return { problems };
  return { value: { text: value.text, constellation: value.place, star: star?.key ?? null, plannedOn: value.on, side: value.side } };
}
