import { flagsOf, keepFlagged } from '#cycle/1-gather/flags.server.ts';
import { holdStory, liftHold } from '#cycle/1-gather/holds.server.ts';
import { acceptStory, askBack, letThrough, refuseStory, sayToTeller, type Refusal } from '#cycle/1-gather/listening.server.ts';
import { storyForListener } from '#cycle/1-gather/piles.server.ts';
import { openContests, settleContest } from '#cycle/contests.server.ts';
import { maskFlagged, maskWords } from '#cycle/masking.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { groundsOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { withWayBack } from '../undo.tsx';
import { showNotHere } from '../problems.tsx';
import { answerIn, listenerHere, storyHere } from './listener.server.ts';
import { storyPage } from './story.tsx';

/** Accepts what stood on the page, and nothing that its teller wrote since. */
export async function accept(c: Here): Promise<Response> {
  const { text, slip } = answerIn(c, false);
  if (slip) return back(c, 'accept', { slip, typed: text });
  const version = Number(textOf(c.var.form, 'version'));
  return answered(c, 'accept', await acceptStory(...storyHere(c), { ...listenerHere(c), version, text: text || null }), text);
}

export async function ask(c: Here): Promise<Response> {
  const { text, slip } = answerIn(c, true);
  return slip
    ? back(c, 'ask', { slip, typed: text })
    : answered(c, 'ask', await askBack(...storyHere(c), { ...listenerHere(c), text }), text);
}

export async function say(c: Here): Promise<Response> {
  const { text, slip } = answerIn(c, true);
  return slip
    ? back(c, 'say', { slip, typed: text })
    : answered(c, 'say', await sayToTeller(...storyHere(c), { ...listenerHere(c), text }), text);
}

/** Refusing needs one of the grounds that the circle published. */
export async function refuse(c: Here): Promise<Response> {
  const { text, slip } = answerIn(c, true);
  const chosen = textOf(c.var.form, 'ground');
  const ground = (await groundsOf(c.var.db, c.var.circle.id)).find(({ id }) => id === chosen);
  if (!ground) return back(c, 'refuse', { slip: c.var.words('gather.slip.ground'), typed: text, field: 'ground' });
  if (slip) return back(c, 'refuse', { slip, typed: text });
  const [, circle, story] = storyHere(c);
  const { result, back: wayBack } = await withWayBack(c, 'refused', {
    watch: [
      { table: 'story', where: { id: story }, columns: ['accepted_at', 'refused_at'] },
      { table: 'answer', where: { story_id: story } },
      { table: 'trail', where: { story_id: story, what: 'story.refused' } },
    ],
    work: (db) => refuseStory(db, circle, story, { ...listenerHere(c), text, ground: ground.id }),
  });
  return result ? answered(c, 'refuse', result, text) : c.redirect(wayBack(addressOf(c)), 303);
}

/** A listener has looked at a story that came in a flood. */
export const through = ofStory(async (c) => {
  await letThrough(...storyHere(c));
  return onward(c, 'through');
});

/** Keeps flagged words, or blanks them out for good. */
export async function settleFlag(c: Here): Promise<Response> {
  const [db, circle, story] = storyHere(c);
  const flag = (await flagsOf(db, circle, story)).find(({ id }) => id === c.req.param('flag'));
  if (!flag) return showNotHere(c);
  const settle = textOf(c.var.form, 'outcome') === 'mask' ? maskFlagged : keepFlagged;
  await settle(db, circle, flag.id, listenerHere(c));
  return onward(c, 'settled');
}

/** Blanks out words that a listener saw and the machine did not. */
export async function mask(c: Here): Promise<Response> {
  const typed = textOf(c.var.form, 'words');
  const masked = typed !== '' && (await maskWords(...storyHere(c), { words: typed, ...listenerHere(c) }));
  return masked
    ? onward(c, 'settled')
    : storyPage(c, { form: 'mask', slip: { field: 'words', text: c.var.words('gather.mask.notFound') }, typed });
}

/** Takes a contested quote out, or explains why it stays. */
export async function settle(c: Here): Promise<Response> {
  const contest = (await openContests(...storyHere(c))).find(({ fragment }) => fragment === c.req.param('fragment'));
  if (!contest) return showNotHere(c);
  const { text, slip } = answerIn(c, true);
  if (slip) return storyPage(c, { form: contest.fragment, slip: { field: `contest-${contest.fragment}`, text: slip }, typed: text });
  const outcome = textOf(c.var.form, 'outcome') === 'taken_out' ? 'taken_out' : 'explained';
  await settleContest(...storyHere(c), { ...listenerHere(c), fragment: contest.fragment, outcome, text });
  return onward(c, 'settled');
}

/** One of two listeners: hide this story on the word of a teller who lost the card. */
export const hold = ofStory((c) => hiding(c, holdStory));

/** One of two listeners: show it again. */
export const lift = ofStory((c) => hiding(c, liftHold));

async function hiding(c: Here, act: typeof holdStory): Promise<Response> {
  const [, circle, story] = storyHere(c);
  const { result, back: wayBack } = await withWayBack(c, 'hold', {
    watch: [
      { table: 'story', where: { id: story }, columns: ['hidden_at'] },
      { table: 'hold', where: { story_id: story } },
      { table: 'trail', where: { story_id: story, what: 'story.held' } },
      { table: 'trail', where: { story_id: story, what: 'hold.lifted' } },
    ],
    work: (db) => act(db, circle, story, listenerHere(c)),
  });
  return result === 'saidAlready' ? onward(c, 'already') : c.redirect(wayBack(addressOf(c)), 303);
}

const doneWords = { accept: 'accepted', ask: 'asked', say: 'said', refuse: 'refused' };
type Way = keyof typeof doneWords;

function answered(c: Here, way: Way, refusal: Refusal | null, typed: string): Response | Promise<Response> {
  if (refusal === 'gone') return showNotHere(c);
  return refusal ? back(c, way, { slip: c.var.words(`gather.slip.${refusal}`), typed }) : onward(c, doneWords[way]);
}

/** Only for a story that is there, in this circle. */
function ofStory(act: (c: Here) => Promise<Response>) {
  return async (c: Here): Promise<Response> => ((await storyForListener(...storyHere(c))) ? act(c) : showNotHere(c));
}

const back = (c: Here, way: Way, { slip, typed, field = `${way}-text` }: { slip: string; typed: string; field?: string }) =>
  storyPage(c, { form: way, slip: { field, text: slip }, typed });

const addressOf = (c: Here) => `/circles/${c.var.circle.slug}/listen/${c.req.param('story')}`;

const onward = (c: Here, done: string) => c.redirect(`${addressOf(c)}?done=${done}`, 303);
