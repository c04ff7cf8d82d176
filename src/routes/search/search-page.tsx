import { foundKinds, searchCircle, type Found, type FoundAll } from '#cycle/search-circle.server.ts';
import { capacitiesOf } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { Field, Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { get, type Door, type Here } from '../door.ts';
import { sensing } from '../sense/here.server.ts';
import { TableBar } from '../sense/parts.tsx';
import { showCircle } from '../show.tsx';

const longest = 200;

/** Looks through everything in the circle that whoever is here may read. */
async function searchPage(c: Here) {
  const { db, circle, words, actor } = c.var;
  const here = await sensing(c);
  const typed = (c.req.query('q') ?? '').normalize('NFC').trim().slice(0, longest);
  const kind = foundKinds.find((one) => one === c.req.query('kind')) ?? null;
  const able = capacitiesOf(actor, circle.id);
  const present = !here.table && (['reader', 'member', 'listener', 'steward', 'session'] as const).some((one) => able.has(one));
  const all = typed
    ? await searchCircle(db, circle.id, { words: typed, kind }, { eyes: here.eyes, language: circle.language, present })
    : null;
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('ease.search.title') },
    <>
      <TableBar here={here} base={base} />
      <h1>{words('ease.search.title')}</h1>
      <Form asks action={`${base}/search`}>
        <Field name="q" type="search" label={words('ease.search.field')} hint={words('ease.search.hint')} value={typed} />
        <Select
          name="kind"
          label={words('ease.search.kind')}
          value={kind ?? ''}
          options={[
            { value: '', label: words('ease.search.kind.all') },
            ...foundKinds.map((one) => ({ value: one, label: words(`ease.search.kind.${one}`) })),
          ]}
        />
        <Button>{words('ease.search.do')}</Button>
      </Form>
      {all && <FoundHere {...{ all, base, typed, lang: circle.language }} />}
      <p class="kring-quiet">{words('sense.stories.withdrawn')}</p>
    </>,
  );
}

function FoundHere({ all, base, typed, lang }: { all: FoundAll; base: string; typed: string; lang: string }) {
  const { words } = useFrame();
  if (all.found.length === 0)
    return <Empty action={<a href={`${base}/stories`}>{words('sense.stories.all')}</a>}>{words('ease.search.none')}</Empty>;
  return (
    <>
      {all.near && <p role="status">{words('ease.search.near')}</p>}
      {foundKinds.map((kind) => {
        const found = all.found.filter((one) => one.kind === kind);
        if (found.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={`found-${kind}`}>
            <h2 id={`found-${kind}`}>{words(`ease.search.kind.${kind}`)}</h2>
            <ul>
              {found.map((one) => (
                <OneFound key={one.id} one={one} base={base} lang={lang} />
              ))}
            </ul>
            {kind === 'story' && all.more && (
              <p>
                <a href={`${base}/stories?${new URLSearchParams({ words: typed })}`}>{words('ease.search.more')}</a>
              </p>
            )}
          </section>
        );
      })}
    </>
  );
}

function OneFound({ one, base, lang }: { one: Found; base: string; lang: string }) {
  return (
    <li>
      <a href={`${base}/${one.at}`} lang={one.language ?? lang} dir="auto">
        {one.text}
      </a>
    </li>
  );
}

export const searchDoors: Door[] = [get('/circles/:circle/search', 'readStories', searchPage)];
