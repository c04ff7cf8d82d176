import { wallOf } from '#cycle/3-dialogue/moment.ts';
import { insightsBrought, storiesBrought } from '#cycle/3-dialogue/stimuli.server.ts';
import { holdSession, type Session } from '#cycle/3-dialogue/sessions.server.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, Facts, List } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import { When } from '#lib/ui/when.tsx';
import { ReadingLevel } from '#lib/ui/reading-level.tsx';
import { Translated } from '../media/translated.tsx';
import { momentBeside } from '../compass/moments/said.tsx';
import { get, post, type Here } from '../door.ts';
import { Afterwards, afterwardsOf } from '../live/afterwards-part.tsx';
import { showCircle } from '../show.tsx';
import { eyesInSession, inSession, sessionPath, speakToSeat, whoIsHere } from './here.server.ts';
import { AsWritten, InOwnLanguage } from './own-language.tsx';

/** One conversation: what it is for, when and where, what is brought to it, and where its record stands. */
async function sessionPage(c: Here, session: Session) {
  speakToSeat(c, session);
  const here = whoIsHere(c, session);
  const { db, circle, words } = c.var;
  const insights = await insightsBrought(db, circle.id, session.id);
  const reads = here.takesPart && session.heldAt !== null && session.recordAgreedAt === null;
  const stories = reads ? await storiesBrought(db, circle.id, session, await eyesInSession(c, session)) : [];
  const after = here.takesPart ? await afterwardsOf(c, session) : null;
  return showCircle(
    c,
    { title: words('phone.session.title') },
    <>
      <p class="kring-kicker">{words('phone.session.title')}</p>
      <h1>
        <When at={session.startsAt} as="moment" />
      </h1>
      <p class="kring-lead" lang={circle.language} dir="auto">
        {session.purpose}
      </p>
      <Facts facts={factsOf(c, session)} />
      <Buttons>
        {!here.seat && !session.recordAgreedAt && (
          <Button href={here.inside ? sessionPath(c, session.id, '/sit') : '/session'}>{words('phone.join.here')}</Button>
        )}
        {here.seat && !session.recordAgreedAt && <Button href={sessionPath(c, session.id, '/now')}>{words('phone.now.title')}</Button>}
        {here.seat && (
          <Button kind="quiet" href={sessionPath(c, session.id, '/seat')}>
            {words('phone.seat.title')}
          </Button>
        )}
        {!session.heldAt && (
          <>
            <Button kind="quiet" href={sessionPath(c, session.id, '/session.ics')}>
              {words('phone.session.calendar')}
            </Button>
            <Button kind="quiet" icon="print" href={sessionPath(c, session.id, '/invitation')}>
              {words('phone.invitation.title')}
            </Button>
          </>
        )}
      </Buttons>
      {here.answers && <ReadingLevel of={circle.language} texts={[session.purpose, session.changeWanted]} />}
      {here.leads && <ForWhoLeads c={c} session={session} />}
      <h2>{words('phone.session.brought')}</h2>
      {insights.length === 0 && <p>{words('phone.session.noInsights')}</p>}
      <ul>
        {insights.map(({ id, text }) => (
          <li dir="auto">
            <a href={`/circles/${circle.slug}/insights/${id}`}>{text ?? words('phone.hidden')}</a>
          </li>
        ))}
      </ul>
      {reads && <Stories c={c} stories={stories} />}
      <InOwnLanguage c={c}>{await momentBeside(c, 'session', [session.id])}</InOwnLanguage>
      <h2>{words('phone.record.title')}</h2>
      <WhereTheRecordIs c={c} session={session} takesPart={here.takesPart} />
      {after && <Afterwards c={c} after={after} />}
    </>,
  );
}

/** What everyone may know of a session. */
export function factsOf(c: Here, session: Session) {
  const { words } = c.var;
  const coming = session.readers.map((reader) => words(`phone.reader.${reader}`)).join(', ');
  return [
    { name: words('phone.session.changeWanted'), is: <AsWritten c={c}>{session.changeWanted}</AsWritten> },
    {
      name: words('phone.session.when'),
      is: (
        <>
          <When at={session.startsAt} as="moment" />
          {session.endsAt && (
            <>
              {' – '}
              <End c={c} session={session} />
            </>
          )}
        </>
      ),
    },
    { name: words('phone.session.where'), is: <AsWritten c={c}>{session.place}</AsWritten> },
    { name: words('phone.session.comes'), is: coming },
  ];
}

