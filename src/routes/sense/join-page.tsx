import { sitDown, standUp, tableOfCode } from '#cycle/2-sense/tables.server.ts';
import { readTableCode } from '#cycle/2-sense/table.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { circleAt } from '#system/circles/circles.server.ts';
import { forget, keepSeat } from '../cookies.server.ts';
import { get, post, type Here } from '../door.ts';
import { inTurn } from '../patience.server.ts';
import { showOpen } from '../show.tsx';

/** The page where people come to a table by its code. */
function joinPage(c: Here, { typed = '', wrong = false } = {}) {
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('sense.join.title'), status: wrong ? 422 : 200 },
    <>
      {wrong && <ErrorSummary slips={[{ field: 'code', text: words('sense.join.wrong') }]} />}
      <h1>{words('sense.join.title')}</h1>
      <p class="kring-lead">{words('sense.join.lead')}</p>
      <Form action="/table">
        <Field
          name="code"
          label={words('sense.join.code')}
          hint={words('sense.join.hint')}
          value={typed}
          short
          autocomplete="off"
          problem={wrong ? words('sense.join.wrong') : undefined}
        />
        <Button>{words('sense.join.sit')}</Button>
      </Form>
      <p>{words('sense.join.noName')}</p>
    </>,
  );
}

async function join(c: Here) {
  const { db, keys, now, form } = c.var;
  const typed = textOf(form, 'code').slice(0, 40);
  const code = readTableCode(typed);
  const table = await inTurn(c, async () => (code ? tableOfCode(db, keys, code, now) : null));
  if (!table) return joinPage(c, { typed, wrong: true });
  await takeSeat(c, table.circle_id, table.id);
  const circle = await circleAt(db, { id: table.circle_id });
  return c.redirect(`/circles/${circle!.slug}/stories`, 303);
}

/** Sits down at a table in this browser, without a name. */
export async function takeSeat(c: Here, circle: string, table: string) {
  const id = await sitDown(c.var.db, circle, table, { side: null, now: c.var.now });
  keepSeat(c, { circle, id, table, session: null, sides: [] });
}

async function leave(c: Here) {
  const { seat } = c.var.actor;
  if (seat?.table) await standUp(c.var.db, seat.circle, seat.id, c.var.now);
  forget(c, 'seat');
  const back = textOf(c.var.form, 'back');
  return c.redirect(/^\/circles\/[\w-]+$/.test(back) ? back : '/table', 303);
}

export const joinDoors = [
  get('/table', 'joinTable', (c) => joinPage(c)),
  post('/table', 'joinTable', join),
  post('/table/leave', 'joinTable', leave),
  // The square on a table's sheet fills in the code; sitting down is still an act.
  get('/table/:code', 'joinTable', (c) => joinPage(c, { typed: readTableCode(c.req.param('code') ?? '') ?? '' })),
];
