import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { alikeInWorker } from '#cycle/2-sense/alike-in-worker.ts';
import type { Compared } from '#cycle/2-sense/alike.ts';
import type { Figure } from './run.ts';

const many = 10_000;

/** Suggestions for 10,000 stories of some sixty words each, in a thread: where each lies (for "stories like this one"), and groups of those that are alike. */
export async function suggestionsForMany(): Promise<Figure[]> {
  const texts = realSentences();
  const took: Record<string, number> = {};
  for (const find of ['places', 'groups'] as const) {
    const started = performance.now();
    const found = await alikeInWorker({ texts, find });
    took[find] = performance.now() - started;
    const many = 'groups' in found ? found.groups.length : found.places.ids.length;
    if (many < 10) throw new Error(`Only ${many} ${find} were found`);
  }
  return [
    { what: 'Stories like this one, among 10,000', value: took.places!, unit: 'ms in a thread', budget: 5000, is: 'at most' },
    { what: 'Suggested groups among 10,000', value: took.groups!, unit: 'ms in a thread', budget: 5000, is: 'at most' },
  ];
}

/** Ten thousand texts, each four real sentences of the residents of Bowling Green, always the same ones. */
function realSentences(): Compared[] {
  const rows = parse(gunzipSync(readFileSync('src/examples/bowling-green/comments.csv.gz')), { columns: true }) as Record<string, string>[];
  const sentence = (n: number) => rows[n % rows.length]!['comment-body']!;
  return Array.from({ length: many }, (_, n) => ({
    id: String(n).padStart(5, '0'),
    language: 'en',
    text: [0, 1, 2, 3].map((nth) => sentence(n * 7 + nth * 131 + ((n * n) % 97))).join(' '),
  }));
}
