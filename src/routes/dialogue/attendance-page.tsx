import { readAttendance } from '#cycle/3-dialogue/attendance.ts';
import { attendanceOf, countAttendance } from '#cycle/3-dialogue/attendance.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { forWhoKeeps, sessionPath } from './here.server.ts';

async function count(c: Here, session: Session) {
  const { db, circle, form } = c.var;
  const { value, problems } = readAttendance(form, await sidesOf(db, circle.id));
  if (problems) return showAttendance(c, session, { form, problems });
  await countAttendance(db, circle.id, session.id, value);
  return c.redirect(sessionPath(c, session.id, '/record'), 303);
}

/** How many people of each side were there: counted, never named. */
async function showAttendance(c: Here, session: Session, sent?: Sent) {
  const { db, circle, words } = c.var;
  const { sides, counted } = await attendanceOf(db, circle.id, session.id);
  const kept = Object.fromEntries(sides.map(({ side, people }) => [`side-${side}`, counted ? String(people) : '']));
  const field = filledWith(words, kept, sent);
  return showCircle(
    c,
    { title: words('phone.attendance.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={sessionPath(c, session.id)}>{words('phone.session.back')}</a>
      </p>
      <h1>{words('phone.attendance.title')}</h1>
      <p class="kring-lead">{words('dialogue.attendance.lead')}</p>
      <Form>
        {sides.map(({ side, name }) => (
          <Field {...field(`side-${side}`)} type="number" min={0} label={name} short />
        ))}
        <Button>{words('dialogue.attendance.keep')}</Button>
      </Form>
    </>,
  );
}

export const attendanceDoors = [
  get(
    '/circles/:circle/sessions/:session/attendance',
    'keepRecord',
    forWhoKeeps((c, session) => showAttendance(c, session)),
  ),
  post('/circles/:circle/sessions/:session/attendance', 'keepRecord', forWhoKeeps(count)),
];
