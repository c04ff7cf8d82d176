import { dayAt } from '#lib/form/fields.ts';
import { addPerson } from '#lib/people/people.server.ts';
import { joinCircle } from '#lib/people/members.server.ts';
import { keepCareProtocol, keepGrounds, keepHelpNumbers, keepPrompts } from '#system/circles/lines.server.ts';
import { makeCircle } from '#system/circles/makings.server.ts';
import { openGathering } from '#system/circles/gatherings.server.ts';
import { askToConfirm, confirmPromise, promiseOf, publishPromise } from '#system/circles/promises.server.ts';
import { promiseLines, type PromiseWords } from '#system/circles/promise.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { willDealWell } from '#system/learning/stories-first.server.ts';
import type { Ground } from '../fill-example.server.ts';
import { about, careProtocol, grounds, helpNumbers, promise, prompts } from './circle.ts';
import { sides, type SideName } from './stories.ts';

/** Who and what the example stands on: its circle, its sides, its people, and its calendar. */
export type Cast = {
  circle: string;
  side: (name: SideName) => string;
  people: { steward: string; coSteward: string; listener: string; otherListener: string };
  /** So many days before now (below zero: from now). */
  day: (before: number) => Date;
  /** The same as a day: 2027-01-31. */
  date: (before: number) => string;
  now: Date;
};

/** Makes the circle with its people, publishes and confirms its promise, and opens gathering. */
export async function allOf({ db }: Ground, { steward, now }: { steward: string; now: Date }): Promise<Cast> {
  const day = (before: number) => new Date(now.getTime() - before * 24 * 60 * 60 * 1000);
  const names = Object.keys(sides) as SideName[];
  const { organisation_id } = await db.selectFrom('person').select('organisation_id').where('id', '=', steward).executeTakeFirstOrThrow();
  const words = { subject: about.subject, challenge: about.challenge, language: 'nl', address: 'u' } as const;
  const made = await makeCircle(db, words, {
    maker: { organisation: organisation_id, person: steward, side: names.indexOf('worker') },
    sides: names.map((name) => sides[name]),
    now: day(70),
  });
  await db.updateTable('circle').set({ slug: about.slug, mark: 'fictional' }).where('id', '=', made.id).execute();
  const ids = (await sidesOf(db, made.id)).map((side) => side.id);
  const side = (name: SideName) => ids[names.indexOf(name)]!;

  const person = async (name: string, employer: string | null) =>
    (await addPerson(db, organisation_id, { name, email: null, employer }, day(70)))!;
  const people = {
    steward,
    coSteward: await person('Samira (verzonnen)', null),
    listener: await person('Fatima (verzonnen)', null),
    otherListener: await person('Jan (verzonnen)', 'Welzijn (verzonnen)'),
  };
  const joins = [
    [people.coSteward, 'steward', 'seeker'],
    [people.listener, 'listener', 'near'],
    [people.otherListener, 'listener', 'worker'],
    // Whoever looks at the example is listener too, so that the listeners' pages can be seen.
    [steward, 'listener', 'worker'],
  ] as const;
  for (const [who, role, from] of joins) await joinCircle(db, made.id, { person: who, role, side: side(from), now: day(69) });
  for (const who of Object.values(people)) await willDealWell(db, made.id, who, day(69));

  const cast: Cast = { circle: made.id, side, people, day, date: (before) => dayAt(day(before)), now };
  await prepareToGather({ db }, cast);
  return cast;
}

async function prepareToGather({ db }: Pick<Ground, 'db'>, { circle, side, people, day, date }: Cast) {
  const lines = (texts: string[]) => texts.map((text) => ({ id: null, text }));
  await keepPrompts(db, circle, lines(prompts), day(69));
  await keepGrounds(db, circle, lines(grounds), day(69));
  await keepCareProtocol(db, circle, careProtocol);
  await keepHelpNumbers(db, circle, helpNumbers);
  const line = (name: (typeof promiseLines)[number]) => ({ text: promise.lines[name].text, knownBy: null });
  const words: PromiseWords = {
    lines: Object.fromEntries(promiseLines.map((name) => [name, line(name)])) as PromiseWords['lines'],
    answerBy: date(-promise.answerIn),
    changedBecause: null,
  };
  const misses = await publishPromise(db, circle, words, { by: people.steward, now: day(66) });
  if (misses) throw new Error(`The promise of the example misses ${Object.keys(misses).join(', ')}`);
  const secret = await askToConfirm(db, circle, (await promiseOf(db, circle))!.id, day(66));
  await confirmPromise(db, secret, { name: 'M. de Wit (verzonnen)', role: 'Wethouder Werk', side: side('decider') }, day(65));
  const missing = await openGathering(db, circle, { by: people.steward, now: day(64) });
  if (missing.length > 0) throw new Error(`The example cannot gather yet: ${missing.join(', ')}`);
}
