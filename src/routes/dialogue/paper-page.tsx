import { answers } from '#cycle/3-dialogue/assent.ts';
import { sayWhetherItHolds } from '#cycle/3-dialogue/assents.server.ts';
import { idOfKey } from '#cycle/3-dialogue/live/seat-acts.server.ts';
import { inTheRoom } from '#cycle/3-dialogue/live/speakers.server.ts';
import { voiceQuestions, voiceValues } from '#cycle/3-dialogue/live/voice.ts';
import { keepVoice } from '#cycle/3-dialogue/live/voices.server.ts';
import { minorityNoteLength } from '#cycle/3-dialogue/minority-note.ts';
import { keepMinorityNote } from '#cycle/3-dialogue/minority-notes.server.ts';
import { quoteLength } from '#cycle/3-dialogue/quote.ts';
import { giveQuote } from '#cycle/3-dialogue/quotes.server.ts';
import { seatOfSlip } from '#cycle/3-dialogue/seats.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { readSlip, type Slip } from '#cycle/3-dialogue/slip.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { changed } from '#lib/server/live.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { nameOf } from '../live/here.server.ts';
import { showCircle } from '../show.tsx';
import { forWhoKeeps, sessionPath } from './here.server.ts';

/** Types in what someone filled in on a paper slip. The slip's own code keeps it one answer a person, and lets them take words back later. */
async function enter(c: Here, session: Session) {
  const { db, circle, form, keys, now } = c.var;
  const { value: slip, problems } = readSlip(form, await sidesOf(db, circle.id));
  if (problems) return showPaper(c, session, { form, problems });
  const opened = session.recordOpenedAt !== null && session.recordAgreedAt === null;
  if (!opened && saysOfRecord(slip)) return showPaper(c, session, { form, problems: { answer: 'dialogue.paper.closed' } });
  const person = textOf(form, 'person') || null;
  const seat = await seatOfSlip(db, circle.id, session.id, { ...slip, person, keys, now });
  if (!seat) return showPaper(c, session, { form, problems: { slip: 'dialogue.paper.slip.wrong' } });
  if (slip.assent) await sayWhetherItHolds(db, circle.id, session.id, { seat, assent: slip.assent, now });
  await keepWords(c, session, { slip, seat });
  await keepVoice(db, circle.id, session.id, { seat, voice: slip.voice, now });
  return c.redirect(sessionPath(c, session.id, '/paper?entered=1'), 303);
}

/** The words on a slip. Typed in twice they stand there once. */
async function keepWords(c: Here, session: Session, { slip, seat }: { slip: Slip; seat: string }) {
  const { db, circle, now } = c.var;
  const id = (kind: string, words: string) => idOfKey(session.id, `${seat} ${kind} ${words}`);
  for (const kind of ['said', 'heard'] as const) {
    const words = kind === 'said' ? slip.quote : slip.heard;
    if (words !== null) await giveQuote(db, circle.id, session.id, { seat, words, kind, now, id: id(kind, words) });
  }
  const note = slip.note && { note: slip.note, side: slip.sides[0] ?? null, now, id: id('different', slip.note.different) };
  if (note) await keepMinorityNote(db, circle.id, session.id, note);
  await changed(db, circle.id, session.id);
}

const saysOfRecord = ({ assent, quote, heard, note }: Slip) => [assent, quote, heard, note].some((one) => one !== null);

async function showPaper(c: Here, session: Session, sent?: Sent) {
  const { words } = c.var;
  return showCircle(
    c,
    { title: words('dialogue.paper.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={sessionPath(c, session.id, '/record')}>{words('phone.record.title')}</a> ·{' '}
        <a href={sessionPath(c, session.id, '/tally')}>{words('live.tally.title')}</a>
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
      {!session.recordOpenedAt && (
        <Notice>
          <p>
            {words('dialogue.paper.first')} <a href={sessionPath(c, session.id, '/record/write')}>{words('dialogue.record.write')}</a>
          </p>
        </Notice>
      )}
      {session.recordAgreedAt && <p>{words('dialogue.paper.agreed')}</p>}
      <SlipForm
        c={c}
        session={session}
        sent={sent}
        people={await withoutPhone(c, session)}
        sides={await sidesOf(c.var.db, c.var.circle.id)}
      />
    </>,
  );
}

type SlipProps = {
  c: Here;
  session: Session;
  sent?: Sent;
  people: { value: string; label: string }[];
  sides: { id: string; name: string }[];
};

function SlipForm({ c, session, sent, people, sides }: SlipProps) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent);
  const ticked = sent?.form.getAll('side') ?? [];
  return (
    <Form action={sessionPath(c, session.id, '/paper')}>
      <Field {...field('slip')} label={words('dialogue.paper.slip')} hint={words('dialogue.paper.slip.hint')} autocomplete="off" short />
      {people.length > 0 && (
        <Select
          {...field('person')}
          label={words('dialogue.paper.person')}
          hint={words('dialogue.paper.person.hint')}
          options={[{ value: '', label: words('dialogue.paper.person.no') }, ...people]}
        />
      )}
      <Choices
        many
        name="side"
        label={words('dialogue.paper.side')}
        options={sides.map(({ id, name }) => ({ value: id, label: name, chosen: ticked.includes(id) }))}
      />
      {!session.recordAgreedAt && <OfTheRecord c={c} sent={sent} />}
      <h2>{words('dialogue.paper.voices')}</h2>
      <p class="kring-quiet">{words('dialogue.paper.voices.hint')}</p>
      {voiceQuestions.map((question) => (
        <Choices
          key={question}
          name={question}
          optional
          label={words(`phone.voice.${question}`)}
          options={voiceValues.map((value) => ({
            value: String(value),
            label: words(`phone.voice.${value}`),
            chosen: sent?.form.get(question) === String(value),
          }))}
        />
      ))}
      <Button>{words('dialogue.paper.enter')}</Button>
    </Form>
  );
}

function OfTheRecord({ c, sent }: { c: Here; sent?: Sent }) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent);
  const { value: chosen, ...asks } = field('answer');
  return (
    <>
      <Choices
        {...asks}
        label={words('dialogue.paper.answer')}
        options={[
          ...answers.map((value) => ({ value, label: words(`phone.assent.${value}`), chosen: chosen === value })),
          { value: '', label: words('dialogue.paper.none') },
        ]}
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
      <TextArea {...field('heard')} label={words('dialogue.paper.heard')} rows={2} maxlength={quoteLength} optional />
      <TextArea {...field('different')} label={words('dialogue.paper.different')} rows={2} maxlength={minorityNoteLength} optional />
    </>
  );
}

/** Those whom a table wrote down: their slip belongs to the place that they have. */
async function withoutPhone(c: Here, session: Session) {
  const room = await inTheRoom(c.var.db, c.var.circle.id, session.id);
  return room.filter(({ byHost }) => byHost).map((one) => ({ value: one.seat, label: nameOf(c.var.words, one) }));
}

export const paperDoors = [
  get(
    '/circles/:circle/sessions/:session/paper',
    'keepRecord',
    forWhoKeeps((c, session) => showPaper(c, session)),
  ),
  post('/circles/:circle/sessions/:session/paper', 'keepRecord', forWhoKeeps(enter)),
];
