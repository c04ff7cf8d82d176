import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { agreementsOf } from '#cycle/4-change/agreements.server.ts';
import { decisionsRestingOn } from '#cycle/4-change/decisions.server.ts';
import { A4, A4Columns, A4Part } from '#lib/ui/a4.tsx';
import { onOneSheet, shortened, type Fitting } from '#lib/ui/one-sheet.ts';
import { When } from '#lib/ui/when.tsx';
import type { Shown } from '#maths/small-cells.ts';
import { get, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { inSession, sessionPath } from './here.server.ts';
import { readRecordOf, type RecordRead } from './record-page.tsx';

/** The agreed record on one sheet, printed at the table. It says what it leaves out and where that is. */
async function agreedSheet(c: Here, session: Session) {
  if (!session.recordAgreedAt) return showNotHere(c);
  const { words, circle, origin, now } = c.var;
  const record = await readRecordOf(c, session, { answers: false, seat: null });
  const { fits, left, dense } = onOneSheet([
    [{ name: 'found', width: 'whole', texts: textsOf(c, record.findings) }],
    [{ name: 'record', width: 'whole', texts: recordTexts(c, session) }],
    [
      { name: 'notes', width: 'half', texts: [...noteTexts(c, record), ...quoteTexts(c, record)] },
      { name: 'objections', width: 'half', texts: objectionTexts(c, record) },
    ],
    [
      { name: 'present', width: 'half', texts: presentTexts(c, record) },
      { name: 'followed', width: 'half', texts: await followed(c, record) },
    ],
  ]);
  return showCircle(
    c,
    { title: words('dialogue.a4.title'), wide: true },
    <>
      <p class="kring-not-printed">
        <a href={sessionPath(c, session.id, '/record')}>{words('phone.record.title')}</a> · {words('dialogue.print.how')}
      </p>
      <h1 class="kring-not-printed">{words('dialogue.a4.title')}</h1>
      <A4
        dense={dense}
        title={shortened(session.purpose, 110)}
        about={
          <>
            {words('frame.circle', { subject: circle.subject })}, <When at={session.startsAt} as="moment" />, {session.place}.{' '}
            {words('phone.record.agreedOn')} <When at={session.recordAgreedAt} />.
            {circle.mark && <> {words(`frame.mark.${circle.mark}`)}</>}
          </>
        }
        foot={
          <>
            {words('dialogue.a4.printed')} <When at={now} />. {left > 0 && words('dialogue.a4.left', { count: left })}{' '}
            {words('dialogue.a4.where')} <bdi>{`${new URL(origin).host}${sessionPath(c, session.id)}`}</bdi>. {words('phone.withdrawn')}
          </>
        }
      >
        <Part heading={words('phone.findings.title')} part={fits.found} />
        <Part heading={words('phone.record.title')} part={fits.record} plain />
        <A4Columns>
          <Part heading={words('dialogue.a4.notes')} part={fits.notes} none={words('phone.notes.none')} />
          <Part heading={words('phone.objections.title')} part={fits.objections} none={words('phone.objections.none')} />
        </A4Columns>
        <A4Columns>
          <Part heading={words('phone.attendance.title')} part={fits.present} />
          <Part heading={words('dialogue.a4.followed')} part={fits.followed} none={words('dialogue.a4.nothingFollowed')} />
        </A4Columns>
      </A4>
    </>,
  );
}

/** One part of a sheet with what fits. */
export function Part({ heading, part, none, plain }: { heading: string; part: Fitting; none?: string; plain?: boolean }) {
  return (
    <A4Part heading={heading}>
      {part.texts.length === 0 && <p>{none ?? '–'}</p>}
      {plain
        ? part.texts.map((text) => <p dir="auto">{text}</p>)
        : part.texts.length > 0 && (
            <ul>
              {part.texts.map((text) => (
                <li dir="auto">{text}</li>
              ))}
            </ul>
          )}
    </A4Part>
  );
}

const textsOf = (c: Here, said: { text: string | null }[]) => said.map(({ text }) => text ?? c.var.words('phone.hidden'));

const noteTexts = (c: Here, { notes }: RecordRead) =>
  notes.map(({ text, sideName }) => `${text ?? c.var.words('phone.hidden')}${sideName ? ` (${sideName})` : ''}`);

const quoteTexts = (c: Here, { quotes }: RecordRead) =>
  quotes.map(({ words: said, kind }) => (kind === 'heard' ? c.var.words('harvest.heard.line', { words: said }) : `“${said}”`));

const recordTexts = (c: Here, session: Session) =>
  session.recordHiddenAt ? [c.var.words('phone.hidden')] : (session.record ?? '').split(/\n+/).filter((paragraph) => paragraph !== '');

function objectionTexts(c: Here, { objections }: RecordRead): string[] {
  const { words } = c.var;
  const said = objections.filter((one) => one.words !== null || one.hidden).map((one) => one.words ?? words('phone.hidden'));
  return objections.length > said.length ? [...said, words('phone.objections.silent')] : said;
}

function presentTexts(c: Here, { attendance, standing }: RecordRead): string[] {
  const { words } = c.var;
  if (!attendance.counted) return [words('phone.attendance.notYet')];
  const number = (n: Shown) => (n === 'hidden' ? words('phone.notShown') : n === 'small' ? words('ui.fewerThanFive') : String(n));
  const sides = attendance.sides.map(({ name, people }) => `${name}: ${number(people)}`).join(' · ');
  const said =
    standing &&
    (['ok', 'notOk', 'missing', 'silent'] as const)
      .map((kind) => `${words(`phone.standing.${kind}`)}: ${number(standing[kind])}`)
      .join(' · ');
  return [sides, ...(said ? [said] : [])];
}

/** What followed from it so far: decisions that rest on its findings, and their agreements. */
async function followed(c: Here, { findings }: RecordRead): Promise<string[]> {
  const { db, circle, words, lang } = c.var;
  const decisions = await decisionsRestingOn(db, circle.id, { findings: findings.map(({ id }) => id) });
  const agreements = await agreementsOf(db, circle.id);
  const day = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long' });
  return decisions.flatMap((decision) => [
    `${words(`change.kind.${decision.kind}`)}: ${decision.text ?? words('phone.hidden')}`,
    ...agreements
      .filter((agreement) => agreement.decision === decision.id)
      .map(
        (agreement) =>
          `${shortened(agreement.text ?? words('phone.hidden'), 200)} (${shortened(agreement.owner, 40)}, ${day.format(new Date(`${agreement.dueOn}T12:00:00Z`))})`,
      ),
  ]);
}

export const a4Doors = [get('/circles/:circle/sessions/:session/a4', 'readOpenPages', inSession(agreedSheet))];
