import { parseArgs } from 'node:util';
import { makeSignInLink } from '#lib/people/visits.server.ts';
import { hashOf, newId, newSecret } from '#lib/server/ids.ts';
import type { Kring } from '#lib/server/open.server.ts';
import { circleAt } from '#system/circles/circles.server.ts';
import { Slip } from './slip.ts';

/** `circle list [--json]`: `[{slug, name, language, gathering}]`, in the order of their names. */
export async function listCircles({ db }: Kring, args: string[]): Promise<string> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  const rows = await db
    .selectFrom('circle')
    .leftJoin('gathering', 'gathering.circle_id', 'circle.id')
    .select(['slug', 'subject as name', 'language', 'opened_at', 'closed_at'])
    .orderBy('slug')
    .execute();
  const circles = rows.map(({ opened_at, closed_at, ...circle }) => ({ ...circle, gathering: opened_at !== null && closed_at === null }));
  if (values.json) return JSON.stringify(circles);
  return circles.map(({ slug, name, gathering }) => `${slug}\t${name}\t${gathering ? 'gathering' : 'not gathering'}`).join('\n');
}

const scopes = ['stories:write'];

/** `token create --circle <slug> --scope stories:write`: lets a program tell stories in one circle. The token is shown once. */
export async function makeToken({ db }: Kring, args: string[]): Promise<string> {
  const { values } = parseArgs({ args, options: { circle: { type: 'string' }, scope: { type: 'string', multiple: true } } });
  const circle = values.circle ? await circleAt(db, { slug: values.circle }) : null;
  if (!circle) throw new Slip(`There is no circle "${values.circle ?? ''}": see kring circle list`);
  const asked = values.scope ?? [];
  if (asked.length === 0 || asked.some((scope) => !scopes.includes(scope))) throw new Slip(`A scope is one of: ${scopes.join(', ')}`);
  const secret = `kring_${newSecret()}`;
  await db.insertInto('token').values({ circle_id: circle.id, id: newId(), secret_hash: hashOf(secret), scopes: asked, made_at: new Date(), ended_at: null }).execute();
  return secret;
}

/** `link <member>`: a link that signs someone in, once, for whoever has the machine. By name, e-mail address or id. */
export async function link({ db, config }: Kring, args: string[]): Promise<string> {
  const asked = args.join(' ').trim();
  const found = await db
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select(['person.id', 'person.name', 'person.email', 'organisation.name as organisation'])
    .execute();
  const matches = found.filter(({ id, name, email }) => id === asked || name.toLowerCase() === asked.toLowerCase() || email?.toLowerCase() === asked.toLowerCase());
  const list = (matches.length > 0 ? matches : found).map(({ id, name, organisation }) => `  ${id}  ${name} (${organisation})`).join('\n');
  if (matches.length !== 1) throw new Slip(`${matches.length === 0 ? `Nobody is called "${asked}".` : `More than one is called "${asked}": use the id.`} The members:\n${list || '  (none yet)'}`);
  const secret = await makeSignInLink(db, matches[0]!.id, new Date());
  return `${config.origin ?? `http://${config.host}:${config.port}`}/sign-in/${secret}`;
}
