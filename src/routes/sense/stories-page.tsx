import { addressOf, anyFilter, readAfter, readFilters, type Filters } from '#cycle/2-sense/story-list.ts';
import { copiesFor } from '#cycle/2-sense/printed.server.ts';
import { listChoices, sidesNamed, storiesListed, type ListChoices } from '#cycle/2-sense/story-lists.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Field, Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { languageName } from '#lib/words/languages.ts';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { NoStories, Stories } from './stories-list.tsx';
import { sensing } from './here.server.ts';
import { TableBar } from './parts.tsx';

/** The stories that whoever is here may read, fifty a page: filtered, searched, and by side which nobody has read. */
async function storiesPage(c: Here) {
  const { db, circle, words } = c.var;
  const choices = await listChoices(db, circle.id);
  const here = await sensing(c, choices.sides);
  const filters = readFilters(c.req.query());
  const named = sidesNamed(choices, here.listener);
  const { stories, next, languages } = await storiesListed(db, circle.id, here.eyes, {
    filters: { ...filters, from: filters.from && named.has(filters.from) ? filters.from : null },
    after: readAfter(c.req.query('after')),
  });
  const copies = here.table ? await copiesFor(db, circle.id, here.table.readers) : [];
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('sense.stories.title') },
    <>
      <TableBar here={here} base={base} />
      <h1>{words('sense.stories.title')}</h1>
      {copies.length > 0 && <OnPaper copies={copies} base={base} />}
      <Unread {...{ choices, filters, base }} />
      <Filter {...{ choices, filters, named, languages, base }} />
      {stories.length === 0 ? <NoStories filters={filters} base={base} here={here} /> : <Stories {...{ stories, choices, named, base }} />}
      {next && (
        <p class="kring-pager">
          <a href={`${base}/stories${addressOf(filters, next)}`} rel="next">
            {words('sense.stories.next')}
          </a>
        </p>
      )}
      <p class="kring-quiet">{words('sense.stories.withdrawn')}</p>
    </>,
  );
}

/** The same stories as on the sheets that lie on the table, in the same order. */
function OnPaper({ copies, base }: { copies: { id: string; number: number }[]; base: string }) {
  const { words } = useFrame();
  return (
    <p class="kring-ways">
      <span>{words('sense.copy.forTable')}</span>
      {copies.map(({ id, number }) => (
        <a key={id} href={`${base}/sense/copies/${id}`}>
          {words('sense.copy.title', { number })}
        </a>
      ))}
    </p>
  );
}

/** The shortest way to what still waits for a side. */
function Unread({ choices, filters, base }: { choices: ListChoices; filters: Filters; base: string }) {
  const { words } = useFrame();
  const way = (unread: string | null) => `${base}/stories${addressOf({ ...filters, unread })}`;
  return (
    <nav class="kring-ways" aria-label={words('sense.stories.unread')}>
      <span>{words('sense.stories.unread')}</span>
      {choices.sides.map(({ id, name }) => (
        <a key={id} href={way(id)} aria-current={filters.unread === id ? 'true' : undefined}>
          {name}
        </a>
      ))}
      {filters.unread && <a href={way(null)}>{words('sense.stories.all')}</a>}
    </nav>
  );
}

type FilterProps = { choices: ListChoices; filters: Filters; named: Set<string>; languages: string[]; base: string };

function Filter({ choices, filters, named, languages, base }: FilterProps) {
  const { words, lang } = useFrame();
  const any = { value: '', label: words('sense.filter.any') };
  const told = choices.sides.filter((side) => named.has(side.id));
  return (
    <Form asks action={`${base}/stories`}>
      <Field name="words" type="search" label={words('sense.filter.words')} hint={words('sense.filter.words.hint')} value={filters.words} />
      <Button kind="quiet">{words('sense.filter.show')}</Button>
      <Disclosure summary={words('sense.filter.title')} open={anyFilter({ ...filters, unread: null, words: '' })}>
        <div class="kring-stack">
          {told.length > 0 && (
            <Select
              name="from"
              label={words('sense.filter.from')}
              value={filters.from ?? ''}
              options={[any, ...told.map(({ id, name }) => ({ value: id, label: name }))]}
            />
          )}
          {choices.themes.length > 0 && (
            <Select
              name="theme"
              label={words('sense.filter.theme')}
              value={filters.theme ?? ''}
              options={[any, ...choices.themes.map(({ id, name }) => ({ value: id, label: name }))]}
            />
          )}
          <Select
            name="unread"
            label={words('sense.filter.unread')}
            value={filters.unread ?? ''}
            options={[any, ...choices.sides.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          {languages.length > 1 && (
            <Select
              name="language"
              label={words('sense.filter.language')}
              value={filters.language ?? ''}
              options={[any, ...languages.map((code) => ({ value: code, label: languageName(code, lang, words('sense.language.other')) }))]}
            />
          )}
          {choices.prompts.length > 1 && (
            <Select
              name="prompt"
              label={words('sense.filter.prompt')}
              value={filters.prompt ?? ''}
              options={[any, ...choices.prompts.map(({ id, text }) => ({ value: id, label: text }))]}
            />
          )}
          <Button kind="quiet">{words('sense.filter.show')}</Button>
        </div>
      </Disclosure>
    </Form>
  );
}

export const storiesDoors = [get('/circles/:circle/stories', 'readStories', storiesPage)];
