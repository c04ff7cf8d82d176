import { sql } from 'kysely';
import { compiledOnce } from '#lib/server/compiled.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Language, Address } from '#lib/words/words.ts';

/** A circle as every page of it needs it. */
export type CircleHere = {
  organisation: string;
  organisationName: string;
  id: string;
  slug: string;
  door: string;
  subject: string;
  challenge: string;
  language: Language;
  address: Address;
  mark: 'fictional' | 'licensed' | null;
  attribution: string | null;
  gathering: 'not yet' | 'open' | 'closed';
  /** Whether it asks people what they recognise. */
  asking: 'not yet' | 'open' | 'closed';
  /** Who helps in this place, on every page. */
  help: HelpNumber[];
};
export type HelpNumber = { name: string; number: string; about: string };

/** Finds a circle by the name in its address, or by the short word of its door. */
export async function circleAt(db: Db, at: { slug: string } | { door: string } | { id: string }): Promise<CircleHere | null> {
  const [row] = await ('slug' in at ? bySlug(db, at.slug) : 'door' in at ? byDoor(db, at.door) : byId(db, at.id));
  if (!row) return null;
  const { opened_at, closed_at, asked_at, asked_until, ...circle } = row;
  const [gathering, asking] = [stateOf(opened_at, closed_at), stateOf(asked_at, asked_until)];
  return { ...circle, language: circle.language as Language, gathering, asking };
}

const bySlug = compiledOnce((db, slug: string) => circlesHere(db).where('circle.slug', '=', slug));
const byDoor = compiledOnce((db, door: string) => circlesHere(db).where('circle.door', '=', door));
const byId = compiledOnce((db, id: string) => circlesHere(db).where('circle.id', '=', id));

const circlesHere = (db: Db) =>
  db
    .selectFrom('circle')
    .innerJoin('organisation', 'organisation.id', 'circle.organisation_id')
    .leftJoin('gathering', 'gathering.circle_id', 'circle.id')
    .leftJoin('responding', 'responding.circle_id', 'circle.id')
    .select([
      'circle.organisation_id as organisation',
      'organisation.name as organisationName',
      'circle.id',
      'circle.slug',
      'circle.door',
      'circle.subject',
      'circle.challenge',
      'circle.language',
      'circle.address',
      'circle.mark',
      'circle.attribution',
      'gathering.opened_at',
      'gathering.closed_at',
      'responding.opened_at as asked_at',
      'responding.closed_at as asked_until',
      helpInPlace.as('help'),
    ]);

// With the circle in one question: every page of it shows them.
const helpInPlace = sql<HelpNumber[]>`(
  select coalesce(json_agg(json_build_object('name', name, 'number', number, 'about', about) order by position), '[]')
  from help_number where help_number.circle_id = circle.id)`;

/** A circle in a list: what it is about and whether it asks for stories. */
export type CircleListed = Pick<CircleHere, 'id' | 'slug' | 'door' | 'subject' | 'challenge' | 'language' | 'mark' | 'gathering'>;

/** The circles of one organisation, or all that have begun (here, or elsewhere: real words under a licence), by subject. */
export async function circlesOf(db: Db, organisation: string | null = null): Promise<CircleListed[]> {
  const rows = await db
    .selectFrom('circle')
    .leftJoin('gathering', 'gathering.circle_id', 'circle.id')
    .select(['circle.id', 'slug', 'door', 'subject', 'challenge', 'language', 'mark', 'opened_at', 'closed_at'])
    .$if(organisation !== null, (query) => query.where('organisation_id', '=', organisation!))
    .$if(organisation === null, (query) => query.where((on) => on.or([on('opened_at', 'is not', null), on('mark', '=', 'licensed')])))
    .orderBy('subject')
    .execute();
  return rows.map(({ opened_at, closed_at, ...circle }) => ({
    ...circle,
    language: circle.language as Language,
    gathering: stateOf(opened_at, closed_at),
  }));
}

/** Its words were gathered elsewhere, by others: nobody is asked for a story here. */
export const gatheredElsewhere = ({ mark, gathering }: Pick<CircleHere, 'mark' | 'gathering'>) =>
  mark === 'licensed' && gathering === 'not yet';

/** The sides of a circle, in their order. */
export function sidesOf(db: Db, circle: string) {
  return db.selectFrom('side').select(['id', 'name', 'reader', 'convenor']).where('circle_id', '=', circle).orderBy('position').execute();
}

/** The help numbers of the place. */
export function helpNumbersOf(db: Db, circle: string) {
  return db
    .selectFrom('help_number')
    .select(['id', 'name', 'number', 'about'])
    .where('circle_id', '=', circle)
    .orderBy('position')
    .execute();
}

/** The open questions of a circle. */
export function promptsOf(db: Db, circle: string) {
  return db
    .selectFrom('prompt')
    .select(['id', 'text'])
    .where('circle_id', '=', circle)
    .where('ended_at', 'is', null)
    .orderBy('position')
    .execute();
}

/** The published grounds on which a story may be refused. */
export function groundsOf(db: Db, circle: string) {
  return db
    .selectFrom('ground')
    .select(['id', 'text'])
    .where('circle_id', '=', circle)
    .where('ended_at', 'is', null)
    .orderBy('position')
    .execute();
}

const stateOf = (opened: Date | null, closed: Date | null): CircleHere['gathering'] =>
  opened === null ? 'not yet' : closed === null ? 'open' : 'closed';
