import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checks } from './checks.ts';
import { logged, openWorld, type World } from './world.ts';

/** What a check file exports: it throws when the promise does not hold, and returns a line of what it saw. */
export type Check = (world: World) => Promise<string>;

const { values } = parseArgs({ options: { id: { type: 'string', multiple: true } } });
const chosen = checks.filter(({ id }) => !values.id || values.id.includes(id));
if (chosen.length === 0) throw new Error(`No check is called ${values.id?.join(', ')}`);

// What Kring itself prints while it is tried out is kept apart: some checks look for what must not be in it.
const say = process.stdout.write.bind(process.stdout);
process.stdout.write = ((line: string | Uint8Array) => logged.push(String(line)) > 0) as typeof process.stdout.write;

// Of a check that fails in a thousand places the first tell enough.
const most = 120;

const count = { passed: 0, failed: 0, 'not yet': 0 };
const world = await openWorld();
try {
  for (const { id, says } of chosen) {
    const { result, saw } = await tryOut(id);
    count[result] += 1;
    say(`${id.padEnd(4)} ${result.padEnd(8)} ${says}${saw ? ` (${saw})` : ''}\n`);
  }
} finally {
  await world.close();
}
say(`${count.passed} passed, ${count.failed} failed, ${count['not yet']} not yet\n`, () => process.exit(count.failed > 0 ? 1 : 0)); // not before it has left

async function tryOut(id: string): Promise<{ result: keyof typeof count; saw: string }> {
  const file = new URL(`./${id}.js`, import.meta.url); // every file of this folder is built under its own name, beside this one
  if (!existsSync(file)) return { result: 'not yet', saw: '' };
  try {
    const { check } = (await import(file.href)) as { check: Check };
    return { result: 'passed', saw: await check(world) };
  } catch (error) {
    const told = (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n');
    const rest = told.length > most ? [`… and ${told.length - most} lines more`] : [];
    process.stderr.write(`${id}: ${[...told.slice(0, most), ...rest].join('\n')}\n`);
    return { result: 'failed', saw: error instanceof Error ? error.message.split('\n')[0]! : String(error) };
  }
}
