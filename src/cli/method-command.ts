import { parseArgs } from 'node:util';
import { wordsIn } from '#lib/words/words.ts';
import { minutesOf, wordOf, type Method } from '#system/toolkit/method.ts';
import { methods } from '#system/toolkit/methods.ts';
import { readArgs } from './slip.ts';

/** `method list [--json]`: `[{id, name, minutes, licence, source, steps}]`, in the order of the page. A step says which engine runs it, its title and its minutes, which add up. */
export function listMethods(args: string[]): string {
  const { values } = readArgs(() => parseArgs({ args, options: { json: { type: 'boolean' } } }));
  const listed = methods.map(asListed);
  if (values.json) return JSON.stringify(listed);
  return listed.map(({ id, name, minutes, licence }) => `${id}\t${name}\t${minutes}\t${licence}`).join('\n');
}

const words = wordsIn('en');

const asListed = (method: Method) => ({
  id: method.id,
  name: wordOf(words, method, 'name'),
  minutes: minutesOf(method),
  licence: method.licence,
  source: [wordOf(words, method, 'source'), method.href].filter(Boolean).join(', '),
  steps: method.steps.map((step, nth) => ({ ...step, title: wordOf(words, method, `${nth + 1}.title`) })),
});
