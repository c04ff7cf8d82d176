import {
  objectionsTo,
  saidBySeat,
  sayWhetherItHolds,
  standingOf,
  standingShown,
  type Objection,
  type Standing,
} from '#cycle/3-dialogue/assents.server.ts';
import { readAssent } from '#cycle/3-dialogue/assent.ts';
import { attendanceOf, attendanceShown, manyOf, type Attendance } from '#cycle/3-dialogue/attendance.server.ts';
import { findingsOf, type FindingSaid } from '#cycle/3-dialogue/findings.server.ts';
import { readMinorityNote } from '#cycle/3-dialogue/minority-note.ts';
import { keepMinorityNote, minorityNotesOf, type MinorityNoteSaid } from '#cycle/3-dialogue/minority-notes.server.ts';
import { readQuote } from '#cycle/3-dialogue/quote.ts';
import { giveQuote, quoteIsOf, quotesIn, takeBackQuote } from '#cycle/3-dialogue/quotes.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { decisionsRestingOn } from '#cycle/4-change/decisions.server.ts';
import type { Sent } from '#lib/form/filled.ts';
import type { Seat } from '#lib/people/may.ts';
import type { Shown } from '#maths/small-cells.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { forThoseIn, inSession, sessionPath, speakToSeat, whoIsHere } from './here.server.ts';
import { showRecord } from './record-view.tsx';

/** All that a record holds, as this reader may see it. */
export type RecordRead = {
  attendance: { counted: boolean; total: Shown; sides: { side: string; name: string; people: Shown }[] };
  standing: Standing<Shown> | null;
  findings: (FindingSaid & { decisions: { id: string; text: string | null }[] })[];
  notes: (Pick<MinorityNoteSaid, 'id' | 'finding' | 'text'> & { sideName: string | null })[];
  objections: (Objection & { sideName: string | null })[];
  quotes: { id: string; words: string; kind: 'said' | 'heard'; sideName: string | null; mine: boolean }[];
  mine: { answer: string; words: string | null; earlier: boolean } | null;
};

/** Reads a record. A steward sees every number; everyone else, also who leads, and paper, none that could point at a person. */
export async function readRecordOf(
  c: Here,
  session: Session,
  { answers, seat } = whoIsHere(c, session) as { answers: boolean; seat: Seat | null },
): Promise<RecordRead> {
  const { db, circle } = c.var;
  const [attendance, standing, findings, notes, objections, quotes, sides, mine] = await Promise.all([
    attendanceOf(db, circle.id, session.id),
    standingOf(db, circle.id, session.id),
    findingsOf(db, circle.id, session.id),
    minorityNotesOf(db, circle.id, session.id),
    objectionsTo(db, circle.id, session.id),
    quotesIn(db, circle.id, session.id),
    sidesOf(db, circle.id),
    seat ? saidBySeat(db, circle.id, session.id, seat.id) : undefined,
  ]);
  const name = (side: string | null) => sides.find(({ id }) => id === side)?.name ?? null;
  const safe = (side: string | null) => (manyOf(attendance, side) ? name(side) : null);
  const people = answers ? exact(attendance) : attendanceShown(attendance);
  return {
    attendance: { counted: attendance.counted, ...people },
    standing: session.recordOpenedAt ? (answers ? standing : standingShown(standing, people.total)) : null,
    findings: await Promise.all(
      findings.map(async (finding) => ({ ...finding, decisions: await decisionsRestingOn(db, circle.id, { findings: [finding.id] }) })),
    ),
    notes: notes.map((note) => ({ ...note, sideName: note.showSide ? name(note.side) : safe(note.side) })),
    objections: objections.map((one) => ({ ...one, sideName: safe(one.side) })),
    quotes: quotes.map(({ id, words, kind, side, seat: by }) => ({ id, words, kind, sideName: safe(side), mine: seat?.id === by })),
    mine: mine ?? null,
  };
}

const exact = ({ sides }: Attendance) => ({ total: sides.reduce((sum, { people }) => sum + people, 0), sides });

// Before it is agreed, only those who were there (and the circle) read it; then everyone.
async function recordPage(c: Here, session: Session, sent?: Sent) {
  if (!session.recordAgreedAt && !whoIsHere(c, session).takesPart) return showNotHere(c);
  speakToSeat(c, session);
  return showRecord(c, session, await readRecordOf(c, session), sent);
}

async function answer(c: Here, session: Session) {
  const { db, circle, form, now } = c.var;
  const { seat } = whoIsHere(c, session);
  if (!seat) return showNotHere(c);
  const { value, problems } = readAssent(form);
  if (problems) return recordPage(c, session, { form, problems });
  await sayWhetherItHolds(db, circle.id, session.id, { seat: seat.id, assent: value, now });
  return c.redirect(sessionPath(c, session.id, '/record#answer'), 303);
}

async function quote(c: Here, session: Session) {
  const { db, circle, form, now } = c.var;
  const { seat } = whoIsHere(c, session);
  if (!seat || session.recordAgreedAt) return showNotHere(c);
  const { value, problems } = readQuote(form);
  if (problems) return recordPage(c, session, { form, problems });
  await giveQuote(db, circle.id, session.id, { seat: seat.id, words: value.quote, now });
  return c.redirect(sessionPath(c, session.id, '/record#quotes'), 303);
}

/** Words are taken back with the seat that gave them; a steward may take away any, on the word of who lost the slip. */
async function takeBack(c: Here, session: Session) {
  const { seat, answers } = whoIsHere(c, session);
  const { db, circle, now } = c.var;
  const quote = c.req.param('quote')!;
  if ((!seat && !answers) || !(await quoteIsOf(db, circle.id, session.id, quote))) return showNotHere(c);
  await takeBackQuote(db, circle.id, { session: session.id, quote, seat: answers ? null : seat!.id, now });
  return c.redirect(sessionPath(c, session.id, '/record#quotes'), 303);
}

async function note(c: Here, session: Session) {
  const { db, circle, form, now } = c.var;
  const { seat } = whoIsHere(c, session);
  if (!seat || session.recordAgreedAt) return showNotHere(c);
  const findings = await findingsOf(db, circle.id, session.id);
  const { value, problems } = readMinorityNote(
    form,
    findings.map(({ id }) => id),
  );
  if (problems) return recordPage(c, session, { form, problems });
  await keepMinorityNote(db, circle.id, session.id, { note: value, side: seat.sides[0] ?? null, now });
  return c.redirect(sessionPath(c, session.id, '/record#notes'), 303);
}

export const recordDoors = [
  get(
    '/circles/:circle/sessions/:session/record',
    'readOpenPages',
    inSession((c, session) => recordPage(c, session)),
  ),
  post('/circles/:circle/sessions/:session/record', 'takePart', forThoseIn(answer)),
  post('/circles/:circle/sessions/:session/quotes', 'takePart', forThoseIn(quote)),
  post('/circles/:circle/sessions/:session/quotes/:quote/back', 'takePart', forThoseIn(takeBack)),
  post('/circles/:circle/sessions/:session/notes', 'takePart', forThoseIn(note)),
];
