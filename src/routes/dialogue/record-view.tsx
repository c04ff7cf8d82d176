import { answers, assentLength } from '#cycle/3-dialogue/assent.ts';
import { minorityNoteLength } from '#cycle/3-dialogue/minority-note.ts';
import { quoteLength } from '#cycle/3-dialogue/quote.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, List, Tag } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Count } from '#lib/ui/count.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { Quote } from '#lib/ui/quote.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Shown } from '#maths/small-cells.ts';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { RestsOn } from './findings-page.tsx';
import { sessionPath, whoIsHere } from './here.server.ts';
import type { RecordRead } from './record-page.tsx';

type Read = { c: Here; session: Session; record: RecordRead; sent?: Sent };

/** The record: what was found, what is seen differently, what was said, whether it holds. */
export function showRecord(c: Here, session: Session, record: RecordRead, sent?: Sent) {
  const { words } = c.var;
  const { seat, keeps } = whoIsHere(c, session);
  const read = { c, session, record, sent };
  const open = session.recordAgreedAt === null;
  return showCircle(
    c,
    { title: words('dialogue.record.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={sessionPath(c, session.id)}>{words('dialogue.session.back')}</a>
      </p>
      <h1>{words('dialogue.record.title')}</h1>
      <p class="kring-quiet">
        <When at={session.startsAt} as="moment" />, <span dir="auto">{session.place}</span>
      </p>
      <p class="kring-lead" dir="auto">
        {session.purpose}
      </p>
      <State {...read} />
      {open && keeps && <Closing {...read} />}
      <RecordText {...read} />
      {open && session.recordOpenedAt && (seat ? <Answer {...read} /> : <HowToAnswer c={c} session={session} />)}
      <Findings {...read} />
      <Notes {...read} />
      <Quotes {...read} />
      <Objections {...read} />
      <WhoWasThere {...read} />
    </>,
  );
}

function State({ c, session }: Read) {
  const { words } = c.var;
  if (!session.recordAgreedAt) return <p>{words(`dialogue.record.state.${session.recordOpenedAt ? 'open' : 'none'}`)}</p>;
  return (
    <>
      <p>
        {words('dialogue.record.agreedOn')} <When at={session.recordAgreedAt} />.
      </p>
      <Buttons>
        <Button kind="quiet" icon="print" href={sessionPath(c, session.id, '/a4')}>
          {words('dialogue.a4.print')}
        </Button>
      </Buttons>
    </>
  );
}

function Closing({ c, session, record, sent }: Read) {
  const { words } = c.var;
  if (!session.recordOpenedAt) {
    return (
      <Buttons>
        <Button href={sessionPath(c, session.id, '/record/write')}>{words('dialogue.record.write')}</Button>
      </Buttons>
    );
  }
  const objected = record.objections.length > 0;
  const field = filledWith(words, {}, sent);
  const { value: _, ...asks } = field('printed');
  return (
    <Notice heading={words('dialogue.record.close.title')}>
      <p>{words(objected ? 'dialogue.record.close.objections' : 'dialogue.record.close.means')}</p>
      <Form action={sessionPath(c, session.id, '/record/agree')}>
        {objected && (
          <Choices
            many
            {...asks}
            label={words('dialogue.record.close.ask')}
            options={[{ value: 'yes', label: words('dialogue.record.close.printed') }]}
          />
        )}
        <Buttons>
          <Button>{words('dialogue.record.close.do')}</Button>
          <Button kind="quiet" href={sessionPath(c, session.id, '/record/write')}>
            {words('dialogue.record.change')}
          </Button>
          <Button kind="quiet" href={sessionPath(c, session.id, '/paper')}>
            {words('dialogue.paper.title')}
          </Button>
        </Buttons>
      </Form>
    </Notice>
  );
}

function RecordText({ c, session }: Read) {
  if (!session.recordOpenedAt) return null;
  if (session.recordHiddenAt) return <Notice>{c.var.words('dialogue.hidden')}</Notice>;
  return (
    <div class="kring-story" dir="auto">
      {session.record}
    </div>
  );
}

function Answer({ c, session, record: { mine }, sent }: Read) {
  const { words } = c.var;
  const field = filledWith(words, { answer: mine?.answer, words: mine?.words }, sent);
  const { value: chosen, ...asks } = field('answer');
  return (
    <section id="answer">
      {mine && (
        <Notice kind={mine.earlier ? 'info' : 'kept'}>
          <p>{words(mine.earlier ? 'dialogue.assent.earlier' : 'dialogue.assent.kept')}</p>
        </Notice>
      )}
      <Form action={sessionPath(c, session.id, '/record')}>
        <Choices
          {...asks}
          id="answer-choice"
          heading="h2"
          label={words('dialogue.assent.ask')}
          options={answers.map((value) => ({
            value,
            label: words(`dialogue.assent.${value}`),
            consequence: words(`dialogue.assent.${value}.means`),
            chosen: chosen === value,
          }))}
        />
        <TextArea
          {...field('words')}
          label={words('dialogue.assent.words')}
          hint={words('dialogue.assent.words.hint')}
          rows={4}
          maxlength={assentLength}
          optional
        />
        <Button>{words('dialogue.assent.do')}</Button>
      </Form>
    </section>
  );
}

function HowToAnswer({ c, session }: { c: Here; session: Session }) {
  const { words } = c.var;
  return (
    <Notice heading={words('dialogue.assent.ask')}>
      <p>
        {words('dialogue.assent.join')} <a href={sessionPath(c, session.id, '/sit')}>{words('dialogue.join.here')}</a>
      </p>
    </Notice>
  );
}

function Findings({ c, record }: Read) {
  const { words } = c.var;
  return (
    <>
      <h2>{words('dialogue.findings.title')}</h2>
      {record.findings.length === 0 && <Empty>{words('dialogue.findings.none')}</Empty>}
      <List
        items={record.findings.map((finding) => (
          <Card id={finding.id}>
            <p dir="auto">{finding.text ?? words('dialogue.hidden')}</p>
            <RestsOn c={c} finding={finding} />
            {finding.decisions.map(({ id, text }) => (
              <p>
                {words('dialogue.finding.decided')}{' '}
                <a href={`/circles/${c.var.circle.slug}/changes/${id}`} dir="auto">
                  {text ?? words('dialogue.hidden')}
                </a>
              </p>
            ))}
            {record.notes
              .filter((note) => note.finding === finding.id)
              .map((note) => (
                <OneNote c={c} note={note} />
              ))}
          </Card>
        ))}
      />
    </>
  );
}

function OneNote({ c, note }: { c: Here; note: RecordRead['notes'][number] }) {
  const { words } = c.var;
  return (
    <Quote
      from={
        <>
          {words('dialogue.notes.one')} {note.sideName && <Tag>{note.sideName}</Tag>}
        </>
      }
    >
      {note.text ?? words('dialogue.hidden')}
    </Quote>
  );
}

function Notes({ c, session, record, sent }: Read) {
  const { words } = c.var;
  const ofSession = record.notes.filter((note) => note.finding === null);
  const writes = whoIsHere(c, session).seat !== null && !session.recordAgreedAt;
  const field = filledWith(words, {}, sent);
  const { value: about, ...asksAbout } = field('about');
  const { value: _, ...asksSide } = field('show_side');
  return (
    <section id="notes">
      <h2>{words('dialogue.notes.title')}</h2>
      {ofSession.length === 0 && <p>{words('dialogue.notes.none')}</p>}
      {ofSession.map((note) => (
        <OneNote c={c} note={note} />
      ))}
      {writes && (
        <Disclosure summary={words('dialogue.notes.write')} open={sent?.problems.different !== undefined}>
          <Form action={sessionPath(c, session.id, '/notes')}>
            <TextArea {...field('different')} label={words('dialogue.note.ask')} rows={4} maxlength={minorityNoteLength} />
            <Choices
              {...asksAbout}
              label={words('dialogue.note.about')}
              options={[
                { value: '', label: words('dialogue.note.about.session'), chosen: about === '' },
                ...record.findings.map(({ id, text }) => ({ value: id, label: text ?? words('dialogue.hidden'), chosen: about === id })),
              ]}
            />
            <Choices
              many
              {...asksSide}
              label={words('dialogue.note.side')}
              options={[{ value: 'yes', label: words('dialogue.note.side.yes') }]}
            />
            <Button kind="quiet">{words('dialogue.note.do')}</Button>
          </Form>
        </Disclosure>
      )}
    </section>
  );
}

function Quotes({ c, session, record, sent }: Read) {
  const { words } = c.var;
  const { seat, keeps } = whoIsHere(c, session);
  return (
    <section id="quotes">
      <h2>{words('dialogue.quotes.title')}</h2>
      {record.quotes.length === 0 && <p>{words('dialogue.quotes.none')}</p>}
      {record.quotes.map((quote) => (
        <>
          <Quote from={quote.sideName && <Tag>{quote.sideName}</Tag>}>{quote.words}</Quote>
          {(quote.mine || keeps) && (
            <Form action={sessionPath(c, session.id, `/quotes/${quote.id}/back`)}>
              <Button kind="care">{words(quote.mine ? 'dialogue.quotes.back' : 'dialogue.quotes.away')}</Button>
            </Form>
          )}
        </>
      ))}
      {seat && !session.recordAgreedAt && (
        <Disclosure summary={words('dialogue.quotes.give')} open={sent?.problems.quote !== undefined}>
          <Form action={sessionPath(c, session.id, '/quotes')}>
            <TextArea
              {...filledWith(words, {}, sent)('quote')}
              label={words('dialogue.quotes.ask')}
              hint={words('dialogue.quotes.means')}
              rows={3}
              maxlength={quoteLength}
            />
            <Button kind="quiet">{words('dialogue.quotes.do')}</Button>
          </Form>
        </Disclosure>
      )}
    </section>
  );
}

function Objections({ c, session, record }: Read) {
  const { words } = c.var;
  if (!session.recordOpenedAt) return null;
  const said = record.objections.filter((one) => one.words !== null || one.hidden);
  return (
    <>
      <h2>{words('dialogue.objections.title')}</h2>
      {record.objections.length === 0 && <p>{words('dialogue.objections.none')}</p>}
      {record.objections.length > said.length && <p>{words('dialogue.objections.silent')}</p>}
      {said.map((one) => (
        <Quote
          from={
            <>
              {words(one.answer === 'missing' ? 'dialogue.objections.missing' : 'dialogue.objections.notOk')}{' '}
              {one.sideName && <Tag>{one.sideName}</Tag>}
            </>
          }
        >
          {one.words ?? words('dialogue.hidden')}
        </Quote>
      ))}
    </>
  );
}

function WhoWasThere({ c, session, record: { attendance, standing } }: Read) {
  const { words } = c.var;
  return (
    <>
      <h2>{words('dialogue.attendance.title')}</h2>
      {!attendance.counted && <p>{words('dialogue.attendance.notYet')}</p>}
      {attendance.counted && (
        <DataTable
          caption={words('dialogue.attendance.caption')}
          columns={[{ label: words('dialogue.side') }, { label: words('dialogue.people'), number: true }]}
          rows={[
            ...attendance.sides.map(({ side, name, people }) => ({ id: side, cells: [name, shownNumber(c, people)] })),
            { id: 'all', cells: [words('dialogue.together'), shownNumber(c, attendance.total)] },
          ]}
        />
      )}
      {standing && (
        <DataTable
          caption={words('dialogue.standing.caption')}
          columns={[{ label: words('dialogue.standing.answer') }, { label: words('dialogue.people'), number: true }]}
          rows={(['ok', 'earlier', 'notOk', 'missing', 'silent'] as const)
            .filter((kind) => (kind !== 'earlier' || standing.earlier !== 0) && (kind !== 'silent' || attendance.counted))
            .map((kind) => ({ id: kind, cells: [words(`dialogue.standing.${kind}`), shownNumber(c, standing[kind])] }))}
        />
      )}
      {!session.recordAgreedAt || <p class="kring-quiet">{words('dialogue.withdrawn')}</p>}
    </>
  );
}

/** A number, "fewer than 5", or that it is not shown because it would give a small one away. */
export const shownNumber = (c: Here, n: Shown) =>
  n === 'hidden' ? c.var.words('dialogue.notShown') : <Count n={n === 'small' ? 'hidden' : n} />;
