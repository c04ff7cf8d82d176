import type { Eyes } from '#cycle/1-gather/eyes.ts';
import type { Db } from '#lib/server/db.server.ts';
import { quotesOf, type Quoted } from './fragments.server.ts';

/** What a statement rests on, as far as these eyes may see. */
export type Behind = {
  origin: 'insight' | 'fragment' | 'missing' | 'import';
  insights: { id: string; text: string }[];
  quotes: (Quoted & { inside: boolean })[];
  /** It rests on more than is shown here. */
  more: boolean;
};

/** The insight or the marked parts of stories that a statement was taken from: the circle's own eyes see more than the open world. */
export async function behindStatement(db: Db, circle: string, statement: string, eyes: Eyes): Promise<Behind | null> {
  const row = await db
    .selectFrom('statement')
    .select('origin')
    .where('circle_id', '=', circle)
    .where('id', '=', statement)
    .executeTakeFirst();
  if (!row) return null;
  const [insights, fragments] = await Promise.all([
    db
      .selectFrom('statement_insight')
      .innerJoin('insight', (join) =>
        join.onRef('insight.circle_id', '=', 'statement_insight.circle_id').onRef('insight.id', '=', 'statement_insight.insight_id'),
      )
      .select(['insight.id', 'insight.text'])
      .where('statement_insight.circle_id', '=', circle)
      .where('statement_insight.statement_id', '=', statement)
      .where('insight.hidden_at', 'is', null)
      .execute(),
    db
      .selectFrom('statement_fragment')
      .select('fragment_id')
      .where('circle_id', '=', circle)
      .where('statement_id', '=', statement)
      .orderBy('fragment_id')
      .execute(),
  ]);
  const ids = fragments.map((fragment) => fragment.fragment_id);
  const inside = 'open' in eyes ? [] : await quotesOf(db, circle, ids, eyes);
  const open = await quotesOf(db, circle, ids, { open: true });
  const quotes = ids.flatMap((id) => {
    const seen = inside.find((quote) => quote.id === id);
    const quote = seen ?? open.find((quote) => quote.id === id);
    return quote ? [{ ...quote, inside: seen !== undefined }] : [];
  });
  return { origin: row.origin, insights, quotes, more: quotes.length < ids.length };
}
