import { notesAt, writeNote } from '#cycle/3-dialogue/live/notes.server.ts';
import { idOfKey, once } from '#cycle/3-dialogue/live/seat-acts.server.ts';
import { askForFloor, takeTurn } from '#cycle/3-dialogue/live/speakers.server.ts';
import { seatedIn } from '#cycle/3-dialogue/live/tables.server.ts';
import { roundAtTables, roundsIn, tableOf } from '#cycle/3-dialogue/live/tables.ts';
import { hasNotes } from '#cycle/3-dialogue/live/tally.ts';
import { leaveRoom } from '#cycle/3-dialogue/seats.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { required, textOf } from '#lib/form/reading.ts';
import { may } from '#lib/people/may.ts';
import type { Db } from '#lib/server/db.server.ts';
import { Disclosure } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { forThoseIn, sessionPath, whoIsHere } from '../dialogue/here.server.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { AddSomeone, addSomeone } from './add-someone.tsx';
import { liveNow, listed, nameOf, stateOf, type LiveNow } from './here.server.ts';
import { backTo, ByItself, LivePart, OwnSection } from './live-part.tsx';
import { storiesHere, storiesNamed } from './note-stories.tsx';
import { looksOnly, noteLength, noteTyped } from './note-form.tsx';
import { SharedPart } from './shared-part.tsx';
import { streamOf, type View } from './stream.server.ts';
import { TableNote, WithoutPhone } from './table-parts.tsx';

const mostAdded = 12; // people without a phone whom one table may write down: enough for any table, too few to flood a room

/** A table in the round that runs or was last: who sits there, from its own phone or that of whoever leads. */
export type TableHere = { number: number; round: number; live: LiveNow; seats: LiveNow['room'] };

type AtTable = (c: Here, session: Session, table: TableHere) => Promise<Response | null>;

/** A door of one table: for who sits at it now, and who leads. Another table is not here. */
const atTable = (open: AtTable) =>
  forThoseIn(async (c, session) => {
    const { actor, circle, db } = c.var;
    const { seat } = whoIsHere(c, session);
    const number = Number(c.req.param('number'));
    const [live, seated] = [await liveNow(c, session), await seatedIn(db, circle.id, session.id)];
    const round = roundAtTables(roundsIn(live.steps), live.run.step);
    const table = round === null ? undefined : seated[round]?.[number - 1];
    const own = seat !== null && tableOf(seated, round, seat.id) === number;
    if (!table || round === null || session.recordAgreedAt || !(own || may(actor, 'leadSession', circle.id))) return showNotHere(c);
    const seats = live.room.filter((one) => table.includes(one.seat));
    return (await open(c, session, { number, round, live, seats })) ?? backTo(c, session, `/table/${number}`);
  });

/** What a table shares one phone for: notes, and turns and seats of those who have none. */
async function tablePage(c: Here, session: Session, table: TableHere, sent?: Sent): Promise<Response> {
  const { words, db, circle, now } = c.var;
  const { live, number, seats } = table;
  const notes = live.step ? await notesAt(db, circle.id, { step: live.step.id, table: number }) : [];
  return showCircle(
    c,
    { title: words('phone.table', { number }), status: sent && 422, islands: ['live'] },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p class="kring-quiet">
        <a href={sessionPath(c, session.id, whoIsHere(c, session).seat ? '/now' : '/lead')}>{words('phone.host.back')}</a>
      </p>
      <h1>{words('phone.table', { number })}</h1>
      <p class="kring-lead">{words('phone.host.lead')}</p>
      <LivePart c={c} session={session} page={`/table/${number}`} mark={tableMark(live)} back={sessionPath(c, session.id, '/now')}>
        <SharedPart words={words} live={live} now={now} />
      </LivePart>
      <OwnSection c={c}>
        <p dir="auto">
          {seats.length === 0
            ? words('phone.host.alone')
            : words('phone.host.people', {
                names: listed(
                  words,
                  seats.map((one) => nameOf(words, one)),
                ),
              })}
        </p>
        <TableNote {...{ c, session, table, notes }} stories={await storiesHere(c, session)} sent={noteTyped(c, sent)} />
        <WithoutPhone {...{ c, session, table }} />
        <Disclosure summary={words('phone.host.add.title')} open={sent?.problems.name !== undefined}>
          <AddSomeone c={c} action={sessionPath(c, session.id, `/table/${number}/add`)} sides={await sidesOf(db, circle.id)} sent={sent} />
        </Disclosure>
      </OwnSection>
      <ByItself c={c} session={session} page={`/table/${number}`} refreshes={false} />
    </>,
  );
}

