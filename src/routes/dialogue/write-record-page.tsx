import { readRecord, recordLength } from '#cycle/3-dialogue/record.ts';
import { agreeRecord, writeRecord } from '#cycle/3-dialogue/records.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { isTicked } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { forWhoKeeps, sessionPath } from './here.server.ts';
import { readRecordOf } from './record-page.tsx';
import { showRecord } from './record-view.tsx';

async function write(c: Here, session: Session) {
  const { db, circle, form, now } = c.var;
  const { value, problems } = readRecord(form);
  if (problems) return showWrite(c, session, { form, problems });
  await writeRecord(db, circle.id, session.id, { text: value.record, now });
  return c.redirect(sessionPath(c, session.id, '/record'), 303);
}

function showWrite(c: Here, session: Session, sent?: Sent) {
  const { words } = c.var;
  if (session.recordAgreedAt) return c.redirect(sessionPath(c, session.id, '/record'), 303);
  const field = filledWith(words, { record: session.record }, sent);
  return showCircle(
    c,
    { title: words('dialogue.record.write'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={sessionPath(c, session.id)}>{words('phone.session.back')}</a>
      </p>
      <h1>{words('dialogue.record.write')}</h1>
      {session.recordHiddenAt ? (
        <Notice>
          <p>{words('phone.hidden')}</p>
        </Notice>
      ) : (
        <Form>
          <TextArea
            {...field('record')}
            label={words('dialogue.record.ask')}
            hint={words('dialogue.record.hint')}
            rows={14}
            maxlength={recordLength}
          />
          <p>{words(session.recordOpenedAt ? 'dialogue.record.changing' : 'dialogue.record.opening')}</p>
          <Button>{words('dialogue.record.keep')}</Button>
        </Form>
      )}
    </>,
  );
}

async function agree(c: Here, session: Session) {
  const { db, circle, form, now } = c.var;
  const agreed = await agreeRecord(db, circle.id, session.id, { printed: isTicked(form, 'printed'), now });
  if (agreed === 'objections')
    return showRecord(c, session, await readRecordOf(c, session), { form, problems: { printed: 'dialogue.record.close.notPrinted' } });
  return c.redirect(sessionPath(c, session.id, '/record'), 303);
}

export const writeRecordDoors = [
  get(
    '/circles/:circle/sessions/:session/record/write',
    'keepRecord',
    forWhoKeeps((c, session) => showWrite(c, session)),
  ),
  post('/circles/:circle/sessions/:session/record/write', 'keepRecord', forWhoKeeps(write)),
  post('/circles/:circle/sessions/:session/record/agree', 'keepRecord', forWhoKeeps(agree)),
];
