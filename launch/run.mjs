import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { root, stop } from './say.mjs';

/** Runs a program in the chosen Node as if it were this process: same input and output, signals passed on. Gives how it ended. */
export function run(runtime, args, { env = process.env } = {}) {
  // The fourth channel is how the program notices that this launcher was killed, so that nothing is left behind.
  const child = spawn(runtime, ['--import', join(root, 'launch/follow.mjs'), ...args], {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(name, () => child.kill(name));
  if (process.env.npm_lifecycle_event) whenNpmIsGone(() => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.on('error', (error) => stop(`${runtime} does not start: ${error.message}`));
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

// npm passes a signal on, but can be killed itself.
function whenNpmIsGone(end) {
  const npm = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(look);
    end();
  }, 1_000);
  look.unref();
}
