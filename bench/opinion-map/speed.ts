import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { simulate } from './simulate.ts';
import type { Votes } from '../../src/maths/opinion-map/votes.ts';

/**
 * How fast the opinion map is and how much memory it takes, as one table; docs/opinion-map.md explains it.
 *
 *     node bench/opinion-map/speed.ts [most votes, 5000000] [least votes, 0]
 *
 * Each row is a made-up conversation written as CSV and read by a process of its own: reading, the first map and the
 * whole computation in processor time (wall time beside it), and the most memory it ever had (resident set). Ratios to peers, measured on another machine, are
 * in docs/opinion-map.md.
 */
const most = Number(process.argv[2] ?? 5_000_000);
const least = Number(process.argv[3] ?? 0);
const shapes = [
  [300, 50, 10_000],
  [1_000, 150, 30_000],
  [2_000, 300, 100_000],
  [2_031, 896, 225_000],
  [10_000, 500, 250_000],
  [20_000, 500, 1_000_000],
  [33_000, 783, 2_000_000],
  [100_000, 1_000, 5_000_000],
  [200_000, 1_000, 10_000_000],
] as const;

console.log(
  '| people x statements, votes | mode | read ms | first map CPU ms | compute CPU ms | wall ms | µs a vote | peak MB |\n|---|---|---|---|---|---|---|---|',
);
const measure = fileURLToPath(new URL(`./measure${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'opinion-map-'));
try {
  for (const [people, statements, count] of shapes) {
    if (count > most || count < least) continue;
    const { votes } = simulate({ people, statements, votes: count, seed: 1 });
    const file = join(folder, 'votes.csv');
    await writeCsv(file, votes);
    for (const mode of ['polis', 'kring']) {
      const measured = spawnSync(process.execPath, [measure, file, mode], {
        encoding: 'utf8',
      });
      if (measured.status !== 0) throw new Error(measured.stderr);
      const { read, first, compute, wall, peak } = JSON.parse(measured.stdout) as Record<string, number>;
      const cells = [read, first, compute, wall].map((ms) => (ms === undefined ? '–' : ms.toFixed(0)));
      const perVote = ((1000 * compute!) / votes.codes.length).toFixed(2);
      console.log(
        `| ${people} x ${statements}, ${votes.codes.length} | ${mode} | ${cells.join(' | ')} | ${perVote} | ${(peak! / 2 ** 20).toFixed(0)} |`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

async function writeCsv(file: string, votes: Votes): Promise<void> {
  const out = createWriteStream(file);
  let text = 'timestamp,comment-id,voter-id,vote\n';
  for (let i = 0; i < votes.people.length; i++) {
    for (let n = votes.rowStart[i]!; n < votes.rowStart[i + 1]!; n++) {
      text += `1700000000000,${votes.codes[n]! >> 2},${i},${(votes.codes[n]! & 3) - 1}\n`;
    }
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, 'drain');
      text = '';
    }
  }
  out.end(text);
  await once(out, 'finish');
}
