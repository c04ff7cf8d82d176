import { readAfter, readFilters, addressOf, type Filters } from '#cycle/2-sense/story-list.ts';
import { storiesListed } from '#cycle/2-sense/story-lists.server.ts';
import { storiesReadable } from '#cycle/1-gather/readable.server.ts';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { Button } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import { get, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { mediaBeside } from '../media/media-beside.tsx';
import { showCircle } from '../show.tsx';

const theWorld: Eyes = { open: true };

/** The stories that their tellers published (or that a licence opens), for anyone: only the words, nothing of who read or marked them. */
async function publishedPage(c: Here) {
  const { db, circle, words } = c.var;
  const filters: Filters = { ...readFilters({ words: c.req.query('words') }) };
  const { stories, next } = await storiesListed(db, circle.id, theWorld, { filters, after: readAfter(c.req.query('after')) });
  const base = `/circles/${circle.slug}/published`;
  return showCircle(
    c,
    { title: words('sense.published.title') },
    <>
      <h1>{words('sense.published.title')}</h1>
      <p class="kring-lead">{words(circle.mark === 'licensed' ? 'sense.published.licensed' : 'sense.published.lead')}</p>
      <Search base={base} words={filters.words} />
      {stories.length === 0 && <Empty>{words(filters.words ? 'sense.stories.noneFound' : 'sense.published.none')}</Empty>}
      <ol class="kring-stories" role="list">
        {stories.map(({ id, begins, more, language }) => (
          <li key={id}>
            <a href={`${base}/${id}`} lang={language} dir="auto">
              {more ? `${begins} …` : begins}
            </a>
          </li>
        ))}
      </ol>
      {next && (
        <p class="kring-pager">
          <a href={base + addressOf(filters, next)} rel="next">
            {words('sense.stories.next')}
          </a>
        </p>
      )}
      <p>
        <a href={`/circles/${circle.slug}/exhibition`}>{words('methods.ui.also.exhibition')}</a>
      </p>
      <p class="kring-quiet">{words('sense.stories.withdrawn')}</p>
    </>,
  );
}

function Search({ base, words: typed }: { base: string; words: string }) {
  const { words } = useFrame();
  return (
    <Form asks action={base}>
      <Field name="words" type="search" label={words('sense.filter.words')} hint={words('sense.filter.words.hint')} value={typed} />
      <Button kind="quiet">{words('sense.filter.show')}</Button>
    </Form>
  );
}

/** One published story: exactly the text that its teller said yes to. */
async function publishedStory(c: Here) {
  const { db, circle, words } = c.var;
  const story = await storiesReadable(db, circle.id, theWorld)
    .select(['story.id', 'story.text', 'story.language'])
    .where('story.id', '=', c.req.param('story')!)
    .executeTakeFirst();
  if (!story) return showNotHere(c);
  return showCircle(
    c,
    { title: words('sense.story.title') },
    <>
      <h1>{words('sense.story.title')}</h1>
      <StoryText text={story.text} lang={story.language} />
      {await mediaBeside(c, story, theWorld)}
      <p>
        <a href={`/circles/${circle.slug}/published`}>{words('sense.published.all')}</a>
      </p>
    </>,
  );
}

export const publishedDoors = [
  get('/circles/:circle/published', 'readOpenPages', publishedPage),
  get('/circles/:circle/published/:story', 'readOpenPages', publishedStory),
];
