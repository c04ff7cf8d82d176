import { fileURLToPath } from 'node:url';

/** The folder of this clone. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** What the launcher has to say goes to stderr: what a command prints is the command's own. */
export const say = (text) => void process.stderr.write(`${text}\n`);

/** Ends with a reason that a person can act on. */
export function stop(reason) {
  say(reason);
  process.exit(1);
}
