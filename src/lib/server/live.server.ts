import { sql } from 'kysely';
import pg from 'pg';
import type { Db } from './db.server.ts';
import { keepGoing } from './keep-going.server.ts';

const channel = 'kring_live';

/** Says that something changed, to everyone who looks at it, in every process. Inside a transaction it is said when that ends well, else never. */
export async function changed(db: Db, ...topic: string[]): Promise<void> {
  await sql`select pg_notify(${channel}, ${topic.join(' ')})`.execute(db);
}

const gathering = 5; // milliseconds: what one act says in several lines is told once
const perFollower = 0.3; // milliseconds: about three times what writing to one line costs, so that telling never takes all of a core
const slowest = 300;
const again = 500; // milliseconds between two tries to reach the database

/**
 * How many milliseconds lie between two things that a topic's followers hear: a screen is written to one by one, and a full room that acts all the time is told less often.
 *
 * @example paceOf(20, 80) // 80
 * @example paceOf(500, 80) // 150
 */
export const paceOf = (followers: number, every: number): number => Math.max(every, Math.min(slowest, followers * perFollower));

/** Hears what changes. */
export type Live = {
  /**
   * Calls `hear` after each change of a topic, at most once in `every` milliseconds (less often in a full room, see `paceOf`), and once after a connection was lost. It is
   * given the moment at which that was heard, the same for all, so that what they look at is made once. Returns how to stop.
   */
  follow: (topic: readonly string[], hear: (moment: number) => void) => () => void;
  /** How many follow. */
  following: () => number;
  close: () => Promise<void>;
};

/** Opens the one connection of this process that hears changes. When it is lost it is made again; whoever follows then looks anew, since something may have been missed. */
export function openLive(connection: pg.PoolConfig, { every = 80 } = {}): Live {
  const followers = new Map<string, Set<(moment: number) => void>>();
  const told = new Map<string, number>();
  const waiting = new Map<string, NodeJS.Timeout>();
  const ending = new AbortController();
  let client: pg.Client | null = null;

  const tell = (topic: string) => {
    waiting.delete(topic);
    const moment = performance.now();
    told.set(topic, moment);
    for (const hear of followers.get(topic) ?? []) hear(moment);
  };
  const heard = (topic: string) => {
    const hearing = followers.get(topic);
    if (!hearing || waiting.has(topic)) return;
    const after = (told.get(topic) ?? 0) + paceOf(hearing.size, every) - performance.now();
    waiting.set(topic, setTimeout(tell, Math.max(gathering, after), topic));
  };

  async function listen(begun: () => void): Promise<void> {
    const fresh = new pg.Client({ connectionTimeoutMillis: 10_000, ...connection, keepAlive: true });
    const ended = new Promise<void>((done) => fresh.once('end', () => done()));
    fresh.on('notification', ({ payload }) => payload !== undefined && heard(payload));
    fresh.on('error', () => {}); // its end follows
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
    } catch (error) {
      await fresh.end().catch(() => {});
      throw error;
    }
    client = fresh;
    begun();
    for (const topic of followers.keys()) heard(topic);
    if (ending.signal.aborted) await fresh.end();
    await ended;
    client = null;
  }
  void keepGoing(listen, { signal: ending.signal, lost: 'live lost', again });

  return {
    follow: (topic, hear) => {
      const name = topic.join(' ');
      const hearing = followers.get(name) ?? new Set();
      followers.set(name, hearing.add(hear));
      return () => {
        hearing.delete(hear);
        if (hearing.size > 0 || followers.get(name) !== hearing) return;
        followers.delete(name);
        told.delete(name);
      };
    },
    following: () => [...followers.values()].reduce((sum, hearing) => sum + hearing.size, 0),
    close: async () => {
      ending.abort();
      for (const timer of waiting.values()) clearTimeout(timer);
      await client?.end();
    },
  };
}
