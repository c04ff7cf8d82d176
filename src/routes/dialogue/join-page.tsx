import { readCode, spaced } from '#cycle/3-dialogue/codes.ts';
import { readFirstName } from '#cycle/3-dialogue/first-name.ts';
import { seatLate } from '#cycle/3-dialogue/live/tables.server.ts';
import { codeOfSeat, comeBack, takeSeat, whereCodeLeads } from '#cycle/3-dialogue/seats.server.ts';
import { sessionAt, type Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { severalOf, textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { circleAt, sidesOf } from '#system/circles/circles.server.ts';
import { forget, keepSeat, seatVisit } from '../cookies.server.ts';
import { get, post, type Here } from '../door.ts';
import { speak } from '../language.server.ts';
import { inTurn } from '../patience.server.ts';
import { showCircle, showOpen } from '../show.tsx';
import { forThoseIn, inSession, sessionPath, whoIsHere } from './here.server.ts';
import { AsWritten } from './own-language.tsx';

/** Asks for a code: that of the session, or the one of a seat that someone had before. */
function askPage(c: Here, sent?: Sent) {
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('phone.join.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      {c.req.query('left') && !sent && (
        <Notice kind="kept" heading={words('phone.gone')}>
          <p>{words('phone.gone.back')}</p>
        </Notice>
      )}
      <h1>{words('phone.join.title')}</h1>
      <p class="kring-lead">{words('phone.join.lead')}</p>
      <Form action="/session">
        <Field
          {...filledWith(words, {}, sent)('code')}
          label={words('phone.join.code')}
          hint={words('phone.join.code.hint')}
          autocomplete="off"
          short
        />
        <Button>{words('phone.join.open')}</Button>
      </Form>
    </>,
  );
}

// The code goes on in the form, not in an address.
async function enterCode(c: Here) {
  return openWith(c, textOf(c.var.form, 'code'));
}

/** The square code on the sheet leads here. Opening it changes nothing: someone sits down when they say so. */
const scanned = (c: Here) => openWith(c, c.req.param('code')!);

async function openWith(c: Here, typed: string) {
  const { form, db } = c.var;
  const [code, place] = await lookUp(c, typed);
  if (!code || !place) return askPage(c, { form: withCode(form, typed), problems: { code: 'phone.join.code.wrong' } });
  c.set('circle', (await circleAt(db, { id: place.circle }))!);
  speak(c, 'joinSession');
  const session = (await sessionAt(db, place.circle, place.session))!;
  return showSit(c, session, { code, back: place.seat !== null });
}

async function lookUp(c: Here, typed: string) {
  const { db, keys, now } = c.var;
  const code = readCode(typed.slice(0, 40));
  return [code, await inTurn(c, async () => (code ? whereCodeLeads(db, code, { keys, now }) : null))] as const;
}

function withCode(form: FormData, code: string) {
  form.set('code', code);
  return form;
}

type Sitting = { code: string | null; back: boolean };

