import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readErasures } from '#cycle/erasure-ledger.server.ts';
import type { Config } from '#lib/server/config.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import { adoptKeys } from '#lib/server/keys.server.ts';
import type { Kring } from '#lib/server/open.server.ts';
import { wordsIn } from '#lib/words/words.ts';
import { circleAt } from '#system/circles/circles.server.ts';
import { checkBackup, makeBackup } from '#system/leaving/backup.server.ts';
import { readCircleIn } from '#system/leaving/circle-in.server.ts';
import { spoken } from '#system/leaving/manifest.ts';
import { exportCircle } from '#system/leaving/numbered-exports.server.ts';
import { Refused } from '#system/leaving/refused.ts';
import { restoreBackup } from '#system/leaving/restore.server.ts';
import { readArgs, Slip } from './slip.ts';

/** `export circle <slug> <file> [--with-keys]`: the whole circle in one file, numbered. With --with-keys the passphrase comes from KRING_PASSPHRASE. */
export async function exportWhole({ db, keys, config }: Kring, args: string[]): Promise<string> {
  const { values, positionals } = readArgs(() =>
    parseArgs({ args, allowPositionals: true, options: { 'with-keys': { type: 'boolean' } } }),
  );
  const [slug, file] = positionals;
  if (!slug || !file) throw new Slip('Which circle, and to which file? kring export circle <slug> <file.zip>');
  const to = resolve(file);
  if (existsSync(to)) throw new Slip(`${to} is there already: choose another name`);
  const circle = await circleAt(db, { slug });
  if (!circle) throw new Slip(`There is no circle "${slug}": see kring circle list`);
  const passphrase = values['with-keys'] ? passphraseGiven() : undefined;
  const made = await exportCircle(db, circle, { by: null, to, keys, store: mediaStore(config), passphrase, now: new Date() });
  return [
    `Export ${made.number} of ${slug}: ${made.stories} stories, ${made.bytes} bytes, in ${to}.`,
    `Fingerprint: ${spoken(made.fingerprint)}. Every teller sees on the trail that this file exists.`,
    'Keep it as you would keep a medical file, and delete it when it was read in.',
  ].join('\n');
}

/** `import circle <file> [--organisation <name>] [--slug <address>] [--erasures <erasures.log>] [--with-keys]`: a circle that left another Kring, whole or not at all. */
export async function importWhole({ db, keys, config }: Kring, args: string[]): Promise<string> {
  const options = {
    organisation: { type: 'string' },
    slug: { type: 'string' },
    erasures: { type: 'string' },
    'with-keys': { type: 'boolean' },
  } as const;
  const { values, positionals } = readArgs(() => parseArgs({ args, allowPositionals: true, options }));
  const path = fileGiven(positionals[0], 'Which file? kring import circle <file.zip>');
  if (values.slug && !/^[a-z0-9][a-z0-9-]{0,59}$/.test(values.slug))
    throw new Slip(`"${values.slug}" cannot be the address of a circle: use small letters, figures and -`);
  const erasures = values.erasures ? readErasures(await readFile(fileGiven(values.erasures, ''), 'utf8')) : [];
  const came = await asSlip(() =>
    hostOf({ db }, values.organisation).then((organisation) =>
      readCircleIn(db, {
        path,
        organisation,
        by: null,
        now: new Date(),
        data: config.data,
        keys,
        store: mediaStore(config),
        slug: values.slug,
        erasures,
        ...(values['with-keys'] && {
          sealed: { passphrase: passphraseGiven(), adopt: (given) => adoptKeys(config.data, given) },
        }),
      }),
    ),
  );
  return [
    `${came.slug}: ${came.rows} rows of ${came.host} were read in, ${came.stories} stories among them.`,
    `Fingerprint: ${spoken(came.fingerprint)}. Ask ${came.host} whether theirs is the same.`,
    came.erased > 0
      ? `${came.erased} stories were taken back since, and were erased again.`
      : 'No story in it was taken back since, as far as is known here.',
    ...(erasures.length === 0
      ? [`Ask ${came.host} for the newest list of stories that were taken back, and give it along: --erasures <file>.`]
      : []),
    ...(values['with-keys'] ? ['The keys of the former Kring are now the keys here. Start Kring again before anyone uses it.'] : []),
    'Those who take part come without a way to sign in: kring link <name> makes a link for one of them.',
  ].join('\n');
}

