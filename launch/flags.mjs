import { resolve } from 'node:path';
import { stop } from './say.mjs';

const names = {
  port: 'PORT',
  host: 'HOST',
  origin: 'ORIGIN',
  data: 'KRING_DATA',
  example: 'KRING_EXAMPLE',
  'database-url': 'DATABASE_URL',
  'smtp-url': 'SMTP_URL',
};

/** Reads `--port 80` and `--port=80` as PORT=80, and so on; gives the environment with them in it, and what was no such flag. */
export function readFlags(argv, only = Object.keys(names)) {
  const env = { ...process.env };
  const rest = [];
  for (let at = 0; at < argv.length; at++) {
    const [, name, inside] = /^--([a-z-]+)(?:=(.*))?$/s.exec(argv[at]) ?? [];
    if (!only.includes(name)) {
      rest.push(argv[at]);
      continue;
    }
    const value = inside ?? argv[++at];
    if (!value) stop(`--${name} needs a value.`);
    env[names[name]] = name === 'data' ? resolve(value) : value;
  }
  return { env, rest };
}

/** The flags that can be given, for a message. */
export const known = Object.keys(names)
  .map((name) => `--${name}`)
  .join(', ');
