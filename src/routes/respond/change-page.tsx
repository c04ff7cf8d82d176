import { answerOf, readAnswer } from '#cycle/2-sense/response.ts';
import { isAsking } from '#cycle/2-sense/responding.ts';
import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { answerStatement, ownAnswer, type OwnAnswer } from '#cycle/2-sense/responses.server.ts';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import type { Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showTeller } from '../show.tsx';
import { withRespondentsCircle } from './here.server.ts';
import { showNotAsking } from './otherwise.tsx';
import { StatementForm } from './statement-form.tsx';

/** The answer that was given last, to give another. */
export async function lastAnswerPage(c: Here): Promise<Response> {
  await withRespondentsCircle(c);
  const { db, respondent } = c.var;
  const last = await ownAnswer(db, respondent.circle, respondent.id);
  return last?.text ? showChange(c, last) : c.redirect('/answers', 303);
}

/** One of someone's own answers, to give another. */
export async function changePage(c: Here): Promise<Response> {
  await withRespondentsCircle(c);
  const own = await ownHere(c);
  return own?.text ? showChange(c, own) : showNotHere(c);
}

/** Keeps the other answer; why it was asked stays. */
export async function change(c: Here): Promise<Response> {
  await withRespondentsCircle(c);
  const { db, respondent, form, circle, now } = c.var;
  const [own, answer] = [await ownHere(c), readAnswer(form)];
  if (!own?.text) return showNotHere(c);
  if (!isAsking(await respondingOf(db, circle.id))) return showNotAsking(c);
  if (!answer) return showChange(c, own, true);
  const statement = own.statement;
  await answerStatement(db, respondent.circle, { respondent: respondent.id, statement }, { answer, now });
  return c.redirect('/answers?kept=answer', 303);
}

const ownHere = (c: Here) => ownAnswer(c.var.db, c.var.respondent.circle, c.var.respondent.id, c.req.param('statement'));

async function showChange(c: Here, own: OwnAnswer, slip = false): Promise<Response> {
  const { words, db, circle } = c.var;
  if (!isAsking(await respondingOf(db, circle.id))) return showNotAsking(c);
  return showTeller(
    c,
    { title: words('respond.change.title'), status: slip ? 422 : 200 },
    <>
      <ErrorSummary slips={slip ? [{ field: 'question', text: words('respond.noAnswer') }] : []} />
      <h1 id="question" tabindex={-1}>
        {words('respond.change.title')}
      </h1>
      <StatementForm text={own.text ?? ''} language={own.language} action={`/answers/of/${own.statement}`} given={answerOf(own.answer)} />
      <p>
        <a href={`/respond/${circle.door}#question`}>{words('respond.change.on')}</a>
      </p>
      <p>
        <a href="/answers">{words('respond.mine')}</a>
      </p>
    </>,
  );
}
