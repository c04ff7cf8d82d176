import { pileSizes, storiesOnPile, type Pile } from '#cycle/1-gather/piles.server.ts';
import { promptness } from '#cycle/1-gather/promptness.ts';
import { hiddenWaiting } from '#cycle/hidden-words.server.ts';
import { reportsWaiting } from '#cycle/reports.server.ts';
import { linksMadeForListeners } from '#lib/people/sign-in.server.ts';
import { Card, Empty, List, Tag } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Nav, Pager } from '#lib/ui/nav.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import { When } from '#lib/ui/when.tsx';
import { WhoIsMissing } from '../compass/voices/missing-link.tsx';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';

const onAPage = 20;
const month = 30 * 24 * 60 * 60 * 1000;
const piles: Pile[] = ['waiting', 'words', 'held', 'contested', 'all'];

/** What waits for a listener: every story in full, also those that nobody else may read. */
export async function listenPage(c: Here): Promise<Response> {
  const { words, db, circle, now } = c.var;
  const pile = piles.find((name) => name === c.req.query('pile')) ?? 'waiting';
  const page = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1);
  const base = `/circles/${circle.slug}/listen`;
  const [sizes, stories, hidden, links, reports] = await Promise.all([
    pileSizes(db, circle.id),
    storiesOnPile(db, circle.id, pile, { from: (page - 1) * onAPage, most: onAPage }),
    hiddenWaiting(db, circle.id),
    linksMadeForListeners(db, circle.id, new Date(now.getTime() - month)),
    reportsWaiting(db, circle.id),
  ]);
  return showCircle(
    c,
    { title: words('gather.title') },
    <>
      <h1>{words('gather.title')}</h1>
      <p>{words('gather.lead')}</p>
      {links.length > 0 && (
        <Notice heading={words('gather.links')}>
          {links.map((link) => (
            <p key={link.madeAt.toISOString()}>
              {words('gather.link', { by: link.by, name: link.for })} <When at={link.madeAt} as="moment" />
            </p>
          ))}
        </Notice>
      )}
      <Nav
        label={words('gather.pile.label')}
        links={[
          ...piles.map((name) => ({
            href: `${base}?pile=${name}`,
            label: words(`gather.pile.${name}`, { count: sizes[name] }),
            current: name === pile,
          })),
          { href: `${base}/hidden`, label: words('gather.hidden.way', { count: hidden.length }) },
          { href: `${base}/reports`, label: words('gather.reports.way', { count: reports.length }) },
        ]}
      />
      {stories.length === 0 ? (
        <Empty>{words(`gather.empty.${pile}`)}</Empty>
      ) : (
        <List
          items={stories.map((story) => (
            <OnPile story={story} href={`${base}/${story.id}`} now={now} />
          ))}
        />
      )}
      <WhoIsMissing door={circle.door} invites={`/invite/${circle.door}`} />
      <Pager page={page} pages={Math.ceil(sizes[pile] / onAPage)} hrefOf={(number) => `${base}?pile=${pile}&page=${number}`} />
    </>,
  );
}

type Lying = Awaited<ReturnType<typeof storiesOnPile>>[number];

function OnPile({ story, href, now }: { story: Lying; href: string; now: Date }) {
  const { words } = useFrame();
  return (
    <Card>
      <p class="kring-quiet">
        <When at={story.told_at} /> · <Prompt story={story} now={now} />
      </p>
      <StoryText text={story.text} lang={story.language} />
      <p>
        <State story={story} />
      </p>
      <p>
        <a href={href}>{words('gather.story.open')}</a>
      </p>
    </Card>
  );
}

/** Whether a person answers in time. */
export function Prompt({ story, now }: { story: { told_at: Date; answered_at: Date | null; basis: 'consent' | 'licence' }; now: Date }) {
  const { words } = useFrame();
  if (story.basis === 'licence') return <>{words('gather.channel.import')}</>;
  const { state, days } = promptness(story, now);
  return <>{words(`gather.late.${state}`, { days })}</>;
}

/** How a story stands, in words. */
export function State({
  story,
}: {
  story: Pick<Lying, 'accepted_at' | 'refused_at' | 'hidden_at' | 'held_at' | 'care_since' | 'flags' | 'needs'> & { contests?: number };
}) {
  const { words } = useFrame();
  const said = [
    story.refused_at ? words('gather.state.refused') : story.accepted_at && words('gather.state.accepted'),
    story.hidden_at && words('gather.state.hidden'),
    story.held_at && words('gather.state.held'),
    story.care_since && words('gather.state.care'),
    story.flags > 0 && words('gather.state.flags', { count: story.flags }),
    ...story.needs.map((need) => words(`gather.needs.${need}`)),
    (story.contests ?? 0) > 0 && words('gather.state.contests', { count: story.contests! }),
  ].filter((words): words is string => Boolean(words));
  return (
    <>
      {said.map((words) => (
        <Tag>{words}</Tag>
      ))}
    </>
  );
}
