import type { Context } from 'hono';
import type { Act, Actor, Program, Respondent, Seat, Teller, Person } from '#lib/people/may.ts';
import type { Config } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import type { Live } from '#lib/server/live.server.ts';
import type { Language, Words } from '#lib/words/words.ts';
import type { CircleHere } from '#system/circles/circles.server.ts';

/** What every door is given. `circle`, `teller`, `seat`, `respondent`, `person` and `program` are there when the door's path or act says so. */
export type Given = {
  db: Db;
  now: Date;
  /** The time at any later moment, for an answer that goes on. */
  clock: () => Date;
  /** Hears what changes; null where no connection for it was opened. */
  live: Live | null;
  keys: Keys;
  config: Config;
  actor: Actor;
  circle: CircleHere;
  teller: Teller;
  seat: Seat;
  respondent: Respondent;
  person: Person;
  program: Program;
  /** The address of this installation, without a slash at the end. */
  origin: string;
  lang: Language;
  /** In which languages this page can be read. */
  languages: readonly Language[];
  words: Words;
  /** What was sent by a form, read once; an empty one for a GET. */
  form: FormData;
  /** Proof for forms, bound to this browser's cookies. */
  formToken: string;
};
export type Here = Context<{ Variables: Given }>;

type Answer = Response | Promise<Response>;

/**
 * One way in: an address, the act that it does, and what opens. All doors stand in one table (`all-doors.ts`),
 * so that one page lists everything that can happen and who may do it.
 */
export type Door = { method: 'GET' | 'POST' | 'DELETE'; path: string; act: Act; open: (c: Here) => Answer };

export const get = (path: string, act: Act, open: Door['open']): Door => ({ method: 'GET', path, act, open });
export const post = (path: string, act: Act, open: Door['open']): Door => ({ method: 'POST', path, act, open });
export const del = (path: string, act: Act, open: Door['open']): Door => ({ method: 'DELETE', path, act, open });
