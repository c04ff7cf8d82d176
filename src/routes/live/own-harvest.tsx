import { quoteLength } from '#cycle/3-dialogue/quote.ts';
import { recognitions } from '#cycle/3-dialogue/live/recognising.ts';
import { voiceQuestions, voiceValues } from '#cycle/3-dialogue/live/voice.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, type Sent } from '#lib/form/filled.ts';
import { newSecret } from '#lib/server/ids.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import type { Here } from '../door.ts';
import { sessionPath } from '../dialogue/here.server.ts';
import { Answer } from '../dialogue/record-own-words.tsx';
import { isOver, type OwnHarvest } from './harvest-now.server.ts';
import type { LiveNow } from './here.server.ts';

type OwnProps = { c: Here; session: Session; live: LiveNow; own: OwnHarvest; decides: boolean; sent?: Sent };

/** What someone in the room says of notes, of the record, and of the conversation when it is over. */
export function OwnHarvestPart(props: OwnProps) {
  const { live } = props;
  if (live.step?.rule === 'recognise' && !live.step.revealed) return <Recognise {...props} />;
  if (live.step?.rule === 'record') return <OwnRecord {...props} />;
  return isOver(live) ? <Voice {...props} /> : null;
}

/** One note at a time, with three buttons; what was said can be said otherwise. */
function Recognise({ c, session, live, own }: OwnProps) {
  const { words } = c.var;
  const asked = live.harvest.asked ?? [];
  const next = asked.findIndex(({ id }) => !own.said.has(id));
  const said = asked.filter(({ id }) => own.said.has(id));
  if (asked.length === 0) return <p>{words('phone.recognise.none')}</p>;
  return (
    <>
      {next >= 0 ? (
        <OneNote
          {...{ c, session, live }}
          note={asked[next]!}
          heading={words('phone.recognise.of', { number: said.length + 1, all: asked.length })}
        />
      ) : (
        <p>{words('phone.recognise.done')}</p>
      )}
      {said.length > 0 && (
        <Disclosure summary={words('phone.recognise.change')}>
          {said.map((note) => (
            <OneNote key={note.id} {...{ c, session, live, note }} heading={words(`phone.recognise.said.${own.said.get(note.id)!}`)} />
          ))}
        </Disclosure>
      )}
    </>
  );
}

type NoteProps = Pick<OwnProps, 'c' | 'session' | 'live'> & { note: { id: string; text: string }; heading: string };

function OneNote({ c, session, live, note, heading }: NoteProps) {
  const { words } = c.var;
  return (
    <Form action={sessionPath(c, session.id, '/now/recognise')}>
      <input type="hidden" name="key" value={newSecret()} />
      <input type="hidden" name="step" value={live.step!.id} />
      <input type="hidden" name="note" value={note.id} />
      <p class="kring-quiet">{heading}</p>
      <p class="kring-lead" dir="auto">
        {note.text}
      </p>
      <p>{words('phone.recognise.ask')}</p>
      <Buttons>
        {recognitions.map((kind) => (
          <Button key={kind} kind={kind === 'pass' ? 'quiet' : 'act'} name="answer" value={kind}>
            {words(`phone.recognise.${kind}`)}
          </Button>
        ))}
      </Buttons>
    </Form>
  );
}

/** Does the record hold, and what someone who decides heard; once it is agreed, the sheet to take along. */
function OwnRecord({ c, session, own, decides, sent }: OwnProps) {
  const { words } = c.var;
  if (!own.record) return null;
  if (session.recordAgreedAt)
    return (
      <Buttons>
        <Button icon="print" href={sessionPath(c, session.id, '/a4')}>
          {words('phone.a4.print')}
        </Button>
      </Buttons>
    );
  const hears = sent?.problems.heard !== undefined;
  return (
    <>
      <Answer
        c={c}
        session={session}
        record={own.record}
        sent={hears ? undefined : sent}
        action={sessionPath(c, session.id, '/now/record')}
      />
      {decides && (
        <Disclosure summary={words('phone.heard.write')} open={hears}>
          <Form action={sessionPath(c, session.id, '/now/heard')}>
            <input type="hidden" name="key" value={newSecret()} />
            <TextArea
              {...filledWith(words, {}, hears ? sent : undefined)('heard')}
              label={words('phone.heard.ask')}
              hint={words('phone.heard.means')}
              rows={3}
              maxlength={quoteLength}
            />
            <Button kind="quiet">{words('phone.heard.do')}</Button>
          </Form>
        </Disclosure>
      )}
      <p>
        <a href={sessionPath(c, session.id, '/record')}>{words('phone.record.whole')}</a>
      </p>
    </>
  );
}

/** Three questions to everyone, without a name, each to be left open. */
function Voice({ c, session, own }: OwnProps) {
  const { words } = c.var;
  return (
    <>
      {session.recordAgreedAt && (
        <p>
          <a href={sessionPath(c, session.id, '/a4')}>{words('phone.a4.print')}</a>
        </p>
      )}
      {own.voice.size > 0 && <Notice kind="kept">{words('phone.voice.kept')}</Notice>}
      <h2>{words('phone.voice.title')}</h2>
      <p>{words('phone.voice.lead')}</p>
      <Form action={sessionPath(c, session.id, '/now/voice')}>
        {voiceQuestions.map((question) => (
          <Choices
            key={question}
            name={question}
            optional
            label={words(`phone.voice.${question}`)}
            options={voiceValues.map((value) => ({
              value: String(value),
              label: words(`phone.voice.${value}`),
              chosen: own.voice.get(question) === value,
            }))}
          />
        ))}
        <Button>{words('phone.voice.do')}</Button>
      </Form>
    </>
  );
}
