import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say, stop } from './say.mjs';

const stamp = join(root, 'node_modules/.kring-installed');

/** Installs the packages where they are missing or the lock file changed; `dev`: also those that only tests need. */
export function install({ dev }) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  const [installed, extent] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ') : [];
  if (installed === hash && (extent === 'all' || !dev)) return;

  const found = whatNpmInstalled(JSON.parse(lock).packages);
  if (found !== 'all' && (dev || found !== 'run')) runNpm(dev, found);
  const now = dev || found === 'all' ? 'all' : 'run';
  writeFileSync(stamp, `${hash} ${now}`);
}

// Someone may have called npm by hand: what it wrote down itself decides, so that a good node_modules is never thrown away.
function whatNpmInstalled(wanted) {
  const path = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(path)) return 'nothing';
  const { packages } = JSON.parse(readFileSync(path, 'utf8'));
  const isOptional = ([name, entry]) => (entry.optional || entry.devOptional) && !packages[name]; // for another kind of machine
  const missing = Object.entries(wanted).filter(
    ([name, entry]) => name && packages[name]?.version !== entry.version && !isOptional([name, entry]),
  );
  if (missing.length === 0) return 'all';
  return missing.every(([, entry]) => entry.dev) ? 'run' : 'nothing';
}

function runNpm(dev, found) {
  say('Installing packages (this takes a minute the first time)');
  // What only tests need is put beside the rest: 'ci' begins by taking everything away, also from under a Kring that serves people.
  const how = found === 'run' ? ['install', '--no-save'] : ['ci'];
  // No package gets to run a script of its own at install: none of ours needs one.
  const options = [
    ...how,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--loglevel=error',
    '--include=optional',
    dev ? '--include=dev' : '--omit=dev',
  ];
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const { status, error } = spawnSync(npm[0], [...npm.slice(1), ...options], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0)
    stop(
      `The packages could not be installed${error ? ` (${error.message})` : ''}. npm says why above; most often the network or the registry was away. Run the same command again.`,
    );
}
