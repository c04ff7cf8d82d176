import { sessionCode, slipCode } from '#cycle/3-dialogue/codes.server.ts';
import { spaced } from '#cycle/3-dialogue/codes.ts';
import { calendarOf } from '#cycle/3-dialogue/calendar.server.ts';
import { stepsOf } from '#cycle/3-dialogue/live/scripts.server.ts';
import { voiceQuestions, voiceValues } from '#cycle/3-dialogue/live/voice.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { insightsBrought } from '#cycle/3-dialogue/stimuli.server.ts';
import { Facts } from '#lib/ui/card.tsx';
import { squareCode } from '#lib/ui/qr.ts';
import { Square } from '#lib/ui/square.tsx';
import { When } from '#lib/ui/when.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, type Here } from '../door.ts';
import { StepsOnPaper } from '../live/steps-on-paper.tsx';
import { showCircle } from '../show.tsx';
import { inSession, sessionPath } from './here.server.ts';
import { factsOf } from './session-page.tsx';

/** The session for someone's own calendar. */
function calendar(c: Here, session: Session) {
  const { words, circle, origin, now } = c.var;
  const subject = `${words('phone.session.title')}: ${words('frame.circle', { subject: circle.subject })}`;
  const text = calendarOf(session, { subject, address: origin + sessionPath(c, session.id), now });
  return c.body(text, 200, { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment; filename="session.ics"' });
}

/** An invitation to print and hand on: everyone who gets it may come. */
async function invitation(c: Here, session: Session) {
  const { words, circle, origin } = c.var;
  return showCircle(
    c,
    { title: words('phone.invitation.title') },
    <>
      <p class="kring-not-printed">
        <a href={sessionPath(c, session.id)}>{words('phone.session.back')}</a> · {words('dialogue.print.how')}
      </p>
      <h1>{words('phone.invitation.title')}</h1>
      <p class="kring-lead" dir="auto">
        {session.purpose}
      </p>
      <Facts facts={factsOf(c, session)} />
      <h2>{words('dialogue.invitation.know')}</h2>
      <ul>
        <li>{words('dialogue.invitation.noAccount')}</li>
        <li>{words('dialogue.invitation.listen')}</li>
        <li>{words('dialogue.invitation.record')}</li>
        <li>{words('dialogue.invitation.bring')}</li>
      </ul>
      <p>
        {words('dialogue.invitation.more')} <bdi>{`${new URL(origin).host}/circles/${circle.slug}`}</bdi>
      </p>
    </>,
  );
}

/** For who leads the session: the code to join, how the evening goes, and paper slips for who has no phone. */
async function runSheet(c: Here, session: Session) {
  const { words, db, circle, keys, origin } = c.var;
  const code = sessionCode(keys, session.id);
  const insights = await insightsBrought(db, circle.id, session.id);
  const [steps, sides] = await Promise.all([stepsOf(db, circle.id, session.id), sidesOf(db, circle.id)]);
  return showCircle(
    c,
    { title: words('dialogue.runSheet.title') },
    <>
      <p class="kring-not-printed">
        <a href={sessionPath(c, session.id)}>{words('phone.session.back')}</a> · {words('dialogue.print.how')}
      </p>
      <h1>{words('dialogue.runSheet.title')}</h1>
      <p class="kring-lead" dir="auto">
        {session.purpose}
      </p>
      <p>
        <When at={session.startsAt} as="moment" />, <span dir="auto">{session.place}</span>
      </p>
      <div class="kring-join">
        <WaySquare c={c} link={`${origin}/session/${code}`} />
        <div>
          <p>{words('dialogue.runSheet.join', { address: `${new URL(origin).host}/session` })}</p>
          <p class="kring-code">{spaced(code)}</p>
        </div>
      </div>
      <h2>{words('dialogue.runSheet.evening')}</h2>
      {steps.length > 0 ? (
        <>
          <StepsOnPaper c={c} session={session} steps={steps} />
          <p class="kring-not-printed">
            <a href={sessionPath(c, session.id, '/table-cards')}>{words('live.cards.title')}</a> ·{' '}
            <a href={sessionPath(c, session.id, '/tally-sheet')}>{words('live.sheet.title')}</a>
          </p>
        </>
      ) : (
        <ol>
          {(['welcome', 'round', 'stories', 'found', 'differ', 'record', 'after'] as const).map((step) => (
            <li>{words(`dialogue.runSheet.${step}`)}</li>
          ))}
        </ol>
      )}
      {insights.length > 0 && (
        <>
          <h2>{words('phone.session.brought')}</h2>
          <ul>
            {insights.map(({ text }) => (
              <li dir="auto">{text ?? words('phone.hidden')}</li>
            ))}
          </ul>
        </>
      )}
      <h2 class="kring-new-sheet">{words('dialogue.slips.title')}</h2>
      <p>{words('dialogue.slips.means')}</p>
      <p class="kring-not-printed">{words('dialogue.slips.more')}</p>
      <div class="kring-slips kring-wide">
        {Array.from({ length: 4 }, () => (
          <Slip c={c} code={slipCode()} sides={sides} />
        ))}
      </div>
    </>,
  );
}

/** The square code of an address, to scan. */
export function WaySquare({ c, link }: { c: Here; link: string }) {
  return <Square square={squareCode(link)} label={c.var.words('dialogue.runSheet.square')} class="kring-join__square" />;
}

/** A paper slip: the answer goes to the steward, the half with the code stays with the person. */
function Slip({ c, code, sides }: { c: Here; code: string; sides: { name: string; reader: string }[] }) {
  const { words } = c.var;
  return (
    <section class="kring-slip">
      <h3>{words('phone.assent.ask')}</h3>
      <p>
        ☐ {words('phone.assent.ok')}
        <br />☐ {words('phone.assent.not_ok')}
        <br />☐ {words('phone.assent.missing')}:
      </p>
      <WritingLines />
      <p>{words('dialogue.slips.quote')}</p>
      <WritingLines />
      <p>{words('dialogue.slips.different')}</p>
      <WritingLines />
      {sides.some(({ reader }) => reader === 'deciders') && (
        <>
          <p>{words('dialogue.slips.heard')}</p>
          <WritingLines />
        </>
      )}
      {voiceQuestions.map((question) => (
        <p key={question}>
          {words(`phone.voice.${question}`)}
          <br />
          {words('dialogue.slips.scale', { boxes: voiceValues.map(() => '☐').join(' ') })}
        </p>
      ))}
      <p>
        {words('dialogue.slips.side')} {sides.map(({ name }) => `☐\u00a0${name.replaceAll(' ', '\u00a0')}`).join('  ')}
      </p>
      <p>
        {words('dialogue.slips.code')} <span class="kring-code">{spaced(code)}</span>
      </p>
      <p class="kring-slip__keep">
        {words('dialogue.slips.keep', { address: `${new URL(c.var.origin).host}/session` })} <span class="kring-code">{spaced(code)}</span>
      </p>
    </section>
  );
}

export const WritingLines = () => (
  <div class="kring-writing-lines" aria-hidden="true">
    <span />
    <span />
  </div>
);

export const printDoors = [
  get('/circles/:circle/sessions/:session/session.ics', 'readOpenPages', inSession(calendar)),
  get('/circles/:circle/sessions/:session/invitation', 'readOpenPages', inSession(invitation)),
  get('/circles/:circle/sessions/:session/run-sheet', 'leadSession', inSession(runSheet)),
];
