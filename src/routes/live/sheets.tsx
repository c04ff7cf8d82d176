import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { spaced } from '#cycle/3-dialogue/codes.ts';
import { stepsOf, type StepHere } from '#cycle/3-dialogue/live/scripts.server.ts';
import { inTheRoom, type InTheRoom } from '#cycle/3-dialogue/live/speakers.server.ts';
import { seatedIn } from '#cycle/3-dialogue/live/tables.server.ts';
import { roundsIn, tableOf } from '#cycle/3-dialogue/live/tables.ts';
import { isTallied } from '#cycle/3-dialogue/live/tally.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { Empty } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { When } from '#lib/ui/when.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, type Here } from '../door.ts';
import { inSession, sessionPath } from '../dialogue/here.server.ts';
import { WaySquare, WritingLines } from '../dialogue/prints.tsx';
import { showCircle } from '../show.tsx';
import { nameOf } from './here.server.ts';

/** The sheet on which an observer makes a mark for each turn: a row for each step, a column for each side. */
async function tallySheet(c: Here, session: Session) {
  const { words, db, circle } = c.var;
  const [steps, sides] = [await stepsOf(db, circle.id, session.id), await sidesOf(db, circle.id)];
  const counted = steps.filter(({ rule }) => isTallied(rule));
  return showCircle(
    c,
    { title: words('live.sheet.title'), wide: true },
    <>
      <Top c={c} session={session} title={words('live.sheet.title')} />
      <p>{words('live.sheet.how')}</p>
      {counted.length === 0 ? (
        <NoSteps c={c} session={session} />
      ) : (
        <div class="kring-tally">
          <DataTable
            caption={words('live.turns')}
            columns={[{ label: words('live.lead.steps') }, ...sides.map(({ name }) => ({ label: name }))]}
            rows={counted.map((step) => ({
              id: step.id,
              cells: [<span dir="auto">{`${steps.indexOf(step) + 1}. ${step.title}`}</span>, ...sides.map(() => ' ')],
            }))}
          />
        </div>
      )}
      <p class="kring-not-printed">
        <a href={sessionPath(c, session.id, '/tally')}>{words('live.tally.title')}</a>
      </p>
    </>,
  );
}

/** A card for each table: its number, what people do there, who sits there in which round, and how to take part by phone. */
async function tableCards(c: Here, session: Session) {
  const { words, db, circle } = c.var;
  const [steps, seated, room] = await Promise.all([
    stepsOf(db, circle.id, session.id),
    seatedIn(db, circle.id, session.id),
    inTheRoom(db, circle.id, session.id),
  ]);
  const rounds = roundsIn(steps);
  const tables = Math.max(0, ...seated.map((round) => round.length)) || blankCards;
  const planned = seated.length > 0;
  return showCircle(
    c,
    { title: words('live.cards.title') },
    <>
      <div class="kring-not-printed">
        <Top c={c} session={session} title={words('live.cards.title')} />
      </div>
      {rounds.length === 0 ? (
        <NoSteps c={c} session={session} />
      ) : (
        <>
          <p class="kring-not-printed">{words(planned ? 'live.cards.planned' : 'live.cards.blank')}</p>
          {Array.from({ length: tables }, (_, nth) => (
            <TableCard key={nth} {...{ c, session, steps, seated, room }} number={nth + 1} />
          ))}
          {planned && (
            <div>
              <DataTable
                caption={words('live.cards.who')}
                columns={[
                  { label: words('phone.host.add.name') },
                  ...rounds.map(({ round }) => ({ label: words('live.seating.round', { number: round + 1 }) })),
                ]}
                rows={room.map((one) => ({
                  id: one.seat,
                  cells: [
                    <span dir="auto">{nameOf(words, one)}</span>,
                    ...rounds.map(({ round }) => {
                      const number = tableOf(seated, round, one.seat);
                      return number === null ? '–' : words('phone.table', { number });
                    }),
                  ],
                }))}
              />
            </div>
          )}
        </>
      )}
    </>,
  );
}

const blankCards = 4; // on which the table itself writes who sits there

type CardProps = {
  c: Here;
  session: Session;
  number: number;
  steps: readonly StepHere[];
  seated: string[][][];
  room: readonly InTheRoom[];
};

function TableCard({ c, session, number, steps, seated, room }: CardProps) {
  const { words, keys, origin } = c.var;
  const code = sessionCode(keys, session.id);
  return (
    <section class="kring-table-card">
      <h2>{words('phone.table', { number })}</h2>
      {roundsIn(steps).map(({ round, at }) => {
        const here = room.filter(({ seat }) => seated[round]?.[number - 1]?.includes(seat));
        return (
          <div key={round}>
            <h3 dir="auto">
              {words('live.seating.round', { number: round + 1 })}: {steps[at]!.title}
            </h3>
            <p class="kring-lines" dir="auto">
              {steps[at]!.instruction}
            </p>
            {here.length > 0 ? <p dir="auto">{here.map((one) => nameOf(words, one)).join(', ')}</p> : <WritingLines />}
          </div>
        );
      })}
      <div class="kring-join">
        <WaySquare c={c} link={`${origin}/session/${code}`} />
        <div>
          <p>{words('live.comeIn', { address: `${new URL(origin).host}/session` })}</p>
          <p class="kring-code">{spaced(code)}</p>
        </div>
      </div>
    </section>
  );
}

function Top({ c, session, title }: { c: Here; session: Session; title: string }) {
  const { words } = c.var;
  return (
    <>
      <p class="kring-not-printed">
        <a href={sessionPath(c, session.id)}>{words('phone.session.back')}</a> · {words('dialogue.print.how')}
      </p>
      <h1>{title}</h1>
      <p dir="auto">
        {session.purpose} (<When at={session.startsAt} as="moment" />)
      </p>
    </>
  );
}

const NoSteps = ({ c, session }: { c: Here; session: Session }) => (
  <Empty>
    {c.var.words('live.sheet.none')} <a href={sessionPath(c, session.id, '/script')}>{c.var.words('live.script.title')}</a>
  </Empty>
);

export const sheetDoors = [
  get('/circles/:circle/sessions/:session/tally-sheet', 'leadSession', inSession(tallySheet)),
  get('/circles/:circle/sessions/:session/table-cards', 'leadSession', inSession(tableCards)),
];
