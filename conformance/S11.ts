import { sql } from 'kysely';
import { parse } from 'node-html-parser';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { newSecret } from '#lib/server/ids.ts';
import type { Db } from '#lib/server/db.server.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { ask, everyVisitor, type Fields, type Visiting } from './parts/visitors.ts';
import type { Inside, World } from './world.ts';

const times = 200;

/** Something that one person does once: how it is asked for, and how often it then happened. */
type Once = {
  what: string;
  address: string;
  visitor: Visiting;
  /** What is sent; `nth` differs where two people could hold the same link. */
  fields: (nth: number) => Fields;
  happened: () => Promise<number>;
  /** Which answers may say that it went well: a link that is used up opens for one alone. */
  opens?: { status: number; times: number };
};

/** The database itself must refuse the second: a unique index over exactly these columns. */
const indexes: Record<string, string> = {
  response: 'circle_id respondent_id statement_id',
  respondent: 'circle_id id',
  invitation: 'secret_hash',
  member: 'circle_id person_id role',
  'sign_in.link': 'secret_hash',
  'sign_in.visit': 'secret_hash',
  promise_confirmation: 'secret_hash',
  story: 'circle_id submission_hash',
  help_answer: 'circle_id story_id about',
  assent: 'circle_id session_id seat_id',
  seat_act: 'circle_id seat_id key',
  note_answer: 'circle_id note_id seat_id',
  voice_answer: 'circle_id session_id seat_id question',
  floor_asked: 'circle_id step_id seat_id',
  idempotency: 'circle_id token_id key_hash',
};

/** Asks two hundred times at once for what may happen once. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  const visitors = await everyVisitor(inside, here, elsewhere);
  const as = (name: string) => visitors.find((one) => one.name === name)!;
  const wrong = await withoutIndex(inside.db);
  const acts = [...(await byLink(inside, here, as)), ...(await byForm(inside, here, as))];
  for (const once of acts) {
    const before = await once.happened();
    if (before !== 0) wrong.push(`${once.what} had happened before it was asked: ${before}`);
    const statuses = await Promise.all(
      Array.from({ length: times }, async (_, nth) => {
        const asked = { method: 'POST', address: once.address, fields: once.fields(nth) };
        return (await ask(inside, once.visitor, asked)).status;
      }),
    );
    const broke = statuses.filter((status) => status >= 500);
    if (broke.length > 0) wrong.push(`${once.what}: ${broke.length} of ${times} answers were ${broke[0]}`);
    const happened = await once.happened();
    if (happened !== 1) wrong.push(`${once.what}, asked ${times} times at once, happened ${happened} times (${counted(statuses)})`);
    const opened = once.opens && statuses.filter((status) => status === once.opens!.status).length;
    if (once.opens && opened !== once.opens.times) wrong.push(`${once.what} opened for ${opened} of ${times} (${counted(statuses)})`);
  }
  if (wrong.length > 0) throw new Error(`${wrong.length} things happen more than once\n${wrong.join('\n')}`);
  return `${acts.length} acts, each asked ${times} times at once, happened once; ${Object.keys(indexes).length} unique indexes stand in the database`;
}

const counted = (statuses: number[]) =>
  [...new Set(statuses)].map((status) => `${statuses.filter((one) => one === status).length} x ${status}`).join(', ');

async function withoutIndex(db: Db): Promise<string[]> {
  const { rows } = await sql<{ table: string; columns: string }>`
    select indrelid::regclass::text as table,
      (select string_agg(attname, ' ' order by attname) from pg_attribute where attrelid = indrelid and attnum = any(indkey)) as columns
    from pg_index where indisunique and indisvalid`.execute(db);
  const sorted = (columns: string) => columns.split(' ').sort().join(' ');
  return Object.entries(indexes)
    .filter(([table, columns]) => !rows.some((row) => row.table === table && sorted(row.columns) === sorted(columns)))
    .map(([table, columns]) => `${table} has no unique index on (${columns})`);
}

const countOf = async (db: Db, query: ReturnType<typeof sql<{ n: number }>>) => Number((await query.execute(db)).rows[0]!.n);

type As = (name: string) => Visiting;

/** What a link opens once, whoever of two hundred holds it. */
async function byLink({ db }: Inside, here: FullCircle, as: As): Promise<Once[]> {
  const anyone = as('anyone');
  const visits = await countOf(db, sql`select count(*) as n from sign_in.visit where person_id = ${here.people.member}`);
  return [
    {
      what: 'signing in by a link',
      ...{ address: `/sign-in/${here.secrets.signIn}`, visitor: anyone, fields: () => ({}), opens: { status: 303, times: 1 } },
      happened: async () =>
        (await countOf(db, sql`select count(*) as n from sign_in.visit where person_id = ${here.people.member}`)) - visits,
    },
    {
      what: 'accepting an invitation',
      ...{ address: `/invitations/${here.secrets.invitation}`, visitor: anyone, fields: (nth) => ({ name: `Holder ${nth}` }) },
      opens: { status: 303, times: 1 },
      happened: () =>
        countOf(
          db,
          sql`select count(*) as n from person left join member on member.person_id = person.id where person.name like 'Holder %'`,
        ),
    },
    {
      what: 'confirming a promise',
      ...{ address: `/confirm/${here.secrets.confirm}`, visitor: anyone, opens: { status: 303, times: 1 } },
      fields: (nth) => ({ name: `Decider ${nth}`, role: 'alderman', side: here.sides.deciders }),
      happened: () => countOf(db, sql`select count(*) as n from promise_confirmation where confirmed_name like 'Decider %'`),
    },
  ];
}

