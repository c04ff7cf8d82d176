import { writeNote } from '#cycle/3-dialogue/live/notes.server.ts';
import { once } from '#cycle/3-dialogue/live/seat-acts.server.ts';
import { askForFloor, takeTurn } from '#cycle/3-dialogue/live/speakers.server.ts';
import { askedForTime, askForTime } from '#cycle/3-dialogue/live/more-time.server.ts';
import { runOf } from '#cycle/3-dialogue/live/runs.server.ts';
import { stepsOf } from '#cycle/3-dialogue/live/scripts.server.ts';
import { seatedIn } from '#cycle/3-dialogue/live/tables.server.ts';
import { roundAt, tableOf } from '#cycle/3-dialogue/live/tables.ts';
import { hasNotes } from '#cycle/3-dialogue/live/tally.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { required, textOf } from '#lib/form/reading.ts';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { WhoIsMissing } from '../compass/voices/missing-link.tsx';
import { writesOnce } from '#system/toolkit/methods.ts';
import { get, post, type Here } from '../door.ts';
import { forThoseIn, sessionPath, whoIsHere } from '../dialogue/here.server.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { decides, isOver, ownHarvest } from './harvest-now.server.ts';
import { OwnHarvestPart } from './own-harvest.tsx';
import { called, liveNow, stateOf, type LiveNow } from './here.server.ts';
import { backTo, ByItself, LivePart, OwnSection, standsStill } from './live-part.tsx';
import { storiesHere, storiesNamed } from './note-stories.tsx';
import { looksOnly, noteLength, noteTyped } from './note-form.tsx';
import { asksTime, MoreTime, notesOfSeat, OwnPart } from './own-part.tsx';
import { SharedPart } from './shared-part.tsx';
import { streamOf } from './stream.server.ts';

/** The phone of someone in the room: what happens now, and what they can do. */
export async function nowPage(c: Here, session: Session, sent?: Sent) {
  const { words, db, circle } = c.var;
  const { seat } = whoIsHere(c, session);
  if (!seat) return c.redirect(sessionPath(c, session.id, '/sit'), 303);
  const live = await liveNow(c, session);
  const notes = await notesOfSeat(c, live, seat.id);
  const own = await ownHarvest(c, session, live, seat.id);
  const stories = await storiesHere(c, session);
  const waits = live.step !== null && (await askedForTime(db, circle.id, { step: live.step.id, seat: seat.id }));
  return showCircle(
    c,
    {
      title: words('phone.now.title'),
      status: sent && 422,
      islands: ['live'],
      refreshes: writesNow(live, session) || standsStill(c) ? undefined : 12,
    },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p class="kring-quiet">{words('phone.you', { name: called(words, live.room, seat.id) ?? '' })}</p>
      <h1 class="kring-unseen">{words('phone.now.title')}</h1>
      <LivePart c={c} session={session} page="/now" mark={stateOf(live)}>
        <SharedPart words={words} live={live} now={c.var.now} />
      </LivePart>
      <OwnSection c={c}>
        <OwnPart {...{ c, session, live, seat: seat.id, notes, stories }} sent={noteTyped(c, sent)} />
        <OwnHarvestPart {...{ c, session, live, own, sent }} decides={decides(c, session, live.sides)} />
        <MoreTime {...{ c, session, live, waits }} />
      </OwnSection>
      <ByItself c={c} session={session} page="/now" refreshes={!writesNow(live, session)} looks={!hasNote(live)} />
      <WhoIsMissing door={circle.door} invites={`/invite/${circle.door}`} />
      <p>
        <a href={sessionPath(c, session.id, '/now/name')}>{words('phone.name.change')}</a>
      </p>
      <p>
        <a href={sessionPath(c, session.id, '/now/leave')}>{words('phone.leave')}</a>
      </p>
    </>,
  );
}

const hasNote = ({ step }: LiveNow) => step?.rule === 'write' || step?.rule === 'tables';

// A page on which someone writes or chooses does not load itself anew.
function writesNow(live: LiveNow, session: Session): boolean {
  const { step } = live;
  if (step?.rule === 'record') return session.recordOpenedAt !== null && session.recordAgreedAt === null;
  return isOver(live) || step?.rule === 'write' || step?.rule === 'tables' || (step?.rule === 'recognise' && !step.revealed);
}

/** What a seat does, once: the form carries a key, and says in which step it was shown. */
export const seatAct = (work: (c: Here, session: Session, seat: string) => Promise<Response | null>) =>
  forThoseIn(async (c, session) => {
    const { seat } = whoIsHere(c, session);
    if (!seat || session.recordAgreedAt) return showNotHere(c);
    return (await work(c, session, seat.id)) ?? backTo(c, session, '/now');
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
  if (looksOnly(c)) return nowPage(c, session);
  const [steps, run] = await Promise.all([stepsOf(db, circle.id, session.id), runOf(db, circle.id, session.id)]);
  const at = steps.findIndex(({ id, rule }) => id === textOf(form, 'step') && hasNotes(rule));
  if (at < 0 || at > run.step) return showNotHere(c); // what was typed when its step ended still arrives
  const { value: text, problem } = required(form, 'text', { words: 'phone.note', most: noteLength });
  if (problem !== undefined) return nowPage(c, session, { form, problems: { text: problem } });
  const table = steps[at]!.rule === 'tables' ? tableOf(await seatedIn(db, circle.id, session.id), roundAt(steps, at), seat) : null;
  const said = {
    session: session.id,
    step: steps[at]!.id,
    seat,
    table,
    text,
    now,
    stories: await storiesNamed(c, session),
    instead: writesOnce(steps[at]!),
  };
  await once(db, { circle: circle.id, seat, key: keyOf(c), now }, async (db) => void (await writeNote(db, circle.id, said)));
  return null;
});

/** Asks whoever leads for more time; nobody else hears of it. */
const time = seatAct(async (c, session, seat) => {
  const { step } = await liveNow(c, session);
  if (step && step.id === textOf(c.var.form, 'step') && asksTime(step))
    await askForTime(c.var.db, c.var.circle.id, { session: session.id, step: step.id, seat, now: c.var.now });
  return null;
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
  post('/circles/:circle/sessions/:session/now/time', 'takePart', time),
];
