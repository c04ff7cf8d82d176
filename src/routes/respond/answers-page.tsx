import { proposalsOf } from '#cycle/2-sense/moderation.server.ts';
import { isAsking } from '#cycle/2-sense/responding.ts';
import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { answersFor, ownAnswers } from '#cycle/2-sense/responses.server.ts';
import { inHalves } from '#cycle/2-sense/respondent.ts';
import { codeOf, sidesSaid } from '#cycle/2-sense/respondents.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { squareCode } from '#lib/ui/qr.ts';
import { CodeCard } from '#lib/ui/story-card.tsx';
import { keptUntil } from '#cycle/1-gather/retentions.server.ts';
import { Notice } from '#lib/ui/notice.tsx';
import type { Key } from '#lib/words/words.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { WhoIsMissing } from '../compass/voices/missing-link.tsx';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { AnswersKept } from './who-sees.tsx';
import { Finish, PrintButton } from '../teller/card.tsx';
import { withRespondentsCircle } from './here.server.ts';
import { onAPage, OwnAnswers } from './own-answers.tsx';
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
  const page = Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1);
  const [responding, answers, shown, code, sides, said, proposals] = await Promise.all([
    respondingOf(db, circle.id),
    answersFor(...at),
    ownAnswers(...at, { from: (page - 1) * onAPage, most: onAPage }),
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
      <AnswersKept until={await keptUntil(db, circle.id)} />
      {asking && (
        <Buttons>
          <Button href={`/respond/${circle.door}#question`}>{words('respond.change.on')}</Button>
        </Buttons>
      )}
      <h2>{words('respond.code.yours')}</h2>
      {code ? <Code c={c} code={code} /> : <p>{words('respond.code.onPaper')}</p>}
      <MyPlace standing={standing} answers={answers} me={respondent.id} slug={circle.slug} />
      <OwnAnswers answers={shown} count={answers.length} page={page} asking={asking} door={circle.door} />
      <Proposals proposals={proposals} language={circle.language} />
      <Sides sides={sides} said={said} />
      <p>
        <a href="/answers/take-back">{words('respond.back')}</a>
      </p>
      <WhoIsMissing door={circle.door} />
      <Finish c={c} />
    </>,
  );
}

function Code({ c, code }: { c: Here; code: string }) {
  const { words, origin } = c.var;
  return (
    <>
      <p>{words('respond.code.means')}</p>
      <CodeCard
        title={words('respond.code.yours')}
        square={squareCode(`${origin}/answers/code/${code}`)}
        squareSays={words('respond.code.square')}
        does={words('respond.code.do')}
        address={`${new URL(origin).host}/answers/code`}
        keep={words('respond.code.keep')}
      >
        <p class="kring-answers-code" translate={false}>
          {inHalves(code)}
        </p>
      </CodeCard>
      <PrintButton label={words('respond.code.print')} />
    </>
  );
}
