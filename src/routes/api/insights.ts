import { dissentsOn } from '#cycle/2-sense/dissents.server.ts';
import { evidenceOf } from '#cycle/2-sense/evidence.server.ts';
import { quotesOf } from '#cycle/2-sense/fragments.server.ts';
import { insightAt } from '#cycle/2-sense/insight-views.server.ts';
import { insightsOf } from '#cycle/2-sense/insights.server.ts';
import { whatRestsOn } from '#cycle/resting.server.ts';
import type { Shown } from '#maths/small-cells.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, type Door, type Here } from '../door.ts';
import { json } from './answers.ts';
import { begun } from './circles.ts';
import { pageOf } from './page-of.ts';
import { reading } from './reading.ts';
import { notThere } from './refusal.ts';

/** What the circle learned from its stories. */
const readInsights = async (c: Here) =>
  pageOf(c, await insightsOf(c.var.db, c.var.circle.id), ({ id, text, hidden, returned, at, stories }) => ({
    id,
    text,
    hidden,
    returned,
    writtenAt: at,
    ...counted(stories),
    link: linkTo(c, id),
  }));

/** One insight with its evidence, as far as the world may see it. */
async function readInsight(c: Here) {
  const { db, circle } = c.var;
  const insight = await insightAt(db, circle.id, c.req.param('insight')!);
  if (!insight) return notThere(c);
  const [evidence, quotes, dissents, { decisions }, sides] = await Promise.all([
    evidenceOf(db, circle.id, [insight.id], { listener: false }),
    quotesOf(db, circle.id, insight.fragments, { open: true }),
    dissentsOn(db, circle.id, 'insight', [insight.id]),
    whatRestsOn(db, circle.id, insight.id),
    sidesOf(db, circle.id),
  ]);
  const behind = evidence.get(insight.id)!;
  return json(c, {
    id: insight.id,
    text: insight.text,
    hidden: insight.hiddenAt !== null,
    returned: insight.returnedAt !== null,
    writtenAt: insight.at,
    ...counted(behind.stories),
    link: linkTo(c, insight.id),
    replacedBy: insight.replacedBy,
    // As on the page: of fewer than five stories nothing is said by side.
    sides:
      behind.stories === 'small'
        ? []
        : behind.sides.map(({ side, stories }) => ({ side: sides.find(({ id }) => id === side)?.name ?? side, ...counted(stories) })),
    quotes: quotes.map(({ words, lang }) => ({ text: words, language: lang })),
    dissents: dissents.map(({ text, side, at }) => ({ text, side, at })),
    decisions: decisions.map(({ id }) => id),
  });
}

/** A count as a program reads it: nothing where it is small, or would give a small one away. */
export const counted = (stories: Shown) => ({
  storiesCount: typeof stories === 'number' ? stories : null,
  storiesAre: typeof stories === 'number' ? 'counted' : stories === 'small' ? 'fewerThan5' : 'hidden',
});

const linkTo = (c: Here, id: string) => `${c.var.origin}/circles/${c.var.circle.slug}/insights/${id}`;

const at = '/api/v1/circles/:circle';
export const insightApiDoors: Door[] = [
  get(`${at}/insights`, 'readOpenPages', reading(begun(readInsights), { asks: ['after'] })),
  get(`${at}/insights/:insight`, 'readOpenPages', reading(begun(readInsight))),
];
