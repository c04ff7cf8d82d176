import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { importStories, licensedCircle, polisAttribution, readComments } from '#catalysts/doorways/polis-import.server.ts';
import type { Kring } from '#lib/server/open.server.ts';
import { circleAt } from '#system/circles/circles.server.ts';
import { readArgs, Slip } from './slip.ts';

/**
 * `import polis <folder> --as stories [--circle <slug>] [--language en]`: the statements of a Polis conversation as short stories,
 * with basis "licence". Without --circle the circle is named after the folder, and made when it is not there. Repeating changes nothing.
 */
export async function importPolis({ db }: Kring, args: string[]): Promise<string> {
  const options = {
    as: { type: 'string' },
    circle: { type: 'string' },
    language: { type: 'string', default: 'en' },
    attribution: { type: 'string' },
  } as const;
  const { values, positionals } = readArgs(() => parseArgs({ args, allowPositionals: true, options }));
  const folder = positionals[0];
  if (!folder) throw new Slip('Which folder? kring import polis <folder> --as stories');
  if (values.as !== 'stories') throw new Slip('Say --as stories. (Importing as statements comes with the opinion map.)');
  const comments = readGiven(() => readComments(contentOf(folder, 'comments.csv'), join(folder, 'comments.csv')));
  const slug = values.circle ?? basename(folder).split('.').at(-1)!.toLowerCase();
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(slug))
    throw new Slip(`"${slug}" cannot be the address of a circle: use small letters, figures and -, with --circle`);
  const circle =
    (await attributed(db, slug, values.attribution)) ??
    (await licensedCircle(db, {
      slug,
      summary: contentOf(folder, 'summary.csv', ''),
      language: values.language,
      attribution: values.attribution,
      now: new Date(),
    }));
  const { added, known } = await importStories(db, circle, comments, {
    source: basename(folder),
    language: values.language,
    now: new Date(),
  });
  const accepted = comments.filter((comment) => comment.moderated === 1).length;
  return `${circle.slug}: ${added} stories brought in, ${known} were there already; ${accepted} of ${comments.length} are shown, as the moderators of the conversation accepted them.`;
}

/** A circle that is there already says from now on where these words come from. */
async function attributed(db: Kring['db'], slug: string, attribution = polisAttribution) {
  await db.updateTable('circle').set({ attribution }).where('slug', '=', slug).where('attribution', 'is', null).execute();
  return circleAt(db, { slug });
}

// What is wrong in the file is said with its line, and is nobody's bug.
function readGiven<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw error instanceof Error ? new Slip(error.message) : error;
  }
}

function contentOf(folder: string, name: string, otherwise?: string): string {
  const path = join(folder, name);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  if (existsSync(`${path}.gz`)) return gunzipSync(readFileSync(`${path}.gz`)).toString('utf8');
  if (otherwise !== undefined) return otherwise;
  throw new Slip(`There is no ${name} (or ${name}.gz) in ${folder}`);
}
