import { endStep } from '#lib/people/second-steps.server.ts';
import { checkActivity, chainActivity } from '#lib/server/activity.server.ts';
import type { Kring } from '#lib/server/open.server.ts';
import { Slip } from './slip.ts';

/** `check activity`: was the record of acts touched? Names each broken line, and says where each record ends, to hold against the log. */
export async function checkRecord({ db, keys }: Kring): Promise<string> {
  await chainActivity(db, keys);
  const { lines, ends, broken } = await checkActivity(db, keys);
  const said = ends.map(({ organisation, number, hash }) => `${organisation}\tends at line ${number}\t${hash.toString('hex')}`);
  if (broken.length > 0) throw new Error(['The record of acts was touched:', ...broken].join('\n'));
  return [`${lines} lines, none of them touched.`, ...said].join('\n');
}

/** `second-step end <name, e-mail address or id>`: for someone who lost the telephone and whom no steward can help. */
export async function endSecondStep({ db }: Kring, args: string[]): Promise<string> {
  const asked = args.join(' ').trim().toLowerCase();
  const people = await db.selectFrom('person').select(['id', 'name', 'email']).execute();
  const matches = people.filter(({ id, name, email }) => [id, name.toLowerCase(), email?.toLowerCase()].includes(asked));
  if (matches.length !== 1)
    throw new Slip(`Who? kring second-step end <name, e-mail address or id>: ${matches.length} people are called "${asked}"`);
  const [person] = matches;
  const ended = await endStep(db, { person: person!.id, by: null, now: new Date() });
  return ended
    ? `${person!.name} signs in without a second step, and sets it up again where it is asked of everyone.`
    : `${person!.name} has no second step.`;
}
