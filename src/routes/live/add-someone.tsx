import { readFirstName } from '#cycle/3-dialogue/first-name.ts';
import { idOfKey } from '#cycle/3-dialogue/live/seat-acts.server.ts';
import { seatLate } from '#cycle/3-dialogue/live/tables.server.ts';
import { takeSeat } from '#cycle/3-dialogue/seats.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, type Sent } from '#lib/form/filled.ts';
import { severalOf, textOf } from '#lib/form/reading.ts';
import { newSecret } from '#lib/server/ids.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';

type AddProps = { c: Here; action: string; sides: readonly { id: string; name: string }[]; sent?: Sent };

/** Writes down someone without a phone: a first name or none, and the sides from which they take part. */
export function AddSomeone({ c, action, sides, sent }: AddProps) {
  const { words } = c.var;
  const mine = sent?.problems.name ? sent : undefined;
  const ticked = mine?.form.getAll('side') ?? [];
  return (
    <Form action={action}>
      <p>{words('phone.host.add.means')}</p>
      <input type="hidden" name="key" value={newSecret()} />
      <Field {...filledWith(words, {}, mine)('name')} label={words('phone.host.add.name')} autocomplete="off" short optional />
      <Choices
        many
        name="side"
        label={words('phone.host.side')}
        hint={words('phone.join.side.hint')}
        options={sides.map(({ id, name }) => ({ value: id, label: name, lang: c.var.circle.language, chosen: ticked.includes(id) }))}
      />
      <Button kind="quiet">{words('phone.host.add')}</Button>
    </Form>
  );
}

/** Takes the seat of who was written down, at a table when there is one. What was wrong comes back. */
export async function addSomeone(c: Here, session: Session, at?: { round: number; table: number }): Promise<Sent | null> {
  const { db, circle, form, keys, now } = c.var;
  const { value: name, problem } = readFirstName(form);
  if (problem !== undefined) return { form, problems: { name: problem } };
  const known = (await sidesOf(db, circle.id)).map(({ id }) => id);
  const id = idOfKey(session.id, textOf(form, 'key').slice(0, 64));
  await takeSeat(db, circle.id, session.id, { id, name, sides: severalOf(form, 'side', known), byHost: true, keys, now });
  await seatLate(db, circle.id, session.id, { seat: id, at });
  return null;
}
