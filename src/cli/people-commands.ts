import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { makeSignInLink } from '#lib/people/visits.server.ts';
import { hashOf, newId, newSecret } from '#lib/server/ids.ts';
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

const scopes = ['stories:write'];

/** `token create --circle <slug> --scope stories:write`: lets a program tell stories in one circle. The token is shown once. */
export async function makeToken({ db }: Kring, args: string[]): Promise<string> {
  const { values } = readArgs(() =>
    parseArgs({ args, options: { circle: { type: 'string' }, scope: { type: 'string', multiple: true } } }),
  );
  const circle = values.circle ? await circleAt(db, { slug: values.circle }) : null;
  if (!circle)
    throw new Slip(
      values.circle
        ? `There is no circle "${values.circle}": see kring circle list`
        : 'Which circle? kring token create --circle <slug> --scope stories:write',
    );
  const asked = values.scope ?? [];
  if (asked.length === 0 || asked.some((scope) => !scopes.includes(scope))) throw new Slip(`A scope is one of: ${scopes.join(', ')}`);
  const secret = `kring_${newSecret()}`;
  await db
    .insertInto('token')
    .values({ circle_id: circle.id, id: newId(), secret_hash: hashOf(secret), scopes: asked, made_at: new Date(), ended_at: null })
    .execute();
  return secret;
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
