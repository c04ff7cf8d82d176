import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { polisFiles } from '#catalysts/doorways/polis-export.server.ts';
import type { Kring } from '#lib/server/open.server.ts';
import { circleAt } from '#system/circles/circles.server.ts';
import { readArgs, Slip } from './slip.ts';

/**
 * `export polis <circle> <folder>`: a circle's statements and answers as a Polis conversation. Rows of answers are written only when everyone
 * who answered was brought in with open data; else the statements alone, and it says so.
 */
export async function exportPolis({ db }: Kring, args: string[]): Promise<string> {
  const { positionals } = readArgs(() => parseArgs({ args, allowPositionals: true, options: {} }));
  const [slug, folder] = positionals;
  if (!slug || !folder) throw new Slip('Which circle, and to which folder? kring export polis <circle> <folder>');
  const circle = await circleAt(db, { slug });
  if (!circle) throw new Slip(`There is no circle "${slug}"`);
  const files = await polisFiles(db, circle.id);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const written = `${slug}: ${Object.keys(files).join(', ')} written to ${folder}.`;
  return 'votes.csv' in files
    ? written
    : `${written} Who answered what stays here: rows of answers leave only when everyone who answered was brought in with open data.`;
}
