import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, say, stop } from './say.mjs';

/** Finds a Chromium that runs, or brings one: Debian's by apt, else the one from npm. Gives its path; never goes on without. */
export function prepareBrowser(runtime) {
  const browser = installed().find(runs) ?? fromDebian() ?? fromNpm(runtime);
  if (!browser)
    stop(
      'The tests need Chromium, and none could be found or installed. Install it (Debian: apt-get install chromium) or give its path as KRING_CHROMIUM.',
    );
  return browser;
}

function installed() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return [process.env.KRING_CHROMIUM, ...names.flatMap((name) => folders.map((folder) => join(folder, name))), mac].filter(
    (path) => path && existsSync(path),
  );
}

function fromDebian() {
  const isDebian = existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  if (process.getuid?.() !== 0 || !isDebian) return undefined;
  say('Installing Chromium for the browser tests (apt-get)');
  const apt = (...args) =>
    spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  // The letters of all shipped languages come with DejaVu.
  const done = apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  return done ? ['/usr/bin/chromium'].find(runs) : undefined;
}

// The package holds a packed browser and the libraries that a bare machine lacks. It unpacks into the folder for temporary files: that becomes ours.
function fromNpm(runtime) {
  if (!existsSync(join(root, 'node_modules/@sparticuz/chromium'))) return undefined;
  const folder = join(root, 'node_modules/.cache/chromium');
  const wrapper = join(folder, 'run');
  if (existsSync(wrapper) && runs(wrapper)) return wrapper;
  say('Unpacking Chromium from npm for the browser tests');
  mkdirSync(folder, { recursive: true });
  const unpack = `await (await import('@sparticuz/chromium')).default.executablePath()`;
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  if (spawnSync(runtime, ['--input-type=module', '-e', unpack], { cwd: root, env, stdio: ['ignore', 2, 2] }).status !== 0) return undefined;
  writeFileSync(
    wrapper,
    `#!/bin/sh\nexport LD_LIBRARY_PATH='${folder}/al2023/lib' FONTCONFIG_PATH='${folder}/fonts'\nexec '${folder}/chromium' "$@"\n`,
    { mode: 0o755 },
  );
  return runs(wrapper) ? wrapper : undefined;
}

const runs = (path) => spawnSync(path, ['--version', '--no-sandbox'], { timeout: 30_000 }).status === 0;
