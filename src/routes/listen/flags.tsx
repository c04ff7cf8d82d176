import type { flagsOf } from '#cycle/1-gather/flags.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Disclosure, List } from '#lib/ui/card.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { isKey } from '#lib/words/words.ts';
import type { SentBack } from './story.tsx';

type Flag = Awaited<ReturnType<typeof flagsOf>>[number];

/** What may point to a person, each to keep or to blank out; and room to blank out what was not found. */
export function Flags({ base, flags, back }: { base: string; flags: Flag[]; back?: SentBack }) {
  const { words } = useFrame();
  const open = flags.filter((flag) => !flag.settled_at);
  const wrong = back?.form === 'mask' ? back : undefined;
  return (
    <section>
      <h2>{words('gather.flags')}</h2>
      <p>{words(open.length > 0 ? 'gather.flags.lead' : 'gather.flags.none')}</p>
      {open.length > 0 && (
        <List
          items={open.map((flag) => (
            <OneFlag base={base} flag={flag} />
          ))}
        />
      )}
      <Disclosure summary={words('gather.mask.title')} open={wrong !== undefined}>
        <Form action={`${base}/mask`}>
          <Field
            name="words"
            label={words('gather.mask.words')}
            hint={words('gather.mask.hint')}
            value={wrong?.typed}
            problem={wrong?.slip.text}
            autocomplete="off"
          />
          <Button kind="care">{words('gather.mask.do')}</Button>
        </Form>
      </Disclosure>
    </section>
  );
}

function OneFlag({ base, flag }: { base: string; flag: Flag }) {
  const { words } = useFrame();
  const kind = `gather.kind.${flag.kind}`;
  return (
    <Card>
      <p>{words('gather.flags.where', { kind: isKey(kind) ? words(kind) : flag.kind, words: flag.words })}</p>
      <Form action={`${base}/flags/${flag.id}`}>
        <Buttons>
          <Button kind="quiet" name="outcome" value="keep">
            {words('gather.flags.keep')}
          </Button>
          <Button kind="care" name="outcome" value="mask">
            {words('gather.flags.mask')}
          </Button>
        </Buttons>
      </Form>
    </Card>
  );
}
