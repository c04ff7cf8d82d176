import type { Speaking } from '#system/models/answers.server.ts';
import { ownVoice, type OwnVoice } from '#system/models/answers.server.ts';
import { modelCalled, type Model } from '#system/models/model.ts';
import { modelsOf, type ModelHere } from '#system/models/models.server.ts';
import { hows } from '#compass/answering.ts';
import { answeringHere, type Answering, type Speaker } from '../compass/power/answering.server.ts';
import type { Door, Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';

/** The address of the models of this circle, or of a part of them. */
export const modelsPath = (c: Here, more = '') => `/circles/${c.var.circle.slug}/models${more}`;

/** A model of this circle, with its cards. */
export type Opened = { kept: ModelHere; model: Model };

type Answer = ReturnType<Door['open']>;

/** A door to a model of this circle. */
export const withModel =
  (open: (c: Here, opened: Opened) => Answer): Door['open'] =>
  async (c) => {
    const [kept] = await modelsOf(c.var.db, c.var.circle.id, { id: c.req.param('model')! });
    const model = kept && modelCalled(kept.kind);
    return model ? open(c, { kept, model }) : showNotHere(c);
  };

/** Whoever answers a model, as the side and in the way that the address says. */
export type At = Opened & { here: Answering; speaker: Speaker };

/** A door for someone who answers a model. */
export const asSpeaker = (open: (c: Here, at: At) => Answer): Door['open'] =>
  withModel(async (c, opened) => {
    const here = await answeringHere(c);
    const how = hows.find((one) => one === c.req.param('how'));
    const speaker = here.speakers.find((one) => one.how === how && one.side.id === c.req.param('side'));
    return speaker ? open(c, { ...opened, here, speaker }) : showNotHere(c);
  });

/** The address at which someone answers a model. */
export const answerPath = (c: Here, { kept, speaker }: Pick<At, 'kept' | 'speaker'>, more = '') =>
  modelsPath(c, `/${kept.id}/answer/${speaker.how}/${speaker.side.id}${more}`);

/** Everything that whoever is here gave or began in a model, in each way in which they can answer. */
export async function ownVoices(c: Here, kept: ModelHere, here: Answering): Promise<{ by: Speaking; voice: OwnVoice }[]> {
  const found = await Promise.all(
    here.speakers.map(async ({ by }) => ({ by, voice: await ownVoice(c.var.db, c.var.circle.id, { model: kept.id, by }) })),
  );
  return found.flatMap(({ by, voice }) => (voice ? [{ by, voice }] : []));
}

/** Others' answers are seen by who gave their own and still says something, and by all who take part since they were laid side by side. */
export const seesOthers = (kept: ModelHere, own: readonly { voice: OwnVoice }[]): boolean =>
  kept.laidAt !== null || own.some(({ voice }) => voice.givenAt !== null && voice.says);
