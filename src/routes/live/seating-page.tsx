import { runOf } from '#cycle/3-dialogue/live/runs.server.ts';
import { stepsOf } from '#cycle/3-dialogue/live/scripts.server.ts';
import { inTheRoom, type InTheRoom } from '#cycle/3-dialogue/live/speakers.server.ts';
import { markOf, moveToTable, planTables, seatedIn, wish, wishesOf } from '#cycle/3-dialogue/live/tables.server.ts';
import { firstOpen, roundNow, roundsIn } from '#cycle/3-dialogue/live/tables.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { oneOf, textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import type { Words } from '#lib/words/words.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { inSession, sessionPath } from '../dialogue/here.server.ts';
import { showCircle } from '../show.tsx';
import { AddSomeone, addSomeone } from './add-someone.tsx';
import { HowGood, MoveSomeone, Wishes } from './seating-parts.tsx';
import type { LiveNow } from './here.server.ts';
import { ByItself, LivePart, OwnSection } from './live-part.tsx';
import { AllTables } from './shared-part.tsx';
import { streamOf, type View } from './stream.server.ts';

export type SeatingHere = Awaited<ReturnType<typeof seatingHere>>;

/** All that whoever leads needs to seat people: the rounds of the script, who is there, who sits where, wishes. */
async function seatingHere(c: Here, session: Session) {
  const { db, circle } = c.var;
  const [run, steps, room, seated, wishes] = await Promise.all([
    runOf(db, circle.id, session.id),
    stepsOf(db, circle.id, session.id),
    inTheRoom(db, circle.id, session.id),
    seatedIn(db, circle.id, session.id),
    wishesOf(db, circle.id, session.id),
  ]);
  const rounds = roundsIn(steps);
  const asked = Number(textOf(c.var.form, 'round') || (c.req.query('round') ?? ''));
  const looksAt = rounds.find(({ round }) => round + 1 === asked)?.round ?? roundNow(rounds, run.step);
  return { run, steps, room, seated, wishes, rounds, looksAt, from: firstOpen(rounds, seated, run.step) };
}

/** Who sits where in each round: planned for all rounds together, and changed by hand. */
async function seatingPage(c: Here, session: Session, sent?: Sent) {
  const { words } = c.var;
  const here = await seatingHere(c, session);
  return showCircle(
    c,
    { title: words('live.seating.title'), status: sent && 422, islands: ['live'] },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p class="kring-quiet">
        <a href={sessionPath(c, session.id, '/lead')}>{words('live.lead.title')}</a>
      </p>
      <h1>{words('live.seating.title')}</h1>
      {c.req.query('seen') && !sent && <Notice>{words('live.seating.seenAnother')}</Notice>}
      <p class="kring-lead">{words('live.seating.lead')}</p>
      {here.rounds.length === 0 ? (
        <Empty>
          {words('live.seating.noRounds')} <a href={sessionPath(c, session.id, '/script')}>{words('live.script.title')}</a>
        </Empty>
      ) : (
        <LivePart c={c} session={session} page="/seating" mark={seatingMark(here)}>
          <HowItIs words={words} here={here} />
        </LivePart>
      )}
      <OwnSection c={c}>
        {here.rounds.length > 0 && (
          <>
            <Plan c={c} session={session} here={here} sent={sent} />
            <OneRound c={c} session={session} here={here} sent={sent} />
          </>
        )}
        <h2 id="add">{words('phone.host.add.title')}</h2>
        <AddSomeone
          c={c}
          action={sessionPath(c, session.id, '/seating/add')}
          sides={await sidesOf(c.var.db, c.var.circle.id)}
          sent={sent}
        />
        {here.room.length > 1 && <Wishes c={c} session={session} here={here} sent={sent} />}
      </OwnSection>
      <ByItself c={c} session={session} page="/seating" refreshes={false} />
    </>,
  );
}

/** How many are there, and how good their places are: new as people come, go and are seated. */
const HowItIs = ({ words, here }: { words: Words; here: SeatingHere }) => (
  <>
    <p>{words('live.seating.facts', { people: here.room.length, rounds: here.rounds.length })}</p>
    <HowGood words={words} here={here} />
  </>
);

/** Changes when someone comes, goes, is called otherwise or sits elsewhere: then the forms below are made anew. */
const seatingMark = ({ run, room, seated, wishes }: SeatingHere) =>
  markOf([[[String(run.step), ...room.map(({ seat, name }) => `${seat} ${name ?? ''}`)], ...seated.flat()], [[JSON.stringify(wishes)]]]);

type PartProps = { c: Here; session: Session; here: SeatingHere; sent?: Sent };

function Plan({ c, session, here: { rounds, from, room, seated }, sent }: PartProps) {
  const { words } = c.var;
  if (from >= rounds.length) return <p>{words('live.seating.past')}</p>;
  if (room.length === 0) return <p>{words('live.seating.nobody')}</p>;
  const most = Math.max(0, ...seated.map((tables) => tables.length));
  const kept = { tables: String(most || Math.max(1, Math.round(room.length / 4))) };
  return (
    <Form action={sessionPath(c, session.id, '/seating')}>
      {from > 0 && <p>{words('live.seating.held', { count: from })}</p>}
      <input type="hidden" name="seen" value={markOf(seated)} />
      <Field
        {...filledWith(words, kept, sent?.problems.tables ? sent : undefined)('tables')}
        label={words('live.seating.tables')}
        hint={words('live.seating.tables.hint')}
        type="number"
        min={1}
        short
      />
      <Button>{words(most > 0 ? 'live.seating.again' : 'live.seating.plan')}</Button>
    </Form>
  );
}

