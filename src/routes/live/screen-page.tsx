import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { spaced } from '#cycle/3-dialogue/codes.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { get, type Here } from '../door.ts';
import { inSession } from '../dialogue/here.server.ts';
import { WaySquare } from '../dialogue/prints.tsx';
import { showCircle } from '../show.tsx';
import { liveNow, stateOf, type LiveNow } from './here.server.ts';
import { AskedNotes } from './harvest-part.tsx';
import { LivePart } from './live-part.tsx';
import { AllTables, SharedPart } from './shared-part.tsx';
import { streamOf } from './stream.server.ts';

/** The big screen: how to come in, and what happens now, in letters for the back row. */
async function screenPage(c: Here, session: Session) {
  const { words } = c.var;
  const live = await liveNow(c, session);
  return showCircle(
    c,
    { title: words('live.screen.title'), wide: true, islands: ['live'], refreshes: 12 },
    <div class="kring-screen">
      <h1 dir="auto">{session.purpose}</h1>
      <LivePart c={c} session={session} page="/screen" mark={stateOf(live)}>
        <OnScreen c={c} live={live} />
      </LivePart>
      <ComeIn c={c} session={session} />
    </div>,
  );
}

/** What the room sees: the step, and how often each side took the floor. */
function OnScreen({ c, live }: { c: Here; live: LiveNow }) {
  const { words, now } = c.var;
  const spoke = live.sides.filter(({ id }) => live.turns.has(id));
  return (
    <>
      <SharedPart words={words} live={live} now={now} />
      {live.run.step < 0 && <p>{words('live.people', { count: live.room.length })}</p>}
      {live.harvest.asked && !live.step?.revealed && <AskedNotes words={words} asked={live.harvest.asked} />}
      {live.tables && <AllTables words={words} seats={live.tables.seats} />}
      {spoke.length > 0 && (
        <p class="kring-quiet">
          {words('live.turns')} {spoke.map(({ id, name }) => `${name}: ${live.turns.get(id)}`).join(', ')}
        </p>
      )}
    </>
  );
}

function ComeIn({ c, session }: { c: Here; session: Session }) {
  const { words, keys, origin } = c.var;
  const code = sessionCode(keys, session.id);
  return (
    <div class="kring-join">
      <WaySquare c={c} link={`${origin}/session/${code}`} />
      <div>
        <p>{words('live.comeIn', { address: `${new URL(origin).host}/session` })}</p>
        <p class="kring-code">{spaced(code)}</p>
      </div>
    </div>
  );
}

const view = { name: 'screen', part: (c: Here, live: LiveNow) => <OnScreen c={c} live={live} /> };

export const screenDoors = [
  get('/circles/:circle/sessions/:session/screen', 'leadSession', inSession(screenPage)),
  get(
    '/circles/:circle/sessions/:session/screen/stream',
    'leadSession',
    inSession((c, session) => streamOf(c, session, view)),
  ),
];
