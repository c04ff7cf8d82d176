import { eyesOf } from '#cycle/1-gather/eyes.ts';
import { matches } from '#cycle/1-gather/search.server.ts';
import { insightsOf } from '#cycle/2-sense/insights.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import {
  bringInsights,
  bringStories,
  insightsBrought,
  leaveStoryOut,
  storiesBrought,
  storiesForSession,
} from '#cycle/3-dialogue/stimuli.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { get, post, type Here } from '../door.ts';
import { Stories } from '../sense/stories-counted.tsx';
import { showCircle } from '../show.tsx';
import { inSession, sessionPath } from './here.server.ts';

const atOnce = 25;

/** What a session has before it: insights of the circle, and stories whose tellers allow it to all who come. */
async function stimuliPage(c: Here, session: Session) {
  const { db, circle, words, actor } = c.var;
  const [insights, brought] = await Promise.all([insightsOf(db, circle.id), insightsBrought(db, circle.id, session.id)]);
  const stories = await storiesBrought(db, circle.id, session, eyesOf(actor, circle.id));
  const found = await findStories(
    c,
    session,
    stories.map(({ id }) => id),
  );
  return showCircle(
    c,
    { title: words('dialogue.stimuli.title') },
    <>
      <p>
        <a href={sessionPath(c, session.id)}>{words('phone.session.back')}</a>
      </p>
      <h1>{words('dialogue.stimuli.title')}</h1>
      <p class="kring-lead">{words('dialogue.stimuli.lead')}</p>
      <h2>{words('dialogue.stimuli.insights')}</h2>
      {insights.length === 0 ? (
        <Empty action={<a href={`/circles/${circle.slug}/sense`}>{words('frame.way.sense')}</a>}>
          {words('dialogue.stimuli.noInsights')}
        </Empty>
      ) : (
        <Form>
          <Choices
            many
            name="insight"
            label={words('dialogue.stimuli.insights.ask')}
            options={insights.map(({ id, text, stories }) => ({
              value: id,
              label: text ?? words('phone.hidden'),
              consequence: <Stories n={stories} />,
              chosen: brought.some((one) => one.id === id),
            }))}
          />
          <Button name="act" value="insights">
            {words('dialogue.stimuli.insights.keep')}
          </Button>
        </Form>
      )}
      <h2 id="stories">{words('dialogue.stimuli.stories')}</h2>
      <Notice>
        <p>{words(session.heldAt ? 'dialogue.stimuli.shownNow' : 'dialogue.stimuli.shownLater')}</p>
      </Notice>
      {stories.length === 0 && <p>{words('dialogue.stimuli.noStories')}</p>}
      <List
        items={stories.map((story) => (
          <Card>
            <p lang={story.language} dir="auto">
              {begin(story.text)}
            </p>
            {!session.heldAt && (
              <Form>
                <input type="hidden" name="story" value={story.id} />
                <Button kind="quiet" name="act" value="leave out">
                  {words('dialogue.stimuli.leaveOut')}
                </Button>
              </Form>
            )}
          </Card>
        ))}
      />
      {stories.length > 0 && (
        <Form action={sessionPath(c, session.id, '/copies')}>
          <p>{words('dialogue.copy.means')}</p>
          <Button kind="quiet" icon="print">
            {words('dialogue.copy.make')}
          </Button>
        </Form>
      )}
      <h3>{words('dialogue.stimuli.find')}</h3>
      <Form asks>
        <Field name="q" type="search" label={words('dialogue.stimuli.find.ask')} value={c.req.query('q') ?? ''} optional />
        <Button kind="quiet">{words('dialogue.stimuli.find.do')}</Button>
      </Form>
      {found.length === 0 ? (
        <Empty>{words('dialogue.stimuli.noneFound')}</Empty>
      ) : (
        <Form>
          <Choices
            many
            name="story"
            label={words('dialogue.stimuli.stories.ask')}
            hint={found.length === atOnce ? words('dialogue.stimuli.more', { count: atOnce }) : undefined}
            options={found.map(({ id, text }) => ({ value: id, label: begin(text) }))}
          />
          <Buttons>
            <Button name="act" value="stories">
              {words('dialogue.stimuli.stories.keep')}
            </Button>
          </Buttons>
        </Form>
      )}
    </>,
  );
}

const begin = (text: string) => (text.length > 280 ? `${text.slice(0, 280).replace(/\s+\S*$/, '')} …` : text);

function findStories(c: Here, session: Session, besides: string[]) {
  const { db, circle, actor, lang } = c.var;
  const typed = (c.req.query('q') ?? '').trim().slice(0, 200);
  return storiesForSession(db, circle.id, session, eyesOf(actor, circle.id))
    .select(['story.id', 'story.text'])
    .$if(typed !== '', (query) => query.where(matches(typed, lang)))
    .$if(besides.length > 0, (query) => query.where('story.id', 'not in', besides))
    .orderBy('story.told_at', 'desc')
    .limit(atOnce)
    .execute();
}

async function choose(c: Here, session: Session) {
  const { db, circle, form, actor, now } = c.var;
  const act = form.get('act');
  const stories = form.getAll('story').map(String);
  if (act === 'insights') await bringInsights(db, circle.id, session.id, form.getAll('insight').map(String));
  if (act === 'stories') await bringStories(db, circle.id, session, { stories, chooser: eyesOf(actor, circle.id), now });
  if (act === 'leave out' && stories[0]) await leaveStoryOut(db, circle.id, session, stories[0]);
  return c.redirect(sessionPath(c, session.id, act === 'insights' ? '/stimuli' : '/stimuli#stories'), 303);
}

export const stimuliDoors = [
  get('/circles/:circle/sessions/:session/stimuli', 'prepareSession', inSession(stimuliPage)),
  post('/circles/:circle/sessions/:session/stimuli', 'prepareSession', inSession(choose)),
];
