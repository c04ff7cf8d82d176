import { deleteGoneSoon } from '#cycle/1-gather/media-sweep.server.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import type { Here } from '../door.ts';
import { everythingHere } from '../teller/everything.server.ts';
import { done, json } from './answers.ts';

/** Everything that is kept about the story, and all that happened with it in plain sentences. Asking for it is not hearing it: that, a person says. */
export const ownTrail = async (c: Here): Promise<Response> => json(c, await everythingHere(c), 200, { 'content-language': c.var.lang });

/** Takes the story back, as on the page. */
export async function takeBack(c: Here): Promise<Response> {
  const { db, teller, config, now } = c.var;
  await withdrawStory(db, teller.circle, teller.story, { now, why: 'withdrawn', data: config.data });
  await deleteGoneSoon(db, mediaStore(config));
  return done();
}
