import { spaced } from '#cycle/3-dialogue/codes.ts';
import { readFirstName } from '#cycle/3-dialogue/first-name.ts';
import { codeOfSeat, leaveRoom, nameSeat } from '#cycle/3-dialogue/seats.server.ts';
import { inTheRoom } from '#cycle/3-dialogue/live/speakers.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { forget } from '../cookies.server.ts';
import { get, post, type Here } from '../door.ts';
import { forThoseIn, sessionPath, whoIsHere } from '../dialogue/here.server.ts';
import { showCircle } from '../show.tsx';
import { seatAct } from './now-page.tsx';

/** What someone is called in this room. A page of its own: here nothing is made anew while someone types. */
async function namePage(c: Here, session: Session, sent?: Sent) {
  const { words, db, circle } = c.var;
  const { seat } = whoIsHere(c, session);
  if (!seat) return c.redirect(sessionPath(c, session.id, '/sit'), 303);
  const { name } = (await inTheRoom(db, circle.id, session.id)).find((one) => one.seat === seat.id) ?? { name: null };
  return showCircle(
    c,
    { title: words('phone.name.change'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('phone.name.change')}</h1>
      <Form action={sessionPath(c, session.id, '/now/name')}>
        <Field
          {...filledWith(words, { name }, sent)('name')}
          label={words('phone.name')}
          hint={words('phone.name.hint')}
          autocomplete="off"
          short
        />
        <Button>{words('phone.name.keep')}</Button>
      </Form>
      <Back c={c} session={session} />
    </>,
  );
}

/** The way out of the room, with the letters that bring someone back: there is time to write them down. */
async function leavePage(c: Here, session: Session) {
  const { words, db, circle, keys } = c.var;
  const { seat } = whoIsHere(c, session);
  if (!seat) return c.redirect(sessionPath(c, session.id, '/sit'), 303);
  const code = await codeOfSeat(db, circle.id, seat.id, keys);
  return showCircle(
    c,
    { title: words('phone.leave') },
    <>
      <h1>{words('phone.leave')}</h1>
      <p class="kring-lead">{words('phone.leave.means')}</p>
      <p>
        <strong class="kring-code">{code ? spaced(code) : words('phone.seat.code.slip')}</strong>
      </p>
      <Form action={sessionPath(c, session.id, '/now/leave')}>
        <Button kind="care">{words('phone.leave')}</Button>
      </Form>
      <Back c={c} session={session} />
    </>,
  );
}

const Back = ({ c, session }: { c: Here; session: Session }) => (
  <Buttons>
    <Button kind="quiet" href={sessionPath(c, session.id, '/now')}>
      {c.var.words('phone.back.now')}
    </Button>
  </Buttons>
);

const name = seatAct(async (c, session, seat) => {
  const { value, problem } = readFirstName(c.var.form);
  if (problem !== undefined) return namePage(c, session, { form: c.var.form, problems: { name: problem } });
  await nameSeat(c.var.db, c.var.circle.id, seat, value);
  return null;
});

const leave = seatAct(async (c, _session, seat) => {
  await leaveRoom(c.var.db, c.var.circle.id, seat, c.var.now);
  forget(c, 'seat');
  return c.redirect('/session?left=1', 303);
});

const here = '/circles/:circle/sessions/:session/now';

export const myselfDoors = [
  get(
    `${here}/name`,
    'takePart',
    forThoseIn((c, session) => namePage(c, session)),
  ),
  post(`${here}/name`, 'takePart', name),
  get(`${here}/leave`, 'takePart', forThoseIn(leavePage)),
  post(`${here}/leave`, 'takePart', leave),
];
