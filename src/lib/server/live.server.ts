import { sql } from 'kysely';
import pg from 'pg';
import type { Db } from './db.server.ts';
import { errorFacts, log } from './log.ts';

const channel = 'kring_live';

/** Says that something changed, to everyone who looks at it, in every process. Inside a transaction it is said when that ends well, else never. */
export async function changed(db: Db, ...topic: string[]): Promise<void> {
  await sql`select pg_notify(${channel}, ${topic.join(' ')})`.execute(db);
}

/** Hears what changes. */
export type Live = {
  /** Calls `hear` after each change of a topic, at most once in `every` milliseconds, and once after a connection was lost. Returns how to stop. */
  follow: (topic: readonly string[], hear: () => void) => () => void;
  /** How many follow. */
  following: () => number;
  close: () => Promise<void>;
};

/** Opens the one connection of this process that hears changes. When it is lost it is made again; whoever follows then looks anew, since something may have been missed. */
export function openLive(connection: pg.PoolConfig, { every = 80 } = {}): Live {
  const followers = new Map<string, Set<() => void>>();
  const waiting = new Map<string, NodeJS.Timeout>();
  let client: pg.Client | null = null;
  let closed = false;
  let opening: Promise<void>;

  const tell = (topic: string) => {
    waiting.delete(topic);
    for (const hear of followers.get(topic) ?? []) hear();
  };
  const heard = (topic: string) => {
    if (followers.has(topic) && !waiting.has(topic)) waiting.set(topic, setTimeout(tell, every, topic));
  };

  async function open(): Promise<void> {
    const fresh = new pg.Client({ ...connection, keepAlive: true });
    fresh.on('notification', ({ payload }) => payload !== undefined && heard(payload));
    fresh.on('error', () => {}); // its end follows
    fresh.on('end', () => {
      if (client === fresh) client = null;
      if (!closed) setTimeout(() => (opening = open()), 500).unref();
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      client = fresh;
      for (const topic of followers.keys()) heard(topic);
    } catch (error) {
      log({ event: 'live lost', ...errorFacts(error) });
      await fresh.end().catch(() => {});
      if (!closed) setTimeout(() => (opening = open()), 500).unref();
    }
  }
  opening = open();

  return {
    follow: (topic, hear) => {
      const name = topic.join(' ');
      const hearing = followers.get(name) ?? new Set();
      followers.set(name, hearing.add(hear));
      return () => {
        hearing.delete(hear);
        if (hearing.size === 0 && followers.get(name) === hearing) followers.delete(name);
      };
    },
    following: () => [...followers.values()].reduce((sum, hearing) => sum + hearing.size, 0),
    close: async () => {
      closed = true;
      for (const timer of waiting.values()) clearTimeout(timer);
      await opening;
      await client?.end();
    },
  };
}
