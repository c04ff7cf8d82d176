import { dissentsOn } from '#cycle/2-sense/dissents.server.ts';
import { fragmentsOf } from '#cycle/2-sense/fragments.server.ts';
import { readStories, readingsOf } from '#cycle/2-sense/readings.server.ts';
import { nextUnread } from '#cycle/2-sense/story-lists.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import { themesOf } from '#cycle/2-sense/themes.server.ts';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { sensing, voiceOf, type Sensing } from './here.server.ts';
import { MarkForm } from './mark-form.tsx';
import { MarksBelow } from './marks-below.tsx';
import { SideField, Slips, TableBar, type Problems } from './parts.tsx';
import { Readings } from './readings.tsx';
import { storyHere, type StoryHere } from './story-here.server.ts';
import { jumpsIn, mediaBeside } from '../media/media-beside.tsx';
import { LikeThisOne } from './suggest-alike.tsx';

/** One story: its words, what was marked in it, what people read in it; and the forms for doing so. */
export async function storyPage(c: Here, slips: { form?: 'mark' | 'reading' | 'read'; problems?: Problems } = {}) {
  const { db, circle, words } = c.var;
  const here = await sensing(c);
  const story = await storyHere(c, here.eyes);
  if (!story) return showNotHere(c);
  const works = here.acts && story.sense;
  const [marks, readings, themes] = story.sense
    ? await Promise.all([
        fragmentsOf(db, circle.id, story.id),
        readingsOf(db, circle.id, story.id),
        works ? themesOf(db, circle.id, here.eyes) : [],
      ])
    : [[], [], []];
  const dissents = await dissentsOn(
    db,
    circle.id,
    'reading',
    readings.map((reading) => reading.id),
  );
  const side = here.last;
  const next = side ? await nextUnread(db, circle.id, here.eyes, { side, not: story.id }) : null;
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('sense.story.title'), status: slips.problems ? 422 : 200, islands: works ? ['mark', 'play'] : ['play'] },
    <>
      <Slips problems={slips.problems} at={{ line: 'line-1' }} />
      <TableBar here={here} base={base} />
      <h1>{words('sense.story.title')}</h1>
      {story.prompt && <p lang={story.promptLanguage}>{words('sense.story.prompt', { prompt: story.prompt })}</p>}
      <Done query={c.req.query()} {...{ next, base }} />
      {await mediaBeside(c, story, here.eyes)}
      {works ? (
        <MarkForm
          {...{ story, marks, themes, here, base, form: c.var.form }}
          problems={slips.form === 'mark' ? slips.problems : undefined}
        />
      ) : (
        <StoryText
          text={story.text}
          lang={story.language}
          marks={marks.filter((mark) => !mark.contested).map((mark) => ({ id: `mark-${mark.id}`, from: mark.start_at, to: mark.end_at }))}
        />
      )}
      {works ? (
        <p>{next && <a href={`${base}/stories/${next}`}>{words('sense.story.next')}</a>}</p>
      ) : (
        <ReadForm {...{ story, here, base }} />
      )}
      <About story={story} here={here} />
      <LikeThisOne {...{ story, base }} />
      {marks.length > 0 && <MarksBelow {...{ marks, story, here, base }} jump={await jumpsIn(c, story, here.eyes)} />}
      {story.sense && (
        <Readings
          {...{ readings, dissents, story, here, base, form: c.var.form }}
          problems={slips.form === 'reading' ? slips.problems : undefined}
        />
      )}
      <p>
        <a href={`${base}/stories`}>{words('sense.story.back')}</a>
      </p>
    </>,
  );
}

function About({ story, here }: { story: StoryHere; here: Sensing }) {
  const { words } = useFrame();
  const from = here.sides.filter(({ id }) => story.from.includes(id));
  const read = here.sides.filter(({ id }) => story.readBy.includes(id));
  const waits = here.sides.filter(
    ({ id, reader }) => !story.readBy.includes(id) && (story.basis === 'licence' || story.readers.includes(reader)),
  );
  return (
    <div class="kring-story-about">
      {from.length > 0 && <p>{words('sense.story.from', { sides: from.map(({ name }) => name).join(', ') })}</p>}
      {story.writtenBy === 'helper' && <p>{words('sense.story.writtenByHelper')}</p>}
      {read.length > 0 && <p>{words('sense.story.readBy', { sides: read.map(({ name }) => name).join(', ') })}</p>}
      {waits.length > 0 && <p>{words('sense.story.unread', { sides: waits.map(({ name }) => name).join(', ') })}</p>}
      {!story.sense && <p>{words('sense.story.onlyReadLong')}</p>}
    </div>
  );
}

/** Says that it worked, with the way on: so that a table reads one story after another. */
function Done({ query, next, base }: { query: Record<string, string>; next: string | null; base: string }) {
  const { words } = useFrame();
  const said = (['on', 'marked', 'read'] as const).find((done) => query[done] !== undefined);
  if (!said) return null;
  return (
    <Notice kind="kept" heading={words(`sense.done.${said}`)}>
      {said !== 'on' && <p>{next ? <a href={`${base}/stories/${next}`}>{words('sense.story.next')}</a> : words('sense.done.last')}</p>}
    </Notice>
  );
}

/** Saying that a side has read this: the page itself never counts. */
function ReadForm({ story, here, base }: { story: StoryHere; here: Sensing; base: string }) {
  const { words } = useFrame();
  if (here.speaking.every(({ id }) => story.readBy.includes(id))) return null;
  return (
    <Form action={`${base}/stories/${story.id}/read`}>
      <SideField here={here} id="side-read" />
      <Button kind="quiet">{words('sense.story.weRead')}</Button>
    </Form>
  );
}

async function read(c: Here) {
  const { db, circle, now } = c.var;
  const here = await sensing(c);
  const story = await storyHere(c, here.eyes);
  if (!story) return showNotHere(c);
  const voice = await voiceOf(c, here);
  if (!voice) return storyPage(c, { form: 'read', problems: { 'side-read': 'sense.side.missing' } });
  await readStories(db, circle.id, [story.id], { side: voice.side, now });
  return c.redirect(`/circles/${circle.slug}/stories/${story.id}?read`, 303);
}

export const storyDoors = [
  get('/circles/:circle/stories/:story', 'readStories', (c) => storyPage(c)),
  post('/circles/:circle/stories/:story/read', 'readStories', read),
];
