import { explain } from '#cycle/5-return/outcomes.server.ts';
import { readExplanation } from '#cycle/5-return/outcome.ts';
import { hear } from '#cycle/5-return/telling.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { feed } from './feed.server.ts';
import { helped, helpedPage } from './helped-page.tsx';
import { outboxPage } from './outbox-page.tsx';
import { returnPage } from './return-page.tsx';

const at = '/circles/:circle/return';

/** A person told the teller what stood on the list: all of it until then, nothing that came later. */
async function told(c: Here) {
  const { db, circle, form, now } = c.var;
  const until = new Date(textOf(form, 'until'));
  if (Number.isNaN(until.getTime())) return showNotHere(c);
  await hear(db, circle.id, textOf(form, 'story'), { how: 'told', until, now });
  return c.redirect(`/circles/${circle.slug}/return?done=told`, 303);
}

/** Says why, to all tellers whom it is about, in one act. */
async function sayWhy(c: Here) {
  const { db, circle, form, person, now } = c.var;
  const { value, problems } = readExplanation(form);
  if (problems) return returnPage(c, { form, problems, kind: textOf(form, 'kind') });
  const stories = await explain(db, circle.id, value, { person: person.id, now });
  return c.redirect(`/circles/${circle.slug}/return?done=${stories > 0 ? 'explained' : 'nobody'}`, 303);
}

/** Telling back, the letters, the feed, and whether it helped. */
export const returnDoors: Door[] = [
  get(at, 'tellBack', (c) => returnPage(c)),
  post(`${at}/told`, 'tellBack', told),
  post(`${at}/explain`, 'decide', sayWhy),
  get(`${at}/outbox`, 'prepareCircle', outboxPage),
  get('/circles/:circle/feed.atom', 'readOpenPages', feed),
  get('/mine/helped/:about', 'readOwnStory', (c) => helpedPage(c)),
  post('/mine/helped/:about', 'changeOwnStory', helped),
];
