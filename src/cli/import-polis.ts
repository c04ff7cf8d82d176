import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { importStories, licensedCircle, readComments } from '#catalysts/doorways/polis-import.server.ts';
import type { Kring } from '#lib/server/open.server.ts';
import { circleAt } from '#system/circles/circles.server.ts';
import { Slip } from './slip.ts';

/**
 * `import polis <folder> --as stories [--circle <slug>] [--language en]`: the statements of a Polis conversation as short stories,
 * with basis "licence". Without --circle the circle is named after the folder, and made when it is not there. Repeating changes nothing.
 */
export async function importPolis({ db }: Kring, args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { as: { type: 'string' }, circle: { type: 'string' }, language: { type: 'string', default: 'en' }, attribution: { type: 'string' } },
  });
  const folder = positionals[0];
  if (!folder) throw new Slip('Which folder? kring import polis <folder> --as stories');
  if (values.as !== 'stories') throw new Slip('Say --as stories. (Importing as statements comes with the opinion map.)');
  const comments = readComments(contentOf(folder, 'comments.csv'), join(folder, 'comments.csv'));
  const slug = values.circle ?? basename(folder).split('.').at(-1)!;
  const circle = (await circleAt(db, { slug })) ?? (await licensedCircle(db, { slug, summary: contentOf(folder, 'summary.csv', ''), language: values.language, attribution: values.attribution, now: new Date() }));
  const { added, known } = await importStories(db, circle, comments, { source: basename(folder), language: values.language, now: new Date() });
  const accepted = comments.filter((comment) => comment.moderated === 1).length;
  return `${circle.slug}: ${added} stories brought in, ${known} were there already; ${accepted} of ${comments.length} are shown, as the moderators of the conversation accepted them.`;
}

function contentOf(folder: string, name: string, otherwise?: string): string {
  const path = join(folder, name);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  if (existsSync(`${path}.gz`)) return gunzipSync(readFileSync(`${path}.gz`)).toString('utf8');
  if (otherwise !== undefined) return otherwise;
  throw new Slip(`There is no ${name} (or ${name}.gz) in ${folder}`);
}
