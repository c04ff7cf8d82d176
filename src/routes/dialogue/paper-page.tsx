import { answers, readAssent } from '#cycle/3-dialogue/assent.ts';
import { sayWhetherItHolds } from '#cycle/3-dialogue/assents.server.ts';
import { readCode } from '#cycle/3-dialogue/codes.ts';
import { minorityNoteLength, readMinorityNote } from '#cycle/3-dialogue/minority-note.ts';
import { keepMinorityNote } from '#cycle/3-dialogue/minority-notes.server.ts';
import { readQuote, quoteLength } from '#cycle/3-dialogue/quote.ts';
import { giveQuote } from '#cycle/3-dialogue/quotes.server.ts';
import { seatOfSlip } from '#cycle/3-dialogue/seats.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { severalOf, textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { inSession, sessionPath } from './here.server.ts';

/** Types in what someone answered on a paper slip. The slip's own code keeps it one answer a person, and lets them take words back later. */
async function enter(c: Here, session: Session) {
  const { db, circle, form, keys, now } = c.var;
  const code = readCode(textOf(form, 'slip'));
  const { value: assent, problems } = readAssent(form);
  const quote = textOf(form, 'quote') === '' ? undefined : readQuote(form);
  const note = textOf(form, 'different') === '' ? undefined : readMinorityNote(form, []);
  const wrong = { ...(!code && { slip: 'dialogue.paper.slip.wrong' }), ...problems, ...quote?.problems, ...note?.problems };
  if (!code || !assent || quote?.problems || note?.problems) return showPaper(c, session, { form, problems: wrong });
  const sides = severalOf(
    form,
    'side',
    (await sidesOf(db, circle.id)).map(({ id }) => id),
  );
  const seat = await seatOfSlip(db, circle.id, session.id, { code, sides, keys, now });
  if (!seat) return showPaper(c, session, { form, problems: { slip: 'dialogue.paper.slip.wrong' } });
  const open = await sayWhetherItHolds(db, circle.id, session.id, { seat, assent, now });
  if (!open) return showPaper(c, session, { form, problems: { answer: 'dialogue.paper.closed' } });
  if (note) await keepMinorityNote(db, circle.id, session.id, { note: note.value, side: sides[0] ?? null, now });
  if (quote) await giveQuote(db, circle.id, session.id, { seat, words: quote.value.quote, now });
  return c.redirect(sessionPath(c, session.id, '/paper?entered=1'), 303);
}

async function showPaper(c: Here, session: Session, sent?: Sent) {
  const { words, db, circle } = c.var;
  const sides = await sidesOf(db, circle.id);
  const field = filledWith(words, {}, sent);
  const { value: chosen, ...asks } = field('answer');
  const ticked = sent?.form.getAll('side') ?? [];
  return showCircle(
    c,
    { title: words('dialogue.paper.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={sessionPath(c, session.id, '/record')}>{words('dialogue.record.title')}</a>
      </p>
      <h1>{words('dialogue.paper.title')}</h1>
      {c.req.query('entered') && !sent && (
        <Notice kind="kept">
          <p>{words('dialogue.paper.entered')}</p>
        </Notice>
      )}
      <p class="kring-lead">{words('dialogue.paper.lead')}</p>
      <p>
        <a href={sessionPath(c, session.id, '/run-sheet')}>{words('dialogue.paper.print')}</a>
      </p>
      <Form action={sessionPath(c, session.id, '/paper')}>
        <Field {...field('slip')} label={words('dialogue.paper.slip')} hint={words('dialogue.paper.slip.hint')} autocomplete="off" short />
        <Choices
          many
          name="side"
          label={words('dialogue.paper.side')}
          options={sides.map(({ id, name }) => ({ value: id, label: name, chosen: ticked.includes(id) }))}
        />
        <Choices
          {...asks}
          label={words('dialogue.paper.answer')}
          options={answers.map((value) => ({ value, label: words(`dialogue.assent.${value}`), chosen: chosen === value }))}
        />
        <TextArea {...field('words')} label={words('dialogue.paper.words')} rows={3} optional />
        <TextArea
          {...field('quote')}
          label={words('dialogue.paper.quote')}
          hint={words('dialogue.paper.quote.hint')}
          rows={2}
          maxlength={quoteLength}
          optional
        />
        <TextArea {...field('different')} label={words('dialogue.paper.different')} rows={2} maxlength={minorityNoteLength} optional />
        <Button>{words('dialogue.paper.enter')}</Button>
      </Form>
    </>,
  );
}

export const paperDoors = [
  get(
    '/circles/:circle/sessions/:session/paper',
    'keepRecord',
    inSession((c, session) => showPaper(c, session)),
  ),
  post('/circles/:circle/sessions/:session/paper', 'keepRecord', inSession(enter)),
];
