import { isAsking } from '#cycle/2-sense/responding.ts';
import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { readSides } from '#cycle/2-sense/respondent.ts';
import { answers } from '#cycle/2-sense/response.ts';
import { readSheet } from '#cycle/2-sense/sheet.ts';
import { typeInSheet } from '#cycle/2-sense/sheets.server.ts';
import { statementsOf } from '#cycle/2-sense/statements.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';

/** Where answers on paper are typed in, one sheet after another. */
export const typeInPage = (c: Here) => showTypeIn(c);

/** Keeps the answers of a sheet. Its code makes it one person, and stays with whoever filled it in. */
export async function typeIn(c: Here): Promise<Response> {
  const { db, circle, form, keys, now } = c.var;
  const ids = (await statementsOf(db, circle.id)).map(({ id }) => id);
  const { value, problems } = readSheet(form, ids);
  if (problems) return showTypeIn(c, { form, problems });
  if (!isAsking(await respondingOf(db, circle.id))) return showTypeIn(c, { form, problems: { code: 'sheet.closed' } });
  const sides = readSides(form, await sidesOf(db, circle.id));
  const kept = await typeInSheet(db, circle.id, value, { sides, keys, now });
  if (kept === null) return showTypeIn(c, { form, problems: { code: 'sheet.code.wrong' } });
  return c.redirect(`/circles/${circle.slug}/statements/paper?kept=${kept}`, 303);
}

async function showTypeIn(c: Here, sent?: Sent): Promise<Response> {
  const { words, db, circle } = c.var;
  const base = `/circles/${circle.slug}/statements`;
  const field = filledWith(words, {}, sent);
  const sides = await sidesOf(db, circle.id);
  const ticked = sent?.form.getAll('sides') ?? [];
  const kept = Number(c.req.query('kept'));
  return showCircle(
    c,
    { title: words('sheet.typeIn'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      {!sent && kept > 0 && (
        <Notice kind="kept">
          <p>{words('sheet.kept', { count: Math.min(kept, 1000) })}</p>
        </Notice>
      )}
      <h1>{words('sheet.typeIn')}</h1>
      <p>{words('sheet.typeIn.lead')}</p>
      <p>
        <a href={`${base}/sheet`}>{words('sheet.title')}</a>
      </p>
      <Form action={`${base}/paper`} forgets>
        <Field {...field('code')} label={words('sheet.code')} hint={words('sheet.code.hint')} short autocomplete="off" />
        {answers.map((answer) => (
          <Field key={answer} {...field(answer)} label={words(`respond.answer.${answer}`)} hint={words('sheet.marks')} autocomplete="off" />
        ))}
        <Choices
          many
          name="sides"
          label={words('respond.sides')}
          options={sides.map(({ id, name }) => ({ value: id, label: name, chosen: ticked.includes(id) }))}
        />
        <Button>{words('sheet.keepIt')}</Button>
      </Form>
    </>,
  );
}
