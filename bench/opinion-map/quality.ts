import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adjustedRandIndex } from '../../src/maths/opinion-map/adjusted-rand.ts';
import { fitModel } from '../../src/maths/opinion-map/fit-model.ts';
import { findGroups } from '../../src/maths/opinion-map/groups.ts';
import { mostDimensions } from '../../src/maths/opinion-map/kring-map.ts';
import { chanceOfAgreeing } from '../../src/maths/opinion-map/ordinal-model.ts';
import { planeOf } from '../../src/maths/opinion-map/plane.ts';
import { polisMap } from '../../src/maths/opinion-map/polis-map.ts';
import { polisChances } from '../../src/maths/opinion-map/polis-predictions.ts';
import { seededRandom } from '../../src/maths/opinion-map/random.ts';
import { readVotes } from '../../src/maths/opinion-map/read-votes.ts';
import { canonicalVotes, votesOf } from '../../src/maths/opinion-map/votes.ts';
import type { VoteLog, Votes } from '../../src/maths/opinion-map/votes.ts';
import { coverageOfHalves, coverageOfTruth } from './coverage.ts';
import { hideATenth, hideTheLast, judge } from './hold-out.ts';
import type { Trial } from './hold-out.ts';
import { simulate } from './simulate.ts';

/**
 * How good the opinion map is, as one table; docs/opinion-map.md explains each column.
 *
 *     node bench/opinion-map/quality.ts <folder of conversations> [--quick]
 *
 * Each conversation is a folder with participants-votes.csv and, for the split in time, votes.csv. Moderation is ignored:
 * every vote that was cast is used. `--quick` does one seed and leaves out stability.
 */
const folder = process.argv[2] ?? '';
if (!existsSync(folder)) {
  console.error('give the folder that holds a folder for each conversation');
  process.exit(2);
}
const quick = process.argv.includes('--quick');
const seeds = quick ? [1] : [1, 2, 3];
const repeats = 10;

const conversations = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'participants-votes.csv')));
const columns = [
  'groups',
  'map',
  'kring',
  'acc groups',
  'acc map',
  'acc kring',
  'late groups',
  'late map',
  'late kring',
  'halves',
  'reorder',
  'drop Polis',
  'drop Kring',
  'stable',
];
console.log(`| conversation | ${columns.join(' | ')} |\n|---|${columns.map(() => '---').join('|')}|`);
const all: number[][] = [];
for (const name of conversations) {
  const row = await examine(name);
  all.push(row.numbers);
  console.log(`| ${name} | ${row.numbers.map(shown).join(' | ')} | ${row.stable} |`);
}
const mean = all[0]!.map((_, c) => average(all.map((row) => row[c]!).filter((x) => !Number.isNaN(x))));
console.log(`| **mean** | ${mean.map(shown).join(' | ')} | |`);

console.log('\n| simulated people x statements, votes | true places in their 90% region |\n|---|---|');
for (const [people, statements, votes] of [
  [300, 60, 9_000],
  [1_000, 100, 10_000],
  [1_000, 100, 40_000],
  [2_000, 300, 100_000],
] as const) {
  const covered = seeds.map((seed) => coverageOfTruth(simulate({ people, statements, votes, seed })));
  console.log(`| ${people} x ${statements}, ${votes} | ${covered.map(shown).join(', ')} |`);
}

async function examine(name: string): Promise<{ numbers: number[]; stable: string }> {
  const votes = canonicalVotes(await read(name, 'participants-votes.csv'));
  const random = judged(seeds.map((seed) => hideATenth(votes, seed)));
  const timed = existsSync(join(folder, name, 'votes.csv')) ? await timedTrial(name) : undefined;
  const late = timed ? judged([timed]) : { logLoss: [NaN, NaN, NaN], accuracy: [] };
  const halves = average(seeds.map((seed) => coverageOfHalves(votes, seed)));
  const steady = quick ? { reorder: NaN, polis: NaN, kring: NaN, stable: '' } : await steadiness(name, votes);
  return {
    numbers: [...random.logLoss, ...random.accuracy, ...late.logLoss, halves, steady.reorder, steady.polis, steady.kring],
    stable: steady.stable,
  };
}

