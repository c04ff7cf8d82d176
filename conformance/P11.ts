import { fewest } from '#maths/small-cells.ts';
import { movesGiveAway } from './parts/counts-in-time.ts';
import { readCounts } from './parts/counts-read.ts';
import { dice, fewTellers, type FewTellers } from './parts/few-tellers.ts';
import { mapsGiveAway } from './parts/maps-read.ts';
import { whatFollows } from './parts/what-follows.ts';
import type { Inside, World } from './world.ts';

const circles = 20;
const [followed, moments] = [7, 8];

/**
 * Someone reads every count of a score of small circles, adds up what belongs together, and works out what was hidden; then reads them again after each few
 * things that happen, and subtracts. Nothing under five may follow.
 */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const recovered: string[] = [];
  const count = { read: 0, hidden: 0, few: 0, moments: 0, subtracted: 0, moved: 0 };
  for (let seed = 1; seed <= circles; seed++) {
    const roll = dice(seed);
    const there = await fewTellers(inside, roll);
    const found = await worksOut(inside, there);
    count.read += found.read;
    count.hidden += found.hidden;
    count.few += found.few;
    recovered.push(...found.recovered.map((one) => `circle ${seed}: ${one}`));
    if (seed > followed) continue;
    const then = await movesGiveAway(inside, there, { roll, moments });
    for (const what of ['moments', 'subtracted', 'moved'] as const) count[what] += then[what];
    recovered.push(...then.recovered.map((one) => `circle ${seed}: ${one}`));
  }
  const maps = await mapsGiveAway(inside);
  recovered.push(...maps.recovered);
  if (count.few < circles) throw new Error(`Only ${count.few} cells were small: this attacker had nothing to find`);
  if (count.subtracted < 500 || count.moved < 20)
    throw new Error(`Of ${count.subtracted} numbers read twice ${count.moved} moved: this attacker had nothing to subtract`);
  if (recovered.length > 0) throw new Error(`${recovered.length} hidden counts can be worked out\n${recovered.join('\n')}`);
  return `${circles} circles: ${count.read} counts read, ${count.few} small ones hidden, 0 worked out; ${count.subtracted} read again at ${count.moments} moments, of which ${count.moved} moved, none by one to four; ${maps.saw}`;
}

/** What follows from all that can be read at one moment. The attacker must be right about what it is sure of: else it proves nothing. */
async function worksOut(inside: Inside, there: FewTellers) {
  const knowledge = await readCounts(inside, there);
  // First of each thing read: what the attacker is wrong about would make all that follows worthless.
  for (const [name, [least, most]] of knowledge.known) {
    const truth = there.truth.get(name);
    if (truth !== undefined && (truth < least || truth > most)) throw new Error(`${name} is ${truth} and was read as ${least} to ${most}`);
  }
  const exact = [...knowledge.known.values()].filter(([least, most]) => least === most).length;
  const found = { read: exact, hidden: knowledge.known.size - exact, few: 0, recovered: [] as string[] };
  for (const [name, [least, most]] of whatFollows(knowledge)) {
    const truth = there.truth.get(name);
    if (truth !== undefined && (truth < least || truth > most))
      throw new Error(`${name} is ${truth} and would lie between ${least} and ${most}`);
    if (least > 0 && least < fewest) found.few += 1;
    if (least === most && least > 0 && least < fewest) found.recovered.push(`${name} = ${least}`);
  }
  return found;
}
