import { insightsOf } from '#cycle/2-sense/insights.server.ts';
import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { Stories } from './stories-counted.tsx';

/** What the circle learned from its stories: open to everyone. */
async function insightsPage(c: Here) {
  const { db, circle, words, actor } = c.var;
  const insights = await insightsOf(db, circle.id);
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('sense.insights.title') },
    <>
      <h1>{words('sense.insights.title')}</h1>
      <p class="kring-lead">{words('sense.insights.lead')}</p>
      {insights.length === 0 ? (
        <Empty
          action={may(actor, 'makeSense', circle.id) ? <Button href={`${base}/sense`}>{words('sense.board.title')}</Button> : undefined}
        >
          {words('sense.insights.none')}
        </Empty>
      ) : (
        <List
          items={insights.map((insight) => (
            <Card id={`insight-${insight.id}`}>
              <h2 dir="auto">
                <a href={`${base}/insights/${insight.id}`}>{insight.text ?? words('sense.hidden')}</a>
              </h2>
              {insight.returned && <Notice heading={words('sense.insight.returned')} level={3} />}
              <p>
                <Stories n={insight.stories} href={`${base}/insights/${insight.id}#evidence`} /> · <When at={insight.at} />
              </p>
            </Card>
          ))}
        />
      )}
      <p class="kring-quiet">{words('sense.stories.withdrawn')}</p>
    </>,
  );
}

export const insightsDoors = [get('/circles/:circle/insights', 'readOpenPages', insightsPage)];
