import { actOnRun, chooseFirstSides, lead, revealNotes } from '#cycle/3-dialogue/live/runs.server.ts';
import { minutesLate, type RunAct } from '#cycle/3-dialogue/live/run.ts';
import { timeWasGiven } from '#cycle/3-dialogue/live/more-time.server.ts';
import { countTurn, takeTurn } from '#cycle/3-dialogue/live/speakers.server.ts';
import { idOfKey } from '#cycle/3-dialogue/live/seat-acts.server.ts';
import { holdSession, type Session } from '#cycle/3-dialogue/sessions.server.ts';
import { wallOf } from '#cycle/3-dialogue/moment.ts';
import { severalOf, textOf } from '#lib/form/reading.ts';
import { membersOf } from '#lib/people/members.server.ts';
import { newSecret } from '#lib/server/ids.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { inSession, sessionPath } from '../dialogue/here.server.ts';
import { showCircle } from '../show.tsx';
import { called, liveNow, stateOf, type LiveNow } from './here.server.ts';
import { AskedNotes } from './harvest-part.tsx';
import { backTo, ByItself, LivePart, OwnSection, standsStill } from './live-part.tsx';
import { AllTables, SharedPart } from './shared-part.tsx';
import { streamOf, type View } from './stream.server.ts';

/** The page of whoever leads, on a phone: what runs, what comes, and one button for what is likely next. */
async function leadPage(c: Here, session: Session) {
  const { words, db, circle, person } = c.var;
  const [live, members, sides] = [await liveNow(c, session), await membersOf(db, circle.id), await sidesOf(db, circle.id)];
  const leader = members.find((member) => member.person === live.run.ledBy);
  return showCircle(
    c,
    { title: words('live.lead.title'), islands: ['live'], refreshes: standsStill(c) ? undefined : 12 },
    <>
      <h1>{words('live.lead.title')}</h1>
      <LivePart c={c} session={session} page="/lead" mark={leadMark(live)}>
        <Led c={c} live={live} session={session} />
      </LivePart>
      <OwnSection c={c}>
        {leader && leader.person !== person.id && (
          <Notice heading={words('live.lead.other', { name: leader.name })} level={2}>
            <Form action={sessionPath(c, session.id, '/lead/take')}>
              <Button kind="quiet">{words('live.lead.take')}</Button>
            </Form>
          </Notice>
        )}
        <Acts c={c} session={session} live={live} />
      </OwnSection>
      <ByItself c={c} session={session} page="/lead" refreshes />
      <div class="kring-live" data-live-more>
        <LedBelow c={c} live={live} />
      </div>
      <Disclosure summary={words('live.first')}>
        <Form action={sessionPath(c, session.id, '/lead/first')}>
          <Choices
            many
            name="side"
            label={words('live.first.label')}
            hint={words('live.first.hint')}
            options={sides.map(({ id, name }) => ({ value: id, label: name, chosen: live.run.firstSides.includes(id) }))}
          />
          <Button kind="quiet">{words('live.first.keep')}</Button>
        </Form>
      </Disclosure>
      <Buttons>
        {!session.recordAgreedAt && (
          <Button kind="quiet" href={sessionPath(c, session.id, '/harvest')}>
            {words('harvest.title')}
          </Button>
        )}
        {session.recordOpenedAt && (
          <Button kind="quiet" href={sessionPath(c, session.id, '/record')}>
            {words('harvest.record.go')}
          </Button>
        )}
        <Button kind="quiet" href={sessionPath(c, session.id, '/script')}>
          {words('live.script.title')}
        </Button>
        <Button kind="quiet" href={sessionPath(c, session.id, '/seating')}>
          {words('live.seating.title')}
        </Button>
        <Button kind="quiet" href={sessionPath(c, session.id, '/screen')}>
          {words('live.screen.title')}
        </Button>
      </Buttons>
    </>,
  );
}

/** What whoever leads sees of the moment; what the room does not see is whether someone asks for time, and how late it is. */
function Led({ c, live, session }: { c: Here; live: LiveNow; session: Session }) {
  const { words, now } = c.var;
  const late = live.step ? minutesLate(live.steps, live.run, { now, plannedStart: session.startsAt }) : 0;
  return (
    <>
      <SharedPart words={words} live={live} now={now} />
      {live.timeAsked && (
        <p>
          <strong>{words('live.lead.timeAsked')}</strong>
        </p>
      )}
      {late > 0 && <p class="kring-late">{words('live.late', { minutes: late })}</p>}
      {live.harvest.asked && !live.step?.revealed && <AskedNotes words={words} asked={live.harvest.asked} />}
    </>
  );
}

