import { spent } from '#cycle/3-dialogue/live/run.ts';
import { hasTurns } from '#cycle/3-dialogue/live/step.ts';
import type { Words } from '#lib/words/words.ts';
import type { InTheRoom } from '#cycle/3-dialogue/live/speakers.server.ts';
import { HarvestPart } from './harvest-part.tsx';
import { called, nameOf, type LiveNow } from './here.server.ts';

export type PartProps = { words: Words; live: LiveNow; now: Date };

/** What everyone on this screen sees of the session as it runs: the same for all who look, so that it is made once. */
export function SharedPart({ words, live, now }: PartProps) {
  const { step, steps, run } = live;
  // How many are there stands on the big screen: in a full room that comes in, it would be told to every phone for every next one.
  if (run.step < 0) return <p class="kring-lead">{words('phone.waiting')}</p>;
  if (!step) return <p class="kring-lead">{words('phone.ended')}</p>;
  return (
    <>
      <p class="kring-kicker">{words('phone.step.of', { number: run.step + 1, all: steps.length })}</p>
      <h2 lang={live.language} dir="auto">
        {step.title}
      </h2>
      <p class="kring-lead kring-lines" lang={live.language} dir="auto">
        {step.instruction}
      </p>
      <p class="kring-live__time">{timeLeft(words, live, now)}</p>
      <Speaking words={words} live={live} />
      <Notes words={words} live={live} />
      <HarvestPart words={words} live={live} />
    </>
  );
}

function Speaking({ words, live: { step, floor, room } }: { words: Words; live: LiveNow }) {
  if (!step || !hasTurns(step.rule) || step.rule === 'free') return null;
  const [speaks, then] = [called(words, room, floor.speaks), called(words, room, floor.then)];
  if (!speaks) return <p>{words(step.rule === 'round' ? 'phone.round.done' : 'phone.queue.empty')}</p>;
  return (
    <p class="kring-live__floor">
      <strong dir="auto">{words('phone.speaks', { name: speaks })}</strong>
      {then && <span dir="auto"> {words('phone.then', { name: then })}</span>}
    </p>
  );
}

function Notes({ words, live: { step, notes, written } }: { words: Words; live: LiveNow }) {
  if (!step || ['record', 'recognise'].includes(step.rule) || hasTurns(step.rule)) return null;
  if (step.rule === 'write' && !step.revealed) return <p>{words('phone.written', { count: written })}</p>;
  return (
    <ul class="kring-live__notes">
      {notes.filter(loose).map(({ id, text, table }) => (
        <li key={id} dir="auto">
          {text ?? words('phone.hidden')}
          {table !== null && <span class="kring-quiet"> {words('phone.table', { number: table })}</span>}
        </li>
      ))}
    </ul>
  );
}

const loose = ({ groupedAs }: { groupedAs: string | null }) => groupedAs === null; // the others stand under the name of their group

/** Who sits where, for the big screen and for whoever leads. */
export function AllTables({ words, seats }: { words: Words; seats: readonly (readonly InTheRoom[])[] }) {
  if (seats.length === 0) return <p>{words('live.seating.none')}</p>;
  return (
    <ul class="kring-live__tables" role="list">
      {seats.map((table, nth) => (
        <li key={nth}>
          <strong>{words('phone.table', { number: nth + 1 })}</strong>{' '}
          <span dir="auto">{table.map((one) => nameOf(words, one)).join(', ') || words('live.seating.empty')}</span>
        </li>
      ))}
    </ul>
  );
}

const minutesLeft = ({ run, step }: LiveNow, now: Date) => Math.ceil(step!.minutes + run.extra - spent(run, now) / 60_000);
const isUp = (live: LiveNow, now: Date) => !live.run.pausedAt && live.step!.minutes + live.run.extra > 0 && minutesLeft(live, now) <= 0;

/** How long the step still has, in whole minutes: nobody is hurried by seconds. */
export function timeLeft(words: Words, live: LiveNow, now: Date): string {
  const { run, step } = live;
  if (run.pausedAt) return words('phone.paused');
  const left = minutesLeft(live, now);
  return left > 0 ? words('phone.left', { minutes: left }) : step!.minutes + run.extra === 0 ? words('phone.noTime') : words('phone.over');
}

/** Short lines for who hears the page instead of seeing it: each is said politely when it is new, and not again. */
export function saidOf(words: Words, live: LiveNow, now: Date): string[] {
  const { step, run, steps, floor, room } = live;
  if (run.step < 0) return [words('phone.waiting')];
  if (!step) return [words('phone.ended')];
  const speaks = called(words, room, floor.speaks);
  return [
    words('phone.said.step', { number: run.step + 1, all: steps.length, title: step.title }),
    run.pausedAt ? words('phone.paused') : run.pausedFor > 0 && words('phone.goesOn'),
    speaks && words('phone.speaks', { name: speaks }),
    step.revealed && words(step.rule === 'recognise' ? 'phone.said.recognised' : 'phone.said.revealed'),
    isUp(live, now) && words('phone.over'),
  ].filter((line) => typeof line === 'string');
}
