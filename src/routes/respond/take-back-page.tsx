import { takeAnswersBack } from '#cycle/2-sense/respondents.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { endVisit } from '../teller/visit.server.ts';
import { withRespondentsCircle } from './here.server.ts';

/** Taking all answers back: one page, one button, and what stays is said before. */
export async function takeBackPage(c: Here): Promise<Response> {
  await withRespondentsCircle(c);
  const { words } = c.var;
  return showTeller(
    c,
    { title: words('respond.back.title') },
    <>
      <h1>{words('respond.back.title')}</h1>
      <p>{words('respond.back.lead')}</p>
      <p>{words('respond.back.until')}</p>
      <p>{words('respond.back.stays')}</p>
      <Form action="/answers/take-back">
        <Button kind="care">{words('respond.back.do')}</Button>
      </Form>
      <p>
        <a href="/answers">{words('respond.back.no')}</a>
      </p>
    </>,
  );
}

/** Takes all answers back and ends the visit. The picture that still counts them is made anew when five people went, answered or changed. */
export async function takeBack(c: Here): Promise<Response> {
  await withRespondentsCircle(c);
  const { words, db, respondent, config, now } = c.var;
  await takeAnswersBack(db, respondent, { now, data: config.data });
  await endVisit(c);
  return showTeller(
    c,
    { title: words('respond.back.done.title') },
    <>
      <h1>{words('respond.back.done.title')}</h1>
      <p>{words('respond.back.done.text')}</p>
      <p>{words('teller.finish.text')}</p>
    </>,
  );
}
