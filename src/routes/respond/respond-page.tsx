import { keptUntil } from '#cycle/1-gather/retentions.server.ts';
import { isAsking } from '#cycle/2-sense/responding.ts';
import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { readAnswer } from '#cycle/2-sense/response.ts';
import { answerStatement } from '#cycle/2-sense/responses.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import type { Key } from '#lib/words/words.ts';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { Finish } from '../teller/card.tsx';
import { emptyPage, isEmptyHere } from '../teller/leave.tsx';
import { askHere, becomeRespondent, openAsked, respondentHere } from './here.server.ts';
import { showNothingLeft, showNotAsking, showOver } from './otherwise.tsx';
import { SoFar } from './so-far.tsx';
import { StatementForm } from './statement-form.tsx';
import { WhoSees } from './who-sees.tsx';
import { WhyAsked } from './why-asked.tsx';

/** Where anyone says what they recognise: what this is, who sees the outcome, and the first statement at once. */
export async function respondPage(c: Here): Promise<Response> {
  if (isEmptyHere(c)) return emptyPage(c, `${c.req.path}?on`);
  return showQuestion(c, c.req.query('gone') === undefined ? {} : { notice: 'respond.gone' });
}

/** Keeps an answer. The first one makes the respondent; sent twice it is the same answer. */
export async function respond(c: Here): Promise<Response> {
  const { db, circle, form, now } = c.var;
  if (!isAsking(await respondingOf(db, circle.id))) return showNotAsking(c);
  const [asked, answer] = [openAsked(c, textOf(form, 'question')), readAnswer(form)];
  if (!asked) return showQuestion(c, { notice: 'respond.old', status: 422 });
  if (!answer) return showQuestion(c, { slip: true });
  if (!asked.newcomer && !respondentHere(c)) return showOver(c);
  const { statement } = asked.drawn;
  const respondent = await becomeRespondent(c, { newcomer: asked.newcomer, statement });
  const kept = await answerStatement(db, circle.id, { respondent, statement }, { answer, drawn: asked.drawn, now });
  // The reader and the keyboard go on at the question, and a phone shows it at once.
  return c.redirect(`/respond/${circle.door}${kept === 'gone' ? '?gone' : ''}#question`, 303);
}

type Said = { notice?: Key; slip?: boolean; status?: number };

async function showQuestion(c: Here, { notice, slip, status = slip ? 422 : 200 }: Said): Promise<Response> {
  const { words, db, circle } = c.var;
  const responding = await respondingOf(db, circle.id);
  if (!responding || !isAsking(responding)) return showNotAsking(c);
  const [{ question, answered, any, sealed }, until] = await Promise.all([askHere(c), keptUntil(db, circle.id)]);
  if (!question) return showNothingLeft(c, { answered, any });
  return showTeller(
    c,
    { title: words('respond.title'), status, wrong: slip ?? false },
    <>
      <ErrorSummary slips={slip ? [{ field: 'question', text: words('respond.noAnswer') }] : []} />
      {notice && (
        <Notice>
          <p>{words(notice)}</p>
        </Notice>
      )}
      {answered === 0 && <WhoSees results={responding.results} keptUntil={until} />}
      <h1 id="question" tabindex={-1}>
        {words('respond.title')}
      </h1>
      <StatementForm text={question.text} language={question.language} action={`/respond/${circle.door}`} question={sealed} />
      {answered > 0 && <SoFar c={c} answered={answered} />}
      <WhyAsked drawn={question.drawn} />
      {answered > 0 && <WhoSees results={responding.results} keptUntil={until} folded />}
      <p>
        <a href={`/respond/${circle.door}/missing`}>{words('respond.missing')}</a>
      </p>
      <Finish c={c} />
    </>,
  );
}