/** What a form does once, sent as often as a slow network and a quick finger may send it. */
async function byForm(inside: Inside, here: FullCircle, as: As): Promise<Once[]> {
  const { db } = inside;
  const [submission, helpKey, noteKey] = [newSubmissionKey(), newSubmissionKey(), newSecret()];
  const questionFor = async (visitor: Visiting) => {
    const page = parse(await (await ask(inside, visitor, { address: `/respond/${here.door}` })).text());
    return page.querySelector('input[name=question]')!.getAttribute('value')!;
  };
  const question = await questionFor(as('respondent'));
  const newcomers = await questionFor(as('anyone'));
  const [responses, respondents] = [
    await countOf(db, sql`select count(*) as n from response where respondent_id = ${here.shared.respondent}`),
    await countOf(db, sql`select count(*) as n from respondent where circle_id = ${here.id}`),
  ];
  await db.deleteFrom('help_answer').where('circle_id', '=', here.id).execute();
  await db.deleteFrom('assent').where('circle_id', '=', here.id).where('seat_id', '=', here.seats.open.seat).execute();
  const session = `/circles/${here.slug}/sessions/${here.sessions.open}`;
  return [
    {
      what: 'a response to a statement',
      ...{ address: `/respond/${here.door}`, visitor: as('respondent'), fields: () => ({ question, answer: 'yes' }) },
      happened: async () =>
        (await countOf(db, sql`select count(*) as n from response where respondent_id = ${here.shared.respondent}`)) - responses,
    },
    {
      what: 'a first response, which makes a respondent',
      ...{ address: `/respond/${here.door}`, visitor: as('anyone'), fields: () => ({ question: newcomers, answer: 'yes' }) },
      happened: async () => (await countOf(db, sql`select count(*) as n from respondent where circle_id = ${here.id}`)) - respondents,
    },
    {
      what: 'telling a story',
      ...{ address: `/tell/${here.door}`, visitor: as('anyone'), fields: () => ({ submission, text: 'It happened once, on the bridge.' }) },
      happened: () => countOf(db, sql`select count(*) as n from story where text = 'It happened once, on the bridge.'`),
    },
    {
      what: 'an answer to whether it helped',
      ...{ address: `/mine/helped/${here.decisions.made}`, visitor: as('teller') },
      fields: () => ({ submission: helpKey, helped: 'a_little', text: 'It helped us once, at the ferry.' }),
      happened: async () => {
        const answers = await countOf(db, sql`select count(*) as n from help_answer where circle_id = ${here.id}`);
        const told = await countOf(db, sql`select count(*) as n from story where text = 'It helped us once, at the ferry.'`);
        return answers === told ? answers : Number.NaN;
      },
    },
    {
      what: 'saying that a record holds',
      ...{ address: `${session}/record`, visitor: as('session'), fields: () => ({ answer: 'ok' }) },
      happened: () => countOf(db, sql`select count(*) as n from assent where circle_id = ${here.id} and seat_id = ${here.seats.open.seat}`),
    },
    {
      what: 'a note in a session',
      ...{ address: `${session}/now/note`, visitor: as('session') },
      fields: () => ({ key: noteKey, step: here.running.step, text: 'A note that is written once.' }),
      happened: () => countOf(db, sql`select count(*) as n from note where text = 'A note that is written once.'`),
    },
  ];
}
