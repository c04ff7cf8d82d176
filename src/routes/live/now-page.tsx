import { writeNote } from '#cycle/3-dialogue/live/notes.server.ts';
import { once } from '#cycle/3-dialogue/live/seat-acts.server.ts';
import { askForFloor, takeTurn } from '#cycle/3-dialogue/live/speakers.server.ts';
import { readFirstName } from '#cycle/3-dialogue/first-name.ts';
import { spaced } from '#cycle/3-dialogue/codes.ts';
import { codeOfSeat, leaveRoom, nameSeat } from '#cycle/3-dialogue/seats.server.ts';
import { seatedIn } from '#cycle/3-dialogue/live/tables.server.ts';
import { roundAt, tableOf } from '#cycle/3-dialogue/live/tables.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { required, textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { forget } from '../cookies.server.ts';
import { get, post, type Here } from '../door.ts';
import { forThoseIn, sessionPath, whoIsHere } from '../dialogue/here.server.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { decides, isOver, ownHarvest } from './harvest-now.server.ts';
import { OwnHarvestPart } from './own-harvest.tsx';
import { called, liveNow, type LiveNow } from './here.server.ts';
import { LivePart } from './live-part.tsx';
import { noteLength, notesOfSeat, OwnPart } from './own-part.tsx';
import { SharedPart } from './shared-part.tsx';
import { streamOf } from './stream.server.ts';

