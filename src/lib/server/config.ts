import { resolve } from 'node:path';

export type Example = 'none' | 'H' | 'B' | 'all';

/** Everything that can be set from outside, by environment (or the same as flags: see docs/running.md). */
export type Config = {
  port: number;
  host: string;
  /** The address that people see; null: as the browser asked. Decides secure cookies, links on cards and in letters. */
  origin: string | null;
  data: string;
  example: Example | null;
  databaseUrl: string | null;
  smtpUrl: string | null;
  /** Who letters are from; null: kring@ the host of `origin`. */
  mailFrom: string | null;
  /** The clock of the place: days and hours on pages, and when a day begins. */
  timeZone: string;
};

/** Reads the settings; throws with the name of the one that is wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const port = Number(env.PORT ?? 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is not a port: ${env.PORT}`);
  const example = env.KRING_EXAMPLE ?? null;
  if (example !== null && !['none', 'H', 'B', 'all'].includes(example))
    throw new Error(`KRING_EXAMPLE is none, H, B or all, not ${example}`);
  const origin = env.ORIGIN ? new URL(env.ORIGIN).origin : null;
  return {
    port,
    host: env.HOST ?? '127.0.0.1',
    origin,
    data: resolve(env.KRING_DATA ?? 'data'),
    example: example as Example | null,
    databaseUrl: env.DATABASE_URL || null,
    smtpUrl: env.SMTP_URL || null,
    mailFrom: env.KRING_MAIL_FROM || null,
    timeZone: env.KRING_TIME_ZONE ?? 'Europe/Amsterdam',
  };
}
