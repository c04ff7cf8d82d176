import type { answersOf } from '#cycle/1-gather/listening.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure, List } from '#lib/ui/card.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';

export type Said = Awaited<ReturnType<typeof answersOf>>[number];

/** What the listeners and the teller said to each other, and room to say something back; folded while the news says the newest of it. */
export function Talk({ answers, typed, problem, folded }: { answers: Said[]; typed?: string; problem?: string; folded: boolean }) {
  const { words } = useFrame();
  return (
    <section>
      <h2>{words('teller.mine.talk')}</h2>
      {answers.length === 0 ? (
        <p>{words('teller.mine.talkNone')}</p>
      ) : (
        <Disclosure summary={words('teller.mine.talkAll')} open={!folded}>
          <List
            items={answers.map((answer) => (
              <OneSaid answer={answer} />
            ))}
          />
        </Disclosure>
      )}
      <Form action="/mine/reply" forgets>
        <TextArea name="reply" rows={3} label={words('teller.mine.reply')} value={typed} problem={problem} />
        <Button kind="quiet">{words('teller.mine.replySend')}</Button>
      </Form>
    </section>
  );
}

/** One thing that was said, by whom, and when: to the teller as "you", to a listener as "the teller". */
export function OneSaid({ answer, to = 'teller' }: { answer: Said; to?: 'teller' | 'listener' }) {
  const { words } = useFrame();
  const who = answer.by
    ? answer.side
      ? words('teller.tell.listenerFrom', { name: answer.by, side: answer.side })
      : answer.by
    : words('teller.mine.someone');
  const said = { who, ground: answer.ground ?? '–' };
  return (
    <Card>
      <p>
        {to === 'teller' ? words(`teller.mine.answer.${answer.kind}`, said) : words(`gather.said.answer.${answer.kind}`, said)}{' '}
        <span class="kring-quiet">
          <When at={answer.at} />
        </span>
      </p>
      {answer.hidden && <p>{words('teller.mine.answer.hidden')}</p>}
      {answer.text && (
        <p class="kring-said" dir="auto">
          {answer.text}
        </p>
      )}
    </Card>
  );
}
