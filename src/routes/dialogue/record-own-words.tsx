import type { ComponentChildren } from 'preact';
import { answers, assentLength } from '#cycle/3-dialogue/assent.ts';
import { minorityNoteLength } from '#cycle/3-dialogue/minority-note.ts';
import { quoteLength } from '#cycle/3-dialogue/quote.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure, Tag } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { Quote } from '#lib/ui/quote.tsx';
import type { Here } from '../door.ts';
import { sessionPath, whoIsHere } from './here.server.ts';
import { OneNote, Side, type Read } from './record-parts.tsx';

/** Does the record hold? One answer a seat, to be changed as long as the record is open. */
export function Answer({ c, session, record: { mine }, sent, action = sessionPath(c, session.id, '/record') }: Read & { action?: string }) {
  const { words } = c.var;
  const field = filledWith(words, { answer: mine?.answer, words: mine?.words }, sent);
  const { value: chosen, ...asks } = field('answer');
  return (
    <section id="answer">
      {mine && (
        <Notice kind={mine.earlier ? 'info' : 'kept'}>
          <p>{words(mine.earlier ? 'phone.assent.earlier' : 'phone.assent.kept')}</p>
        </Notice>
      )}
      <Form action={action}>
        <Choices
          {...asks}
          id="answer-choice"
          heading="h2"
          label={words('phone.assent.ask')}
          options={answers.map((value) => ({
            value,
            label: words(`phone.assent.${value}`),
            consequence: words(`phone.assent.${value}.means`),
            chosen: chosen === value,
          }))}
        />
        <TextArea
          {...field('words')}
          label={words('phone.assent.words')}
          hint={words('phone.assent.words.hint')}
          rows={4}
          maxlength={assentLength}
          optional
        />
        <Button>{words('phone.assent.do')}</Button>
      </Form>
    </section>
  );
}

/** For who has no seat yet. */
export function HowToAnswer({ c, session }: { c: Here; session: Session }) {
  const { words } = c.var;
  return (
    <Notice heading={words('phone.assent.ask')}>
      <p>
        {words('phone.assent.join')} <a href={sessionPath(c, session.id, '/sit')}>{words('phone.join.here')}</a>
      </p>
    </Notice>
  );
}

/** What is seen differently about the whole, and room to write it. */
export function Notes({ c, session, record, sent }: Read) {
  const { words } = c.var;
  const ofSession = record.notes.filter((note) => note.finding === null);
  const writes = whoIsHere(c, session).seat !== null && !session.recordAgreedAt;
  const field = filledWith(words, {}, sent);
  const { value: about, ...asksAbout } = field('about');
  const { value: _, ...asksSide } = field('show_side');
  return (
    <section id="notes">
      <h2>{words('phone.notes.title')}</h2>
      {ofSession.length === 0 && <p>{words('phone.notes.none')}</p>}
      {ofSession.map((note) => (
        <OneNote c={c} note={note} />
      ))}
      {writes && (
        <Disclosure summary={words('phone.notes.write')} open={sent?.problems.different !== undefined}>
          <Form action={sessionPath(c, session.id, '/notes')}>
            <TextArea {...field('different')} label={words('phone.different.ask')} rows={4} maxlength={minorityNoteLength} />
            <Choices
              {...asksAbout}
              label={words('phone.different.about')}
              options={[
                { value: '', label: words('phone.different.about.session'), chosen: about === '' },
                ...record.findings.map(({ id, text }) => ({ value: id, label: text ?? words('phone.hidden'), chosen: about === id })),
              ]}
            />
            <Choices
              many
              {...asksSide}
              label={words('phone.different.side')}
              options={[{ value: 'yes', label: words('phone.different.side.yes') }]}
            />
            <Button kind="quiet">{words('phone.different.do')}</Button>
          </Form>
        </Disclosure>
      )}
    </section>
  );
}

/** Words of people who were there, and the way to take one’s own back. */
export function Quotes({ c, session, record, sent }: Read) {
  const { words } = c.var;
  const { seat } = whoIsHere(c, session);
  const said = record.quotes.filter(({ kind }) => kind === 'said');
  return (
    <section id="quotes">
      <h2>{words('phone.quotes.title')}</h2>
      {said.length === 0 && <p>{words('phone.quotes.none')}</p>}
      {said.map((quote) => (
        <OneQuote c={c} session={session} quote={quote} from={quote.sideName && <Side c={c} name={quote.sideName} />} />
      ))}
      {seat && !session.recordAgreedAt && (
        <Disclosure summary={words('phone.quotes.give')} open={sent?.problems.quote !== undefined}>
          <Form action={sessionPath(c, session.id, '/quotes')}>
            <TextArea
              {...filledWith(words, {}, sent)('quote')}
              label={words('phone.quotes.ask')}
              hint={words('phone.quotes.means')}
              rows={3}
              maxlength={quoteLength}
            />
            <Button kind="quiet">{words('phone.quotes.do')}</Button>
          </Form>
        </Disclosure>
      )}
    </section>
  );
}

/** What people who decide heard: said in their role, so that their side stands beside it. */
export function Heard({ c, session, record }: Read) {
  const { words } = c.var;
  const heard = record.quotes.filter(({ kind }) => kind === 'heard');
  if (heard.length === 0) return null;
  return (
    <>
      <h2>{words('phone.heard.title')}</h2>
      {heard.map((quote) => (
        <OneQuote c={c} session={session} quote={quote} from={<Tag>{words('phone.heard.from')}</Tag>} />
      ))}
    </>
  );
}

type QuoteProps = { c: Here; session: Session; quote: Read['record']['quotes'][number]; from: ComponentChildren };

function OneQuote({ c, session, quote, from }: QuoteProps) {
  const { words } = c.var;
  const { answers: steward } = whoIsHere(c, session);
  return (
    <>
      <Quote from={from}>{quote.words}</Quote>
      {(quote.mine || steward) && (
        <Form action={sessionPath(c, session.id, `/quotes/${quote.id}/back`)}>
          <Button kind="care">{words(quote.mine ? 'phone.quotes.back' : 'dialogue.quotes.away')}</Button>
        </Form>
      )}
    </>
  );
}
