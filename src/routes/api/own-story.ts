import { whoHelped } from '#catalysts/doorways/who-helped.server.ts';
import { isPublished } from '#cycle/1-gather/publications.server.ts';
import { contactOf } from '#cycle/1-gather/contacts.server.ts';
import { answersOf } from '#cycle/1-gather/listening.server.ts';
import { deleteGoneSoon } from '#cycle/1-gather/media-sweep.server.ts';
import { receiptsOf } from '#cycle/1-gather/receipts.server.ts';
import { careOfStory } from '#cycle/1-gather/special-care.server.ts';
import { sidesOfStory, tellersStory } from '#cycle/1-gather/stories.server.ts';
import { whatHappened } from '#cycle/5-return/telling.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import type { Here } from '../door.ts';
import { withTellersCircle } from '../teller/visit.server.ts';
import { done, json } from './answers.ts';

/** Everything that is kept about the story, and all that happened with it in plain sentences. Asking for it is not hearing it: that, a person says. */
export async function ownTrail(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { db, circle, teller, words, lang } = c.var;
  const at = [db, teller.circle, teller.story] as const;
  const [story, sides, published, contact, helped, consents, answers, trail, care] = await Promise.all([
    tellersStory(...at),
    sidesOfStory(...at),
    isPublished(...at),
    contactOf(...at),
    whoHelped(...at),
    receiptsOf(...at),
    answersOf(...at),
    whatHappened(db, circle, teller.story, { words, lang, ears: 'teller' }),
    careOfStory(...at),
  ]);
  const body = {
    story: {
      id: story.id,
      text: story.text,
      textSha256: story.text_hash.toString('hex'),
      language: story.language,
      feeling: story.feeling,
      wouldHelp: story.would_help,
      readers: story.readers,
      uses: story.uses,
      toldAt: story.told_at,
      sides,
      published,
      contact: contact ?? null,
      helper: helped && { name: helped.name, employer: helped.employer, note: helped.note },
      consents,
      care: { special: care.special, others: care.others, age: care.age, looked: care.looked_at, together: care.together_at },
      answers: answers.map(({ kind, at, by, side, ground, text }) => ({ kind, at, by, side, ground, text })),
    },
    trail: trail.map(({ what, at, about, says, texts, details }) => ({
      what,
      at,
      about,
      sentence: [says, ...texts.map((text) => `“${text}”`), ...details].join(' '),
    })),
  };
  return json(c, body, 200, { 'content-language': lang });
}

/** Takes the story back, as on the page. */
export async function takeBack(c: Here): Promise<Response> {
  const { db, teller, config, now } = c.var;
  await withdrawStory(db, teller.circle, teller.story, { now, why: 'withdrawn', data: config.data });
  await deleteGoneSoon(db, mediaStore(config));
  return done();
}
