import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startKring } from '#testing/running.ts';
import { command, done } from './parts/commands.ts';
import type { World } from './world.ts';

/**
 * Both examples are backed up while Kring runs, and put back on an empty host: what comes back has the same content hash, byte for byte.
 * A backup in which one bit turned over, or from which a file is gone, is refused, and the host stays empty. The times are said (BIO2 8.13).
 */
export async function check(world: World): Promise<string> {
  const [data, backups, again] = [join(world.folder(), 'data'), world.folder(), world.folder()];
  const env = { KRING_DATA: data, KRING_EXAMPLE: 'all' };
  const kring = await startKring(env);
  const started = Date.now();
  try {
    await done(['backup', backups], env);
  } finally {
    await kring.stop();
  }
  const took = Date.now() - started;
  const backup = oneIn(backups);
  if ((statSync(`${backup}.keys.json`).mode & 0o777) !== 0o600) throw new Error('Others on the machine can read the keys');
  const keys = Object.values((JSON.parse(readFileSync(`${backup}.keys.json`, 'utf8')) as { keys: Record<string, string> }).keys);
  for (const name of readdirSync(backup, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(backup, name)).isFile()))
    if (keys.some((key) => readFileSync(join(backup, name)).includes(key)))
      throw new Error(`A key stands in the backup itself, in ${name}`);

  await refusesDamaged(world, backup);
  const host = { KRING_DATA: join(world.folder(), 'host'), KRING_EXAMPLE: 'none' };
  const ledger = join(backups, 'erasures.log');
  if (!existsSync(ledger)) writeFileSync(ledger, '');
  const said = await done(['restore', backup, '--erasures', ledger], host);
  await done(['backup', again], host);
  const [before, after] = [contentOf(backup), contentOf(oneIn(again))];
  if (before !== after) throw new Error(`The content was ${before} and came back as ${after}`);
  const filled = await command(['restore', backup, '--erasures', ledger], host);
  if (filled.status !== 2) throw new Error('A backup was put back over what was there');
  const [, checked, restored] = /Looked at in ([\d.]+) s, put back in ([\d.]+) s/.exec(said)!;
  return `content ${before.slice(0, 12)} both times; backed up in ${(took / 1000).toFixed(1)} s, looked at in ${checked} s, put back in ${restored} s`;
}

async function refusesDamaged(world: World, backup: string) {
  const files = readdirSync(backup, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(backup, name)).isFile());
  const some = ['kring-backup.json', 'SHA256SUMS', 'tables/public.story.ndjson.gz', files.find((name) => name.includes('trail'))!];
  for (const name of some) {
    const damaged = join(world.folder(), 'damaged');
    cpSync(backup, damaged, { recursive: true });
    cpSync(`${backup}.keys.json`, `${damaged}.keys.json`);
    const bytes = readFileSync(join(damaged, name));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(join(damaged, name), bytes);
    const empty = join(world.folder(), 'no-ledger');
    writeFileSync(empty, '');
    const host = join(world.folder(), 'host');
    const { status, complained } = await command(['restore', damaged, '--erasures', empty], { KRING_DATA: host });
    const names = complained.includes(name) || complained.includes('SHA256SUMS');
    if (status !== 2 || !names || existsSync(host))
      throw new Error(`A backup with a bit turned over in ${name} was not refused: ${complained}`);
  }
}

const oneIn = (folder: string) =>
  join(
    folder,
    readdirSync(folder).find((name) => /^\d.*Z$/.test(name))!,
  );
const contentOf = (backup: string) => (JSON.parse(readFileSync(join(backup, 'kring-backup.json'), 'utf8')) as { content: string }).content;
