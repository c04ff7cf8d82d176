import type { Drawn } from '#cycle/2-sense/next-question.ts';
import { askNext, type Left } from '#cycle/2-sense/next-question.server.ts';
import { meetRespondent } from '#cycle/2-sense/respondents.server.ts';
import { newId } from '#lib/server/ids.ts';
import { paceOver, wait, waitAfter } from '#lib/server/pace.ts';
import { seal, unseal } from '#lib/server/sealed.server.ts';
import { circleAt } from '#system/circles/circles.server.ts';
import { keepRespondent } from '../cookies.server.ts';
import type { Here } from '../door.ts';
import { speak } from '../language.server.ts';
import { placeOf } from '../place.server.ts';

/** What travels in the form with a statement: in which circle, how it was drawn, and who would become a respondent by answering it. */
export type Asked = { circle: string; newcomer: string | null; drawn: Drawn; until: number };

const twoHours = 2 * 60 * 60 * 1000;

/** Sets the circle of the respondent who is here, so that their pages carry its name, help numbers and way of speaking. */
export async function withRespondentsCircle(c: Here): Promise<void> {
  const circle = await circleAt(c.var.db, { id: c.var.respondent.circle });
  c.set('circle', circle!);
  speak(c, 'readOwnAnswers');
}

/** Who responds in this circle, in this browser; null when nobody did yet. */
export function respondentHere(c: Here): string | null {
  const { respondent } = c.var.actor;
  return respondent?.circle === c.var.circle.id ? respondent.id : null;
}

/** The next statement for whoever is here, sealed: nothing is written down, and nobody can choose what they are asked. */
export async function askHere(c: Here): Promise<Left & { sealed: string }> {
  const { db, circle, keys } = c.var;
  const respondent = respondentHere(c);
  const id = respondent ?? newId();
  const left = await askNext(db, circle.id, id, keys);
  return { ...left, sealed: left.question ? sealAsked(c, { newcomer: respondent ? null : id, drawn: left.question.drawn }) : '' };
}

/** Opens what came with a form; null when it is not ours, of another circle, or too old. */
export function openAsked(c: Here, sealed: string): Asked | null {
  const asked = unseal<Asked>(c.var.keys.visit, 'question', sealed);
  return asked && asked.circle === c.var.circle.id && asked.until > c.var.now.getTime() ? asked : null;
}

const sealAsked = (c: Here, { newcomer, drawn }: Pick<Asked, 'newcomer' | 'drawn'>) =>
  seal(c.var.keys.visit, 'question', { circle: c.var.circle.id, newcomer, drawn, until: c.var.now.getTime() + twoHours } satisfies Asked);

/** A community house answers with sixty phones in ten minutes; beyond that each new one from there waits a little longer. Nobody is refused. */
const fromOnePlace = 60;
const pace = paceOver(10);

/** The respondent who is here, made with the first thing they say; the cookie that brings them back on the next page goes along. */
export async function becomeRespondent(c: Here, { newcomer, statement }: { newcomer: string | null; statement: string }): Promise<string> {
  const { db, circle, keys, now } = c.var;
  const here = respondentHere(c);
  if (here) return here;
  await wait(waitAfter(pace.note(placeOf(c), now), { free: fromOnePlace, step: 20, longest: 2_000 }));
  const id = await meetRespondent(db, circle.id, { id: newcomer ?? newId(), statement }, { keys, now });
  keepRespondent(c, { circle: circle.id, id });
  return id;
}
