import { circlesOf, gatheredElsewhere, promptsOf, sidesOf, type CircleHere, type CircleListed } from '#system/circles/circles.server.ts';
import { promiseLines } from '#system/circles/promise.ts';
import { promiseOf, type PromiseShown } from '#system/circles/promises.server.ts';
import { get, type Door, type Here } from '../door.ts';
import { json } from './answers.ts';
import { pageOf } from './page-of.ts';
import { reading } from './reading.ts';
import { notThere } from './refusal.ts';

/** Lets a door open only for a circle that has begun: what is still being prepared is not there for the world. */
export const begun =
  (open: Door['open']): Door['open'] =>
  (c) =>
    c.var.circle.gathering === 'not yet' && !gatheredElsewhere(c.var.circle) ? notThere(c) : open(c);

const readCircles = async (c: Here) => pageOf(c, await circlesOf(c.var.db), (circle) => shown(c, circle));

async function readCircle(c: Here) {
  const { db, circle } = c.var;
  const [prompts, sides, promise] = await Promise.all([promptsOf(db, circle.id), sidesOf(db, circle.id), promiseOf(db, circle.id)]);
  return json(c, {
    ...shown(c, circle),
    organisation: circle.organisationName,
    attribution: circle.attribution,
    prompts,
    sides: sides.map(({ id, name, reader }) => ({ id, name, reader })),
    promise: promise && promised(promise),
  });
}

const shown = (c: Here, { id, slug, subject, challenge, language, gathering, mark }: CircleListed | CircleHere) => ({
  id,
  name: slug,
  subject,
  challenge,
  language,
  gathering,
  mark,
  link: `${c.var.origin}/circles/${slug}`,
});

const promised = ({ publishedAt, answerBy, lines, confirmed }: PromiseShown) => ({
  publishedAt,
  answerBy,
  lines: promiseLines.map((line) => ({ line, ...lines[line] })),
  confirmed: confirmed !== null,
});

export const circleDoors: Door[] = [
  get('/api/v1/circles', 'readOpenPages', reading(readCircles, { asks: ['after'] })),
  get('/api/v1/circles/:circle', 'readOpenPages', reading(begun(readCircle))),
];
