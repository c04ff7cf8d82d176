import { insightAt } from '#cycle/2-sense/insight-views.server.ts';
import { sessionAt } from '#cycle/3-dialogue/sessions.server.ts';
import { decisionAt } from '#cycle/4-change/decisions.server.ts';
import { reviewsOf } from '#cycle/4-change/reviews.server.ts';
import { moments, type Moment } from '#compass/moments/moment.ts';
import { whatIsAtHand } from '#compass/moments/moments.server.ts';
import { may } from '#lib/people/may.ts';
import type { Here } from '../../door.ts';

/** The act beside which someone stops to look, as far as whoever is here may see it. */
export type ActHere = {
  moment: Moment;
  about: string;
  /** What it says; null where its words are hidden. */
  says: string | null;
  /** The page of the act; null while it is a draft that is not for whoever is here. */
  href: string | null;
  /** A decision that is being prepared. */
  draft: boolean;
};

export const momentsPath = (c: Here) => `/circles/${c.var.circle.slug}/compass/moments`;
export const momentPath = (c: Here, moment: string, about: string) =>
  `${momentsPath(c)}/${moment}/${moment === 'opening' ? 'circle' : about}`;

/** The act that the address names; null when there is none, or it is not for whoever is here. */
export async function actHere(c: Here): Promise<ActHere | null> {
  const moment = moments.find((one) => one === c.req.param('moment'));
  const about = c.req.param('about') ?? '';
  return moment ? actOf[moment](c, about) : null;
}

const actOf: Record<Moment, (c: Here, about: string) => Promise<ActHere | null>> = {
  opening: async (c, about) => {
    const { circle } = c.var;
    return about === 'circle' ? found('opening', circle.id, circle.challenge, `/circles/${circle.slug}`) : null;
  },
  insight: async (c, about) => {
    const { db, circle, actor } = c.var;
    const insight = await insightAt(db, circle.id, about);
    if (insight) return found('insight', insight.id, insight.text, `/circles/${circle.slug}/insights/${insight.id}`);
    // Before an insight is written there is its theme, which those who make sense can see.
    if (!may(actor, 'readStories', circle.id)) return null;
    const theme = await db
      .selectFrom('theme')
      .select(['id', 'name'])
      .where('circle_id', '=', circle.id)
      .where('id', '=', about)
      .where('hidden_at', 'is', null)
      .executeTakeFirst();
    return theme ? found('insight', theme.id, theme.name, `/circles/${circle.slug}/sense/themes/${theme.id}`) : null;
  },
  session: async (c, about) => {
    const { db, circle } = c.var;
    const session = await sessionAt(db, circle.id, about);
    return session ? found('session', session.id, session.purpose, `/circles/${circle.slug}/sessions/${session.id}`) : null;
  },
  decision: async (c, about) => {
    const { db, circle, actor } = c.var;
    const decision = await decisionAt(db, circle.id, about);
    if (!decision) return null;
    const href = `/circles/${circle.slug}/changes/${decision.id}`;
    if (decision.publishedAt) return found('decision', decision.id, decision.text, href);
    const decides = may(actor, 'decide', circle.id);
    const atHand = await whatIsAtHand(db, circle.id, decision.id);
    if (!atHand && !decides) return null;
    return { ...found('decision', decision.id, atHand ?? decision.text, decides ? href : null), draft: true };
  },
  review: async (c, about) => {
    const { db, circle } = c.var;
    const review = (await reviewsOf(db, circle.id)).find(({ id }) => id === about);
    const decision = review && (await decisionAt(db, circle.id, review.decision));
    return decision?.publishedAt ? found('review', review!.id, decision.text, `/circles/${circle.slug}/changes/${decision.id}`) : null;
  },
};

const found = (moment: Moment, about: string, says: string | null, href: string | null): ActHere => ({
  moment,
  about,
  says,
  href,
  draft: false,
});
