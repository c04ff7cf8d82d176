import type { Db } from '#lib/server/db.server.ts';
import { outcomesOf } from './outcomes.server.ts';
import { beforePanel, choicesOf, panelsOf } from './panels.server.ts';
import { ripplesOf } from './ripples.server.ts';
import { saidOfOutcomes } from './substantiations.server.ts';

/** The whole harvest of a circle as the world may read it: what became different, what outsiders say of it, what panels chose, and what came of what. */
export type Harvest = Awaited<ReturnType<typeof harvestOf>>;

export async function harvestOf(db: Db, circle: string) {
  const [outcomes, said, panels, ripples] = await Promise.all([
    outcomesOf(db, circle),
    saidOfOutcomes(db, circle),
    panelsOf(db, circle),
    ripplesOf(db, circle),
  ]);
  const eyes = { open: true } as const;
  const laidOpen = await Promise.all(
    panels
      .filter(({ laidOpenAt }) => laidOpenAt)
      .map(async (panel) => ({
        ...panel,
        before: await beforePanel(db, circle, panel.id, eyes),
        choices: await choicesOf(db, circle, panel.id, { eyes }),
      })),
  );
  return { outcomes, said, panels: laidOpen, ripples };
}
