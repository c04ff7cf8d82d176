import { standsOn } from '#cycle/4-change/agreement.ts';
import { agreementsOf } from '#cycle/4-change/agreements.server.ts';
import { changesOf } from '#cycle/4-change/changes.server.ts';
import { evidenceUnder, storiesCounted } from '#cycle/4-change/decision-evidence.server.ts';
import { decisionAt, decisionsOf, type DecisionHere } from '#cycle/4-change/decisions.server.ts';
import { reviewsOf } from '#cycle/4-change/reviews.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { get, type Door, type Here } from '../door.ts';
import { json } from './answers.ts';
import { begun } from './circles.ts';
import { counted } from './insights.ts';
import { pageOf } from './page-of.ts';
import { reading } from './reading.ts';
import { notThere } from './refusal.ts';

/** What was chosen or not done. */
const readDecisions = async (c: Here) => pageOf(c, await decisionsOf(c.var.db, c.var.circle.id), (decision) => shown(c, decision));

/** One decision with what it rests on; one that is not published is not there. */
async function readDecision(c: Here) {
  const { db, circle } = c.var;
  const decision = await decisionAt(db, circle.id, c.req.param('decision')!);
  if (!decision?.publishedAt) return notThere(c);
  const [evidence, stories, reviews] = await Promise.all([
    evidenceUnder(db, circle.id, decision.id),
    storiesCounted(db, circle.id, decision.id, { listener: false }),
    reviewsOf(db, circle.id),
  ]);
  return json(c, {
    ...shown(c, decision),
    ...counted(stories),
    insights: evidence.insights.map(({ id }) => id),
    findings: evidence.findings.filter(({ agreed }) => agreed).map(({ id, text }) => ({ id, text })),
    reviews: reviews.filter((review) => review.decision === decision.id).map(({ onDay, heldAt, seen }) => ({ on: onDay, heldAt, seen })),
  });
}

/** Who does what by when; the system itself says what is late. */
async function readAgreements(c: Here) {
  const { db, circle, now, config } = c.var;
  const today = dayAt(now, config.timeZone);
  return pageOf(c, await agreementsOf(db, circle.id), (agreement) => ({
    id: agreement.id,
    decision: agreement.decision,
    text: agreement.text,
    owner: agreement.owner,
    side: agreement.side,
    stands: standsOn(today, agreement),
    madeAt: agreement.madeAt,
    dueOn: agreement.dueOn,
    dates: agreement.dates.map(({ dueOn, because }) => ({ dueOn, because })),
    keptAt: agreement.keptAt,
    droppedAt: agreement.droppedAt,
    droppedBecause: agreement.droppedBecause,
    link: linkTo(c, `agreements/${agreement.id}`),
  }));
}

/** What was then really done. */
const readChanges = async (c: Here) =>
  pageOf(c, await changesOf(c.var.db, c.var.circle.id), ({ id, text, happenedOn, decision, agreement }) => ({
    id,
    text,
    happenedOn,
    decision,
    agreement,
  }));

const shown = (
  c: Here,
  { id, kind, text, because, restsOnNoneBecause, decidedBy, side, formal, decidedOn, publishedAt }: DecisionHere,
) => ({
  id,
  kind,
  text,
  because,
  restsOnNoneBecause,
  decidedBy,
  side,
  formal,
  decidedOn,
  publishedAt,
  link: linkTo(c, id),
});

const linkTo = (c: Here, rest: string) => `${c.var.origin}/circles/${c.var.circle.slug}/changes/${rest}`;

const at = '/api/v1/circles/:circle';
const asks = ['after'];
export const changeApiDoors: Door[] = [
  get(`${at}/decisions`, 'readOpenPages', reading(begun(readDecisions), { asks })),
  get(`${at}/decisions/:decision`, 'readOpenPages', reading(begun(readDecision))),
  get(`${at}/agreements`, 'readOpenPages', reading(begun(readAgreements), { asks })),
  get(`${at}/changes`, 'readOpenPages', reading(begun(readChanges), { asks })),
];
