import { readLikeness } from '#cycle/2-sense/suggestion.ts';
import { answerLikeness, storiesLike, type StoryAlike } from '#cycle/2-sense/suggestions.server.ts';
import { storiesToSense } from '#cycle/2-sense/sensible.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, List, Tag } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { sensing, voiceOf, type Sensing } from './here.server.ts';
import { SideField, Slips, TableBar, type Problems } from './parts.tsx';
import { storyHere } from './story-here.server.ts';

const most = 5;

/** The way from a story to those that are like it; only where its teller allows that people make sense of it. */
export function LikeThisOne({ story, base }: { story: { id: string; sense: boolean }; base: string }) {
  const { words } = useFrame();
  return story.sense ? (
    <p>
      <a href={`${base}/stories/${story.id}/alike`}>{words('suggest.story.link')}</a>
    </p>
  ) : null;
}

/** Stories like this one, among those that these eyes may read: suggested by the computer, answered by people. */
async function alikePage(c: Here, problems?: Problems) {
  const { db, circle, words } = c.var;
  const here = await sensing(c);
  const story = await storyHere(c, here.eyes);
  if (!story?.sense) return showNotHere(c);
  const alike = await storiesLike(db, circle.id, here.eyes, { story: story.id, most });
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('suggest.story.title'), status: problems ? 422 : 200 },
    <>
      <Slips problems={problems} at={{ side: `side-${c.var.form.get('other')}` }} />
      <TableBar here={here} base={base} />
      <h1>{words('suggest.story.title')}</h1>
      <p class="kring-lead">{words('suggest.story.lead')}</p>
      <h2>{words('suggest.story.this')}</h2>
      <blockquote lang={story.language} dir="auto">
        {story.text.length > 280 ? `${story.text.slice(0, 280)} …` : story.text}
      </blockquote>
      <p>
        <a href={`${base}/stories/${story.id}`}>{words('suggest.story.back')}</a>
      </p>
      {alike.length === 0 ? (
        <Empty action={<a href={`${base}/stories`}>{words('sense.stories.all')}</a>}>{words('suggest.story.none')}</Empty>
      ) : (
        <List
          items={alike.map((one) => (
            <Alike {...{ one, here, base }} to={story.id} />
          ))}
        />
      )}
    </>,
  );
}

function Alike({ one, to, here, base }: { one: StoryAlike; to: string; here: Sensing; base: string }) {
  const { words } = useFrame();
  return (
    <Card>
      <p>
        <Tag>{words(one.confirmed ? 'suggest.story.confirmed' : 'suggest.by')}</Tag>
      </p>
      <p>
        <a href={`${base}/stories/${one.id}`} lang={one.language} dir="auto">
          {one.more ? `${one.begins} …` : one.begins}
        </a>
      </p>
      {one.shared.length > 0 && <p class="kring-quiet">{words('suggest.story.shared', { words: one.shared.join(', ') })}</p>}
      {here.acts && (
        <Form action={`${base}/stories/${to}/alike`}>
          <input type="hidden" name="other" value={one.id} />
          <SideField here={here} id={`side-${one.id}`} />
          <Buttons>
            {!one.confirmed && (
              <Button kind="quiet" name="alike" value="yes">
                {words('suggest.story.yes')}
              </Button>
            )}
            <Button kind="care" name="alike" value="no">
              {words('suggest.story.no')}
            </Button>
          </Buttons>
        </Form>
      )}
    </Card>
  );
}

async function answer(c: Here) {
  const { db, circle, form, now } = c.var;
  const here = await sensing(c);
  const said = readLikeness(form);
  const story = await storyHere(c, here.eyes);
  if (!said || !story?.sense || said.other === story.id) return showNotHere(c);
  const other = await storiesToSense(db, circle.id, here.eyes).select('story.id').where('story.id', '=', said.other).executeTakeFirst();
  if (!other) return showNotHere(c);
  const voice = await voiceOf(c, here);
  if (!voice) return alikePage(c, { side: 'sense.side.missing' });
  await answerLikeness(db, circle.id, { stories: [story.id, other.id], alike: said.alike }, { voice, now });
  return c.redirect(`/circles/${circle.slug}/stories/${story.id}/alike`, 303);
}

export const suggestAlikeDoors = [
  get('/circles/:circle/stories/:story/alike', 'readStories', (c) => alikePage(c)),
  post('/circles/:circle/stories/:story/alike', 'makeSense', answer),
];
