import { proposalsOf } from '#cycle/2-sense/moderation.server.ts';
import { isAsking } from '#cycle/2-sense/responding.ts';
import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { answerOf } from '#cycle/2-sense/response.ts';
import { ownAnswers, type OwnAnswer } from '#cycle/2-sense/responses.server.ts';
import { inHalves } from '#cycle/2-sense/respondent.ts';
import { codeOf, sidesSaid } from '#cycle/2-sense/respondents.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure, Empty } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import type { Key } from '#lib/words/words.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { Finish, PrintButton } from '../teller/card.tsx';
import { CodeCard } from './code-card.tsx';
import { withRespondentsCircle } from './here.server.ts';
import { MyPlace, standingHere } from './place-here.tsx';
import { Proposals } from './proposals.tsx';
import { Sides } from './sides.tsx';

/** What was just done, by the word in the address; nothing else of the address is shown. */
const kept: Record<string, Key> = {
  answer: 'respond.change.kept',
  sides: 'respond.sides.kept',
  missing: 'respond.missing.kept',
};

/** Someone's own answers: the code to come back, where they stand, what they missed, each answer to change, and the way to take all back. */
export async function answersPage(c: Here): Promise<Response> {
  await withRespondentsCircle(c);
  const { words, db, respondent, circle, keys } = c.var;
  const at = [db, respondent.circle, respondent.id] as const;
  const [responding, answers, code, sides, said, proposals] = await Promise.all([
    respondingOf(db, circle.id),
    ownAnswers(...at),
    codeOf(db, respondent, keys),
    sidesOf(db, circle.id),
    sidesSaid(db, respondent),
    proposalsOf(...at),
  ]);
  const asking = isAsking(responding);
  const standing = await standingHere(c, responding);
  const done = kept[c.req.query('kept') ?? ''];
  return showTeller(
    c,
    { title: words('respond.mine'), islands: ['print'] },
    <>
      {done && (
        <Notice kind="kept">
          <p>{words(done)}</p>
        </Notice>
      )}
      <h1>{words('respond.mine.title')}</h1>
      <p>{words('respond.mine.count', { count: answers.length })}</p>
      {asking && (
        <Buttons>
          <Button href={`/respond/${circle.door}#question`}>{words('respond.change.on')}</Button>
        </Buttons>
      )}
      <h2>{words('respond.code.yours')}</h2>
      {code ? <Code c={c} code={code} /> : <p>{words('respond.code.onPaper')}</p>}
      <MyPlace standing={standing} answers={answers} me={respondent.id} slug={circle.slug} />
      <h2>{words('respond.mine.answers')}</h2>
      <Answers answers={answers} asking={asking} door={circle.door} />
      <Proposals proposals={proposals} language={circle.language} />
      <Sides sides={sides} said={said} />
      <p>
        <a href="/answers/take-back">{words('respond.back')}</a>
      </p>
      <Finish c={c} />
    </>,
  );
}

function Code({ c, code }: { c: Here; code: string }) {
  const { words, origin } = c.var;
  return (
    <>
      <p>{words('respond.code.means')}</p>
      <CodeCard code={inHalves(code)} link={`${origin}/answers/code/${code}`} address={`${new URL(origin).host}/answers/code`} />
      <PrintButton label={words('respond.code.print')} />
    </>
  );
}

/** So many answers stand open; of more the others are folded away. */
const shown = 10;

function Answers({ answers, asking, door }: { answers: OwnAnswer[]; asking: boolean; door: string }) {
  const { words } = useFrame();
  if (answers.length === 0)
    return (
      <Empty action={asking && <a href={`/respond/${door}#question`}>{words('respond.change.on')}</a>}>{words('respond.mine.none')}</Empty>
    );
  return (
    <>
      <OwnAnswers answers={answers.slice(0, shown)} asking={asking} />
      {answers.length > shown && (
        <Disclosure summary={words('respond.mine.more', { count: answers.length - shown })}>
          <OwnAnswers answers={answers.slice(shown)} asking={asking} />
        </Disclosure>
      )}
    </>
  );
}

function OwnAnswers({ answers, asking }: { answers: OwnAnswer[]; asking: boolean }) {
  const { words } = useFrame();
  return (
    <ul class="kring-own-answers" role="list">
      {answers.map(({ statement, text, language, answer }) => (
        <li key={statement}>
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
      ))}
    </ul>
  );
}
