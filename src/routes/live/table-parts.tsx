import { hasNotes } from '#cycle/3-dialogue/live/tally.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, type Sent } from '#lib/form/filled.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import type { Here } from '../door.ts';
import { nameOf } from './here.server.ts';
import { AboutStories, type StoryHere } from './note-stories.tsx';
import { Late, noteLength, SendNote } from './note-form.tsx';
import { Act } from './own-part.tsx';
import type { TableHere } from './table-page.tsx';

type TableProps = { c: Here; session: Session; table: TableHere };

type NotedProps = { notes: { id: string; text: string }[]; stories: StoryHere[]; sent?: Sent };

/** A note of the whole table, and those it wrote in this step. */
export function TableNote({ c, session, table, notes, stories, sent }: TableProps & NotedProps) {
  const { words } = c.var;
  const { step } = table.live;
  if (!step || !hasNotes(step.rule)) return null;
  return (
    <>
      <Act c={c} session={session} at={`/table/${table.number}`} act="note" step={step.id}>
        <Late c={c} />
        <TextArea
          {...filledWith(words, {}, sent)('text')}
          label={words('phone.host.note')}
          hint={words('phone.note.open')}
          rows={3}
          maxlength={noteLength}
        />
        <AboutStories c={c} stories={stories} sent={sent} />
        <SendNote c={c} />
      </Act>
      {notes.length > 0 && (
        <>
          <h2>{words('phone.host.noted')}</h2>
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

/** The turns of those at this table who have no phone: taken, passed, asked for; and their way out. */
export function WithoutPhone({ c, session, table }: TableProps) {
  const { words } = c.var;
  const { step, floor } = table.live;
  const people = table.seats.filter(({ byHost }) => byHost);
  if (people.length === 0) return null;
  const act = { c, session, at: `/table/${table.number}`, step: step?.id ?? '' };
  return (
    <>
      <h2>{words('phone.host.turns')}</h2>
      {people.map((one) => {
        const name = nameOf(words, one);
        const id = <input type="hidden" name="seat" value={one.seat} />;
        return (
          <div key={one.seat} dir="auto">
            <div data-when-speaking={one.seat} hidden={floor.speaks !== one.seat}>
              <Act {...act} act="turn">
                {id}
                <p>
                  <strong>{words('phone.host.speaks', { name })}</strong>
                </p>
                <Buttons>
                  <Button name="kind" value="spoke">
                    {words('phone.host.done', { name })}
                  </Button>
                  <Button kind="quiet" name="kind" value="passed">
                    {words('phone.host.passes', { name })}
                  </Button>
                </Buttons>
              </Act>
            </div>
            {step?.rule === 'queue' && floor.asked.includes(one.seat) && floor.speaks !== one.seat && (
              <p>{words('phone.host.asked', { name })}</p>
            )}
            {step?.rule === 'queue' && !floor.asked.includes(one.seat) && (
              <Act {...act} act="ask">
                {id}
                <Button kind="quiet">{words('phone.host.asks', { name })}</Button>
              </Act>
            )}
            <Act {...act} act="leave">
              {id}
              <Button kind="quiet">{words('phone.host.leaves', { name })}</Button>
            </Act>
          </div>
        );
      })}
    </>
  );
}
