import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { install } from './install.mjs';
import { findRuntime } from './runtime.mjs';
import { root, say, stop } from './say.mjs';

/**
 * Makes a clone ready to run: installs packages where they are missing or changed, and builds where a source changed. Gives the Node to run with.
 * `dev` also installs what only tests need; `tool` also builds the folder of that name (conformance, bench).
 */
export async function prepare({ dev = false, tool } = {}) {
  return oneAtATime(async () => {
    install({ dev });
    const runtime = findRuntime();
    const { build, buildTool } = await import('./build.mjs');
    await build().catch(notBuilt);
    if (tool) await buildTool(tool).catch(notBuilt);
    return runtime;
  });
}

const notBuilt = (error) => stop(`Kring could not be built.\n${error.message}`);

// Two starts at once in a new clone would install over each other.
async function oneAtATime(work) {
  const path = join(root, 'build/.preparing');
  mkdirSync(join(root, 'build'), { recursive: true });
  for (let waits = 0; !take(path); waits++) {
    if (waits === 20) say('Waiting for another start that is installing or building');
    await sleep(50);
  }
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isLeftBehind(path)) rmSync(path, { force: true });
    return false;
  }
}

function isLeftBehind(path) {
  if (!existsSync(path)) return false;
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return Date.now() - statSync(path).mtimeMs > 10 * 60_000;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
