import { keepAgreement, makeAgreement, moveAgreement } from '#cycle/4-change/agreements.server.ts';
import { makeChange } from '#cycle/4-change/changes.server.ts';
import { publishDecision, writeDecision } from '#cycle/4-change/decisions.server.ts';
import { planReview } from '#cycle/4-change/reviews.server.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';
import { decisions } from './dialogue-and-change.ts';
import type { Talks } from './hold-conversations.server.ts';
import type { Sense } from './make-sense.server.ts';

type Example = (typeof decisions)[number];

/** What was chosen, what was not and why, who does what by when, and what has changed already. */
export async function chooseAndChange(ground: Ground, cast: Cast, { sense, talks }: { sense: Sense; talks: Talks }): Promise<void> {
  for (const example of decisions) {
    const decision = await decide(ground, cast, example, { sense, talks });
    for (const agreement of example.agreements) await agree(ground, cast, { ...agreement, decision, made: example.day });
    for (const { text, day } of example.changes) {
      await makeChange(
        ground.db,
        cast.circle,
        { text, happened_on: cast.date(day), follows: { decision } },
        { person: cast.people.steward, now: cast.day(day) },
      );
    }
    if (example.review !== undefined) await planReview(ground.db, cast.circle, decision, cast.date(example.review));
  }
}

async function decide(
  { db }: Ground,
  { circle, side, people, day, date }: Cast,
  example: Example,
  { sense, talks }: { sense: Sense; talks: Talks },
): Promise<string> {
  const { kind, text, because, formal } = example;
  const rests = { insight: example.insights.map(sense.insight), finding: example.findings.map(talks.finding) };
  const decided = { decided_by: example.decidedBy, side: side(example.side), decided_on: date(example.day) };
  const decision = await writeDecision(
    db,
    circle,
    { kind, text, because, formal, none: null, ...rests, ...decided } as Parameters<typeof writeDecision>[2],
    { person: people.steward, now: day(example.day) },
  );
  await publishDecision(db, circle, decision, day(example.day));
  return decision;
}

async function agree(
  { db }: Ground,
  { circle, side, people, day, date }: Cast,
  agreement: Example['agreements'][number] & { decision: string; made: number },
) {
  const by = (now: Date) => ({ person: people.steward, now });
  const { text, owner, due, decision, moved, kept } = agreement;
  const id = await makeAgreement(
    db,
    circle,
    { text, decision, owner, side: side(agreement.side), email: null, member: null, due_on: date(due) },
    by(day(agreement.made)),
  );
  if (moved) await moveAgreement(db, circle, id, { due_on: date(moved.due), because: moved.because, ...by(day(due + 1)) });
  if (kept !== undefined) await keepAgreement(db, circle, id, day(kept));
}
