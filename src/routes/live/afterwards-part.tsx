import { runOf } from '#cycle/3-dialogue/live/runs.server.ts';
import { stepsOf } from '#cycle/3-dialogue/live/scripts.server.ts';
import { turnsAfterwards, type SessionTurns } from '#cycle/3-dialogue/live/turn-tables.server.ts';
import { voiceQuestions, type VoiceShown } from '#cycle/3-dialogue/live/voice.ts';
import { voicesBySide } from '#cycle/3-dialogue/live/voices.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { DataTable } from '#lib/ui/data-table.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Key, Words } from '#lib/words/words.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { AsWritten } from '../dialogue/own-language.tsx';
import type { Here } from '../door.ts';
import { isOver } from './harvest-now.server.ts';

type Sides = { id: string; name: string }[];
export type After = { turns: SessionTurns | null; all: SessionTurns[]; voices: Awaited<ReturnType<typeof voicesBySide>>; sides: Sides };

/** What a conversation was like by side, when it is over; null before. */
export async function afterwardsOf(c: Here, session: Session): Promise<After | null> {
  const { db, circle } = c.var;
  const [steps, run] = await Promise.all([stepsOf(db, circle.id, session.id), runOf(db, circle.id, session.id)]);
  if (!isOver({ steps, run }) && !session.recordAgreedAt) return null;
  const [all, voices, sides] = await Promise.all([
    turnsAfterwards(db, circle.id),
    voicesBySide(db, circle.id, session.id),
    sidesOf(db, circle.id),
  ]);
  return { turns: all.find((one) => one.session === session.id) ?? null, all, voices, sides };
}

/** Turns beside what chance gives, three answers, and the conversations of the circle in a row: by side, in words, never of one person. */
export function Afterwards({ c, after }: { c: Here; after: After }) {
  const { words } = c.var;
  return (
    <section id="afterwards">
      <h2>{words('phone.after.title')}</h2>
      <p>{words('phone.after.lead')}</p>
      {after.turns ? <Turns c={c} turns={after.turns} sides={after.sides} /> : <p>{words('phone.after.none')}</p>}
      <Voices c={c} after={after} />
      {after.all.length > 1 && <Trend words={words} after={after} />}
    </section>
  );
}

function Turns({ c, turns, sides }: { c: Here; turns: SessionTurns; sides: Sides }) {
  const { words } = c.var;
  return (
    <DataTable
      caption={words('phone.after.turns')}
      columns={[
        { label: words('phone.side') },
        { label: words('phone.after.count'), number: true },
        { label: words('phone.after.band') },
        { label: words('phone.after.says') },
      ]}
      rows={turns.sides.map(({ side, turns, band, says }) => ({
        id: side,
        cells: [
          <AsWritten c={c}>{nameOf(sides, side)}</AsWritten>,
          turns,
          band ? words('phone.after.between', band) : '–',
          words(`phone.after.says.${says}`),
        ],
      }))}
    />
  );
}

function Voices({ c, after: { voices, sides } }: { c: Here; after: After }) {
  const { words } = c.var;
  const said = (one: VoiceShown | undefined) =>
    one
      ? words('phone.after.middle', { answer: words(`phone.voice.${one.middle}` as Key), people: one.people })
      : words('phone.after.says.early');
  return (
    <DataTable
      caption={words('phone.after.voices')}
      columns={[{ label: words('phone.side') }, ...voiceQuestions.map((question) => ({ label: words(`phone.voice.${question}`) }))]}
      rows={sides.map(({ id, name }) => ({
        id,
        cells: [<AsWritten c={c}>{name}</AsWritten>, ...voiceQuestions.map((question) => said(voices.get(id)?.[question] ?? undefined))],
      }))}
    />
  );
}

function Trend({ words, after: { all, sides } }: { words: Words; after: After }) {
  return (
    <DataTable
      caption={words('phone.after.trend')}
      columns={[{ label: words('phone.after.session') }, ...sides.map(({ name }) => ({ label: name }))]}
      rows={all.map(({ session, startsAt, sides: own }) => ({
        id: session,
        cells: [
          <When at={startsAt} />,
          ...sides.map(({ id }) => words(`phone.after.says.${own.find(({ side }) => side === id)?.says ?? 'early'}`)),
        ],
      }))}
    />
  );
}

const nameOf = (sides: Sides, side: string) => sides.find(({ id }) => id === side)?.name ?? '';
