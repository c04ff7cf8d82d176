import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { isFromOutside, readObservation } from '#catalysts/try-outs/observation.ts';
import { observe, seenOnPage, takeBackSeen, type Seen } from '#catalysts/try-outs/observations.server.ts';
import type { SeenShown, TryOutHere } from '#catalysts/try-outs/try-out-views.server.ts';
import type { Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { newId } from '#lib/server/ids.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, List, Tag } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { When } from '#lib/ui/when.tsx';
import { post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { byHere, isOwnHere, takesPart, tryOutsPath, withTryOut, type SeenHere } from './here.server.ts';
import { LookLink } from './look-link.tsx';
import { ObservationFields } from './observation-fields.tsx';
import { photoIn } from './photo.tsx';
import { tryOutPage } from './try-out-page.tsx';

/** What was seen: for the world how much and from where, for who takes part each by itself; and a place to write it down. */
export async function seenPart({ c, tryOut, here, sent }: { c: Here; tryOut: TryOutHere; here: SeenHere; sent?: Sent }) {
  const { words } = c.var;
  const open = tryOut.outcome === null;
  const ours = sent?.form.has('seen') ? sent : undefined;
  return (
    <section aria-labelledby="seen">
      <h2 id="seen">{words('tryouts.seen.title')}</h2>
      <p>
        <HowMuch c={c} counts={here.counts} /> {here.sides.length > 0 && words('tryouts.seen.sides', { sides: here.sides.join(', ') })}{' '}
        {words(`tryouts.seen.outside.${tryOut.seenFromOutside ? 'yes' : 'no'}`)}
      </p>
      {!here.seen && <p class="kring-quiet">{words('tryouts.seen.inside')}</p>}
      {here.seen && (
        <List
          items={here.seen.seen.map((seen) => (
            <OneSeen c={c} tryOut={tryOut} seen={seen} />
          ))}
        />
      )}
      {here.seen && <Pages c={c} tryOut={tryOut} page={here.page} count={here.seen.count} />}
      {open && takesPart(c) && (
        <>
          <h3 id="add">{words('tryouts.seen.add')}</h3>
          <Form action={tryOutsPath(c, `/${tryOut.id}/seen`)} multipart>
            <input type="hidden" name="form" value={ours ? textOf(ours.form, 'form') : newId()} />
            <ObservationFields c={c} sides={(await byHere(c)).speaking} sent={ours} />
            <Button kind={tryOut.seenFromOutside ? 'quiet' : 'act'}>{words('looking.keep')}</Button>
          </Form>
          <ForOutside c={c} tryOut={tryOut} />
        </>
      )}
    </section>
  );
}

function HowMuch({ c, counts }: { c: Here; counts: SeenShown }) {
  const { words } = c.var;
  if (counts.total === 0) return <>{words('tryouts.seen.none')}</>;
  if (counts.total === 'small') return <>{words('tryouts.seen.few')}.</>;
  return <>{counts.total === 'hidden' ? words('tryouts.seen.someHidden') : `${words('tryouts.seen.total', { count: counts.total })}.`}</>;
}

function OneSeen({ c, tryOut, seen }: { c: Here; tryOut: TryOutHere; seen: Seen }) {
  const { words } = c.var;
  const from = seen.outside
    ? seen.side
      ? words('tryouts.seen.from.outsideSide', { side: seen.side })
      : words('tryouts.seen.from.outside')
    : seen.side;
  return (
    <Card id={`seen-${seen.id}`}>
      <p>
        <When at={noonOf(seen.seenOn)} /> · <strong>{words(`looking.sign.${seen.sign}`)}</strong> {from && <Tag>{from}</Tag>}
        {isFromOutside(seen, tryOut.side) && !seen.outside && <span class="kring-quiet"> {words('tryouts.seen.otherSide')}</span>}
      </p>
      <p class="kring-lines" dir="auto">
        {seen.seen ?? words('tryouts.hidden')}
      </p>
      {seen.picture && (
        <img
          src={tryOutsPath(c, `/${tryOut.id}/pictures/${seen.picture.id}`)}
          width={seen.picture.width}
          height={seen.picture.height}
          alt={seen.picture.shows}
          loading="lazy"
        />
      )}
      {isOwnHere(c, seen) && tryOut.outcome === null && (
        <Form action={tryOutsPath(c, `/${tryOut.id}/seen/${seen.id}/back`)}>
          <Button kind="care">{words('tryouts.seen.back')}</Button>
        </Form>
      )}
    </Card>
  );
}

function Pages({ c, tryOut, page, count }: { c: Here; tryOut: TryOutHere; page: number; count: number }) {
  const { words } = c.var;
  const at = (nth: number) => tryOutsPath(c, `/${tryOut.id}${nth > 0 ? `?seen=${nth}` : ''}#seen`);
  return (
    <p>
      {page > 0 && <a href={at(page - 1)}>{words('tryouts.seen.newer')}</a>}{' '}
      {(page + 1) * seenOnPage < count && <a href={at(page + 1)}>{words('tryouts.seen.older')}</a>}
    </p>
  );
}

/** The link for someone who stands outside it. */
function ForOutside({ c, tryOut }: { c: Here; tryOut: TryOutHere }) {
  const { words } = c.var;
  const says = {
    title: words('tryouts.seen.link.title'),
    text: words('tryouts.seen.link.text'),
    square: words('tryouts.seen.link.square'),
  };
  return <LookLink c={c} at="try-out" id={tryOut.id} open={!tryOut.seenFromOutside} says={says} />;
}

async function keep(c: Here, tryOut: TryOutHere) {
  const { db, circle, form, now } = c.var;
  if (!tryOut.startedOn) return showNotHere(c);
  if (tryOut.outcome) return c.redirect(tryOutsPath(c, `/${tryOut.id}?already`), 303);
  const by = await byHere(c);
  const sides = by.speaking.map(({ id }) => id);
  const { value, problems } = readObservation(form, { sides, outside: false, startedOn: tryOut.startedOn, today: by.today });
  const came = await photoIn(c);
  if (problems || came.problems) return tryOutPage(c, tryOut, { form, problems: { ...problems, ...came.problems } });
  const id = formId(form);
  const who = { outside: false, person: by.person, seat: by.seat };
  const kept = await observe(db, circle.id, tryOut.id, { ...value, ...who, id, photo: came.photo, now });
  return c.redirect(tryOutsPath(c, `/${tryOut.id}${kept ? `#seen-${id}` : '?already'}`), 303);
}

/** The id that came with a form, so that the same form twice is one; a new one for a form that names none. */
export const formId = (form: FormData): string => (/^[0-9a-z]{16}$/.test(textOf(form, 'form')) ? textOf(form, 'form') : newId());

async function takeBack(c: Here, tryOut: TryOutHere) {
  const by = await byHere(c);
  const done = await takeBackSeen(c.var.db, c.var.circle.id, c.req.param('seen')!, by);
  return done ? c.redirect(tryOutsPath(c, `/${tryOut.id}#seen`), 303) : showNotHere(c);
}

export const seenDoors = [
  post('/circles/:circle/try-outs/:tryOut/seen', 'tryOut', withTryOut(keep)),
  post('/circles/:circle/try-outs/:tryOut/seen/:seen/back', 'tryOut', withTryOut(takeBack)),
];
