import { tellersStory } from '#cycle/1-gather/stories.server.ts';
import { whatHappened } from '#cycle/5-return/telling.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import type { Here } from '../door.ts';
import { withTellersCircle } from '../teller/visit.server.ts';
import { done, json } from './answers.ts';

/** The story and all that happened with it, in plain sentences. Asking for it is not hearing it: that, a person says. */
export async function ownTrail(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { db, circle, teller, words, lang } = c.var;
  const story = await tellersStory(db, teller.circle, teller.story);
  const trail = await whatHappened(db, circle, teller.story, { words, lang, ears: 'teller' });
  const body = {
    story: {
      id: story.id,
      text: story.text,
      language: story.language,
      feeling: story.feeling,
      wouldHelp: story.would_help,
      readers: story.readers,
      uses: story.uses,
      toldAt: story.told_at,
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
  return done();
}
