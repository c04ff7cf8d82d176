import { answerModels } from './answer-models.server.ts';
import { drawWhoMatters } from './draw-who-matters.server.ts';
import { askPeople } from './ask-people.server.ts';
import { allOf, type Cast } from './cast.server.ts';
import type { Ground } from '../fill-example.server.ts';
import { harvestChange } from './harvest.server.ts';
import { holdConversations } from './hold-conversations.server.ts';
import { chooseAndChange } from './choose-and-change.server.ts';
import { learnTogether } from './learn.server.ts';
import { lookBackOnCircle } from './look-back.server.ts';
import { lookInTheMirror } from './look-in-the-mirror.server.ts';
import { nameTheMissing } from './name-the-missing.server.ts';
import { makeSense } from './make-sense.server.ts';
import { offerTalents } from './talents.server.ts';
import { tellOwnCase } from './own-case.server.ts';
import { writeOwnCards } from './own-methods.server.ts';
import { planStars } from './plan-stars.server.ts';
import { sayWhoDecides } from './say-who-decides.server.ts';
import { tryThings } from './try-out.server.ts';
import { tellStories } from './tell-stories.server.ts';

/** Fills example H by the same acts as people do, each on its own day: every page of the chain has something on it, and gathering is open. */
export async function fillHouten(ground: Ground, given: { steward: string; now: Date }): Promise<void> {
  const cast: Cast = await allOf(ground, given);
  const stories = await tellStories(ground, cast);
  const sense = await makeSense(ground, cast, stories);
  await askPeople(ground, cast, { stories, sense });
  const talks = await holdConversations(ground, cast, { stories, sense });
  await chooseAndChange(ground, cast, { sense, talks });
  await sayWhoDecides(ground, cast);
  await drawWhoMatters(ground, cast);
  await nameTheMissing(ground, cast);
  await lookInTheMirror(ground, cast);
  await answerModels(ground, cast, stories);
  await harvestChange(ground, cast, { stories, sense });
  await tryThings(ground, cast, { sense });
  await planStars(ground, cast);
  await writeOwnCards(ground, cast);
  await offerTalents(ground, cast);
  await tellOwnCase(ground, cast);
  await learnTogether(ground, cast);
  await hearBack(ground, cast);
  await lookBackOnCircle(ground, cast);
}

// What is older than twelve days has been heard by then, with the card or by telephone; the rest waits on the list.
async function hearBack({ db }: Ground, { circle, day }: Cast) {
  await db
    .updateTable('trail')
    .set({ heard_at: day(10), heard_how: 'code' })
    .where('circle_id', '=', circle)
    .where('heard_at', 'is', null)
    .where('at', '<', day(12))
    .execute();
}
