import { sessionsOf, type Session } from '#cycle/3-dialogue/sessions.server.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { When } from '#lib/ui/when.tsx';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { sessionPath } from './here.server.ts';

/** The conversations of a circle: those to come, and those that were held. */
async function sessionsPage(c: Here) {
  const { db, circle, words, actor, now } = c.var;
  const sessions = await sessionsOf(db, circle.id);
  const prepares = may(actor, 'prepareSession', circle.id);
  const toCome = sessions
    .filter((session) => !session.heldAt && (session.endsAt ?? session.startsAt).getTime() > now.getTime() - aDay)
    .reverse();
  const been = sessions.filter((session) => !toCome.includes(session));
  return showCircle(
    c,
    { title: words('dialogue.sessions.title') },
    <>
      <h1>{words('dialogue.sessions.title')}</h1>
      <p class="kring-lead">{words('dialogue.sessions.lead')}</p>
      <Buttons>
        {prepares && <Button href={`/circles/${circle.slug}/sessions/new`}>{words('dialogue.sessions.plan')}</Button>}
        <Button kind="quiet" href="/session">
          {words('dialogue.sessions.code')}
        </Button>
      </Buttons>
      {sessions.length === 0 && <Empty>{words(prepares ? 'dialogue.sessions.none.steward' : 'dialogue.sessions.none')}</Empty>}
      {toCome.length > 0 && <h2>{words('dialogue.sessions.toCome')}</h2>}
      <List items={toCome.map((session) => line(c, session))} />
      {been.length > 0 && <h2>{words('dialogue.sessions.been')}</h2>}
      <List items={been.map((session) => line(c, session))} />
    </>,
  );
}

const aDay = 24 * 60 * 60 * 1000;

function line(c: Here, session: Session) {
  const { words } = c.var;
  return (
    <Card>
      <h3>
        <a href={sessionPath(c, session.id)}>
          <When at={session.startsAt} as="moment" />
        </a>
      </h3>
      <p dir="auto">{session.purpose}</p>
      <p class="kring-quiet">
        {session.place}
        {session.recordAgreedAt && <> · {words('dialogue.record.isAgreed')}</>}
      </p>
    </Card>
  );
}

export const sessionsDoors = [get('/circles/:circle/sessions', 'readOpenPages', sessionsPage)];
