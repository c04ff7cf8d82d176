import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { lookedAt } from '#catalysts/try-outs/look-codes.server.ts';
import { asked, questions, readAnswer, type Form as OurForm } from '#catalysts/rituals/ritual.ts';
import { answerTime, timeAt, type RitualHere } from '#catalysts/rituals/rituals.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { newId } from '#lib/server/ids.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Key } from '#lib/words/words.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { isFlood } from '../teller/flood.server.ts';
import { showPlain } from '../try-outs/look-page.tsx';
import { formId } from '../try-outs/seen-part.tsx';
import { todayHere } from '../today.ts';

type At = { id: string; ritual: RitualHere; onDay: string };

/** Whoever was there answers three questions, without a name; each may be skipped. */
function showAsked(c: Here, { ritual, onDay }: At, sent?: Sent) {
  const { words, circle } = c.var;
  const field = filledWith(words, {}, sent);
  return showTeller(
    c,
    { title: words('looking.ritual.title'), inside: true, status: sent && 422, islands: ['send'] },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('looking.ritual.title')}</h1>
      <p class="kring-lead">
        <strong lang={ritual.form === 'own' ? circle.language : undefined} dir="auto">
          {ritual.form === 'own' ? ritual.name : words(`looking.ritual.form.${ritual.form as OurForm}`)}
        </strong>
        , <When at={noonOf(onDay)} />
      </p>
      <p>{words('looking.ritual.lead')}</p>
      <p>{words('looking.ritual.open')}</p>
      <Form forgets>
        <input type="hidden" name="form" value={sent ? textOf(sent.form, 'form') : newId()} />
        {asked.map((question) => {
          const { value: chosen, ...asks } = field(question);
          return (
            <Choices
              key={question}
              {...asks}
              optional
              label={words(`looking.ritual.${question}`)}
              options={questions[question].map((value) => ({
                value,
                label: words(`looking.ritual.${question}.${value}` as Key),
                chosen: value === chosen,
              }))}
            />
          );
        })}
        <Button>{words('looking.ritual.send')}</Button>
      </Form>
    </>,
  );
}

async function answer(c: Here, at: At) {
  const { db, circle, form, now } = c.var;
  const { value, problems } = readAnswer(form);
  if (problems) return showAsked(c, at, { form, problems });
  await isFlood(c); // very many from one place take longer; none is lost
  const kept = await answerTime(db, circle.id, at.id, { ...value, id: formId(form), now, today: todayHere(c) });
  return kept ? c.redirect(`${c.req.path}?kept`, 303) : showSaid(c, 'over');
}

function showSaid(c: Here, what: 'kept' | 'over') {
  const { words } = c.var;
  return showTeller(
    c,
    { title: words(`looking.ritual.${what}.title`), inside: true },
    <>
      {what === 'kept' && (
        <Notice kind="kept">
          <p>{words('looking.ritual.kept.title')}</p>
        </Notice>
      )}
      <h1>{words(`looking.ritual.${what}.title`)}</h1>
      <p class="kring-lead">{words(`looking.ritual.${what}.text`)}</p>
    </>,
  );
}

const byCode =
  (open: (c: Here, at: At) => Response | Promise<Response>): Door['open'] =>
  async (c) => {
    const { db, keys, circle } = c.var;
    const id = lookedAt(keys, 'ritual', c.req.param('code')!);
    const at = id ? await timeAt(db, circle.id, id, todayHere(c)) : undefined;
    if (!at || at.ritual.hidden) return showPlain(c, 'unknown');
    if (c.req.query('kept') !== undefined) return showSaid(c, 'kept');
    return at.state === 'open' ? open(c, { id: id!, ...at }) : showSaid(c, 'over');
  };

export const answerRitualDoors = [
  get(
    '/ritual/:door/:code',
    'lookAlong',
    byCode((c, at) => showAsked(c, at)),
  ),
  post('/ritual/:door/:code', 'lookAlong', byCode(answer)),
];
