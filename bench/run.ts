import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { openWorld } from '../conformance/world.ts';
import { coldStart } from './cold-start.ts';
import { decisionOnMany } from './decision-on-many.ts';
import { listsPerSecond } from './lists.ts';
import { mapOfActors } from './map-of-actors.ts';
import { pageWeights } from './page-weights.ts';
import { sharing } from './sharing.ts';
import { searchAmongMany } from './search.ts';
import { suggestionsForMany } from './suggestions.ts';
import { tellsPerSecond } from './tells.ts';
import { largeUpload } from './upload.ts';
import { whoTakesPart } from './who-takes-part.ts';

/** One figure against its budget. `is`: whether a higher or a lower figure is better. */
export type Figure = { what: string; value: number; unit: string; budget: number; is: 'at least' | 'at most' };

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const benches = {
  pages: pageWeights,
  lists: listsPerSecond,
  tells: tellsPerSecond,
  decision: decisionOnMany,
  search: searchAmongMany,
  suggestions: suggestionsForMany,
  sharing,
  parts: whoTakesPart,
  network: mapOfActors,
  upload: largeUpload,
  start: coldStart,
};
const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  loadBefore: loadavg()[0],
};

const world = await openWorld();
const figures: Figure[] = [];
try {
  for (const [name, bench] of Object.entries(benches)) if (!values.only || values.only === name) figures.push(...(await bench(world)));
} finally {
  await world.close();
}

process.stdout.write(
  `${machine.processor}, ${machine.cores} cores, ${machine.memoryGB} GB, Node ${machine.node}, load ${machine.loadBefore?.toFixed(1)} before\n\n`,
);
for (const { what, value, unit, budget, is } of figures) {
  const within = is === 'at least' ? value >= budget : value <= budget;
  process.stdout.write(
    `${what.padEnd(58)} ${value.toFixed(value < 10 ? 2 : 0).padStart(9)} ${unit.padEnd(16)} ${is} ${String(budget).padStart(6)}  ${within ? 'within' : 'OVER'}\n`,
  );
}
if (values.json) writeFileSync(values.json, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
