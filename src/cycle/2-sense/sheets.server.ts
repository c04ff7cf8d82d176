import { atomically, type Db } from '#lib/server/db.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { answersOnEach } from './next-question.server.ts';
import { respondentOfSheet, saySides } from './respondents.server.ts';
import { answerStatement } from './responses.server.ts';
import { onASheet, type Sheet } from './sheet.ts';
import { statementsOf, type StatementHere } from './statements.server.ts';

/** The statements for so many sheets of paper: those with the fewest answers first, and round again when all have been on one. */
export async function sheetsOf(db: Db, circle: string, count: number): Promise<StatementHere[][]> {
  const [there, times] = await Promise.all([statementsOf(db, circle), answersOnEach(db, circle)]);
  const queue = there.toSorted((a, b) => (times.get(a.id) ?? 0) - (times.get(b.id) ?? 0));
  const size = Math.min(onASheet, queue.length);
  if (size === 0) return [];
  return Array.from({ length: count }, (_, nth) => Array.from({ length: size }, (_, at) => queue[(nth * size + at) % queue.length]!));
}

type Typed = { sides: string[]; keys: Keys; now: Date };

/**
 * Keeps what was answered on a sheet, as the answers of whoever has its code. The same sheet twice is the same person. Returns how many
 * answers were kept (of statements that are gone none is), or null when the code is of another circle.
 */
export function typeInSheet(db: Db, circle: string, { code, given }: Sheet, { sides, keys, now }: Typed): Promise<number | null> {
  return atomically(db, async (db) => {
    const respondent = await respondentOfSheet(db, circle, code, { keys, now });
    if (!respondent) return null;
    if (sides.length > 0) await saySides(db, { circle, id: respondent }, sides);
    let kept = 0;
    for (const { statement, answer } of given)
      if ((await answerStatement(db, circle, { respondent, statement }, { answer, now })) === 'kept') kept += 1;
    return kept;
  });
}
