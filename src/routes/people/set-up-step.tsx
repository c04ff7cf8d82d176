import type { filledWith } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { appAddress, inLetters, newStepSecret } from '#lib/people/second-step.ts';
import { seal, unseal } from '#lib/server/sealed.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { squareCode } from '#lib/ui/qr.ts';
import { Square } from '#lib/ui/square.tsx';
import type { Here } from '../door.ts';

type Shown = { person: string; secret: string; until: number };
const halfAnHour = 30 * 60 * 1000;

/** Sets a second step up: the secret as a square and as letters, and a first code to show that the app has it. Nothing is kept before that code is right; until then the secret travels sealed in the form. */
export function SetUpStep({
  c,
  person,
  action,
  field,
  button,
}: {
  c: Here;
  person: string;
  action: string;
  field: ReturnType<typeof filledWith>;
  button: string;
}) {
  const { words, keys, now, origin } = c.var;
  const secret = secretSent(c, person) ?? newStepSecret();
  const shown: Shown = { person, secret: secret.toString('hex'), until: now.getTime() + halfAnHour };
  const square = squareCode(appAddress(secret, { name: person.slice(0, 6), host: new URL(origin).host }));
  return (
    <>
      <ol>
        <li>{words('safety.setUp.app')}</li>
        <li>{words('safety.setUp.scan')}</li>
        <li>{words('safety.setUp.type')}</li>
      </ol>
      <Square square={square} label={words('safety.setUp.square')} />
      <p>
        {words('safety.setUp.letters')} <code class="kring-lines">{inLetters(secret).match(/.{4}/g)!.join(' ')}</code>
      </p>
      <Form action={action}>
        <input type="hidden" name="sealed" value={seal(keys.visit, 'new step', shown)} />
        <Field {...field('code')} label={words('safety.code')} hint={words('safety.code.hint')} autocomplete="one-time-code" short />
        <Button kind="act">{button}</Button>
      </Form>
    </>
  );
}

/** The secret that this person was shown, as it came back; null when it is another's, too old, or none. */
export function secretSent(c: Here, person: string): Buffer | null {
  const shown = unseal<Shown>(c.var.keys.visit, 'new step', textOf(c.var.form, 'sealed'));
  return shown && shown.person === person && shown.until > c.var.now.getTime() ? Buffer.from(shown.secret, 'hex') : null;
}
