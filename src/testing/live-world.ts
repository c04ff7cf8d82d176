import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { addSteps } from '#cycle/3-dialogue/live/scripts.server.ts';
import type { StepRule } from '#cycle/3-dialogue/live/step.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import type { Reader } from '#cycle/1-gather/consent.ts';
import type { Role } from '#lib/people/may.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys, type Keys } from '#lib/server/keys.server.ts';
import { openLive, type Live } from '#lib/server/live.server.ts';
import { appOf, type App } from '#routes/app.tsx';
import { testDatabase } from './database.ts';
import { visitor, type Visitor } from './visitor.ts';
import { aCircle, aMember, signedIn, today } from './worlds.ts';

/** Kring with a clock that a test moves. When nothing is followed, a stream ends after what it sends first. */
export type LiveKring = { db: Db; app: App; keys: Keys; clock: { now: Date }; live?: Live };

/** Starts Kring for a file of tests; `follows` milliseconds lie between two things that are heard. */
export async function aLiveKring({ follows }: { follows?: number } = {}): Promise<LiveKring> {
  const [{ db, config }, keys, clock] = [await testDatabase(), newKeys(), { now: today }];
  const live = follows === undefined ? undefined : openLive(config, { every: follows });
  return { db, keys, clock, live, app: appOf({ db, keys, config: readConfig({}), now: () => clock.now, ...(live && { live }) }) };
}

type RoomWishes = { readers?: Reader[]; opensAt?: Date; leads?: Role };
type Guest = { name?: string; side?: 'Resident' | 'Professional' | 'Decider' };

/** A session of a circle, planned for today, with someone who leads it in a browser of their own. */
export type Room = Awaited<ReturnType<typeof aRoom>>;

export async function aRoom({ db, app, keys, clock }: LiveKring, { readers = [], opensAt = today, leads = 'steward' }: RoomWishes = {}) {
  clock.now = opensAt;
  const world = await aCircle(db);
  const person = await aMember(db, world, leads, { side: 'professionals', name: 'Samira' });
  const plan = { purpose: 'What first?', change_wanted: 'Bins', starts_at: today, ends_at: null, place: 'Here', readers };
  const session = await planSession(db, world.id, plan, { person, keys, now: today });
  const path = `/circles/${world.slug}/sessions/${session}`;
  const code = sessionCode(keys, session);
  const leader = visitor(app);
  await signedIn(db, leader, person);
  const later = (ms = 1000) => void (clock.now = new Date(clock.now.getTime() + ms));
  return {
    ...{ world, person, session, code, path, leader, later },
    /** Puts steps in the script, one for each rule; returns their ids. */
    script: (...rules: StepRule[]) =>
      addSteps(
        db,
        world.id,
        session,
        rules.map((rule) => ({ rule, title: `The ${rule}`, instruction: `Do the ${rule}.`, minutes: 10, method: null })),
      ),
    /** Someone comes in with the code of the session, and looks at their phone. */
    comesIn: async ({ name = '', side = 'Resident' }: Guest = {}): Promise<Visitor> => {
      const guest = visitor(app);
      await guest.goTo(`/session/${code}`);
      later();
      await guest.press('Take a seat', { [side]: true, name });
      await guest.goTo(`${path}/now`);
      return guest;
    },
    /** Presses these buttons one after another on the page of whoever leads. */
    leads: async (...buttons: string[]) => {
      for (const button of buttons) {
        later();
        await leader.goTo(`${path}/lead`);
        await leader.press(button);
      }
    },
    /** What a page of this session says to a visitor. */
    see: async (guest: Visitor, part: string) => {
      await guest.goTo(path + part);
      return guest.text;
    },
  };
}

/** Sends a form as the page has it, outside the visitor's browser: as often as asked, at once. Returns the statuses. */
export async function sends(
  { app }: LiveKring,
  from: Visitor,
  { to, form, times = 1 }: { to: string; form: Record<string, string>; times?: number },
): Promise<number[]> {
  const cookie = [...from.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  const body = new URLSearchParams(form).toString();
  const answers = await Promise.all(Array.from({ length: times }, () => app.request(to, { method: 'POST', body, headers })));
  return answers.map(({ status }) => status);
}

/** The hidden fields of a form on the page that a visitor looks at, found by the end of its address. */
export const hiddenFields = (on: Visitor, action: string): Record<string, string> =>
  Object.fromEntries(
    on.page
      .querySelectorAll('form')
      .find((form) => form.getAttribute('action')!.endsWith(action))!
      .querySelectorAll('input[type=hidden]')
      .map((field) => [field.getAttribute('name')!, field.getAttribute('value')!]),
  );
