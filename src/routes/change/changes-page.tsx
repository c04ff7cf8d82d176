import { agreementsOf, type AgreementHere } from '#cycle/4-change/agreements.server.ts';
import { changesOf, type ChangeHere } from '#cycle/4-change/changes.server.ts';
import { decisionsOf, draftsOf, type DecisionHere } from '#cycle/4-change/decisions.server.ts';
import { reviewsOf, type ReviewHere } from '#cycle/4-change/reviews.server.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { get, type Here } from '../door.ts';
import { FeedLink, NotUsed, notUsedHere } from '../return/not-used.tsx';
import { showCircle } from '../show.tsx';
import { changesPath, saidOr } from './here.server.ts';
import { AgreementLine, ByWhom, ChangeLine, ReviewLine } from './parts.tsx';

/** What changes here: decisions, agreements, what was really done, and when we look again. One page, open to all. */
async function changesPage(c: Here) {
  const { db, circle, words, actor } = c.var;
  const decides = may(actor, 'decide', circle.id);
  const [decisions, drafts, agreements, changes, reviews, notUsed] = await Promise.all([
    decisionsOf(db, circle.id),
    decides ? draftsOf(db, circle.id) : [],
    agreementsOf(db, circle.id),
    changesOf(db, circle.id),
    reviewsOf(db, circle.id),
    notUsedHere(c),
  ]);
  const loose = { agreements: agreements.filter(({ decision }) => !decision), changes: changes.filter(({ decision }) => !decision) };
  const nothing = decisions.length + agreements.length + changes.length === 0;
  return showCircle(
    c,
    { title: words('change.title') },
    <>
      <h1>{words('change.title')}</h1>
      <p class="kring-lead">{words('change.lead')}</p>
      {decides && <ForTheSteward c={c} drafts={drafts} />}
      {nothing && <Empty>{words(decides ? 'change.none.steward' : 'change.none')}</Empty>}
      {!nothing && (
        <Buttons>
          <Button kind="quiet" icon="print" href={changesPath(c, '/a4')}>
            {words('change.a4.open')}
          </Button>
          <Button kind="quiet" href={`/circles/${circle.slug}/evaluation`}>
            {words('evaluation.title')}
          </Button>
        </Buttons>
      )}
      <List
        items={decisions.map((decision) => (
          <One c={c} decision={decision} all={{ agreements, changes, reviews }} />
        ))}
      />
      {loose.agreements.length > 0 && <h2>{words('change.agreements.other')}</h2>}
      <List
        items={loose.agreements.map((agreement) => (
          <Card>
            <p>
              <AgreementLine c={c} agreement={agreement} />
            </p>
          </Card>
        ))}
      />
      {loose.changes.length > 0 && <h2>{words('change.made.other')}</h2>}
      <List
        items={loose.changes.map((change) => (
          <Card>
            <p>
              <ChangeLine c={c} change={change} />
            </p>
          </Card>
        ))}
      />
      <NotUsed c={c} here={notUsed} />
      {!nothing && <p class="kring-quiet">{words('change.withdrawn')}</p>}
      <FeedLink c={c} />
    </>,
  );
}

type All = { agreements: AgreementHere[]; changes: ChangeHere[]; reviews: ReviewHere[] };

function One({ c, decision, all }: { c: Here; decision: DecisionHere; all: All }) {
  const { words } = c.var;
  const of = <T extends { decision: string | null }>(rows: T[]) => rows.filter((row) => row.decision === decision.id);
  return (
    <Card id={decision.id}>
      <p class="kring-kicker">{words(`change.kind.${decision.kind}`)}</p>
      <h2>
        <a href={changesPath(c, `/${decision.id}`)} dir="auto">
          {saidOr(c, decision.text)}
        </a>
      </h2>
      <p dir="auto">
        <strong>{words('change.because')}</strong> {saidOr(c, decision.because)}
      </p>
      <ByWhom c={c} decision={decision} />
      <WhatFollows c={c} agreements={of(all.agreements)} changes={of(all.changes)} reviews={of(all.reviews)} level={3} />
    </Card>
  );
}

/** What follows from a decision: agreements, what was done, and when we look again. */
export function WhatFollows({ c, agreements, changes, reviews, level }: All & { c: Here; level: 2 | 3 }) {
  const { words } = c.var;
  const Heading = `h${level}` as const;
  return (
    <>
      {agreements.length > 0 && <Heading>{words('change.agreements')}</Heading>}
      {agreements.length > 0 && (
        <ul>
          {agreements.map((agreement) => (
            <li>
              <AgreementLine c={c} agreement={agreement} />
            </li>
          ))}
        </ul>
      )}
      {changes.length > 0 && <Heading>{words('change.made')}</Heading>}
      {changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <li>
              <ChangeLine c={c} change={change} />
            </li>
          ))}
        </ul>
      )}
      {reviews.map((review) => (
        <p>
          <ReviewLine c={c} review={review} />
        </p>
      ))}
    </>
  );
}

function ForTheSteward({ c, drafts }: { c: Here; drafts: DecisionHere[] }) {
  const { words } = c.var;
  return (
    <Notice heading={words('change.steward.title')}>
      <ul>
        <li>
          <a href={changesPath(c, '/decide')}>{words('change.decide.title')}</a>
        </li>
        <li>
          <a href={changesPath(c, '/agreements/new')}>{words('change.agreement.make')}</a>
        </li>
        <li>
          <a href={changesPath(c, '/made/new')}>{words('change.made.tell')}</a>
        </li>
      </ul>
      {drafts.length > 0 && <p>{words('change.drafts')}</p>}
      <ul>
        {drafts.map((draft) => (
          <li>
            <a href={changesPath(c, `/${draft.id}`)} dir="auto">
              {saidOr(c, draft.text)}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

export const changesDoors = [get('/circles/:circle/changes', 'readOpenPages', changesPage)];