function OneRound({ c, session, here, sent }: PartProps) {
  const { words } = c.var;
  const { rounds, looksAt, seated, steps, room, run } = here;
  const tables = seated[looksAt!] ?? [];
  if (seated.length === 0) return null;
  const byId = new Map(room.map((one) => [one.seat, one]));
  const shown = tables.map((seats) => seats.flatMap((seat) => byId.get(seat) ?? []));
  const { at } = rounds[looksAt!]!;
  return (
    <>
      {rounds.length > 1 && (
        <nav aria-label={words('live.seating.rounds')}>
          <Buttons>
            {rounds.map(({ round }) => (
              <a
                key={round}
                class="nl-button nl-button--secondary kring-button"
                href={sessionPath(c, session.id, `/seating?round=${round + 1}#round`)}
                aria-current={round === looksAt ? 'page' : undefined}
              >
                {words('live.seating.round', { number: round + 1 })}
              </a>
            ))}
          </Buttons>
        </nav>
      )}
      <h2 id="round" dir="auto">
        {words('live.seating.round', { number: looksAt! + 1 })}: {steps[at]!.title}
      </h2>
      <AllTables words={words} seats={shown} />
      {at >= run.step && <MoveSomeone {...{ c, session, room, tables, round: looksAt!, sent }} />}
    </>
  );
}

async function plan(c: Here, session: Session) {
  const { db, circle, form } = c.var;
  const tables = Number(textOf(form, 'tables'));
  if (!/^\d{1,3}$/.test(textOf(form, 'tables')) || tables < 1 || tables > 200)
    return seatingPage(c, session, { form, problems: { tables: 'live.seating.tables.wrong' } });
  const done = await planTables(db, circle.id, session.id, { tables, seen: textOf(form, 'seen') });
  return back(c, session, done === 'seen another' ? '?seen=1' : '');
}

async function move(c: Here, session: Session) {
  const { db, circle, form } = c.var;
  const { room, rounds, looksAt, run, seated } = await seatingHere(c, session);
  const seat = seatIn(room, textOf(form, 'seat'));
  if (!seat) return seatingPage(c, session, { form, problems: { seat: 'live.seating.move.who.missing' } });
  const table = Number(textOf(form, 'table'));
  const most = (seated[looksAt ?? 0] ?? []).length + 1;
  const open = looksAt !== null && rounds[looksAt]!.at >= run.step;
  if (open && Number.isInteger(table) && table >= 1 && table <= most)
    await moveToTable(db, circle.id, { session: session.id, round: looksAt, seat, table });
  return back(c, session, looksAt === null ? '' : `?round=${looksAt + 1}#round`);
}

async function add(c: Here, session: Session) {
  const slip = await addSomeone(c, session);
  return slip ? seatingPage(c, session, slip) : back(c, session, '#add');
}

async function keepWish(c: Here, session: Session) {
  const { db, circle, form } = c.var;
  const room = await inTheRoom(db, circle.id, session.id);
  const [one, other] = [textOf(form, 'one'), textOf(form, 'other')];
  if (textOf(form, 'kind') === 'none') await wish(db, circle.id, { session: session.id, pair: [one, other], kind: null });
  else {
    const kind = oneOf(form, 'kind', ['apart', 'together'] as const);
    if (!seatIn(room, one) || !seatIn(room, other) || one === other || !kind)
      return seatingPage(c, session, { form, problems: { one: 'live.seating.wish.two' } });
    await wish(db, circle.id, { session: session.id, pair: [one, other], kind });
  }
  return back(c, session, '#wishes');
}

// What one look at the session is shown of its places, read once for it.
const seen = new WeakMap<LiveNow, Promise<SeatingHere>>();
const hereAt = (c: Here, session: Session, live: LiveNow): Promise<SeatingHere> => {
  if (!seen.has(live)) seen.set(live, seatingHere(c, session));
  return seen.get(live)!;
};
const view = (session: Session): View => ({
  name: 'seating',
  part: async (c, live) => <HowItIs words={c.var.words} here={await hereAt(c, session, live)} />,
  mark: async (live, c) => seatingMark(await hereAt(c, session, live)),
});

const seatIn = (room: readonly InTheRoom[], seat: string) => room.find((one) => one.seat === seat)?.seat;
const back = (c: Here, session: Session, rest = '') => c.redirect(sessionPath(c, session.id, `/seating${rest}`), 303);
const here = '/circles/:circle/sessions/:session/seating';

export const seatingDoors = [
  get(
    here,
    'leadSession',
    inSession((c, session) => seatingPage(c, session)),
  ),
  get(
    `${here}/stream`,
    'leadSession',
    inSession((c, session) => streamOf(c, session, view(session))),
  ),
  post(here, 'leadSession', inSession(plan)),
  post(`${here}/move`, 'leadSession', inSession(move)),
  post(`${here}/add`, 'leadSession', inSession(add)),
  post(`${here}/wish`, 'leadSession', inSession(keepWish)),
];
