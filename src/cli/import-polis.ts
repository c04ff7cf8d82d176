import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createGunzip, gunzipSync } from 'node:zlib';
import { importStories, licensedCircle, polisAttribution, readComments, type Comment } from '#catalysts/doorways/polis-import.server.ts';
import { askedElsewhere, importStatements, importVotes } from '#catalysts/doorways/polis-statements.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import type { Kring } from '#lib/server/open.server.ts';
import { readVotes } from '#maths/opinion-map/read-votes.ts';
import { isUnreadable } from '#maths/opinion-map/unreadable.ts';
import type { VoteLog } from '#maths/opinion-map/votes.ts';
import { circleAt, type CircleHere } from '#system/circles/circles.server.ts';
import { readArgs, Slip } from './slip.ts';

/**
 * `import polis <folder> --as stories|statements [--circle <slug>] [--language en] [--agree -1]`: the statements of a Polis conversation as
 * short stories, with basis "licence", or as statements with everyone's votes. Without --circle the circle is named after the folder, and
 * made when it is not there. Repeating changes nothing.
 */
export async function importPolis({ db }: Kring, args: string[]): Promise<string> {
  const options = {
    as: { type: 'string' },
    circle: { type: 'string' },
    language: { type: 'string', default: 'en' },
    attribution: { type: 'string' },
    agree: { type: 'string', default: '1' },
  } as const;
  // parseArgs takes a value that starts with a dash for another option, unless it is joined by "=".
  const joined = args.flatMap((arg, n) => (args[n - 1] === '--agree' ? [] : arg === '--agree' ? [`--agree=${args[n + 1] ?? ''}`] : [arg]));
  const { values, positionals } = readArgs(() => parseArgs({ args: joined, allowPositionals: true, options }));
  const folder = positionals[0];
  if (!folder) throw new Slip('Which folder? kring import polis <folder> --as stories|statements');
  if (values.as !== 'stories' && values.as !== 'statements') throw new Slip('Say --as stories or --as statements.');
  if (values.agree !== '1' && values.agree !== '-1') throw new Slip(`--agree is 1 or -1, and not "${values.agree}"`);
  const comments = readGiven(() => readComments(contentOf(folder, 'comments.csv'), join(folder, 'comments.csv')));
  const log = values.as === 'statements' ? await votesIn(folder, values.agree === '1' ? 1 : -1) : null;
  const slug = values.circle ?? basename(folder).split('.').at(-1)!.toLowerCase();
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(slug))
    throw new Slip(`"${slug}" cannot be the address of a circle: use small letters, figures and -, with --circle`);
  const given = { source: basename(folder), language: values.language, now: new Date() };
  return atomically(db, async (db) => {
    const circle =
      (await attributed(db, slug, values.attribution)) ??
      (await licensedCircle(db, { ...given, slug, summary: contentOf(folder, 'summary.csv', ''), attribution: values.attribution }));
    return log ? asStatements(db, circle, { comments, log, ...given }) : asStories(db, circle, { comments, ...given });
  });
}

type Given = { comments: Comment[]; source: string; language: string; now: Date };

async function asStories(db: Db, circle: CircleHere, { comments, ...given }: Given): Promise<string> {
  const { added, known } = await importStories(db, circle, comments, given);
  const accepted = comments.filter((comment) => comment.moderated === 1).length;
  return `${circle.slug}: ${added} stories brought in, ${known} were there already; ${accepted} of ${comments.length} are shown, as the moderators of the conversation accepted them.`;
}

async function asStatements(db: Db, circle: CircleHere, { comments, log, ...given }: Given & { log: VoteLog }): Promise<string> {
  const { added, known } = await importStatements(db, circle.id, comments, given).catch((error: unknown) => {
    throw error instanceof Error && error.message.startsWith('This circle holds') ? new Slip(error.message) : error;
  });
  const { people, votes, unknown } = await importVotes(db, circle.id, log, given.now);
  await askedElsewhere(db, circle.id, { comments, now: given.now });
  const refused = comments.filter((comment) => comment.moderated === -1).length;
  return [
    `${circle.slug}: ${added} statements brought in, ${known} were there already; ${refused} of ${comments.length} were turned down by the moderators of the conversation.`,
    `${votes} answers of ${people} people.${unknown > 0 ? ` ${unknown} votes are about statements that are not in comments.csv, and were left out.` : ''}`,
  ].join('\n');
}

/** The votes of a conversation: every vote, or else the final votes in rows of people. */
async function votesIn(folder: string, agree: 1 | -1): Promise<VoteLog> {
  for (const name of ['votes.csv', 'votes.csv.gz', 'participants-votes.csv', 'participants-votes.csv.gz']) {
    const file = join(folder, name);
    if (!existsSync(file)) continue;
    const bytes = createReadStream(file);
    try {
      return await readVotes(name.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes, { file, agree, size: statSync(file).size });
    } catch (error) {
      throw isUnreadable(error) ? new Slip(error.message) : error;
    }
  }
  throw new Slip(`There is no votes.csv or participants-votes.csv (or one packed as .gz) in ${folder}`);
}

/** A circle that is there already says from now on where these words come from. */
async function attributed(db: Db, slug: string, attribution = polisAttribution) {
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
