import { harvestOf, type Harvest } from '#cycle/3-dialogue/live/harvests.server.ts';
import { recordNow, type RecordNow } from '#cycle/3-dialogue/live/record-now.server.ts';
import { notesAsked, saidOfNotes, type AskedNote } from '#cycle/3-dialogue/live/recognising.server.ts';
import type { Recognition } from '#cycle/3-dialogue/live/recognising.ts';
import type { RunHere } from '#cycle/3-dialogue/live/runs.server.ts';
import type { StepHere } from '#cycle/3-dialogue/live/scripts.server.ts';
import { voiceOfSeat } from '#cycle/3-dialogue/live/voices.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { whoIsHere } from '../dialogue/here.server.ts';
import { readRecordOf, type RecordRead } from '../dialogue/record-page.tsx';
import type { Here } from '../door.ts';
import type { LiveNow } from './here.server.ts';

/** What a running session has brought, as far as its step shows it. `mark` changes when a phone must be made anew. */
export type HarvestNow = {
  asked: AskedNote[] | null;
  groups: Harvest['groups'];
  /** Notes of earlier steps that stand in no group yet: only in a free talk, in which people put them together. */
  loose: Harvest['loose'];
  record: RecordNow | null;
  mark: string;
};

type At = { steps: StepHere[]; step: StepHere | null; run: RunHere; room: readonly { seat: string }[] };

/** Notes to recognise in a step of recognising, the record in a step of agreeing it, and groups wherever notes are looked at together. */
export async function harvestNow(c: Here, session: Session, { steps, step, run, room }: At): Promise<HarvestNow> {
  const { db, circle } = c.var;
  const { seed } = run;
  const looks = step && ['write', 'tables', 'free', 'record'].includes(step.rule) && (step.rule !== 'write' || step.revealed);
  const [asked, harvest, record] = await Promise.all([
    step?.rule === 'recognise' ? notesAsked(db, circle.id, { steps, step, seed }) : null,
    looks ? harvestOf(db, circle.id, session.id, { steps, at: run.step, seed }) : null,
    step?.rule === 'record' ? recordNow(db, circle.id, session, room) : null,
  ]);
  const mark = record ? `${session.recordChangedAt?.getTime() ?? ''} ${record.agreed ? 'agreed' : ''}` : '';
  return { asked, groups: harvest?.groups ?? [], loose: step?.rule === 'free' ? (harvest?.loose ?? []) : [], record, mark };
}

/** What one seat has said so far in this step, and the record as it reads it. */
export type OwnHarvest = { said: Map<string, Recognition>; record: RecordRead | null; voice: Map<string, number> };

export async function ownHarvest(c: Here, session: Session, live: LiveNow, seat: string): Promise<OwnHarvest> {
  const { db, circle } = c.var;
  return {
    said: live.step?.rule === 'recognise' ? await saidOfNotes(db, circle.id, session.id, seat) : new Map(),
    record: live.step?.rule === 'record' && session.recordOpenedAt ? await readRecordOf(c, session) : null,
    voice: isOver(live) ? await voiceOfSeat(db, circle.id, session.id, seat) : new Map(),
  };
}

/** All steps are past. */
export const isOver = ({ run, steps }: Pick<LiveNow, 'run' | 'steps'>) => steps.length > 0 && run.step >= steps.length;

/** Does this seat belong to a side that decides? */
export function decides(c: Here, session: Session, sides: readonly { id: string; reader: string }[]): boolean {
  const own = whoIsHere(c, session).seat?.sides ?? [];
  return sides.some(({ id, reader }) => reader === 'deciders' && own.includes(id));
}
