import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measure, type Run } from './live-room.ts';

/**
 * A room full of phones: from an act of one to the screens of all. Kring runs as people run it (one or two processes on one database), the people in a process of
 * their own on this machine; they join within ten seconds and then write a note ten times a second, for fifteen seconds. One act in five is sent twice.
 *
 *     npm run bench:live -- [--only 50,200] [--json figures.json]
 *
 * Times are milliseconds: `joined` until all are in, the others from sending an act until a screen shows as many as were sent up to it. `lost` counts acts that are not
 * kept and screens that never showed the last; `rssBytes` is the memory of the app's processes together, at the end.
 */
const runs = [
  { people: 50, processes: 1 },
  { people: 200, processes: 1 },
  { people: 500, processes: 1 },
  { people: 1000, processes: 1 },
  { people: 200, processes: 2 },
];
const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const only = values.only?.split(',');
const chosen = runs.filter(({ people, processes }) => !only || only.includes(processes > 1 ? `${people}x${processes}` : String(people)));

process.stdout.write(
  `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)} before\n\n`,
);
process.stdout.write('people  processes  joined s  p50 ms  p95 ms  p99 ms  lost  doubled  memory MB\n');
const figures: Run[] = [];
for (const run of chosen) {
  const figure = await measure(run, { program: new URL('./live-people.js', import.meta.url) }).catch((error: unknown) => {
    process.stdout.write(`${String(run.people).padStart(6)}${String(run.processes).padStart(11)}   not measured: ${String(error)}\n`);
    process.exitCode = 1;
  });
  if (!figure) continue;
  figures.push(figure);
  const cells = [
    figure.people,
    figure.processes,
    (figure.joined / 1000).toFixed(1),
    figure.p50,
    figure.p95,
    figure.p99,
    figure.lost,
    figure.duplicated,
  ];
  const widths = [6, 11, 10, 8, 8, 8, 6, 9];
  process.stdout.write(
    `${cells.map((cell, nth) => String(cell).padStart(widths[nth]!)).join('')}${(figure.rssBytes / 2 ** 20).toFixed(0).padStart(11)}\n`,
  );
}
if (values.json) writeFileSync(values.json, `${JSON.stringify({ runs: figures }, null, 2)}\n`);
