import type { ComponentChildren } from 'preact';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Key } from '#lib/words/words.ts';
import type { SentBack } from './story.tsx';

type AnsweringProps = {
  base: string;
  story: { accepted_at: Date | null; refused_at: Date | null; version: number };
  grounds: { id: string; text: string }[];
  back?: SentBack;
};

/** The ways to answer a teller: accept, ask back, say something, refuse on a published ground. */
export function Answering({ base, story, grounds, back }: AnsweringProps) {
  const { words } = useFrame();
  const accepted = story.accepted_at !== null && story.refused_at === null;
  return (
    <section>
      <h2>{words('gather.answer')}</h2>
      {!accepted && (
        <OneWay base={base} way="accept" back={back} open>
          <p>{words('gather.accept.lead')}</p>
          <input type="hidden" name="version" value={story.version} />
        </OneWay>
      )}
      <OneWay base={base} way="ask" back={back} />
      <OneWay base={base} way="say" back={back} />
      {!story.refused_at && (
        <OneWay base={base} way="refuse" back={back}>
          <Choices
            name="ground"
            label={words('gather.refuse.ground')}
            problem={back?.form === 'refuse' && back.slip.field === 'ground' ? back.slip.text : undefined}
            options={grounds.map((ground) => ({ value: ground.id, label: ground.text }))}
          />
        </OneWay>
      )}
    </section>
  );
}

type Way = 'accept' | 'ask' | 'say' | 'refuse';

function OneWay({
  base,
  way,
  back,
  open,
  children,
}: {
  base: string;
  way: Way;
  back?: SentBack;
  open?: boolean;
  children?: ComponentChildren;
}) {
  const { words } = useFrame();
  const wrong = back?.form === way ? back : undefined;
  const id = `${way}-text`;
  return (
    <Disclosure summary={words(`gather.${way}` as Key)} open={open || wrong !== undefined}>
      <Form action={`${base}/${way}`} id={way}>
        {children}
        <TextArea
          id={id}
          name="text"
          rows={4}
          label={words(`gather.${way}.text` as Key)}
          optional={way === 'accept'}
          value={wrong?.typed}
          problem={wrong?.slip.field === id ? wrong.slip.text : undefined}
        />
        <Button kind={way === 'accept' ? 'act' : way === 'refuse' ? 'care' : 'quiet'}>{words(`gather.${way}.do` as Key)}</Button>
      </Form>
    </Disclosure>
  );
}