/** Mean log loss and accuracy of Polis' groups, Polis' map and Kring. */
function judged(trials: Trial[]): { logLoss: number[]; accuracy: number[] } {
  const scores = trials.map(({ learn, answers }) => {
    const polis = polisChances(learn);
    const model = fitModel(learn, { dimensions: mostDimensions });
    return [polis.groups, polis.map, (i: number, j: number) => chanceOfAgreeing(model, i, j)].map((chance) => judge(answers, chance));
  });
  return {
    logLoss: [0, 1, 2].map((m) => average(scores.map((score) => score[m]!.logLoss))),
    accuracy: [0, 1, 2].map((m) => average(scores.map((score) => score[m]!.accuracy))),
  };
}

/** The same people in another order, and a tenth of the votes left out: how alike the groups are to those of all votes. */
async function steadiness(name: string, votes: Votes) {
  const kring = groupsOf(votes);
  const polis = polisMap(votes).groupOf;
  const shuffled = canonicalVotes(inOtherOrder(await read(name, 'participants-votes.csv')));
  const random = seededRandom(99);
  const scores = Array.from({ length: repeats }, () => {
    const fewer = votesOf(votes, Uint32Array.from(votes.people.keys()), () => random() >= 0.1);
    const again = groupsOf(fewer);
    return {
      polis: adjustedRandIndex(polis, polisMap(fewer).groupOf),
      kring: again.stable.value && kring.stable.value ? adjustedRandIndex(kring.groupOf, again.groupOf) : NaN,
    };
  });
  const both = scores.map(({ kring }) => kring).filter((x) => !Number.isNaN(x));
  const sizes = kring.groups.map(({ size }) => size).join(' + ');
  return {
    reorder: adjustedRandIndex(kring.groupOf, groupsOf(shuffled).groupOf),
    polis: average(scores.map(({ polis }) => polis)),
    kring: both.length > 0 ? average(both) : NaN,
    stable: kring.stable.value ? `${sizes} people (again in ${both.length} of ${repeats})` : `no: ${kring.stable.why}`,
  };
}

function groupsOf(votes: Votes) {
  const model = fitModel(votes, { dimensions: mostDimensions });
  return findGroups({ model, plane: planeOf(model, votes), votes }, { seed: 1 });
}

async function timedTrial(name: string): Promise<Trial> {
  const log = await read(name, 'votes.csv');
  const votes = canonicalVotes(log);
  const times = new Map<string, number>();
  for (let n = 0; n < log.count; n++) {
    const key = `${log.people[log.person[n]!]} ${log.statements[log.statement[n]!]}`;
    times.set(key, Math.max(times.get(key) ?? -Infinity, log.time[n]!));
  }
  const personOf = votes.people.flatMap((id, i) => Array<string>(votes.rowStart[i + 1]! - votes.rowStart[i]!).fill(id));
  return hideTheLast(votes, (n) => times.get(`${personOf[n]} ${votes.statements[votes.codes[n]! >> 2]}`)!);
}

function read(name: string, file: string): Promise<VoteLog> {
  return readVotes([readFileSync(join(folder, name, file))], { file: join(name, file) });
}

function inOtherOrder(log: VoteLog): VoteLog {
  const random = seededRandom(5);
  const order = Array.from({ length: log.count }, (_, n) => [random(), n] as const).sort((a, b) => a[0] - b[0]);
  const turned = <Column extends Int32Array | Uint16Array | Int8Array | Float64Array>(column: Column) =>
    column.map((_, n) => column[order[n]![1]]!) as Column;
  return {
    ...log,
    person: turned(log.person),
    statement: turned(log.statement),
    vote: turned(log.vote),
    time: turned(log.time),
  };
}

function average(numbers: number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}

function shown(x: number): string {
  return Number.isNaN(x) ? '–' : x.toFixed(3);
}
