import { ownNotes } from '#cycle/3-dialogue/live/notes.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { inWords, type Sent } from '#lib/form/filled.ts';
import { newSecret } from '#lib/server/ids.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { writesOnce } from '#system/toolkit/methods.ts';
import type { Here } from '../door.ts';
import { sessionPath } from '../dialogue/here.server.ts';
import { listed, nameOf, type LiveNow } from './here.server.ts';
import { Late, noteLength, SendNote } from './note-form.tsx';
import { AboutStories, type StoryHere } from './note-stories.tsx';

type OwnProps = {
  c: Here;
  session: Session;
  live: LiveNow;
  seat: string;
  notes: { id: string; text: string }[];
  stories: StoryHere[];
  sent?: Sent;
};

/** What someone in the room can do now, by the rule of the step: their own part of the phone. */
export function OwnPart({ c, session, live, seat, notes, stories, sent }: OwnProps) {
  const { words } = c.var;
  const { step, floor } = live;
  if (!step) return null;
  const speaking = floor.speaks === seat;
  return (
    <>
      {step.rule === 'round' && <OwnTurn {...{ c, session, live, seat, speaking }} />}
      {step.rule === 'queue' && <Queue {...{ c, session, live, seat, speaking }} />}
      {step.rule === 'tables' && <OwnTable c={c} session={session} live={live} seat={seat} />}
      {stories.length > 0 && step.rule !== 'record' && (
        <p>
          <a href={sessionPath(c, session.id, '#story-1')}>{words('phone.about.read')}</a>
        </p>
      )}
      {(step.rule === 'write' || step.rule === 'tables') && <Write {...{ c, session, live, notes, stories, sent }} />}
    </>
  );
}

/** At which table someone sits in this round, and with whom. */
function OwnTable({ c, session, live, seat }: Pick<OwnProps, 'c' | 'session' | 'live' | 'seat'>) {
  const { words } = c.var;
  const table = (live.tables?.seats ?? []).findIndex((seats) => seats.some((one) => one.seat === seat));
  if (table < 0) return <p>{words('phone.noTable')}</p>;
  const number = table + 1;
  const others = live.tables!.seats[table]!.filter((one) => one.seat !== seat).map((one) => nameOf(words, one));
  return (
    <>
      <p class="kring-live__floor" dir="auto">
        <strong>{words('phone.yourTable', { number })}</strong>{' '}
        {others.length > 0 && words('phone.yourTable.with', { names: listed(words, others) })}
      </p>
      <p>
        <a href={sessionPath(c, session.id, `/table/${number}`)}>{words('phone.host.go')}</a>
      </p>
    </>
  );
}

type TurnProps = Pick<OwnProps, 'c' | 'session' | 'live' | 'seat'> & { speaking: boolean };

/** One's turn, while one has the floor. */
const OwnTurn = ({ c, session, live, seat, speaking }: TurnProps) => (
  <div data-when-speaking={seat} hidden={!speaking}>
    <Act c={c} session={session} act="turn" step={live.step!.id}>
      <p>
        <strong>{c.var.words('phone.your.turn')}</strong>
      </p>
      <Buttons>
        <Button name="kind" value="spoke">
          {c.var.words('phone.turn.done')}
        </Button>
        <Button kind="quiet" name="kind" value="passed">
          {c.var.words('phone.turn.pass')}
        </Button>
      </Buttons>
    </Act>
  </div>
);

function Queue({ c, session, live, seat, speaking }: TurnProps) {
  const { words } = c.var;
  const asked = live.floor.asked.includes(seat);
  return (
    <>
      <OwnTurn {...{ c, session, live, seat, speaking }} />
      {asked ? (
        <p data-unless-speaking={seat} hidden={speaking}>
          {words('phone.asked')}
        </p>
      ) : (
        <Act c={c} session={session} act="ask" step={live.step!.id}>
          <Button>{words('phone.ask')}</Button>
        </Act>
      )}
    </>
  );
}

function Write({ c, session, live, notes, stories, sent }: Omit<OwnProps, 'seat'>) {
  const { words } = c.var;
  const problem = sent?.problems.text;
  return (
    <>
      <Act c={c} session={session} act="note" step={live.step!.id}>
        <Late c={c} />
        <TextArea
          name="text"
          label={words('phone.note')}
          hint={words(
            writesOnce(live.step!)
              ? 'phone.note.once'
              : live.step!.rule === 'write' && !live.step!.revealed
                ? 'phone.note.silent'
                : 'phone.note.open',
          )}
          rows={3}
          maxlength={noteLength}
          value={sent ? String(sent.form.get('text') ?? '') : ''}
          problem={problem && inWords(words, problem)}
        />
        <AboutStories c={c} stories={stories} sent={sent} />
        <SendNote c={c} />
      </Act>
      {notes.length > 0 && (
        <>
          <h3>{words('phone.note.own')}</h3>
          <ul>
            {notes.map(({ id, text }) => (
              <li key={id}>
                <span dir="auto">{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** In which steps the clock may be too fast for someone: those in which each works for themselves. */
export const asksTime = ({ rule, minutes, revealed }: Pick<LiveNow['steps'][number], 'rule' | 'minutes' | 'revealed'>) =>
  minutes > 0 && (rule === 'tables' || rule === 'record' || ((rule === 'write' || rule === 'recognise') && !revealed));

/** Asking for more time, unseen by the room: whoever leads hears that someone does, and not who. */
export function MoreTime({ c, session, live: { step }, waits }: Pick<OwnProps, 'c' | 'session' | 'live'> & { waits: boolean }) {
  const { words } = c.var;
  if (!step || !asksTime(step) || session.recordAgreedAt) return null;
  if (waits) return <p class="kring-quiet">{words('phone.time.asked')}</p>;
  return (
    <Act c={c} session={session} act="time" step={step.id}>
      <p class="kring-quiet">{words('phone.time.means')}</p>
      <Button kind="quiet">{words('phone.time.ask')}</Button>
    </Act>
  );
}

type ActProps = { c: Here; session: Session; act: string; step: string; at?: string; children: preact.ComponentChildren };

/** A form that says in which step it was shown, with a key that makes it one act however often it arrives. */
export function Act({ c, session, act, step, at = '/now', children }: ActProps) {
  return (
    <Form action={sessionPath(c, session.id, `${at}/${act}`)}>
      <input type="hidden" name="key" value={newSecret()} />
      <input type="hidden" name="step" value={step} />
      {children}
    </Form>
  );
}

export const notesOfSeat = (c: Here, live: LiveNow, seat: string) =>
  live.step ? ownNotes(c.var.db, c.var.circle.id, { step: live.step.id, seat }) : Promise.resolve([]);