/** The phone of someone in the room: what happens now, and what they can do. */
export async function nowPage(c: Here, session: Session, sent?: Sent) {
  const { words, db, circle, keys } = c.var;
  const { seat } = whoIsHere(c, session);
  if (!seat) return c.redirect(sessionPath(c, session.id, '/sit'), 303);
  const live = await liveNow(c, session);
  const notes = await notesOfSeat(c, live, seat.id);
  const own = await ownHarvest(c, session, live, seat.id);
  return showCircle(
    c,
    { title: words('live.now.title'), status: sent && 422, islands: ['live'], refreshes: typesNow(live) ? undefined : 12 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p class="kring-quiet">{words('live.you', { name: called(words, live.room, seat.id) ?? '' })}</p>
      <h1 class="kring-unseen">{words('live.now.title')}</h1>
      <LivePart c={c} live={live} stream={sessionPath(c, session.id, '/now/stream')}>
        <SharedPart words={words} live={live} now={c.var.now} />
      </LivePart>
      <div id="own" data-live-own>
        <OwnPart {...{ c, session, live, seat: seat.id, notes }} sent={sent?.problems.text ? sent : undefined} />
        <OwnHarvestPart {...{ c, session, live, own, sent }} decides={decides(c, session, live.sides)} />
      </div>
      <noscript>
        <Buttons>
          <Button kind="quiet" href={sessionPath(c, session.id, '/now')}>
            {words('live.look')}
          </Button>
        </Buttons>
      </noscript>
      <Myself {...{ c, session, live, sent }} code={await codeOfSeat(db, circle.id, seat.id, keys)} seat={seat.id} />
    </>,
  );
}

type MyselfProps = { c: Here; session: Session; live: LiveNow; seat: string; code: string | null; sent?: Sent };

/** What someone is called in this room, and the way out of it, with what brings them back. */
function Myself({ c, session, live, seat, code, sent }: MyselfProps) {
  const { words } = c.var;
  const names = sent?.problems.name !== undefined;
  const { name } = live.room.find((one) => one.seat === seat) ?? { name: null };
  return (
    <>
      <Disclosure summary={words('live.name.change')} open={names}>
        <Form action={sessionPath(c, session.id, '/now/name')}>
          <Field
            {...filledWith(words, { name }, names ? sent : undefined)('name')}
            label={words('live.name')}
            hint={words('live.name.hint')}
            autocomplete="off"
            short
          />
          <Button kind="quiet">{words('live.name.keep')}</Button>
        </Form>
      </Disclosure>
      <Disclosure summary={words('live.leave')}>
        <p>{words('live.leave.means')}</p>
        <p>
          <strong class="kring-code">{code ? spaced(code) : words('dialogue.seat.code.slip')}</strong>
        </p>
        <Form action={sessionPath(c, session.id, '/now/leave')}>
          <Button kind="care">{words('live.leave')}</Button>
        </Form>
      </Disclosure>
    </>
  );
}

// A page on which someone writes does not load itself anew.
const typesNow = (live: LiveNow) => isOver(live) || ['write', 'tables', 'recognise', 'free', 'record'].includes(live.step?.rule ?? '');

/** What a seat does, once: the form carries a key, and says in which step it was shown. */
const seatAct = (work: (c: Here, session: Session, seat: string) => Promise<Response | null>) =>
  forThoseIn(async (c, session) => {
    const { seat } = whoIsHere(c, session);
    if (!seat || session.recordAgreedAt) return showNotHere(c);
    return (await work(c, session, seat.id)) ?? c.redirect(sessionPath(c, session.id, '/now'), 303);
  });

const keyOf = (c: Here) => textOf(c.var.form, 'key').slice(0, 64);

const ask = seatAct(async (c, session, seat) => {
  const { db, circle, form, now } = c.var;
  const { step } = await liveNow(c, session);
  if (step?.rule === 'queue' && step.id === textOf(form, 'step'))
    await once(db, { circle: circle.id, seat, key: keyOf(c), now }, (db) =>
      askForFloor(db, circle.id, { session: session.id, step: step.id, seat, now }),
    );
  return null;
});

const turn = seatAct(async (c, session, seat) => {
  const { db, circle, form, now } = c.var;
  const { step, floor } = await liveNow(c, session);
  const kind = textOf(form, 'kind') === 'passed' ? 'passed' : 'spoke';
  if (step && step.id === textOf(form, 'step') && floor.speaks === seat)
    await once(db, { circle: circle.id, seat, key: keyOf(c), now }, (db) =>
      takeTurn(db, circle.id, { session: session.id, step: step.id, seat, kind, now }),
    );
  return null;
});

const note = seatAct(async (c, session, seat) => {
  const { db, circle, form, now } = c.var;
  const { steps, run } = await liveNow(c, session);
  const at = steps.findIndex(({ id }) => id === textOf(form, 'step'));
  if (at < 0 || at > run.step) return showNotHere(c); // what was typed when its step ended still arrives
  const { value: text, problem } = required(form, 'text', { words: 'live.note', most: noteLength });
  if (problem !== undefined) return nowPage(c, session, { form, problems: { text: problem } });
  const table = steps[at]!.rule === 'tables' ? tableOf(await seatedIn(db, circle.id, session.id), roundAt(steps, at), seat) : null;
  const said = { session: session.id, step: steps[at]!.id, seat, table, text, now };
  await once(db, { circle: circle.id, seat, key: keyOf(c), now }, async (db) => void (await writeNote(db, circle.id, said)));
  return null;
});

const name = seatAct(async (c, session, seat) => {
  const { value, problem } = readFirstName(c.var.form);
  if (problem !== undefined) return nowPage(c, session, { form: c.var.form, problems: { name: problem } });
  await nameSeat(c.var.db, c.var.circle.id, seat, value);
  return null;
});

const leave = seatAct(async (c, _session, seat) => {
  await leaveRoom(c.var.db, c.var.circle.id, seat, c.var.now);
  forget(c, 'seat');
  return c.redirect('/session?left=1', 303);
});

const view = { name: 'phone', part: (c: Here, live: LiveNow) => <SharedPart words={c.var.words} live={live} now={c.var.now} /> };

export const nowDoors = [
  get(
    '/circles/:circle/sessions/:session/now',
    'takePart',
    forThoseIn((c, session) => nowPage(c, session)),
  ),
  get(
    '/circles/:circle/sessions/:session/now/stream',
    'takePart',
    forThoseIn((c, session) => streamOf(c, session, view)),
  ),
  post('/circles/:circle/sessions/:session/now/ask', 'takePart', ask),
  post('/circles/:circle/sessions/:session/now/turn', 'takePart', turn),
  post('/circles/:circle/sessions/:session/now/note', 'takePart', note),
  post('/circles/:circle/sessions/:session/now/name', 'takePart', name),
  post('/circles/:circle/sessions/:session/now/leave', 'takePart', leave),
];
