import { answerOf } from '#cycle/2-sense/response.ts';
import type { OwnAnswer } from '#cycle/2-sense/responses.server.ts';
import { Empty } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Pager } from '#lib/ui/nav.tsx';

/** So many answers stand on a page: an old phone loads no more. */
export const onAPage = 20;

type OwnAnswersProps = { answers: OwnAnswer[]; count: number; page: number; asking: boolean; door: string };

/** What someone answered, the last first, each to give another answer as long as the circle asks. */
export function OwnAnswers({ answers, count, page, asking, door }: OwnAnswersProps) {
  const { words } = useFrame();
  return (
    <>
      <h2 id="given">{words('respond.mine.answers')}</h2>
      {count === 0 && (
        <Empty action={asking && <a href={`/respond/${door}#question`}>{words('respond.change.on')}</a>}>
          {words('respond.mine.none')}
        </Empty>
      )}
      {answers.length > 0 && (
        <ul class="kring-own-answers" role="list">
          {answers.map((answer) => (
            <OneAnswer key={answer.statement} {...answer} asking={asking} />
          ))}
        </ul>
      )}
      <Pager page={page} pages={Math.ceil(count / onAPage)} hrefOf={(number) => `/answers?page=${number}#given`} />
    </>
  );
}

function OneAnswer({ statement, text, language, answer, asking }: OwnAnswer & { asking: boolean }) {
  const { words } = useFrame();
  return (
    <li>
      {text === null ? (
        <p class="kring-quiet">{words('respond.mine.notShown')}</p>
      ) : (
        <p id={`s-${statement}`} lang={language} dir="auto">
          {text}
        </p>
      )}
      <p>
        <strong>{words(`respond.answer.${answerOf(answer)}`)}</strong>{' '}
        {asking && text !== null && (
          <a href={`/answers/of/${statement}`} aria-describedby={`s-${statement}`}>
            {words('respond.mine.change')}
          </a>
        )}
      </p>
    </li>
  );
}
