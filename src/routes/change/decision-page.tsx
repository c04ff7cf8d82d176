import { eyesOf } from '#cycle/1-gather/eyes.ts';
import { quotesOf } from '#cycle/2-sense/fragments.server.ts';
import { agreementsOf } from '#cycle/4-change/agreements.server.ts';
import { changesOf } from '#cycle/4-change/changes.server.ts';
import { evidenceUnder, storiesCounted, storiesToOpen } from '#cycle/4-change/decision-evidence.server.ts';
import { dropDraft, publishDecision, type DecisionHere } from '#cycle/4-change/decisions.server.ts';
import { reviewsOf } from '#cycle/4-change/reviews.server.ts';
import { capacitiesOf, may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { Count } from '#lib/ui/count.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { Quote } from '#lib/ui/quote.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import { ReadingLevel } from '#lib/ui/reading-level.tsx';
import { momentBeside } from '../compass/moments/said.tsx';
import { WhoIsMissing } from '../compass/voices/missing-link.tsx';
import { get, post, type Here } from '../door.ts';
import { withWayBack } from '../undo.tsx';
import { showCircle } from '../show.tsx';
import { WhatFollows } from './changes-page.tsx';
import { changesPath, saidOr, withDecision } from './here.server.ts';
import { ByWhom } from './parts.tsx';

const quotesShown = 5;

/** One decision with all that it rests on and all that followed, so that everyone can go from one to the other. */
async function decisionPage(c: Here, decision: DecisionHere) {
  const { db, circle, words, actor } = c.var;
  const [evidence, agreements, changes, reviews] = await Promise.all([
    evidenceUnder(db, circle.id, decision.id),
    agreementsOf(db, circle.id, { decision: decision.id }),
    changesOf(db, circle.id),
    reviewsOf(db, circle.id),
  ]);
  const listener = capacitiesOf(actor, circle.id).has('listener');
  const count = await storiesCounted(db, circle.id, decision.id, { listener });
  const quotes = await quotesOf(db, circle.id, evidence.fragments, { open: true });
  const ofThis = reviews.filter((one) => one.decision === decision.id);
  return showCircle(
    c,
    { title: words(`change.kind.${decision.kind}`) },
    <>
      <p>
        <a href={changesPath(c)}>{words('change.title')}</a>
      </p>
      <p class="kring-kicker">{words(`change.kind.${decision.kind}`)}</p>
      <h1 dir="auto">{saidOr(c, decision.text)}</h1>
      <h2>{words('change.why')}</h2>
      <p class="kring-lead" dir="auto">
        {saidOr(c, decision.because)}
      </p>
      {may(actor, 'decide', circle.id) && (
        <ReadingLevel of={circle.language} texts={[decision.text, decision.because, decision.restsOnNoneBecause]} />
      )}
      <ByWhom c={c} decision={decision} />
      {!decision.publishedAt && <Draft c={c} decision={decision} />}
      {decision.publishedAt && may(actor, 'keepAgreements', circle.id) && <ForTheSteward c={c} decision={decision} />}
      <h2>{words('change.restsOn')}</h2>
      {decision.restsOnNoneBecause && (
        <p dir="auto">
          {words('change.restsOnNone')} {decision.restsOnNoneBecause}
        </p>
      )}
      {count !== 0 && (
        <p>
          {count === 'hidden' ? (
            <>
              <a href={changesPath(c, `/${decision.id}/stories`)}>{words('change.storiesBehind.title')}</a>: {words('sense.count.hidden')}
            </>
          ) : (
            <Count n={count === 'small' ? 'hidden' : count} href={changesPath(c, `/${decision.id}/stories`)}>
              {words('change.storiesBehind')}
            </Count>
          )}
          . {words('change.withdrawn')}
        </p>
      )}
      {count === 0 && <p>{words('change.withdrawn')}</p>}
      {evidence.insights.length > 0 && <h3>{words('change.insights')}</h3>}
      <ul>
        {evidence.insights.map(({ id, text }) => (
          <li dir="auto">
            <a href={`/circles/${circle.slug}/insights/${id}`}>{saidOr(c, text)}</a>
          </li>
        ))}
      </ul>
      {evidence.findings.length > 0 && <h3>{words('change.findings')}</h3>}
      <ul>
        {evidence.findings.map(({ id, session, text, agreed }) => (
          <li dir="auto">
            {agreed ? <a href={`/circles/${circle.slug}/sessions/${session}/record#${id}`}>{saidOr(c, text)}</a> : saidOr(c, text)}
          </li>
        ))}
      </ul>
      {quotes.length > 0 && <h3>{words('change.quotes')}</h3>}
      {quotes.slice(0, quotesShown).map(({ words: said, lang }) => (
        <Quote lang={lang}>{said}</Quote>
      ))}
      {await momentBeside(c, 'decision', [decision.id])}
      <h2>{words('change.followed')}</h2>
      {agreements.length === 0 && <p>{words('change.nothingYet')}</p>}
      <WhatFollows
        c={c}
        agreements={agreements}
        changes={changes.filter((one) => one.decision === decision.id)}
        reviews={ofThis}
        level={3}
      />
      {await Promise.all(ofThis.map(({ id }) => momentBeside(c, 'review', [id])))}
      <WhoIsMissing door={circle.door} />
    </>,
  );
}

function Draft({ c, decision }: { c: Here; decision: DecisionHere }) {
  const { words } = c.var;
  return (
    <Notice heading={words('change.draft.title')}>
      <p>{words('change.draft.means')}</p>
      <Form action={changesPath(c, `/${decision.id}/publish`)}>
        <Buttons>
          <Button>{words('change.publish')}</Button>
          <Button kind="quiet" href={changesPath(c, `/${decision.id}/edit`)}>
            {words('change.draft.edit')}
          </Button>
        </Buttons>
      </Form>
      <Form action={changesPath(c, `/${decision.id}/drop`)}>
        <Button kind="care">{words('change.draft.drop')}</Button>
      </Form>
    </Notice>
  );
}

function ForTheSteward({ c, decision }: { c: Here; decision: DecisionHere }) {
  const { words } = c.var;
  return (
    <Notice heading={words('change.steward.title')}>
      <ul>
        <li>
          <a href={changesPath(c, `/agreements/new?decision=${decision.id}`)}>{words('change.agreement.make')}</a>
        </li>
        <li>
          <a href={changesPath(c, `/made/new?decision=${decision.id}`)}>{words('change.made.tell')}</a>
        </li>
        <li>
          <a href={changesPath(c, `/${decision.id}/review`)}>{words('change.review.title')}</a>
        </li>
      </ul>
    </Notice>
  );
}

/** The stories behind a decision, as far as these eyes may read them; how many that is, is on the decision's own page. */
async function storiesPage(c: Here, decision: DecisionHere) {
  const { db, circle, words, actor } = c.var;
  const stories = await storiesToOpen(db, circle.id, decision.id, eyesOf({ ...actor, seat: null }, circle.id));
  return showCircle(
    c,
    { title: words('change.storiesBehind.title') },
    <>
      <p>
        <a href={changesPath(c, `/${decision.id}`)} dir="auto">
          {saidOr(c, decision.text)}
        </a>
      </p>
      <h1>{words('change.storiesBehind.title')}</h1>
      <p class="kring-lead">{words('change.storiesBehind.lead')}</p>
      {stories.length === 0 && <Empty>{words('change.storiesBehind.none')}</Empty>}
      <List
        items={stories.map((story) => (
          <Card>
            <StoryText text={story.text} lang={story.language} />
          </Card>
        ))}
      />
      <p class="kring-quiet">{words('change.withdrawn')}</p>
    </>,
  );
}

async function publish(c: Here, decision: DecisionHere) {
  await publishDecision(c.var.db, c.var.circle.id, decision.id, c.var.now);
  return c.redirect(changesPath(c, `/${decision.id}`), 303);
}

async function drop(c: Here, decision: DecisionHere) {
  const { back } = await withWayBack(c, 'draft', {
    watch: [
      { table: 'decision', where: { id: decision.id } },
      { table: 'decision_insight', where: { decision_id: decision.id } },
      { table: 'decision_finding', where: { decision_id: decision.id } },
    ],
    work: (db) => dropDraft(db, c.var.circle.id, decision.id),
  });
  return c.redirect(back(changesPath(c)), 303);
}

export const decisionDoors = [
  get('/circles/:circle/changes/:decision', 'readOpenPages', withDecision(decisionPage)),
  get('/circles/:circle/changes/:decision/stories', 'readOpenPages', withDecision(storiesPage)),
  post('/circles/:circle/changes/:decision/publish', 'decide', withDecision(publish)),
  post('/circles/:circle/changes/:decision/drop', 'decide', withDecision(drop)),
];