/** Sitting down: from which sides, with a first name or none. */
async function showSit(c: Here, session: Session, how: Sitting, sent?: Sent) {
  const { words, db, circle } = c.var;
  const sides = await sidesOf(db, circle.id);
  const ticked = sent?.form.getAll('side') ?? [];
  return showCircle(
    c,
    { title: words('phone.join.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words(how.back ? 'phone.join.back' : 'phone.join.welcome')}</h1>
      <p class="kring-lead" lang={circle.language} dir="auto">
        {session.purpose}
      </p>
      <p>
        <When at={session.startsAt} as="moment" />, <AsWritten c={c}>{session.place}</AsWritten>
      </p>
      <p>{words('phone.join.noName')}</p>
      <Form action={how.code ? '/session/sit' : sessionPath(c, session.id, '/sit')}>
        {how.code && <input type="hidden" name="code" value={how.code} />}
        {!how.back && (
          <>
            <Choices
              many
              name="side"
              label={words('phone.join.side')}
              hint={words('phone.join.side.hint')}
              options={sides.map(({ id, name }) => ({ value: id, label: name, lang: circle.language, chosen: ticked.includes(id) }))}
            />
            <Field
              {...filledWith(words, {}, sent)('name')}
              label={words('phone.name')}
              hint={words('phone.name.hint')}
              autocomplete="off"
              short
            />
          </>
        )}
        <Button>{words(how.back ? 'phone.join.again' : 'phone.join.sit')}</Button>
      </Form>
    </>,
  );
}

async function sit(c: Here) {
  const { db, form } = c.var;
  const [, place] = await lookUp(c, textOf(form, 'code'));
  if (!place) return askPage(c, { form, problems: { code: 'phone.join.code.wrong' } });
  c.set('circle', (await circleAt(db, { id: place.circle }))!);
  speak(c, 'joinSession');
  const session = (await sessionAt(db, place.circle, place.session))!;
  if (!place.seat) return sitDown(c, session, { code: textOf(form, 'code'), back: false });
  await comeBack(db, place.circle, place.seat);
  await seatLate(db, place.circle, place.session, { seat: place.seat });
  keepSeat(c, { circle: place.circle, id: place.seat, table: null, session: place.session, sides: place.sides });
  return c.redirect(sessionPath(c, session.id, '/seat'), 303);
}

async function sitDown(c: Here, session: Session, how: Sitting = { code: null, back: false }) {
  const { db, keys, now, form, circle } = c.var;
  const { value: name, problem } = readFirstName(form);
  if (problem !== undefined) return showSit(c, session, how, { form, problems: { name: problem } });
  const sides = severalOf(
    form,
    'side',
    (await sidesOf(db, circle.id)).map(({ id }) => id),
  );
  await endSeatVisit(c); // whoever sat here before rises; their seat opens again with its code
  const id = await takeSeat(db, circle.id, session.id, { sides, name, keys, now });
  await seatLate(db, circle.id, session.id, { seat: id });
  keepSeat(c, { circle: circle.id, id, table: null, session: session.id, sides });
  return c.redirect(sessionPath(c, session.id, '/seat'), 303);
}

/** One's own seat: the code that opens it again, and room for the next person on the same device. */
async function seatPage(c: Here, session: Session) {
  const { words, db, circle, keys } = c.var;
  const { seat } = whoIsHere(c, session);
  if (!seat) return c.redirect('/session', 303);
  const code = await codeOfSeat(db, circle.id, seat.id, keys);
  return showCircle(
    c,
    { title: words('phone.seat.title') },
    <>
      <h1>{words('phone.seat.title')}</h1>
      <p class="kring-lead">{words('phone.seat.lead')}</p>
      <Notice kind="kept" heading={words('phone.seat.code')}>
        <p>
          <strong class="kring-code">{code ? spaced(code) : words('phone.seat.code.slip')}</strong>
        </p>
        <p>{words('phone.seat.code.means')}</p>
      </Notice>
      <Buttons>
        {!session.recordAgreedAt && <Button href={sessionPath(c, session.id, '/now')}>{words('phone.now.title')}</Button>}
        <Button kind="quiet" href={sessionPath(c, session.id)}>
          {words('phone.seat.on')}
        </Button>
        {session.recordOpenedAt && <Button href={sessionPath(c, session.id, '/record')}>{words('phone.record.read')}</Button>}
      </Buttons>
      <h2>{words('phone.seat.next.title')}</h2>
      <p>{words('phone.seat.next')}</p>
      <Form action="/session/rise">
        <Buttons>
          {!session.recordAgreedAt && (
            <Button kind="quiet" href={sessionPath(c, session.id, '/sit')}>
              {words('phone.seat.next.do')}
            </Button>
          )}
          <Button kind="quiet">{words('phone.seat.rise')}</Button>
        </Buttons>
      </Form>
    </>,
  );
}

/** Ends the visit of this browser; the seat itself can be opened again with its code. */
async function rise(c: Here) {
  await endSeatVisit(c);
  forget(c, 'seat');
  return c.redirect('/session', 303);
}

async function endSeatVisit(c: Here) {
  const visit = seatVisit(c)?.visit;
  if (visit)
    await c.var.db
      .insertInto('sign_in.ended')
      .values({ visit, ended_at: c.var.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

export const joinDoors = [
  get('/session', 'joinSession', (c) => askPage(c)),
  post('/session', 'joinSession', enterCode),
  post('/session/sit', 'joinSession', sit),
  post('/session/rise', 'joinSession', rise),
  get('/session/:code', 'joinSession', scanned),
  get(
    '/circles/:circle/sessions/:session/sit',
    'takePart',
    forThoseIn((c, session) => showSit(c, session, { code: null, back: false })),
  ),
  post(
    '/circles/:circle/sessions/:session/sit',
    'takePart',
    forThoseIn((c, session) => sitDown(c, session)),
  ),
  get('/circles/:circle/sessions/:session/seat', 'takePart', inSession(seatPage)),
];