/** What only whoever leads sees, below the buttons: who has not had a turn, who sits where, and when each step ends. */
function LedBelow({ c, live }: { c: Here; live: LiveNow }) {
  const { words, config } = c.var;
  return (
    <>
      {live.step && live.quiet.length > 0 && (
        <>
          <h2>{words('live.quiet')}</h2>
          <p dir="auto">{live.quiet.map((seat) => called(words, live.room, seat)).join(', ')}</p>
        </>
      )}
      <h2>{words('live.lead.steps')}</h2>
      <ol>
        {live.steps.map((step, nth) => (
          <li key={step.id} dir="auto" aria-current={nth === live.run.step ? 'step' : undefined}>
            {step.title} ({words('live.minutes', { minutes: step.minutes })})
            {live.times[nth] && (
              <span class="kring-quiet"> {words('live.until', { time: wallOf(live.times[nth].ends, config.timeZone).slice(11) })}</span>
            )}{' '}
            {nth === live.run.step && <strong>{words('live.lead.here')}</strong>}
          </li>
        ))}
      </ol>
      <p>{words('live.people', { count: live.room.length })}</p>
      {live.tables && <AllTables words={words} seats={live.tables.seats} />}
    </>
  );
}

function Acts({ c, session, live }: { c: Here; session: Session; live: LiveNow }) {
  const { words } = c.var;
  const { run, step, steps, floor } = live;
  const button = (act: string, label: string, kind?: 'quiet') => (
    <Button name="do" value={act} kind={kind}>
      {label}
    </Button>
  );
  if (steps.length === 0)
    return (
      <p>
        {words('live.script.empty')} <a href={sessionPath(c, session.id, '/script')}>{words('live.script.title')}</a>
      </p>
    );
  return (
    <>
      {step && floor.speaks && (
        <Form action={sessionPath(c, session.id, '/lead/turn')}>
          <input type="hidden" name="seat" value={floor.speaks} />
          <input type="hidden" name="step" value={step.id} />
          <Buttons>
            <Button name="kind" value="spoke">
              {words('live.lead.spoke', { name: called(words, live.room, floor.speaks)! })}
            </Button>
            <Button kind="quiet" name="kind" value="passed">
              {words('live.lead.passed')}
            </Button>
          </Buttons>
        </Form>
      )}
      {(step?.rule === 'write' || step?.rule === 'recognise') && !step.revealed && (
        <Form action={sessionPath(c, session.id, '/lead/reveal')}>
          <input type="hidden" name="step" value={step.id} />
          <Button>{words(step.rule === 'write' ? 'live.reveal' : 'harvest.recognise.reveal')}</Button>
        </Form>
      )}
      <Form action={sessionPath(c, session.id, '/lead/act')}>
        <input type="hidden" name="seen" value={run.version} />
        <Buttons>
          {run.step < 0 && button('begin', words('live.begin'))}
          {step && button('next', words(run.step + 1 < steps.length ? 'live.next' : 'live.end'))}
          {step && (run.pausedAt ? button('resume', words('live.resume'), 'quiet') : button('pause', words('live.pause'), 'quiet'))}
          {step && button('more', words('live.more'), 'quiet')}
          {run.step > 0 && button('back', words('live.back'), 'quiet')}
        </Buttons>
      </Form>
      <Observe c={c} session={session} live={live} />
    </>
  );
}

/** In a room without devices an observer taps a side for each turn. */
function Observe({ c, session, live }: { c: Here; session: Session; live: LiveNow }) {
  const { words } = c.var;
  if (!live.step) return null;
  return (
    <Disclosure summary={words('live.observe')}>
      <p>{words('live.observe.means')}</p>
      <Form action={sessionPath(c, session.id, '/lead/count')}>
        <input type="hidden" name="key" value={newSecret()} />
        <input type="hidden" name="step" value={live.step.id} />
        <Buttons>
          {live.sides.map(({ id, name }) => (
            <Button key={id} kind="quiet" name="side" value={id}>
              {`${name}: ${live.turns.get(id) ?? 0}`}
            </Button>
          ))}
        </Buttons>
      </Form>
    </Disclosure>
  );
}

