import { createReadStream, statSync } from 'node:fs';
import { opinionMap } from '../../src/maths/opinion-map/opinion-map.ts';
import { readVotes } from '../../src/maths/opinion-map/read-votes.ts';
import { canonicalVotes, forgetLog } from '../../src/maths/opinion-map/votes.ts';

/** One measurement for speed.ts, in a process of its own: `measure.ts <votes.csv> <mode>`; ms, bytes. */
const [file, mode] = process.argv.slice(2) as [string, 'kring' | 'polis'];
const start = performance.now();
const log = await readVotes(createReadStream(file, { highWaterMark: 1 << 18 }), { file, size: statSync(file).size });
const votes = canonicalVotes(log);
forgetLog(log);
const read = performance.now() - start;
const before = process.cpuUsage();
let first: number | undefined;
const map = opinionMap(votes, { mode, onFirstMap: () => (first = cpu()) });
const compute = cpu();
const peak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ read, first, compute, wall: map.meta.milliseconds.compute, peak, hash: map.meta.inputHash }));

/** Processor time in ms since the votes were read: what the computation costs, whatever else the machine does. */
function cpu(): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
