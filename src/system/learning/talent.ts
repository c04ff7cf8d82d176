import { fine, oneOf, optional, required, together, wrong, type Reading } from '#lib/form/reading.ts';

/** In UTF-16 units. */
export const talentLimits = { text: 300, name: 80, reach: 160, ask: 300 };

/** Who may read an offer. How to be reached is for those who work in the circle, whatever is chosen here. */
export const seers = ['inside', 'everyone', 'everyone with name'] as const;
export type SeenBy = (typeof seers)[number];

/** An offer is kept for a year: who still wants to is asked again. */
export const daysOffered = 365;

/** What someone can and likes to do, in their own words. */
export type Talent = { text: string; name: string | null; reach: string; seenBy: SeenBy };

/** Reads an offer. Whoever wants to be read with their name gives one. */
export function readTalent(form: FormData): Reading<Talent> {
  const seenBy = oneOf(form, 'seenBy', seers);
  const { value, problems } = together<Talent>({
    text: required(form, 'text', { words: 'offer.text', most: talentLimits.text }),
    name: optional(form, 'name', { words: 'offer.name', most: talentLimits.name }),
    reach: required(form, 'reach', { words: 'offer.reach', most: talentLimits.reach }),
    seenBy: seenBy ? fine(seenBy) : wrong('offer.seenBy.missing'),
  });
  if (problems) return { problems };
  return value.seenBy === 'everyone with name' && value.name === null ? { problems: { name: 'offer.name.missing' } } : { value };
}

/** For whom the circle looks. */
export type Ask = { text: string; side: string };

/** Reads for whom is looked; `sides` are those for which whoever asks can speak. */
export function readAsk(form: FormData, sides: readonly string[]): Reading<Ask> {
  const side = oneOf(form, 'side', sides);
  return together<Ask>({
    text: required(form, 'text', { words: 'talents.ask.text', most: talentLimits.ask }),
    side: side ? fine(side) : wrong('talents.ask.side.missing'),
  });
}