/** `backup <folder> [--keys <file>]` makes a backup while people go on; `backup --check <one backup>` looks whether one is whole. */
export async function backUp({ db, config }: Kring, args: string[]): Promise<string> {
  const { values, positionals } = readArgs(() => parseArgs({ args, allowPositionals: true, options: { keys: { type: 'string' } } }));
  if (!positionals[0]) throw new Slip('To which folder? kring backup <folder>');
  const started = Date.now();
  const { folder, keys, list } = await makeBackup(db, {
    folder: resolve(positionals[0]),
    keys: values.keys ? resolve(values.keys) : null,
    data: config.data,
    store: mediaStore(config),
    now: () => new Date(),
  });
  const rows = list.files.reduce((sum, file) => sum + (file.rows ?? 0), 0);
  return [
    `Backup of ${list.startedAt} in ${folder}: ${rows} rows, ${list.files.filter(({ path }) => path.startsWith('media/')).length} files of media, ${seconds(started)} s.`,
    `Content: ${list.content}`,
    `The keys are in ${keys}. Keep them apart: without them no teller comes back by a card, and with both anyone can read all.`,
    `The ledger of erasures is in ${join(resolve(positionals[0]), 'erasures.log')}. Keep the newest one apart from the backups.`,
  ].join('\n');
}

/** Looks at a backup; needs no database. */
export async function checkOne(folder: string): Promise<string> {
  const started = Date.now();
  const list = await asSlip(() => checkBackup(resolve(folder)));
  return `The backup of ${list.startedAt} is whole: ${list.files.length} files, content ${list.content}, looked at in ${seconds(started)} s.`;
}

/** `restore <one backup> --keys <file> --erasures <file>`: puts it back on an empty host, and erases again what was taken back since. */
export async function restore(config: Config, args: string[], say: (line: string) => void): Promise<string> {
  const options = { keys: { type: 'string' }, erasures: { type: 'string' } } as const;
  const { values, positionals } = readArgs(() => parseArgs({ args, allowPositionals: true, options }));
  const folder = fileGiven(positionals[0], 'Which backup? kring restore <folder> --keys <file> --erasures <file>');
  if (!values.erasures)
    throw new Slip(
      'Give the newest ledger of erasures along: --erasures <erasures.log>. Without it, stories that people took back would be there again. Where nothing was ever taken back: give an empty file.',
    );
  const back = await asSlip(() =>
    restoreBackup({
      folder,
      keys: fileGiven(values.keys ?? `${folder.replace(/\/$/, '')}.keys.json`, ''),
      erasures: fileGiven(values.erasures, ''),
      config,
      now: new Date(),
      say,
    }),
  );
  return [
    `Put back: ${back.rows} rows and ${back.media} files of media, as they were on ${back.list.startedAt}.`,
    `Looked at in ${(back.checkedMs / 1000).toFixed(1)} s, put back in ${(back.restoredMs / 1000).toFixed(1)} s. Content: ${back.list.content}`,
    back.erased > 0
      ? `${back.erased} stories were taken back since the backup, and were erased again.`
      : 'No story was taken back since the backup.',
    'Now start Kring: npm start',
  ].join('\n');
}

function passphraseGiven(): string {
  const given = process.env.KRING_PASSPHRASE ?? '';
  if (given.length < 12) throw new Slip('Put a passphrase of at least 12 characters in KRING_PASSPHRASE: it seals the keys that go along');
  return given;
}

function fileGiven(path: string | undefined, asks: string): string {
  if (!path) throw new Slip(asks);
  if (!existsSync(path)) throw new Slip(`There is no ${resolve(path)}`);
  return resolve(path);
}

async function hostOf({ db }: Pick<Kring, 'db'>, name: string | undefined): Promise<string> {
  const hosts = await db.selectFrom('organisation').select(['id', 'name']).orderBy('name').execute();
  const named = name ? hosts.filter((host) => host.name.toLowerCase() === name.toLowerCase()) : hosts;
  if (named.length === 1) return named[0]!.id;
  const list = hosts.map(({ name }) => `  ${name}`).join('\n') || '  (none: start Kring and name your organisation first)';
  throw new Slip(`To which organisation does the circle come? --organisation <name>. There is:\n${list}`);
}

async function asSlip<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const words = wordsIn('en');
    const { file, why, at } = error;
    throw new Slip(
      [words('leaving.refused', { file, why: words(`leaving.refused.${why}`) }), at && words('leaving.refused.where', { at })]
        .filter(Boolean)
        .join(' '),
    );
  }
}

const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(1);
