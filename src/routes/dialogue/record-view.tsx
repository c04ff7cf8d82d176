import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { sessionPath, whoIsHere } from './here.server.ts';
import { AsWritten } from './own-language.tsx';
import type { RecordRead } from './record-page.tsx';
import { Answer, Heard, HowToAnswer, Notes, Quotes } from './record-own-words.tsx';
import { Findings, Objections, WhoWasThere, type Read } from './record-parts.tsx';

/** The record: what was found, what is seen differently, what was said, whether it holds. */
export function showRecord(c: Here, session: Session, record: RecordRead, sent?: Sent) {
  const { words, circle } = c.var;
  const { seat, keeps } = whoIsHere(c, session);
  const read = { c, session, record, sent };
  const open = session.recordAgreedAt === null;
  return showCircle(
    c,
    { title: words('phone.record.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={sessionPath(c, session.id)}>{words('phone.session.back')}</a>
      </p>
      <h1>{words('phone.record.title')}</h1>
      <p class="kring-quiet">
        <When at={session.startsAt} as="moment" />, <AsWritten c={c}>{session.place}</AsWritten>
      </p>
      <p class="kring-lead" lang={circle.language} dir="auto">
        {session.purpose}
      </p>
      <State {...read} />
      {open && keeps && <Closing {...read} />}
      <RecordText {...read} />
      {open && session.recordOpenedAt && (seat ? <Answer {...read} /> : <HowToAnswer c={c} session={session} />)}
      <Findings {...read} />
      <Notes {...read} />
      <Quotes {...read} />
      <Heard {...read} />
      <Objections {...read} />
      <WhoWasThere {...read} />
    </>,
  );
}

function State({ c, session }: Read) {
  const { words } = c.var;
  if (!session.recordAgreedAt) return <p>{words(`phone.record.state.${session.recordOpenedAt ? 'open' : 'none'}`)}</p>;
  return (
    <>
      <p>
        {words('phone.record.agreedOn')} <When at={session.recordAgreedAt} />.
      </p>
      <Buttons>
        <Button kind="quiet" icon="print" href={sessionPath(c, session.id, '/a4')}>
          {words('phone.a4.print')}
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
  if (session.recordHiddenAt) return <Notice>{c.var.words('phone.hidden')}</Notice>;
  return (
    <div class="kring-story" lang={c.var.circle.language} dir="auto">
      {session.record}
    </div>
  );
}
