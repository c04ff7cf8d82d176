import { sheetCode } from '#cycle/2-sense/respondent-codes.server.ts';
import { inHalves } from '#cycle/2-sense/respondent.ts';
import { isAsking, type RespondingHere } from '#cycle/2-sense/responding.ts';
import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { answers } from '#cycle/2-sense/response.ts';
import { marksOf } from '#cycle/2-sense/sheet.ts';
import { sheetsOf } from '#cycle/2-sense/sheets.server.ts';
import { statementsOf, type StatementHere } from '#cycle/2-sense/statements.server.ts';
import { A4 } from '#lib/ui/a4.tsx';
import { Button } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { wordsIn, type Words } from '#lib/words/words.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';

/** So many sheets at once at most. */
const most = 40;

/** Sheets of paper with statements and boxes, each with a code of its own. Nothing is kept until one is typed in. */
export async function sheetPage(c: Here): Promise<Response> {
  const { words, db, circle } = c.var;
  const count = Math.min(most, Math.max(1, Math.trunc(Number(c.req.query('sheets'))) || 4));
  const responding = await respondingOf(db, circle.id);
  const sheets = responding && isAsking(responding) ? await sheetsOf(db, circle.id, count) : [];
  const base = `/circles/${circle.slug}/statements`;
  if (!responding || sheets.length === 0) {
    return showCircle(
      c,
      { title: words('sheet.title') },
      <>
        <h1>{words('sheet.title')}</h1>
        <Empty action={<a href={base}>{words('sheet.statements')}</a>}>{words('sheet.none')}</Empty>
      </>,
    );
  }
  const marks = marksOf((await statementsOf(db, circle.id)).map(({ id }) => id));
  const sides = await sidesOf(db, circle.id);
  return showCircle(
    c,
    { title: words('sheet.title') },
    <>
      <h1 class="kring-not-printed">{words('sheet.title')}</h1>
      <div class="kring-not-printed">
        <p>{words('sheet.lead')}</p>
        <Form asks action={`${base}/sheet`}>
          <Field name="sheets" type="number" label={words('sheet.count')} value={String(count)} min={1} max={most} short />
          <Button kind="quiet">{words('sheet.make')}</Button>
        </Form>
        <p>
          <a href={`${base}/paper`}>{words('sheet.typeIn')}</a>
        </p>
      </div>
      {sheets.map((statements) => (
        <OneSheet {...{ c, statements, marks, sides, responding }} />
      ))}
    </>,
  );
}

type OneSheetProps = {
  c: Here;
  statements: StatementHere[];
  marks: ReadonlyMap<string, string>;
  sides: { name: string }[];
  responding: RespondingHere;
};

/** One sheet, in the language of the circle: read, tick, and tear off the foot to keep. */
function OneSheet({ c, statements, marks, sides, responding }: OneSheetProps) {
  const { circle, origin } = c.var;
  const words = wordsIn(circle.language, circle.address);
  const code = inHalves(sheetCode());
  return (
    <div lang={circle.language}>
      <A4
        title={words('respond.title')}
        about={`${words('frame.circle', { subject: circle.subject })}. ${words('sheet.tick')} ${words(`respond.sees.${responding.results}`)}`}
        foot={<Keep {...{ words, code, address: `${new URL(origin).host}/answers/code` }} />}
        dense
      >
        <table class="kring-sheet-table">
          <thead>
            <tr>
              <th scope="col">{words('sheet.statement')}</th>
              {answers.map((answer) => (
                <th key={answer} scope="col">
                  {words(`respond.answer.${answer}`)}
                </th>
              ))}
              <th scope="col">{words('sheet.mark')}</th>
            </tr>
          </thead>
          <tbody>
            {statements.map(({ id, text, language }) => (
              <tr key={id}>
                <th scope="row" lang={language} dir="auto">
                  {text}
                </th>
                {answers.map((answer) => (
                  <td key={answer}>☐</td>
                ))}
                <td>{marks.get(id)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {sides.length > 0 && (
          <p>
            {words('respond.sides')} {sides.map(({ name }) => `☐ ${name}`).join('  ')}
          </p>
        )}
        <p>{words('sheet.code.is', { code })}</p>
      </A4>
    </div>
  );
}

function Keep({ words, code, address }: { words: Words; code: string; address: string }) {
  return (
    <>
      ✂ {words('sheet.keep')} <strong>{code}</strong>. {words('sheet.keep.where', { address })} {words('respond.code.keep')}
    </>
  );
}
