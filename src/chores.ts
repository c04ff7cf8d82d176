import { remindOfTryOuts } from './catalysts/try-outs/try-outs-due.server.ts';
import { makeMapsDue } from './cycle/2-sense/opinion-maps-due.server.ts';
import { linkForLetter } from './cycle/5-return/letter-links.server.ts';
import { queueReturnLetters } from './cycle/5-return/letters.server.ts';
import { queueReminders } from './cycle/5-return/reminders.server.ts';
import { sendLetters } from './cycle/5-return/sending.server.ts';
import type { Desk } from './cycle/5-return/writing.server.ts';
import { mediaChores } from './cycle/1-gather/media-sweep.server.ts';
import { countAnew } from './cycle/counting.server.ts';
import { clearNamesOnMaps } from './compass/network/names.server.ts';
import { expire } from './cycle/expiries.server.ts';
import { clearNames } from '#compass/voices/names.server.ts';
import { dayAt } from './lib/form/fields.ts';
import { makeSignInLink } from './lib/people/visits.server.ts';
import type { Config } from './lib/server/config.ts';
import { chainActivity } from './lib/server/activity.server.ts';
import { clearUsedUp } from './lib/server/expiry.server.ts';
import { log } from './lib/server/log.ts';
import { clearMessages, queueMessages, sendMessages } from './lib/server/webhook-sending.server.ts';
import type { Chore } from './lib/server/jobs.server.ts';
import type { Keys } from './lib/server/keys.server.ts';
import { openPost } from './lib/server/mail.server.ts';
import type { Kring } from './lib/server/open.server.ts';
import { clearTalents } from './system/learning/talents.server.ts';
import { clearMirrors } from './system/learning/mirrors.server.ts';
import { callsFor, queueDigests } from './system/circles/digests.server.ts';
import { askToConfirm } from './system/circles/promises.server.ts';

/**
 * Everything that goes on by itself. Each looks in the tables for what is due: a run that was missed or repeated changes nothing.
 * `stopping` calls off what takes long.
 */
export function chores({ db, keys, config }: Kring, stopping?: AbortSignal): Chore[] {
  const today = (now: Date) => ({ now, day: dayAt(now, config.timeZone) });
  const desk = deskOf(keys, config);
  const post = config.smtpUrl ? openPost(config.smtpUrl, config.mailFrom ?? `kring@${new URL(desk.origin).hostname}`) : null;
  const tellWebhooks = async (now: Date) => {
    await queueMessages(db, now);
    await sendMessages(db, { keys, origin: desk.origin, outgoing: { egress: config.egress } }, now);
    await clearMessages(db, now);
  };
  // Where the record ends is said in the log as well, which lies elsewhere: a record that was cut short is seen.
  const tieActivity = async () => {
    for (const { organisation, number, hash } of await chainActivity(db, keys))
      log({ event: 'activity', organisation, number, hash: hash.toString('hex') });
  };
  return [
    { name: 'queue-letters', every: '* * * * *', work: (now) => queueReturnLetters(db, today(now)) },
    { name: 'tell-what-waits', every: '11 6 * * *', work: (now) => queueDigests(db, today(now), config.smtpUrl !== null) },
    { name: 'remind', every: '7 * * * *', work: (now) => queueReminders(db, today(now)) },
    { name: 'remind-of-try-outs', every: '9 * * * *', work: (now) => remindOfTryOuts(db, today(now)) },
    ...(post
      ? [{ name: 'send-letters', every: '* * * * *', work: async (now: Date) => void (await sendLetters(db, post, desk, now)) }]
      : []),
    { name: 'make-maps', every: '* * * * *', work: (now) => makeMapsDue(db, now, stopping) },
    { name: 'count-anew', every: '*/5 * * * *', work: (now) => countAnew(db, now, stopping) },
    { name: 'webhooks', every: '* * * * *', work: (now) => tellWebhooks(now) },
    { name: 'tie-activity', every: '* * * * *', work: () => tieActivity() },
    { name: 'expire', every: '37 * * * *', work: (now) => expire(db, { ...today(now), data: config.data, keys }) },
    { name: 'clear-names-on-maps', every: '41 * * * *', work: async (now) => void (await clearNamesOnMaps(db, today(now).day)) },
    { name: 'clear-names', every: '41 * * * *', work: async (now) => void (await clearNames(db, today(now).day)) },
    { name: 'clear-talents', every: '47 * * * *', work: (now) => clearTalents(db, today(now).day) },
    { name: 'clear-mirrors', every: '43 * * * *', work: (now) => clearMirrors(db, now) },
    { name: 'clear-used-up', every: '23 * * * *', work: (now) => clearUsedUp(db, now) },
    ...mediaChores(db, config),
  ];
}

/** Where letters are written: how their links are made, and the address that they begin with. */
export function deskOf(keys: Keys, config: Config): Desk {
  return {
    origin: config.origin ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`,
    timeZone: config.timeZone,
    waits: (db, at) => callsFor(db, { ...at, mail: config.smtpUrl !== null }),
    links: {
      toStory: (db, at) => linkForLetter(db, keys, at),
      toSignIn: async (db, person, now) => `/sign-in/${await makeSignInLink(db, person, now)}`,
      toConfirm: async (db, { circle, promise, now }) => `/confirm/${await askToConfirm(db, circle, promise, now)}`,
    },
  };
}
