import { copyOf, makeCopy } from '#cycle/2-sense/copies.server.ts';
import { readStories } from '#cycle/2-sense/readings.server.ts';
import { readFilters } from '#cycle/2-sense/story-list.ts';
import { storiesToPrint, storiesInCopy } from '#cycle/2-sense/printed.server.ts';
import { tablesOf } from '#cycle/2-sense/tables.server.ts';
import { themesOf } from '#cycle/2-sense/themes.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import { When } from '#lib/ui/when.tsx';
import { wordsIn } from '#lib/words/words.ts';
import { Translated } from '../media/translated.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { sensing, voiceOf } from './here.server.ts';
import { SideField, Slips, type Problems } from './parts.tsx';

/** Makes a numbered copy of stories for a table: only those that everyone at that table may read. */
async function print(c: Here) {
  const { db, circle, form, now, person } = c.var;
  const table = (await tablesOf(db, circle.id)).find(({ id, closed_at }) => id === c.req.param('table') && closed_at === null);
  if (!table) return showNotHere(c);
  const most = Math.min(100, Math.max(1, Math.trunc(Number(textOf(form, 'most'))) || 12));
  const stories = await storiesToPrint(
    db,
    circle.id,
    { everyOf: table.readers },
    { filters: readFilters({ unread: textOf(form, 'which') }), most },
  );
  if (stories.length === 0) return nothingToPrint(c, table.id);
  const what = wordsIn(circle.language, circle.address)('sense.print.what', { table: table.name });
  const { id } = await makeCopy(db, circle.id, { kind: 'print', what, readers: table.readers, stories, by: person.id, now });
  return c.redirect(`/circles/${circle.slug}/sense/copies/${id}`, 303);
}

function nothingToPrint(c: Here, table: string) {
  const { words, circle } = c.var;
  return showCircle(
    c,
    { title: words('sense.print.title') },
    <>
      <h1>{words('sense.print.title')}</h1>
      <Empty action={<a href={`/circles/${circle.slug}/sense/tables/${table}`}>{words('sense.print.again')}</a>}>
        {words('sense.print.none')}
      </Empty>
    </>,
  );
}

/** A numbered copy, to print: each story with its line numbers. What a teller no longer allows is not in it any more. */
async function copyPage(c: Here, problems?: Problems) {
  const { db, circle, words } = c.var;
  const [here, copy] = [await sensing(c), await copyOf(db, circle.id, c.req.param('copy')!)];
  if (!copy) return showNotHere(c);
  const stories = await storiesInCopy(db, circle.id, copy, here.eyes);
  return showCircle(
    c,
    { title: words('sense.copy.title', { number: copy.number }), status: problems ? 422 : 200 },
    <>
      <Slips problems={problems} />
      <h1>{words('sense.copy.title', { number: copy.number })}</h1>
      <p>
        {copy.what} · <When at={copy.made_at} /> · {words('sense.copy.stories', { count: stories.length })}
      </p>
      <Notice kind="warning" heading={words('sense.copy.care')} level={2}>
        <p>{words('sense.copy.careLong')}</p>
      </Notice>
      <p class="kring-not-printed">{words('sense.copy.how')}</p>
      {stories.map((story, nth) => (
        <article class="kring-printed-story" key={story.id}>
          <h2>{words('sense.copy.story', { number: nth + 1 })}</h2>
          <p>
            {words('sense.copy.title', { number: copy.number })}
            <a class="kring-not-printed" href={`/circles/${circle.slug}/stories/${story.id}`}>
              {' · '}
              {words('sense.copy.open')}
            </a>
          </p>
          <StoryText text={story.text} lang={story.language} numbered />
          <Translated translation={story.translation} />
        </article>
      ))}
      <p class="kring-printed-foot">
        {words('sense.copy.title', { number: copy.number })} · <When at={copy.made_at} />
        {circle.attribution && ` · ${circle.attribution}`}
      </p>
      <div class="kring-not-printed">
        <Form action={`/circles/${circle.slug}/sense/copies/${copy.id}/read`}>
          <SideField here={here} />
          <Button kind="quiet">{words('sense.copy.weRead')}</Button>
        </Form>
      </div>
    </>,
  );
}

/** A side has read the stories of this copy on paper. */
async function readOnPaper(c: Here) {
  const { db, circle, now } = c.var;
  const copy = await copyOf(db, circle.id, c.req.param('copy')!);
  if (!copy) return showNotHere(c);
  const here = await sensing(c);
  const voice = await voiceOf(c, here);
  if (!voice) return copyPage(c, { side: 'sense.side.missing' });
  await readStories(
    db,
    circle.id,
    (await storiesInCopy(db, circle.id, copy, here.eyes)).map(({ id }) => id),
    { side: voice.side, now },
  );
  return c.redirect(`/circles/${circle.slug}/stories`, 303);
}

/** A sheet of cards to cut out: the themes by name, and empty ones to write on. No words of stories are on it. */
async function themeCards(c: Here) {
  const { db, circle, words } = c.var;
  const here = await sensing(c);
  const themes = (await themesOf(db, circle.id, here.eyes)).filter(({ hidden }) => !hidden);
  const empty = Array.from({ length: 8 - (themes.length % 8) || 8 });
  return showCircle(
    c,
    { title: words('sense.cards.title'), wide: true },
    <>
      <h1 class="kring-not-printed">{words('sense.cards.title')}</h1>
      <p class="kring-not-printed">{words('sense.cards.lead')}</p>
      <div class="kring-theme-cards">
        {themes.map((theme) => (
          <section key={theme.id}>
            <h2 dir="auto">{theme.name}</h2>
            {theme.about && <p dir="auto">{theme.about}</p>}
          </section>
        ))}
        {empty.map((_, nth) => (
          <section key={nth}>
            <p class="kring-quiet">{words('sense.cards.empty')}</p>
          </section>
        ))}
      </div>
    </>,
  );
}

export const copiesDoors = [
  post('/circles/:circle/sense/tables/:table/print', 'printStories', print),
  get('/circles/:circle/sense/copies/:copy', 'makeSense', (c) => copyPage(c)),
  post('/circles/:circle/sense/copies/:copy/read', 'makeSense', readOnPaper),
  get('/circles/:circle/sense/theme-cards', 'printStories', themeCards),
];
