import { createReadStream, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { opinionMap } from '#maths/opinion-map/opinion-map.ts';
import type { Mode, OpinionMap } from '#maths/opinion-map/opinion-map.ts';
import { readPairs, readRejected, readVotes } from '#maths/opinion-map/read-votes.ts';
import { isUnreadable, unreadable } from '#maths/opinion-map/unreadable.ts';
import { canonicalVotes, forgetLog } from '#maths/opinion-map/votes.ts';

const usage = `kring opinion-map <votes.csv> [options] > result.json

Reads Polis' votes.csv or participants-votes.csv, or the columns timestamp,comment-id,voter-id,vote.
  --comments <comments.csv>   leave out statements that moderators turned down (moderated = -1)
  --agree -1                  for exports in which -1 means agree
  --mode kring|polis          kring (the default) or exactly what Polis does
  --seed <number>             of the chance used to test groups (default 1)
  --predict <pairs.csv>       columns comment-id,voter-id: adds the chance that each agrees
  --progress                  tells on standard error how far it is
`;

/**
 * The command `kring opinion-map`: reads votes, writes the opinion map as JSON to standard output; needs no database.
 * Gives the exit code: 0, or 2 when what was given cannot be read (standard error says file, line and reason).
 *
 * @example await runOpinionMapCommand(['votes.csv', '--mode', 'polis']) // 0
 */
export async function runOpinionMapCommand(argv: string[]): Promise<number> {
  try {
    const asked = readArguments(argv);
    if ('help' in asked) {
      await write(process.stdout, usage);
      return 0;
    }
    const start = performance.now();
    const rejected = asked.comments ? await readRejected(fileBytes(asked.comments), { file: asked.comments }) : undefined;
    const pairs = asked.predict ? await readPairs(fileBytes(asked.predict), { file: asked.predict }) : undefined;
    const size = statSync(asked.file, { throwIfNoEntry: false })?.size ?? 0;
    const log = await readVotes(fileBytes(asked.file), { file: asked.file, agree: asked.agree, size });
    const votes = canonicalVotes(log, rejected);
    forgetLog(log);
    const read = performance.now() - start;

    const map = opinionMap(votes, {
      mode: asked.mode,
      seed: asked.seed,
      ...(pairs && { pairs }),
      ...(asked.progress && {
        onProgress: ({ stage, done }) => process.stderr.write(`${stage} ${Math.round(100 * done)}%\n`),
        onFirstMap: () => process.stderr.write(`first map after ${Math.round(performance.now() - start - read)} ms\n`),
      }),
    });
    map.meta.milliseconds.read = read;
    map.meta.peakBytes = process.resourceUsage().maxRSS * 1024;
    await writeMap(map);
    return 0;
  } catch (error) {
    if (!isSlip(error)) throw error;
    await write(process.stderr, `${error.message}\n`);
    return 2;
  }
}

type Asked = {
  file: string;
  comments: string | undefined;
  predict: string | undefined;
  agree: 1 | -1;
  mode: Mode;
  seed: number;
  progress: boolean;
};

function readArguments(argv: string[]): Asked | { help: true } {
  const { values, positionals } = parseArgs({
    // parseArgs takes a value that starts with a dash for another option, unless it is joined by "=".
    args: argv.flatMap((arg, n) => (argv[n - 1] === '--agree' ? [] : arg === '--agree' ? [`--agree=${argv[n + 1] ?? ''}`] : [arg])),
    allowPositionals: true,
    options: {
      comments: { type: 'string' },
      agree: { type: 'string', default: '1' },
      mode: { type: 'string', default: 'kring' },
      seed: { type: 'string', default: '1' },
      predict: { type: 'string' },
      progress: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { help: true };
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw slip(`give one file with votes\n\n${usage}`);
  if (values.agree !== '1' && values.agree !== '-1') throw slip(`--agree is 1 or -1, and not "${values.agree}"`);
  if (values.mode !== 'kring' && values.mode !== 'polis') throw slip(`--mode is kring or polis, and not "${values.mode}"`);
  if (!/^\d{1,15}$/.test(values.seed)) throw slip(`--seed is a whole number, and not "${values.seed}"`);
  return {
    file,
    comments: values.comments,
    predict: values.predict,
    agree: values.agree === '1' ? 1 : -1,
    mode: values.mode,
    seed: Number(values.seed),
    progress: values.progress,
  };
}

/** The bytes of a file in pieces; a file that cannot be opened is a slip of who called. */
async function* fileBytes(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 18 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw unreadable(file, 1, 'there is no such file');
    if (code === 'EISDIR') throw unreadable(file, 1, 'this is a folder, not a file');
    if (code === 'EACCES') throw unreadable(file, 1, 'this file may not be read');
    throw error;
  }
}

const slip = (message: string): Error => Object.assign(new Error(message), { name: 'Slip' });

const isSlip = (error: unknown): error is Error =>
  isUnreadable(error) ||
  (error instanceof Error && (error.name === 'Slip' || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))));

/** Writes the map piece by piece, so that a hundred thousand people never stand in memory as one text. */
async function writeMap(map: OpinionMap): Promise<void> {
  let text = '{';
  for (const [n, [key, value]] of Object.entries(map).entries()) {
    text += `${n === 0 ? '' : ',\n'}${JSON.stringify(key)}:`;
    if (!Array.isArray(value)) text += JSON.stringify(value);
    else {
      text += '[';
      for (let at = 0; at < value.length; at++) {
        text += `${at === 0 ? '' : ','}\n${JSON.stringify(value[at])}`;
        if (text.length > 1 << 16) {
          await write(process.stdout, text);
          text = '';
        }
      }
      text += ']';
    }
  }
  await write(process.stdout, `${text}}\n`);
}

/** Writes, and waits until it has left: who calls may end the process at once. A reader who has left (`| head`) is no error. */
const write = (to: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const gone = (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve() : reject(error));
    to.once('error', gone);
    to.write(text, (error) => {
      if (error) return gone(error);
      to.off('error', gone);
      resolve();
    });
  });
