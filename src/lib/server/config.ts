import { resolve } from 'node:path';
import { readConnections, type Connections } from './config-connections.ts';
import type { ObjectPlace } from './media-objects.server.ts';

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
  /** An S3-compatible bucket for photos and sound; null or not there: a folder in `data`. */
  mediaObjects?: ObjectPlace | null;
} & Connections;

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
    ...readConnections(env),
    mediaObjects: objectsIn(env),
  };
}

/** KRING_MEDIA_S3 names the bucket; then its key and secret are needed too. */
function objectsIn(env: Record<string, string | undefined>): ObjectPlace | null {
  if (!env.KRING_MEDIA_S3) return null;
  const [key, secret] = [env.KRING_MEDIA_S3_KEY, env.KRING_MEDIA_S3_SECRET];
  if (!key || !secret) throw new Error('KRING_MEDIA_S3 needs KRING_MEDIA_S3_KEY and KRING_MEDIA_S3_SECRET');
  return { address: new URL(env.KRING_MEDIA_S3).href, region: env.KRING_MEDIA_S3_REGION || 'us-east-1', key, secret };
}
