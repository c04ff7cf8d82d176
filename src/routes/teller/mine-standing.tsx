import { answerWithin, promptness } from '#cycle/1-gather/promptness.ts';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { ActButton } from './act-button.tsx';

type Standing = {
  story: { told_at: Date; held_at: Date | null; refused_at: Date | null; hidden_at: Date | null };
  answers: { kind: string; at: Date }[];
  now: Date;
};

/** Where the story stands now: does it wait, was the answer late, is it hidden? */
export function Standing({ story, answers, now }: Standing) {
  const { words } = useFrame();
  if (story.hidden_at) {
    return (
      <Notice kind="warning" heading={words('teller.mine.hidden.title')}>
        <p>{words('teller.mine.hidden.text')}</p>
        <ActButton action="/mine/show">{words('teller.mine.hidden.show')}</ActButton>
      </Notice>
    );
  }
  const answered = answers.find((answer) => ['accepted', 'asked', 'refused', 'said'].includes(answer.kind));
  const { state } = promptness({ told_at: story.told_at, answered_at: answered?.at ?? null }, now);
  return (
    <>
      {story.refused_at && (
        <Notice>
          <p>{words('teller.mine.refused')}</p>
        </Notice>
      )}
      {!story.refused_at && state === 'waits' && <Waits key_="teller.mine.waits" story={story} />}
      {!story.refused_at && state === 'late' && <Waits key_="teller.mine.late" story={story} />}
      {story.held_at && <p>{words('teller.mine.held')}</p>}
    </>
  );
}

function Waits({ key_, story }: { key_: 'teller.mine.waits' | 'teller.mine.late'; story: { told_at: Date } }) {
  const frame = useFrame();
  const until = new Date(story.told_at.getTime() + answerWithin * 24 * 60 * 60 * 1000);
  return (
    <Notice kind={key_ === 'teller.mine.late' ? 'care' : 'info'}>
      <p>{frame.words(key_, { day: dayInWords(until, frame.lang) })}</p>
    </Notice>
  );
}
