import type { Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import type { Here } from '../door.ts';

export const noteLength = 400;

/** Sends a note. Without JavaScript there is a way to look what happens now that keeps what is typed. */
export function SendNote({ c }: { c: Here }) {
  const { words } = c.var;
  return (
    <Buttons>
      <Button>{words('phone.note.send')}</Button>
      <noscript>
        <Button kind="quiet" name="look" value="1">
          {words('phone.look')}
        </Button>
      </noscript>
    </Buttons>
  );
}

/** Told where someone still writes while the step is over. */
export const Late = ({ c }: { c: Here }) => (
  <p data-late hidden>
    {c.var.words('phone.note.late')}
  </p>
);

/** Whether someone only looks what happens now, with a note half written. */
export const looksOnly = (c: Here): boolean => textOf(c.var.form, 'look') !== '';

/** The form in which a note stands that was not kept: it had a slip, or whoever wrote it only looked. */
export const noteTyped = (c: Here, sent?: Sent): Sent | undefined =>
  sent?.problems.text || looksOnly(c) ? (sent ?? { form: c.var.form, problems: {} }) : undefined;
