import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { lookedAt } from '#catalysts/try-outs/look-codes.server.ts';
import { readObservation } from '#catalysts/try-outs/observation.ts';
import { observe } from '#catalysts/try-outs/observations.server.ts';
import { tryOutsOf, type TryOutHere } from '#catalysts/try-outs/try-out-views.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { newId } from '#lib/server/ids.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Facts } from '#lib/ui/card.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { seenLength, signs } from '#catalysts/try-outs/observation.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { isFlood } from '../teller/flood.server.ts';
import { photoIn, PhotoFields } from './photo.tsx';
import { formId } from './seen-part.tsx';
import { todayHere } from '../today.ts';

/** Someone who stands outside a try-out tells what they saw of it: no account, no name, and nothing else of the circle. */
async function showLook(c: Here, tryOut: TryOutHere, sent?: Sent) {
  const { words, db, circle } = c.var;
  if (tryOut.outcome) return showPlain(c, 'over');
  const sides = await sidesOf(db, circle.id);
  const field = filledWith(words, { seenOn: todayHere(c) }, sent);
  const [{ value: sign, ...asksSign }, { value: side, ...asksSide }] = [field('sign'), field('side')];
  return showTeller(
    c,
    { title: words('looking.title'), inside: true, status: sent && 422, islands: ['send'] },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('looking.title')}</h1>
      <p class="kring-lead">{words('looking.lead')}</p>
      <div lang={circle.language}>
        <Facts
          facts={[
            { name: words('looking.tried'), is: <span dir="auto">{tryOut.trying}</span> },
            { name: words('looking.believed'), is: <span dir="auto">{tryOut.belief}</span> },
            { name: words('looking.good'), is: <span dir="auto">{tryOut.goodSign}</span> },
            { name: words('looking.bad'), is: <span dir="auto">{tryOut.badSign}</span> },
            { name: words('looking.untilDay'), is: <When at={noonOf(tryOut.until!)} /> },
          ]}
        />
      </div>
      <p>{words('looking.lead.open')}</p>
      <Form forgets multipart>
        <input type="hidden" name="form" value={sent ? textOf(sent.form, 'form') : newId()} />
        <TextArea {...field('seen')} label={words('looking.seen')} hint={words('looking.names')} rows={5} maxlength={seenLength} />
        <Choices
          {...asksSign}
          label={words('looking.sign')}
          options={signs.map((value) => ({ value, label: words(`looking.sign.${value}`), chosen: value === sign }))}
        />
        <Field {...field('seenOn')} type="date" label={words('looking.seenOn')} short />
        <Choices
          {...asksSide}
          label={words('looking.side')}
          options={[
            ...sides.map(({ id: value, name }) => ({ value, label: name, lang: circle.language, chosen: value === side })),
            { value: '', label: words('looking.side.none'), chosen: side === '' },
          ]}
        />
        <Choices
          many
          name="showSide"
          label={words('looking.showSide.title')}
          options={[
            {
              value: 'yes',
              label: words('looking.showSide'),
              consequence: words('looking.showSide.means'),
              chosen: sent?.form.has('showSide'),
            },
          ]}
        />
        <PhotoFields words={words} field={field} />
        <Button>{words('looking.keep')}</Button>
      </Form>
    </>,
  );
}

async function keep(c: Here, tryOut: TryOutHere) {
  const { db, circle, form, now, actor } = c.var;
  if (tryOut.outcome) return showPlain(c, 'over');
  const sides = (await sidesOf(db, circle.id)).map(({ id }) => id);
  const { value, problems } = readObservation(form, { sides, outside: true, startedOn: tryOut.startedOn!, today: todayHere(c) });
  const came = await photoIn(c);
  if (problems || came.problems) return showLook(c, tryOut, { form, problems: { ...problems, ...came.problems } });
  await isFlood(c); // very many from one place take longer; none is lost
  // Whoever takes part here and opens the link does not become an outsider by it.
  const outside = !actor.memberships.some((membership) => membership.circle === circle.id) && actor.seat?.circle !== circle.id;
  const by = { outside, person: outside ? null : (actor.person?.id ?? null), seat: outside ? null : (actor.seat?.id ?? null) };
  const showSide = value.showSide || !outside;
  const kept = await observe(db, circle.id, tryOut.id, { ...value, ...by, showSide, id: formId(form), photo: came.photo, now });
  return kept ? c.redirect(`${c.req.path}?kept`, 303) : showPlain(c, 'over');
}

/** Said instead of the form: kept, over, or a link that is none of ours. */
export function showPlain(c: Here, what: 'kept' | 'over' | 'unknown') {
  const { words } = c.var;
  return showTeller(
    c,
    { title: words(`looking.${what}.title`), inside: true, status: what === 'unknown' ? 404 : 200 },
    <>
      {what === 'kept' && (
        <Notice kind="kept">
          <p>{words('looking.kept.title')}</p>
        </Notice>
      )}
      <h1>{words(`looking.${what}.title`)}</h1>
      <p class="kring-lead">{words(`looking.${what}.text`)}</p>
      {what === 'kept' && (
        <p>
          <a href={c.req.path}>{words('looking.again')}</a>
        </p>
      )}
    </>,
  );
}

const byCode =
  (open: (c: Here, tryOut: TryOutHere) => Response | Promise<Response>): Door['open'] =>
  async (c) => {
    const { db, keys, circle } = c.var;
    const id = lookedAt(keys, 'try-out', c.req.param('code')!);
    const [tryOut] = id ? await tryOutsOf(db, circle.id, { today: todayHere(c), id }) : [];
    return tryOut?.startedOn && !tryOut.hidden ? open(c, tryOut) : showPlain(c, 'unknown');
  };

export const lookDoors = [
  get(
    '/try-out/:door/:code',
    'lookAlong',
    byCode((c, tryOut) => (c.req.query('kept') === undefined ? showLook(c, tryOut) : showPlain(c, 'kept'))),
  ),
  post('/try-out/:door/:code', 'lookAlong', byCode(keep)),
];
