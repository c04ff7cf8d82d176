import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { scopes, type Scope } from '#catalysts/doorways/program-token.ts';
import { makeToken as tokenFor } from '#catalysts/doorways/program-tokens.server.ts';
import { makeSignInLink } from '#lib/people/visits.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Kring } from '#lib/server/open.server.ts';
import { wordsIn, type Language } from '#lib/words/words.ts';
import { circleAt } from '#system/circles/circles.server.ts';
import { readArgs, Slip } from './slip.ts';

/** `circle list [--json]`: `[{slug, name, language, gathering}]`, in the order of their slugs; the name as people see it. */
export async function listCircles({ db }: Kring, args: string[]): Promise<string> {
  const { values } = readArgs(() => parseArgs({ args, options: { json: { type: 'boolean' } } }));
  const rows = await db
    .selectFrom('circle')
    .leftJoin('gathering', 'gathering.circle_id', 'circle.id')
    .select(['slug', 'subject', 'language', 'address', 'opened_at', 'closed_at'])
    .orderBy('slug')
    .execute();
  const circles = rows.map(({ slug, subject, language, address, opened_at, closed_at }) => {
    const name = wordsIn(language as Language, address)('frame.circle', { subject });
    return { slug, name, language, gathering: opened_at !== null && closed_at === null };
  });
  if (values.json) return JSON.stringify(circles);
  if (circles.length === 0) return 'There is no circle yet.';
  return circles.map(({ slug, name, gathering }) => `${slug}\t${name}\t${gathering ? 'gathering' : 'not gathering'}`).join('\n');
}

const tokenUse = 'kring token create --circle <slug> --scope stories:write|stories:read [--as <steward>]';

/**
 * `token create --circle <slug> --scope …`: lets a program tell stories in one circle, or read them. It reads as the side of a steward (`--as`), and
 * as long as they run the circle from that side. The token is shown once.
 */
export async function makeToken({ db }: Kring, args: string[]): Promise<string> {
  const { values } = readArgs(() =>
    parseArgs({ args, options: { circle: { type: 'string' }, scope: { type: 'string', multiple: true }, as: { type: 'string' } } }),
  );
  const circle = values.circle ? await circleAt(db, { slug: values.circle }) : null;
  if (!circle) throw new Slip(values.circle ? `There is no circle "${values.circle}": see kring circle list` : `Which circle? ${tokenUse}`);
  const asked = scopes.filter((scope) => values.scope?.includes(scope));
  if (asked.length === 0 || values.scope!.some((scope) => !scopes.includes(scope as Scope)))
    throw new Slip(`A scope is one of: ${scopes.join(', ')}`);
  const steward = asked.includes('stories:read') || values.as !== undefined ? await stewardCalled(db, circle.id, values.as) : null;
  return tokenFor(
    db,
    circle.id,
    { name: null, scopes: asked, reader: asked.includes('stories:read') ? steward!.reader : null },
    { person: steward?.person ?? null, side: steward?.side ?? null, now: new Date(), origin: 'machine' },
  );
}

/** The steward of a circle with this name, e-mail address or id: a program reads what they may read. */
async function stewardCalled(db: Db, circle: string, called = '') {
  const stewards = await db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'member.circle_id').onRef('side.id', '=', 'member.side_id'))
    .select(['person.id as person', 'person.name', 'person.email', 'side.id as side', 'side.reader'])
    .where('member.circle_id', '=', circle)
    .where('member.role', '=', 'steward')
    .where('member.ended_at', 'is', null)
    .execute();
  const name = called.trim().toLowerCase();
  const found = stewards.filter((one) => [one.person, one.name.toLowerCase(), one.email?.toLowerCase()].includes(name));
  if (found.length === 1) return found[0]!;
  const list = stewards.map((one) => `  ${one.person}  ${one.name} (reads as ${one.reader})`).join('\n');
  throw new Slip(`As which steward does it read? --as <name, e-mail address or id>. The stewards:\n${list || '  (none yet)'}`);
}

/** `link <member>`: a link that signs someone in, once, for whoever has the machine. By name, e-mail address or id. */
export async function link({ db, config }: Kring, args: string[]): Promise<string> {
  const asked = args.join(' ').trim();
  if (!asked) throw new Slip('Who? kring link <name, e-mail address or id>');
  const found = await db
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select(['person.id', 'person.name', 'person.email', 'organisation.name as organisation'])
    .execute();
  const matches = found.filter(
    ({ id, name, email }) => id === asked || name.toLowerCase() === asked.toLowerCase() || email?.toLowerCase() === asked.toLowerCase(),
  );
  const list = (matches.length > 0 ? matches : found).map(({ id, name, organisation }) => `  ${id}  ${name} (${organisation})`).join('\n');
  if (matches.length !== 1)
    throw new Slip(
      `${matches.length === 0 ? `Nobody is called "${asked}".` : `More than one is called "${asked}": use the id.`} The members:\n${list || '  (none yet)'}`,
    );
  const secret = await makeSignInLink(db, matches[0]!.id, new Date());
  return `${config.origin ?? (await addressOfApp(db)) ?? `http://${config.host}:${config.port}`}/sign-in/${secret}`;
}

/** Where the Kring that runs on this database answers: it says so in the name of its connection. Null when none runs, or its port is chosen at start. */
async function addressOfApp(db: Db): Promise<string | null> {
  const { rows } = await sql<{
    name: string;
  }>`select application_name as name from pg_stat_activity where datname = current_database() and application_name ~ '^kring [0-9]+ https?://'`.execute(
    db,
  );
  const [address] = rows.map(({ name }) => name.split(' ')[2]!);
  return address && !address.endsWith(':0') && Buffer.byteLength(rows[0]!.name) < 63 ? address : null; // longer names are cut off
}
