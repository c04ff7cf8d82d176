import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Disclosure, List, Tag } from '#lib/ui/card.tsx';
import { Field, Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import type { Words } from '#lib/words/words.ts';
import { longestWish, readWish, weigh, wishFields, type Weighed, type Wish } from '#system/toolkit/finding.ts';
import { minutesOf, modes, moments, moves, readingLoads, type Method } from '#system/toolkit/method.ts';
import { methods } from '#system/toolkit/methods.ts';
import { ownCardsOf, stands } from '#system/toolkit/own-methods.server.ts';
import type { Here } from '../door.ts';
import { showCircle, showOpen } from '../show.tsx';
import { methodsPath } from './here.ts';
import { listed, said } from './method-card.tsx';
import { OwnWays } from './own-ways.tsx';

/** All ways of working, for anyone. */
export const openCatalogue = (c: Here) =>
  showOpen(c, { title: c.var.words('methods.ui.title'), wide: true, inside: true }, <Catalogue c={c} base="/methods" own={[]} />);

/** All ways of working, in a circle where they can be started, with those that it wrote itself. */
export async function circleCatalogue(c: Here) {
  const cards = await ownCardsOf(c.var.db, c.var.circle.id);
  const own = cards.filter(stands).map(({ method }) => method);
  return showCircle(
    c,
    { title: c.var.words('methods.ui.title'), wide: true },
    <>
      <Catalogue c={c} base={methodsPath(c)} own={own} inCircle />
      <OwnWays c={c} cards={cards} />
      <p class="kring-not-printed">
        <a href={`/circles/${c.var.circle.slug}/exhibition`}>{c.var.words('methods.ui.also.exhibition')}</a>
      </p>
    </>,
  );
}

type CatalogueProps = { c: Here; base: string; own: readonly Method[]; inCircle?: boolean };

function Catalogue({ c, base, own, inCircle }: CatalogueProps) {
  const { words } = c.var;
  const wish = readWish((name) => c.req.query(name));
  const asked = wishFields.some((field) => wish[field] !== null);
  const { fit, other } = weigh([...own, ...methods], wish);
  const item = (one: Weighed) => <Found {...{ words, base, wish, one }} />;
  return (
    <>
      <h1>{words('methods.ui.title')}</h1>
      <p class="kring-lead">{words(inCircle ? 'methods.ui.catalogue.lead' : 'methods.ui.catalogue.open')}</p>
      <Disclosure summary={words('methods.ui.find')} open={asked}>
        <WishForm words={words} base={base} wish={wish} asked={asked} />
      </Disclosure>
      {asked ? (
        <>
          <h2>{words('methods.ui.fit', { count: fit.length })}</h2>
          {fit.length === 0 && <p>{words('methods.ui.fit.none')}</p>}
          <List two items={fit.map(item)} />
          {other.length > 0 && (
            <Disclosure summary={words('methods.ui.other')} open={fit.length === 0}>
              <List two items={other.map(item)} />
            </Disclosure>
          )}
        </>
      ) : (
        <>
          {own.length > 0 && (
            <section aria-labelledby="own-cards">
              <h2 id="own-cards">{words('kit.own')}</h2>
              <List two items={fit.filter(({ method }) => method.own).map(item)} />
            </section>
          )}
          {moves.map((move) => (
            <section key={move} aria-labelledby={`move-${move}`}>
              <h2 id={`move-${move}`}>{words(`methods.ui.move.${move}`)}</h2>
              <List two items={fit.filter(({ method }) => !method.own && method.move === move).map(item)} />
            </section>
          ))}
        </>
      )}
    </>
  );
}

type WishProps = { words: Words; base: string; wish: Wish; asked: boolean };

function WishForm({ words, base, wish, asked }: WishProps) {
  const choose = (name: 'mode' | 'reading' | 'moment', all: readonly string[], say: (one: string) => string) => (
    <Select
      name={name}
      label={words(`methods.ui.find.${name}`)}
      value={wish[name] ?? ''}
      options={[{ value: '', label: words('methods.ui.find.any') }, ...all.map((value) => ({ value, label: say(value) }))]}
    />
  );
  return (
    <Form asks action={base}>
      {choose('moment', moments, (one) => words(`methods.ui.moment.${one as 'begin'}`))}
      {(['people', 'minutes'] as const).map((name) => (
        <Field
          key={name}
          name={name}
          type="number"
          min={1}
          max={longestWish[name]}
          short
          optional
          label={words(`methods.ui.find.${name}`)}
          value={wish[name]?.toString() ?? ''}
        />
      ))}
      {choose('mode', modes, (one) => words(`methods.ui.mode.${one as 'room'}`))}
      {choose('reading', readingLoads, (one) => words(`methods.ui.reading.${one as 'none'}`))}
      <Buttons>
        <Button>{words('methods.ui.find.do')}</Button>
        {asked && (
          <Button kind="quiet" href={base}>
            {words('methods.ui.find.all')}
          </Button>
        )}
      </Buttons>
    </Form>
  );
}

/** One way of working in the list, with why it fits and what does not. */
function Found({ words, base, wish, one: { method, reasons } }: { words: Words; base: string; wish: Wish; one: Weighed }) {
  const why = (fits: boolean) =>
    reasons
      .filter((reason) => reason.fits === fits)
      .map(({ field }) => words(`methods.ui.${fits ? 'yes' : 'no'}.${field}`, valuesOf(words, method, wish)));
  return (
    <Card id={method.id}>
      <h3>
        <a href={`${base}/${method.id}`}>{said(words, method, 'name')}</a> {method.own && <Tag>{words('kit.own.tag')}</Tag>}
      </h3>
      <p>{said(words, method, 'about')}</p>
      <p class="kring-quiet">
        {words('live.minutes', { minutes: minutesOf(method) })} · {words('methods.ui.people', method.people)} ·{' '}
        {listed(method.modes.map((mode) => words(`methods.ui.mode.${mode}`)))}
      </p>
      {why(true).length > 0 && (
        <p>
          <strong>{words('methods.ui.because')}</strong> {listed(why(true))}.
        </p>
      )}
      {why(false).length > 0 && (
        <p>
          <strong>{words('methods.ui.unless')}</strong> {listed(why(false))}.
        </p>
      )}
    </Card>
  );
}

/** What the reasons are filled in with. */
const valuesOf = (words: Words, method: Method, wish: Wish) => ({
  ...method.people,
  minutes: minutesOf(method),
  mode: wish.mode ? words(`methods.ui.mode.${wish.mode}`) : '',
  modes: listed(method.modes.map((mode) => words(`methods.ui.mode.${mode}`))),
  reading: words(`methods.ui.reading.${method.reading}`),
  moment: wish.moment ? words(`methods.ui.moment.${wish.moment}`) : '',
  moments: listed(method.moments.map((moment) => words(`methods.ui.moment.${moment}`))),
});
