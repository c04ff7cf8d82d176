import { isAsking } from '#cycle/2-sense/responding.ts';
import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { readSentence, statementLength } from '#cycle/2-sense/statement.ts';
import { proposeStatement } from '#cycle/2-sense/statements.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { oneOf, textOf } from '#lib/form/reading.ts';
import { newId } from '#lib/server/ids.ts';
import { seal, unseal } from '#lib/server/sealed.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { languages } from '#lib/words/languages.ts';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import type { Here } from '../door.ts';
import { tellerLanguages } from '../language.server.ts';
import { showTeller } from '../show.tsx';
import { emptyPage, isEmptyHere } from '../teller/leave.tsx';
import { becomeRespondent } from './here.server.ts';
import { showNotAsking } from './otherwise.tsx';

/** What is missing? A sentence of one's own, or rather a story. */
export function missingPage(c: Here): Response | Promise<Response> {
  if (isEmptyHere(c)) return emptyPage(c, `${c.req.path}?on`);
  return showMissing(c);
}

/** Keeps what someone missed; someone of the circle looks before others see it. Sent twice it is one sentence. */
export async function propose(c: Here): Promise<Response> {
  const { db, circle, form, now } = c.var;
  if (!isAsking(await respondingOf(db, circle.id))) return showNotAsking(c);
  const { value: text, problem } = readSentence(form, 'text', 'respond.missing.text');
  if (problem !== undefined) return showMissing(c, { form, problems: { text: problem } });
  const language = oneOf(form, 'language', tellerLanguages) ?? c.var.lang;
  const newcomer = unseal<string>(c.var.keys.visit, 'newcomer', textOf(form, 'newcomer'));
  const respondent = await becomeRespondent(c, { newcomer, statement: '' });
  if (!(await wasProposed(c, respondent, text))) await proposeStatement(db, circle.id, { text, language, respondent }, now);
  return c.redirect('/answers?kept=missing', 303);
}

async function wasProposed(c: Here, respondent: string, text: string): Promise<boolean> {
  const row = await c.var.db
    .selectFrom('statement')
    .select('id')
    .where('circle_id', '=', c.var.circle.id)
    .where('proposed_by', '=', respondent)
    .where('text', '=', text)
    .executeTakeFirst();
  return row !== undefined;
}

async function showMissing(c: Here, sent?: Sent): Promise<Response> {
  const { words, db, circle, keys, lang } = c.var;
  if (!isAsking(await respondingOf(db, circle.id))) return showNotAsking(c);
  const field = filledWith(words, { language: lang }, sent);
  return showTeller(
    c,
    { title: words('respond.missing.title'), status: sent ? 422 : 200, islands: ['send'] },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('respond.missing.title')}</h1>
      <p>{words('respond.missing.lead')}</p>
      <Form action={`/respond/${circle.door}/missing`} forgets>
        <input type="hidden" name="newcomer" value={sent ? textOf(sent.form, 'newcomer') : seal(keys.visit, 'newcomer', newId())} />
        <TextArea
          {...field('text')}
          label={words('respond.missing.text')}
          hint={words('respond.missing.hint')}
          rows={3}
          maxlength={statementLength.most}
        />
        <Select
          {...field('language')}
          label={words('respond.missing.language')}
          options={tellerLanguages.map((code) => ({ value: code, label: languages[code].name, lang: code }))}
        />
        <p>{words('respond.missing.looked')}</p>
        <Button>{words('respond.missing.send')}</Button>
      </Form>
      {circle.gathering === 'open' && (
        <>
          <h2>{words('respond.missing.story')}</h2>
          <p>{words('respond.missing.story.text')}</p>
          <p>
            <a href={`/tell/${circle.door}`}>{words('respond.tell')}</a>
          </p>
        </>
      )}
      <p>
        <a href={`/respond/${circle.door}#question`}>{words('respond.change.on')}</a>
      </p>
    </>,
  );
}
