import { parseArgs } from 'node:util';
import { wordsIn } from '#lib/words/words.ts';
import { cases, wordsOfCase } from '#system/cases/cases.ts';
import { readArgs } from './slip.ts';

/** `case list [--json]`: `[{id, country, place, sources}]`, in the order of the page; the country as in ISO 3166-1, the place null where it was in several. */
export function listCases(args: string[]): string {
  const { values } = readArgs(() => parseArgs({ args, options: { json: { type: 'boolean' } } }));
  if (values.json) return JSON.stringify(cases.map(({ id, country, place, sources }) => ({ id, country, place, sources })));
  const words = wordsIn('en');
  return cases.map((one) => `${one.id}\t${one.country}\t${one.place ?? ''}\t${words(wordsOfCase(one, 'title'))}`).join('\n');
}
