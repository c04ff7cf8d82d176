import { sql, type Kysely } from 'kysely';
import type { Db } from './db.server.ts';
import * as theChain from './migrations/001-the-chain.ts';
import * as opinionMap from './migrations/002-opinion-map.ts';
import * as media from './migrations/003-media.ts';
import * as care from './migrations/004-care.ts';
import * as wayOut from './migrations/005-way-out.ts';
import * as connections from './migrations/006-connections.ts';
import * as suggestions from './migrations/007-suggestions.ts';
import * as evaluation from './migrations/008-evaluation.ts';
import * as copiesHeld from './migrations/009-copies-held.ts';
import * as live from './migrations/010-live.ts';
import * as quickLists from './migrations/014-quick-lists.ts';
import * as heard from './migrations/018-heard.ts';
import * as ending from './migrations/019-ending.ts';
import * as secondThoughts from './migrations/025-second-thoughts.ts';
import * as mirror from './migrations/023-mirror.ts';
import * as voices from './migrations/020-voices.ts';
import * as power from './migrations/021-power.ts';
import * as network from './migrations/022-network.ts';
import * as ownMethods from './migrations/026-own-methods.ts';
import * as roadMap from './migrations/027-road-map.ts';
import * as counted from './migrations/030-counted.ts';
import * as tryOuts from './migrations/032-try-outs.ts';
import * as learning from './migrations/033-learning.ts';
import * as outcomes from './migrations/036-outcomes.ts';
import * as models from './migrations/031-models.ts';
import * as mirrorTalents from './migrations/034-mirror-talents.ts';
import * as ownCases from './migrations/035-own-cases.ts';

/** In order; a released migration is never changed, a new one is added. */
const migrations: { name: string; up: (db: Kysely<unknown>) => Promise<void> }[] = [
  { name: '001-the-chain', up: theChain.up },
  { name: '002-opinion-map', up: opinionMap.up },
  { name: '003-media', up: media.up },
  { name: '004-care', up: care.up },
  { name: '005-way-out', up: wayOut.up },
  { name: '006-connections', up: connections.up },
  { name: '007-suggestions', up: suggestions.up },
  { name: '008-evaluation', up: evaluation.up },
  { name: '009-copies-held', up: copiesHeld.up },
  { name: '010-live', up: live.up },
  { name: '014-quick-lists', up: quickLists.up },
  { name: '018-heard', up: heard.up },
  { name: '019-ending', up: ending.up },
  { name: '020-voices', up: voices.up },
  { name: '021-power', up: power.up },
  { name: '022-network', up: network.up },
  { name: '023-mirror', up: mirror.up },
  { name: '025-second-thoughts', up: secondThoughts.up },
  { name: '026-own-methods', up: ownMethods.up },
  { name: '027-road-map', up: roadMap.up },
  { name: '030-counted', up: counted.up },
  { name: '031-models', up: models.up },
  { name: '032-try-outs', up: tryOuts.up },
  { name: '033-learning', up: learning.up },
  { name: '034-mirror-talents', up: mirrorTalents.up },
  { name: '035-own-cases', up: ownCases.up },
  { name: '036-outcomes', up: outcomes.up },
];

const lock = 4_021_968; // any number of our own: two starts at once wait for each other

/**
 * Brings the database to the newest shape; each migration once, whole or not at all. Says which were applied.
 * `only`: no more than these, for rows that an earlier release wrote down.
 */
export function migrate(db: Db, only?: readonly string[]): Promise<string[]> {
  return db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(${lock})`.execute(db);
    await sql`create table if not exists migration (name text primary key, at timestamptz not null default now())`.execute(db);
    const done = await sql<{ name: string }>`select name from migration`.execute(db);
    const names = new Set(done.rows.map((row) => row.name));
    const applied: string[] = [];
    for (const { name, up } of migrations) {
      if (names.has(name) || (only && !only.includes(name))) continue;
      await up(db as unknown as Kysely<unknown>);
      await sql`insert into migration (name) values (${name})`.execute(db);
      applied.push(name);
    }
    return applied;
  });
}
