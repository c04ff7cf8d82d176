import { replyToListeners } from '#cycle/1-gather/listening.server.ts';
import { allow } from '#cycle/1-gather/consents.server.ts';
import { liftByTeller } from '#cycle/1-gather/holds.server.ts';
import { takeBackPublishing } from '#cycle/1-gather/publications.server.ts';
import { tellersStory } from '#cycle/1-gather/stories.server.ts';
import { hear } from '#cycle/5-return/telling.server.ts';
import { allowQuoteAgain, contestQuote } from '#cycle/contests.server.ts';
import { textOf } from '#lib/form/reading.ts';
import type { Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { minePage } from './mine.tsx';
import { withTellersCircle } from './visit.server.ts';

const longestReply = 5_000;

/** The teller says that the news was read: what stood on that page is told now; what came later is still news. */
export async function heard(c: Here): Promise<Response> {
  const { db, teller, now, form } = c.var;
  const until = new Date(textOf(form, 'until'));
  await hear(db, teller.circle, teller.story, { how: 'code', now, until: Number.isNaN(until.getTime()) ? now : until });
  return c.redirect('/mine?kept=heard', 303);
}

/** The teller writes back to the listeners. */
export async function reply(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { db, teller, words, now } = c.var;
  const text = textOf(c.var.form, 'reply');
  const slip = !text
    ? words('teller.mine.reply.empty')
    : text.length > longestReply
      ? words('teller.mine.reply.tooLong', { most: longestReply })
      : null;
  if (slip) return minePage(c, { slip: { field: 'reply', text: slip }, typed: text });
  await replyToListeners(db, teller.circle, teller.story, { text, now });
  return c.redirect('/mine?kept=reply', 303);
}

/** The teller says that a quote is not right: it is shown no more, and a listener answers. */
export async function contest(c: Here): Promise<Response> {
  const { db, teller, now } = c.var;
  const text = textOf(c.var.form, 'why').slice(0, longestReply) || null;
  const contested = await contestQuote(db, teller.circle, teller.story, { fragment: c.req.param('fragment')!, text, now });
  return contested ? c.redirect('/mine?kept=contest', 303) : showNotHere(c);
}

export async function quoteAgain(c: Here): Promise<Response> {
  const { db, teller } = c.var;
  const allowed = await allowQuoteAgain(db, teller.circle, teller.story, c.req.param('fragment')!);
  return allowed ? c.redirect('/mine', 303) : showNotHere(c);
}

/** The story was hidden on someone else's word: its teller shows it again. */
export async function showAgain(c: Here): Promise<Response> {
  const { db, teller, now } = c.var;
  await liftByTeller(db, teller.circle, teller.story, now);
  return c.redirect('/mine', 303);
}

export async function unpublish(c: Here): Promise<Response> {
  const { db, teller, now } = c.var;
  await takeBackPublishing(db, teller.circle, teller.story, now);
  return c.redirect('/mine?kept=unpublish', 303);
}

/** No more contact: the address goes, and with it the letters that wait. */
export async function stopContact(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { db, teller, words, lang, now } = c.var;
  const { readers, uses } = await tellersStory(db, teller.circle, teller.story);
  await allow(db, teller.circle, teller.story, {
    readers,
    uses: uses.filter((use) => use !== 'contact'),
    mode: 'screen',
    wording: words('teller.contact.stop'),
    about: 'contact',
    language: lang,
    now,
  });
  return c.redirect('/mine?kept=choose', 303);
}
