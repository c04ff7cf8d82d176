import { tryOutsShown } from '#catalysts/try-outs/try-out-views.server.ts';
import { evaluationOf } from '#system/evaluation/evaluations.server.ts';
import type { Here } from '../door.ts';
import type { ReportPart } from './report.ts';
import { reportParts } from './report-parts.ts';
import { todayHere } from '../today.ts';

/** The parts of the evaluation of this circle as it stands now, for the page and for the file. */
export async function partsHere(c: Here): Promise<ReportPart[]> {
  const { db, circle, now } = c.var;
  const [told, tryOuts] = await Promise.all([evaluationOf(db, circle.id, now), tryOutsShown(db, circle.id, todayHere(c))]);
  return reportParts(c, { ...told, tryOuts });
}
