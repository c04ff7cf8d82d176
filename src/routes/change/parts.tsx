import { standsOn } from '#cycle/4-change/agreement.ts';
import type { AgreementHere } from '#cycle/4-change/agreements.server.ts';
import type { ChangeHere } from '#cycle/4-change/changes.server.ts';
import type { DecisionHere } from '#cycle/4-change/decisions.server.ts';
import type { ReviewHere } from '#cycle/4-change/reviews.server.ts';
import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { dayAt } from '#lib/form/fields.ts';
import { Tag } from '#lib/ui/card.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Here } from '../door.ts';
import { changesPath, saidOr } from './here.server.ts';

/** Who decided, from which side, when, and whether it is a formal decision. */
export function ByWhom({ c, decision }: { c: Here; decision: DecisionHere }) {
  const { words } = c.var;
  return (
    <p class="kring-quiet">
      {words(decision.formal ? 'change.decision.formally' : 'change.decision.byWhom')} <span dir="auto">{decision.decidedBy}</span>{' '}
      <Tag>{decision.side}</Tag> <When at={noonOf(decision.decidedOn)} />
    </p>
  );
}

/** An agreement in one line: what, who, by when, and how it stands. The system itself says that it is late. */
export function AgreementLine({ c, agreement }: { c: Here; agreement: AgreementHere }) {
  const { words, now } = c.var;
  const stands = standsOn(dayAt(now, c.var.config.timeZone), agreement);
  const moved = agreement.dates.length > 1;
  return (
    <>
      <a href={changesPath(c, `/agreements/${agreement.id}`)} dir="auto">
        {saidOr(c, agreement.text)}
      </a>
      <br />
      <span dir="auto">{agreement.owner}</span> <Tag>{agreement.side}</Tag>{' '}
      {stands === 'open' || stands === 'late' ? (
        <>
          {words('change.agreement.by')} <When at={noonOf(agreement.dueOn)} />
          {moved && <>, {words('change.agreement.moved')}</>}
        </>
      ) : (
        <strong>{words(`change.stands.${stands}`)}</strong>
      )}
      {stands === 'late' && (
        <>
          {' '}
          <strong class="kring-late">{words('change.stands.late')}</strong>
        </>
      )}
    </>
  );
}

/** What was really done. */
export function ChangeLine({ c, change }: { c: Here; change: ChangeHere }) {
  return (
    <>
      <When at={noonOf(change.happenedOn)} />: <span dir="auto">{saidOr(c, change.text)}</span>
    </>
  );
}

/** The day on which the circle looks again, or what it saw. */
export function ReviewLine({ c, review }: { c: Here; review: ReviewHere }) {
  const { words } = c.var;
  if (review.heldAt) {
    return (
      <>
        {words('change.review.looked')} <When at={review.heldAt} />: <span dir="auto">{saidOr(c, review.seen)}</span>
      </>
    );
  }
  return (
    <>
      {words('change.review.again')} <When at={noonOf(review.onDay)} />
    </>
  );
}
