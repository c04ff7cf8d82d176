import { readSides } from '#cycle/2-sense/respondent.ts';
import { saySides } from '#cycle/2-sense/respondents.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { withRespondentsCircle } from './here.server.ts';

/** From which sides someone answers: several, or none at all. */
export function Sides({ sides, said }: { sides: readonly { id: string; name: string }[]; said: readonly string[] }) {
  const { words } = useFrame();
  if (sides.length === 0) return null;
  return (
    <Form action="/answers/sides" forgets>
      <Choices
        many
        name="sides"
        heading="h2"
        label={words('respond.sides')}
        hint={words('respond.sides.hint')}
        options={sides.map(({ id, name }) => ({ value: id, label: name, chosen: said.includes(id) }))}
      />
      <Button kind="quiet">{words('respond.sides.keep')}</Button>
    </Form>
  );
}

/** Keeps the sides. */
export async function keepSides(c: Here): Promise<Response> {
  await withRespondentsCircle(c);
  const { db, respondent, form } = c.var;
  await saySides(db, respondent, readSides(form, await sidesOf(db, respondent.circle)));
  return c.redirect('/answers?kept=sides', 303);
}