const add = atTable(async (c, session, table) => {
  const { form } = c.var;
  const added = table.seats.filter(({ byHost }) => byHost).length;
  const slip =
    added >= mostAdded
      ? { form, problems: { name: 'phone.host.full' } }
      : await addSomeone(c, session, { round: table.round, table: table.number });
  return slip ? tablePage(c, session, table, slip) : null;
});

const note = atTable(async (c, session, table) => {
  const { db, circle, form, now } = c.var;
  if (looksOnly(c)) return tablePage(c, session, table);
  const { steps, run } = table.live;
  const at = steps.findIndex(({ id, rule }) => id === textOf(form, 'step') && hasNotes(rule));
  if (at < 0 || at > run.step) return showNotHere(c);
  const { value: text, problem } = required(form, 'text', { words: 'phone.note', most: noteLength });
  if (problem !== undefined) return tablePage(c, session, table, { form, problems: { text: problem } });
  const id = idOfKey(session.id, textOf(form, 'key').slice(0, 64));
  const stories = await storiesNamed(c, session);
  await writeNote(db, circle.id, { id, session: session.id, step: steps[at]!.id, seat: null, table: table.number, text, now, stories });
  return null;
});

/** What the host does for someone of this table who has no phone. */
const forOne = (work: (db: Db, c: Here, at: { session: string; live: LiveNow; seat: string }) => Promise<void>) =>
  atTable(async (c, session, { live, seats }) => {
    const { db, circle, form, now } = c.var;
    const one = seats.find(({ seat, byHost }) => byHost && seat === textOf(form, 'seat'));
    const shown = live.step !== null && live.step.id === textOf(form, 'step');
    if (!one || !shown) return null;
    const key = textOf(form, 'key').slice(0, 64);
    await once(db, { circle: circle.id, seat: one.seat, key, now }, (db) => work(db, c, { session: session.id, live, seat: one.seat }));
    return null;
  });

const turn = forOne(async (db, c, { session, live, seat }) => {
  const { circle, form, now } = c.var;
  const kind = textOf(form, 'kind') === 'passed' ? 'passed' : 'spoke';
  if (live.floor.speaks === seat) await takeTurn(db, circle.id, { session, step: live.step!.id, seat, kind, now });
});

const ask = forOne(async (db, c, { session, live, seat }) => {
  const { circle, now } = c.var;
  if (live.step!.rule === 'queue') await askForFloor(db, circle.id, { session, step: live.step!.id, seat, now });
});

const leave = atTable(async (c, _session, { seats }) => {
  const { db, circle, form, now } = c.var;
  const one = seats.find(({ seat, byHost }) => byHost && seat === textOf(form, 'seat'));
  if (one) await leaveRoom(db, circle.id, one.seat, now);
  return null;
});

// Who is here, who has the floor and who asked for it: what the host of a table can press follows from them.
const tableMark = (live: LiveNow) =>
  [stateOf(live), live.floor.speaks, ...live.floor.asked, ...live.room.map(({ seat, name }) => `${seat} ${name ?? ''}`)].join(' ');

const view: View = { name: 'table', part: (c, live) => <SharedPart words={c.var.words} live={live} now={c.var.now} />, mark: tableMark };

const here = '/circles/:circle/sessions/:session/table/:number';

export const tableDoors = [
  get(
    here,
    'takePart',
    atTable((c, session, table) => tablePage(c, session, table)),
  ),
  get(
    `${here}/stream`,
    'takePart',
    atTable((c, session) => Promise.resolve(streamOf(c, session, view))),
  ),
  post(`${here}/add`, 'takePart', add),
  post(`${here}/note`, 'takePart', note),
  post(`${here}/turn`, 'takePart', turn),
  post(`${here}/ask`, 'takePart', ask),
  post(`${here}/leave`, 'takePart', leave),
];
