import { silentSides } from '#compass/voices/silent.server.ts';
import { voicesOf } from '#compass/voices/voices.server.ts';
import { may } from '#lib/people/may.ts';
import type { Star } from '#system/roadmap/constellations.ts';
import { lightsOf, type Light } from '#system/roadmap/lit.server.ts';
import { ownStarsOf } from '#system/roadmap/plans.server.ts';
import { roadMapOf, type RoadMap } from '#system/roadmap/road-map.ts';
import { suggestionsFrom, type Suggestion } from '#system/roadmap/suggestion.ts';
import { foundIn } from '#system/roadmap/suggestions.server.ts';
import type { Here } from '../door.ts';
import { todayHere } from '../today.ts';

export const roadMapPath = (c: Here, more = '') => `/circles/${c.var.circle.slug}/road-map${more}`;

/** The road map of this circle, the same for everyone who looks at it. */
export async function roadMapHere(c: Here): Promise<RoadMap> {
  const { db, circle, now } = c.var;
  const [lights, plans] = await Promise.all([lightsOf(db, circle.id, { now, today: todayHere(c) }), ownStarsOf(db, circle.id)]);
  return roadMapOf(lights, plans);
}

/** What could be done here, and why. Who was named is read by those who take part; so is a rule about them. */
export async function suggestionsHere(c: Here): Promise<Suggestion[]> {
  const { db, circle, actor, now } = c.var;
  const [found, silent, voices] = await Promise.all([
    foundIn(db, circle.id, todayHere(c)),
    silentSides(db, circle.id, now),
    may(actor, 'readVoices', circle.id) ? voicesOf(db, circle.id, todayHere(c)) : null,
  ]);
  const unreached = voices && voices.voices.filter(({ reached }) => !reached).length;
  return suggestionsFrom({ ...found, silent: silent?.names ?? [], unreached });
}

/** Where what lit a star can be read, for whoever is here; null where only those who take part can open it. */
export function openedBy(c: Here, { star, about }: Pick<Light, 'star' | 'about'>): string | null {
  const { circle, actor } = c.var;
  const base = `/circles/${circle.slug}`;
  const reads = may(actor, 'readStories', circle.id);
  const at: Record<Star, string | null> = {
    promise: `${base}#promise`,
    confirmed: `${base}#promise`,
    ready: `${base}/compass/moments/opening/circle`,
    means: `${base}/compass/parts`,
    agreed: `${base}/changes/agreements/${about}`,
    changed: `${base}/changes`,
    reviewed: `${base}/changes/${about}`,
    lookedBack: `${base}/evaluation`,
    harvested: `${base}/outcomes/${about}`,
    asked: circle.gathering === 'open' ? `/tell/${circle.door}` : base,
    stories: `${base}/${reads ? 'stories' : 'published'}`,
    light: circle.asking === 'open' ? `/respond/${circle.door}` : `${base}/map`,
    missing: `${base}/missing/named`,
    went: may(actor, 'readVoices', circle.id) ? `${base}/compass/voices` : null,
    invited: may(actor, 'readVoices', circle.id) ? `${base}/compass/invitations` : null,
    talents: `${base}/talents`,
    tables: reads ? `${base}/sense` : null,
    modelled: may(actor, 'answerModels', circle.id) ? `${base}/models/${about}` : null,
    tried: `${base}/try-outs/${about}`,
    talked: `${base}/sessions/${about}`,
    sides: `${base}#listeners`,
    storyAgreement: `${base}/story-agreement`,
    insight: `${base}/insights/${about}`,
    decided: `${base}/changes/${about}`,
    moments: `${base}/compass/moments`,
    parts: `${base}/compass/parts`,
    relations: `${base}/compass/relations`,
    pulse: `${base}/compass/pulse`,
    heard: `${base}#so-far`,
  };
  return at[star];
}

/** Where a suggestion leads. */
export function suggestedAt(c: Here, { rule, first }: Suggestion): string {
  const base = `/circles/${c.var.circle.slug}`;
  return {
    unreached: `${base}/compass/voices`,
    silent: `${base}/compass/mirror`,
    untalked: `${base}/insights/${first}`,
    unreviewed: `${base}/changes/${first}`,
    overdue: `${base}/changes/agreements/${first}`,
    unlooked: `${base}/changes/${first}`,
    answerBy: `${base}#promise`,
    late: `#own-${first}`,
  }[rule];
}
