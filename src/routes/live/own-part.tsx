import { ownNotes } from '#cycle/3-dialogue/live/notes.server.ts';
import { hasTurns } from '#cycle/3-dialogue/live/step.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { inWords, type Sent } from '#lib/form/filled.ts';
import { newSecret } from '#lib/server/ids.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import type { Here } from '../door.ts';
import { sessionPath } from '../dialogue/here.server.ts';
import type { LiveNow } from './here.server.ts';

export const noteLength = 400;

type OwnProps = { c: Here; session: Session; live: LiveNow; seat: string; notes: { id: string; text: string }[]; sent?: Sent };

/** What someone in the room can do now, by the rule of the step: their own part of the phone. */
export function OwnPart({ c, session, live, seat, notes, sent }: OwnProps) {
  const { words } = c.var;
  const { step, floor } = live;
  if (!step) return null;
  const speaking = floor.speaks === seat;
  return (
    <>
      {step.rule === 'round' && (
        <div data-when-speaking={seat} hidden={!speaking}>
          <Act c={c} session={session} act="turn" step={step.id}>
            <p>
              <strong>{words('live.your.turn')}</strong>
            </p>
            <Buttons>
              <Button name="kind" value="spoke">
                {words('live.turn.done')}
              </Button>
              <Button kind="quiet" name="kind" value="passed">
                {words('live.turn.pass')}
              </Button>
            </Buttons>
          </Act>
        </div>
      )}
      {step.rule === 'queue' && <Queue {...{ c, session, live, seat, speaking }} />}
      {!hasTurns(step.rule) && step.rule !== 'record' && <Write {...{ c, session, live, notes, sent }} />}
      {step.rule === 'record' && (
        <Buttons>
          <Button href={sessionPath(c, session.id, '/record')}>{words('dialogue.record.read')}</Button>
        </Buttons>
      )}
    </>
  );
}

function Queue({ c, session, live, seat, speaking }: Omit<OwnProps, 'notes'> & { speaking: boolean }) {
  const { words } = c.var;
  const asked = live.floor.asked.includes(seat);
  return (
    <>
      <div data-when-speaking={seat} hidden={!speaking}>
        <Act c={c} session={session} act="turn" step={live.step!.id}>
          <p>
            <strong>{words('live.your.turn')}</strong>
          </p>
          <Buttons>
            <Button name="kind" value="spoke">
              {words('live.turn.done')}
            </Button>
            <Button kind="quiet" name="kind" value="passed">
              {words('live.turn.pass')}
            </Button>
          </Buttons>
        </Act>
      </div>
      {asked ? (
        <p data-unless-speaking={seat} hidden={speaking}>
          {words('live.asked')}
        </p>
      ) : (
        <Act c={c} session={session} act="ask" step={live.step!.id}>
          <Button>{words('live.ask')}</Button>
        </Act>
      )}
    </>
  );
}

function Write({ c, session, live, notes, sent }: Pick<OwnProps, 'c' | 'session' | 'live' | 'notes' | 'sent'>) {
  const { words } = c.var;
  const problem = sent?.problems.text;
  return (
    <>
      <Act c={c} session={session} act="note" step={live.step!.id}>
        <TextArea
          name="text"
          label={words('live.note')}
          hint={words(live.step!.rule === 'write' ? 'live.note.silent' : 'live.note.hint')}
          rows={3}
          maxlength={noteLength}
          value={sent ? String(sent.form.get('text') ?? '') : ''}
          problem={problem && inWords(words, problem)}
        />
        <Button>{words('live.note.send')}</Button>
      </Act>
      {notes.length > 0 && (
        <>
          <h3>{words('live.note.own')}</h3>
          <ul>
            {notes.map(({ id, text }) => (
              <li key={id} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Act({
  c,
  session,
  act,
  step,
  children,
}: {
  c: Here;
  session: Session;
  act: string;
  step: string;
  children: preact.ComponentChildren;
}) {
  return (
    <Form action={sessionPath(c, session.id, `/now/${act}`)}>
      <input type="hidden" name="key" value={newSecret()} />
      <input type="hidden" name="step" value={step} />
      {children}
    </Form>
  );
}

export const notesOfSeat = (c: Here, live: LiveNow, seat: string) =>
  live.step ? ownNotes(c.var.db, c.var.circle.id, { step: live.step.id, seat }) : Promise.resolve([]);
