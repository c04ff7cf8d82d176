import type { openContests } from '#cycle/contests.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, List } from '#lib/ui/card.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Quote } from '#lib/ui/quote.tsx';
import type { SentBack } from './story.tsx';

type Contest = Awaited<ReturnType<typeof openContests>>[number];

/** Quotes that the teller says are not right: take each out, or explain. */
export function Contests({ base, contests, language, back }: { base: string; contests: Contest[]; language: string; back?: SentBack }) {
  const { words } = useFrame();
  if (contests.length === 0) return null;
  return (
    <section>
      <h2>{words('gather.contest')}</h2>
      <List
        items={contests.map((contest) => (
          <OneContest base={base} contest={contest} language={language} back={back?.form === contest.fragment ? back : undefined} />
        ))}
      />
    </section>
  );
}

function OneContest({ base, contest, language, back }: { base: string; contest: Contest; language: string; back?: SentBack }) {
  const { words } = useFrame();
  return (
    <Card>
      <Quote lang={language}>{contest.words}</Quote>
      {contest.why && (
        <p>
          {words('gather.contest.why')} <span dir="auto">{contest.why}</span>
        </p>
      )}
      <Form action={`${base}/contests/${contest.fragment}`}>
        <TextArea
          id={`contest-${contest.fragment}`}
          name="text"
          rows={3}
          label={words('gather.contest.text')}
          hint={words('gather.contest.explainMeans')}
          value={back?.typed}
          problem={back?.slip.text}
        />
        <Buttons>
          <Button kind="care" name="outcome" value="taken_out">
            {words('gather.contest.takeOut')}
          </Button>
          <Button kind="quiet" name="outcome" value="explained">
            {words('gather.contest.explain')}
          </Button>
        </Buttons>
      </Form>
    </Card>
  );
}