/** The end of a session: only the time when it is on the same day. */
function End({ c, session }: { c: Here; session: Session }) {
  const { timeZone } = c.var.config;
  const [start, end] = [wallOf(session.startsAt, timeZone), wallOf(session.endsAt!, timeZone)];
  return start.slice(0, 10) === end.slice(0, 10) ? (
    <time dateTime={session.endsAt!.toISOString()}>{end.slice(11)}</time>
  ) : (
    <When at={session.endsAt!} as="moment" />
  );
}

function Stories({ c, stories }: { c: Here; stories: Awaited<ReturnType<typeof storiesBrought>> }) {
  const { words } = c.var;
  return (
    <>
      <h2>{words('phone.session.stories')}</h2>
      {stories.length === 0 && <Empty>{words('phone.session.noStories')}</Empty>}
      <List
        items={stories.map((story, nth) => (
          <Card id={`story-${nth + 1}`}>
            <h3>{words('phone.session.story', { number: nth + 1 })}</h3>
            <StoryText text={story.text} lang={story.language} numbered />
            <Translated translation={story.translation} />
          </Card>
        ))}
      />
    </>
  );
}

function WhereTheRecordIs({ c, session, takesPart }: { c: Here; session: Session; takesPart: boolean }) {
  const { words } = c.var;
  const state = session.recordAgreedAt ? 'agreed' : session.recordOpenedAt ? 'open' : 'none';
  return (
    <>
      <p>{words(`phone.record.state.${state}`)}</p>
      {(takesPart || state === 'agreed') && (
        <Buttons>
          <Button kind={state === 'none' ? 'quiet' : 'act'} href={sessionPath(c, session.id, '/record')}>
            {words(state === 'open' ? 'phone.record.read' : 'phone.record.see')}
          </Button>
          {state === 'agreed' && (
            <Button kind="quiet" icon="print" href={sessionPath(c, session.id, '/a4')}>
              {words('phone.a4.print')}
            </Button>
          )}
        </Buttons>
      )}
    </>
  );
}

/** All that can be done by who is here, in any order: a map, no steps. */
function ForWhoLeads({ c, session }: { c: Here; session: Session }) {
  const { words, actor, circle } = c.var;
  const { keeps } = whoIsHere(c, session);
  const prepares = may(actor, 'prepareSession', circle.id);
  const ways = [
    ['/plan', 'dialogue.plan.change', prepares],
    ['/script', 'live.script.title', prepares],
    ['/lead', 'live.lead.title', true],
    ['/seating', 'live.seating.title', true],
    ['/stimuli', 'dialogue.stimuli.title', prepares],
    ['/run-sheet', 'dialogue.runSheet.title', true],
    ['/table-cards', 'live.cards.title', true],
    ['/tally-sheet', 'live.sheet.title', true],
    ['/tally', 'live.tally.title', true],
    ['/attendance', 'phone.attendance.title', keeps],
    ['/harvest', 'harvest.title', true],
    ['/findings', 'phone.findings.title', keeps],
    ['/record/write', 'dialogue.record.write', keeps],
    ['/paper', 'dialogue.paper.title', keeps],
  ] as const;
  const kept = ['/run-sheet', '/findings', '/paper'];
  const open = ways.filter(([part, , may]) => may && (!session.recordAgreedAt || kept.includes(part)));
  return (
    <Notice heading={words('dialogue.steward.title')}>
      <ul>
        {open.map(([part, label]) => (
          <li>
            <a href={sessionPath(c, session.id, part)}>{words(label)}</a>
          </li>
        ))}
      </ul>
      {!keeps && !session.recordAgreedAt && <TakesOver c={c} session={session} />}
      {!session.heldAt && prepares && (
        <Form action={sessionPath(c, session.id, '/begin')}>
          <p>{words('dialogue.begin.means')}</p>
          <Button>{words('dialogue.begin.do')}</Button>
        </Form>
      )}
    </Notice>
  );
}

/** Who could lead, and does not: one button, and those who lead see it. */
export function TakesOver({ c, session }: { c: Here; session: Session }) {
  const { words } = c.var;
  return (
    <Form action={sessionPath(c, session.id, '/lead/take')}>
      <p>{words('harvest.record.leads')}</p>
      <Button kind="quiet">{words('harvest.record.mine')}</Button>
    </Form>
  );
}

async function begin(c: Here, session: Session) {
  await holdSession(c.var.db, c.var.circle.id, session.id, c.var.now);
  return c.redirect(sessionPath(c, session.id), 303);
}

export const sessionDoors = [
  get('/circles/:circle/sessions/:session', 'readOpenPages', inSession(sessionPage)),
  post('/circles/:circle/sessions/:session/begin', 'prepareSession', inSession(begin)),
];