const acts: Record<string, RunAct> = {
  ...{ begin: { do: 'begin' }, next: { do: 'next' }, back: { do: 'back' } },
  ...{ pause: { do: 'pause' }, resume: { do: 'resume' }, more: { do: 'more', minutes: 5 } },
};

/** What the one who leads does; pressed twice, or by two at once, it is done once. The first begins the session for the stories that are brought to it too. */
async function act(c: Here, session: Session) {
  const { db, circle, form, person, now } = c.var;
  const act = acts[textOf(form, 'do')];
  const seen = Number(textOf(form, 'seen'));
  if (act && Number.isInteger(seen)) {
    const done = await actOnRun(db, circle.id, session.id, { act, seen, by: person.id, now });
    if (done && act.do === 'begin') await holdSession(db, circle.id, session.id, now);
    if (done && act.do === 'more') await giveTime(c, session);
  }
  return back(c, session);
}

async function giveTime(c: Here, session: Session) {
  const { step } = await liveNow(c, session);
  if (step) await timeWasGiven(c.var.db, c.var.circle.id, { session: session.id, step: step.id });
}

async function turn(c: Here, session: Session) {
  const { db, circle, form, now } = c.var;
  const { step, floor } = await liveNow(c, session);
  const seat = textOf(form, 'seat');
  const kind = textOf(form, 'kind') === 'passed' ? 'passed' : 'spoke';
  if (step && step.id === textOf(form, 'step') && floor.speaks === seat)
    await takeTurn(db, circle.id, { session: session.id, step: step.id, seat, kind, now });
  return back(c, session);
}

async function count(c: Here, session: Session) {
  const { db, circle, form, now } = c.var;
  const { step, sides } = await liveNow(c, session);
  const side = sides.find(({ id }) => id === textOf(form, 'side'));
  if (step && side && step.id === textOf(form, 'step'))
    await countTurn(db, circle.id, {
      session: session.id,
      step: step.id,
      side: side.id,
      now,
      id: idOfKey(session.id, textOf(form, 'key').slice(0, 64)),
    });
  return back(c, session);
}

async function reveal(c: Here, session: Session) {
  const { db, circle, form, now } = c.var;
  await revealNotes(db, circle.id, { session: session.id, step: textOf(form, 'step'), now });
  return back(c, session);
}

async function first(c: Here, session: Session) {
  const { db, circle, form } = c.var;
  const sides = (await sidesOf(db, circle.id)).map(({ id }) => id);
  await chooseFirstSides(db, circle.id, session.id, severalOf(form, 'side', sides));
  return back(c, session);
}

async function take(c: Here, session: Session) {
  await lead(c.var.db, c.var.circle.id, session.id, c.var.person.id);
  return back(c, session);
}

const back = (c: Here, session: Session) => backTo(c, session, '/lead');
const here = '/circles/:circle/sessions/:session/lead';

// What whoever leads can press depends on more than the step: on every act of another who leads, and on who has the floor.
const leadMark = (live: LiveNow) => [stateOf(live), live.run.version, live.run.ledBy, live.floor.speaks, ...live.turns.values()].join(' ');

const view = (session: Session): View => ({
  name: 'lead',
  part: (c, live) => <Led c={c} live={live} session={session} />,
  more: (c, live) => <LedBelow c={c} live={live} />,
  mark: leadMark,
  says: (c, live) => (live.timeAsked ? [c.var.words('live.lead.timeAsked')] : []),
});

export const leadDoors = [
  get(here, 'leadSession', inSession(leadPage)),
  get(
    `${here}/stream`,
    'leadSession',
    inSession((c, session) => streamOf(c, session, view(session))),
  ),
  post(`${here}/act`, 'leadSession', inSession(act)),
  post(`${here}/turn`, 'leadSession', inSession(turn)),
  post(`${here}/count`, 'leadSession', inSession(count)),
  post(`${here}/reveal`, 'leadSession', inSession(reveal)),
  post(`${here}/first`, 'leadSession', inSession(first)),
  post(`${here}/take`, 'leadSession', inSession(take)),
];
