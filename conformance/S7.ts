import { join } from 'node:path';
import { sql } from 'kysely';
import { parse, type HTMLElement } from 'node-html-parser';
import { allDoors } from '#routes/all-doors.ts';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import { seal } from '#lib/server/sealed.server.ts';
import { exportCircle } from '#system/leaving/numbered-exports.server.ts';
import { openZip } from '#system/leaving/opened-zip.server.ts';
import { aPhoto } from '#testing/media-samples.ts';
import { everyAddress } from './parts/everywhere.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { recipeOf } from './parts/recipes.ts';
import { undoable } from './parts/undone.ts';
import { ask, everyVisitor, type Fields, type Visiting } from './parts/visitors.ts';
import { whoMaySee } from './parts/who-sees.ts';
import type { World } from './world.ts';

type Tried = { wrong: Set<string>; count: number };
type Two = { inside: ReturnType<typeof undoable>; ours: FullCircle; theirs: FullCircle };

/**
 * Two organisations in one database. Whatever someone of the one brings along (cookie, token, code, seat), to the other they are anyone:
 * same answer, not one text more, nothing changed. No row of the one can point to a row of the other, and what leaves holds only its own.
 */
export async function check(world: World): Promise<string> {
  const inside = undoable(await world.inside());
  const [ours, theirs] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  if (ours.organisation === theirs.organisation) throw new Error('There are no two organisations');
  const two = { inside, ours, theirs };
  const kinds = ['teller', 'table', 'session', 'respondent', 'reader', 'listener', 'steward', 'opener', 'program'];
  const brings = (await everyVisitor(inside, ours, theirs)).filter(({ name }) => kinds.includes(name));
  const tried: Tried = { wrong: new Set(), count: 0 };
  const pointing = await rowsThatPoint(inside.db, tried);
  await leaves(two, world.folder(), tried);
  await pictures(two, brings, tried);
  await uploads(two, tried);
  await asAnyone(two, brings, tried);
  const swapped = await swappedIds(two, brings, tried);
  await actsInside(two, brings, tried);
  if (swapped < 100) tried.wrong.add(`only ${swapped} forms were sent with ids of the other: this check looks at too little`);
  if (tried.wrong.size > 0) throw new Error(`${tried.wrong.size} crossings between organisations\n${[...tried.wrong].join('\n')}`);
  return `${tried.count} answers to ${brings.length} kinds of visitor of another organisation, ${swapped} forms with ids of it, ${pointing} references bound to one circle, 0 crossings; by keys and questions, row-level security is not used`;
}

/** References that the database binds to no circle: what asks for them does. */
const boundByQuestion: Record<string, string> = { helper_entry_code_id_fkey: 'a card is looked up by its words within its own circle' };

/** In place of row-level security: a reference from one row of a circle to another names the circle as well, so that the database refuses any other. */
async function rowsThatPoint(db: Db, { wrong }: Tried): Promise<number> {
  const { rows } = await sql<{ name: string; from: string; bound: boolean }>`
    select conname as name, conrelid::regclass::text as from,
      exists (select from pg_attribute a join pg_attribute b on b.attrelid = confrelid
        where a.attrelid = conrelid and a.attname = 'circle_id' and b.attname = 'circle_id'
        and array_position(conkey, a.attnum) = array_position(confkey, b.attnum)) as bound
    from pg_constraint
    where contype = 'f'
      and exists (select from pg_attribute where attrelid = conrelid and attname = 'circle_id')
      and exists (select from pg_attribute where attrelid = confrelid and attname = 'circle_id')`.execute(db);
  for (const { name, from, bound } of rows)
    if (!bound && !Object.hasOwn(boundByQuestion, name)) wrong.add(`${from}: ${name} can point to a row of another circle`);
  if (rows.length < 50) wrong.add(`only ${rows.length} references were looked at`);
  return rows.filter(({ bound }) => bound).length;
}

/** Every address and every form of theirs, with what someone of ours brings: answered as to anyone, with nothing more in it and nothing changed. */
async function asAnyone({ inside, theirs }: Two, brings: Visiting[], tried: Tried): Promise<void> {
  const anyone: Visiting = { name: 'anyone', cookies: {}, can: [] };
  const addresses = [...new Set(await everyAddress(inside.db, inside.keys, theirs, 1))].filter((address) => namesTheirs(address, theirs));
  for (const address of addresses) {
    const plain = await ask(inside, anyone, { address });
    const open = canariesIn(await plain.text(), theirs);
    for (const visitor of brings) {
      const answer = await ask(inside, visitor, { address });
      // To programs who brings nothing is told to bring something, and who brings the wrong thing that there is nothing.
      same({ visitor, at: `GET ${address}`, answer, plain }, tried);
      for (const canary of canariesIn(await answer.text(), theirs)) {
        if (!open.has(canary) && !isOpen(canary, theirs))
          tried.wrong.add(`${visitor.name} of another organisation reads ${canary} at ${address}`);
      }
    }
  }
  const before = await rowsOf(inside.db, theirs);
  for (const door of allDoors.filter(({ method }) => method !== 'GET')) {
    const recipe = recipeOf(door, theirs, inside.keys);
    if (!namesTheirs(recipe.address, theirs)) continue;
    const plain = await inside.undone(() => ask(inside, anyone, { method: door.method, ...recipe }));
    for (const visitor of brings) {
      await inside.undone(async () => {
        const answer = await ask(inside, visitor, { method: door.method, ...recipe });
        same({ visitor, at: `${door.method} ${door.path}`, answer, plain }, tried);
        if (answer.status >= 500) return;
        // What anyone may do there, they may do too.
        const crossed = await crossedIn(inside.db, theirs, answer.status >= 400 ? before : await rowsOf(inside.db, theirs));
        for (const said of crossed) tried.wrong.add(`${visitor.name} at ${door.method} ${door.path} (${answer.status}): ${said}`);
      });
    }
  }
}

type Answered = { visitor: Visiting; at: string; answer: Response; plain: Response };

function same({ visitor, at, answer, plain }: Answered, tried: Tried) {
  tried.count += 1;
  const forPrograms = at.includes(' /api/') && [401, 403, 404].includes(answer.status) && [401, 403, 404].includes(plain.status);
  if (answer.status !== plain.status && !forPrograms)
    tried.wrong.add(`${visitor.name} of another organisation: ${at} answered ${answer.status}, and ${plain.status} to anyone`);
}

/** Does an address name something of theirs at all, so that there is something to cross? */
const namesTheirs = (address: string, { slug, door, secrets }: FullCircle) =>
  [slug, door, ...Object.values(secrets)].some((part) => address.includes(part)) ||
  /^\/(media|s|answers\/code|table|session)\//.test(address);

/** May everyone read this text? A page that draws one of several by lot shows another each time. */
const isOpen = (canary: string, { canaries }: FullCircle) =>
  [...canaries].some(([name, one]) => one === canary && whoMaySee(name) === 'everyone');

const canariesIn = (text: string, { letter }: FullCircle) => new Set(text.match(new RegExp(`Q${letter}\\w{3}Z`, 'g')));

/** Every form on every page of ours, sent as it stands but with an id of theirs in one field: nothing of theirs changes or comes out. */
async function swappedIds({ inside, ours, theirs }: Two, brings: Visiting[], tried: Tried): Promise<number> {
  const twins = await twinsOf(inside.db, ours, theirs);
  const before = await rowsOf(inside.db, theirs);
  const done = new Set<string>();
  for (const visitor of brings.filter(({ program }) => !program)) {
    for (const address of new Set(await everyAddress(inside.db, inside.keys, ours, 1))) {
      const answer = await ask(inside, visitor, { address });
      if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) continue;
      for (const form of parse(await answer.text()).querySelectorAll('form[method=post]')) {
        const { action, fields, ids } = sendable(form, address, twins);
        for (const [name, id] of ids) {
          const key = `${visitor.name} ${action.replace(/[A-Za-z0-9_-]{20,}/g, ':id')} ${name}`;
          if (done.has(key)) continue;
          done.add(key);
          await inside.undone(async () => {
            const sent = await ask(inside, visitor, { method: 'POST', address: action, fields: { ...fields, [name]: twins.get(id)! } });
            const at = `${visitor.name} sent ${action} with an id of theirs as ${name}`;
            if (sent.status >= 500) tried.wrong.add(`${at}: ${sent.status}`);
            for (const canary of canariesIn(await sent.text(), theirs)) tried.wrong.add(`${at} and read ${canary}`);
            if (sent.status < 500) for (const said of await crossedIn(inside.db, theirs, before)) tried.wrong.add(`${at}: ${said}`);
          });
          tried.count += 1;
        }
      }
    }
  }
  return done.size;
}

function sendable(form: HTMLElement, address: string, twins: Map<string, string>) {
  const fields: Fields = {};
  const ids = new Map<string, string>();
  for (const field of form.querySelectorAll('input, textarea, select, button')) {
    const name = field.getAttribute('name');
    if (!name || name === '_form') continue;
    const values = field.rawTagName === 'select' ? field.querySelectorAll('option').map((one) => one.getAttribute('value') ?? '') : [];
    const value =
      values.find(Boolean) ?? field.getAttribute('value') ?? (field.rawTagName === 'textarea' ? field.text || 'Some words.' : '');
    if (twins.has(value)) ids.set(name, value);
    fields[name] ??= value || 'Some words.';
  }
  return { action: (form.getAttribute('action') ?? address).split('#')[0]!, fields, ids };
}

/** For each id of ours one of theirs, of the same table. */
async function twinsOf(db: Db, ours: FullCircle, theirs: FullCircle): Promise<Map<string, string>> {
  const twins = new Map<string, string>();
  for (const table of await tablesWith(db, 'circle_id')) {
    if (!(await tablesWith(db, 'id')).includes(table)) continue;
    const idsOf = async (circle: string) =>
      (await sql<{ id: string }>`select id::text from ${sql.table(table)} where circle_id = ${circle} order by id`.execute(db)).rows;
    const [from, to] = [await idsOf(ours.id), await idsOf(theirs.id)];
    from.forEach(({ id }, at) => to.length > 0 && twins.set(id, to[at % to.length]!.id));
  }
  for (const who of Object.keys(ours.people) as (keyof FullCircle['people'])[]) twins.set(ours.people[who], theirs.people[who]);
  return twins;
}

async function tablesWith(db: Db, column: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where column_name = ${column} and table_type = 'BASE TABLE' and table_schema in ('public', 'sign_in') order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

/** Someone of one organisation who stands in a row of the other's circle: by every reference to a person that there is. */
async function peopleAcross(db: Db): Promise<string[]> {
  references ??= (
    await sql<{ table: string; column: string }>`
      select conrelid::regclass::text as table, a.attname as column from pg_constraint
      join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
      where contype = 'f' and confrelid = 'person'::regclass and array_length(conkey, 1) = 1
      and exists (select from pg_attribute where attrelid = conrelid and attname = 'circle_id')`.execute(db)
  ).rows;
  if (references.length < 10) throw new Error(`Only ${references.length} references to a person were found`);
  const counts = references.map(
    ({ table, column }) => sql`select ${`${table}.${column}`} as name, count(*) as n from ${sql.table(table)} kept
      join circle on circle.id = kept.circle_id join person on person.id = kept.${sql.ref(column)}
      where person.organisation_id <> circle.organisation_id`,
  );
  const { rows } = await sql<{ name: string; n: number }>`${sql.join(counts, sql` union all `)}`.execute(db);
  return rows.filter(({ n }) => Number(n) > 0).map(({ name }) => `${name} names someone of another organisation`);
}
let references: { table: string; column: string }[] | undefined;

/** A hash of what is theirs in each table of circles. */
async function rowsOf(db: Db, theirs: FullCircle, only?: string[]): Promise<Map<string, string>> {
  circled ??= (await tablesWith(db, 'circle_id')).map((name) => name.replace('public.', ''));
  const tables = circled.filter((name) => !only || only.includes(name));
  const hashes = [
    ...tables.map(
      (table) =>
        sql`select ${table} as name, md5(coalesce(string_agg(kept::text, '\n' order by kept::text), '')) as hash from ${sql.table(table)} kept where circle_id = ${theirs.id}`,
    ),
    sql`select 'person' as name, md5(string_agg(kept::text, '\n' order by kept::text)) as hash from person kept where organisation_id = ${theirs.organisation}`,
    sql`select 'circle' as name, md5(string_agg(kept::text, '\n' order by kept::text)) as hash from circle kept where organisation_id = ${theirs.organisation}`,
    sql`select 'organisation' as name, md5(kept::text) as hash from organisation kept where id = ${theirs.organisation}`,
  ];
  const { rows } = await sql<{ name: string; hash: string }>`${sql.join(hashes, sql` union all `)}`.execute(db);
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}

/** What was done since the transaction began: the tables of theirs in which something is other than `before`, and who stands where they should not. */
async function crossedIn(db: Db, theirs: FullCircle, before: Map<string, string>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select case schemaname when 'public' then '' else schemaname || '.' end || relname as name
    from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > 0`.execute(db);
  if (rows.length === 0) return [];
  const now = await rowsOf(
    db,
    theirs,
    rows.map(({ name }) => name),
  );
  const changed = [...now].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => `something of theirs changed in ${name}`);
  return [...changed, ...(await peopleAcross(db))];
}
let circled: string[] | undefined;

/** Whatever is done inside ours, nothing of theirs changes; their webhooks hear nothing of it. */
async function actsInside({ inside, ours, theirs }: Two, brings: Visiting[], tried: Tried): Promise<void> {
  const before = await rowsOf(inside.db, theirs);
  for (const door of allDoors.filter(({ method }) => method !== 'GET')) {
    for (const visitor of brings.filter(({ name }) => ['teller', 'listener', 'steward', 'opener', 'program'].includes(name))) {
      const recipe = recipeOf(door, ours, inside.keys, visitor.tells);
      await inside.undone(async () => {
        await ask(inside, visitor, { method: door.method, ...recipe });
        for (const said of await crossedIn(inside.db, theirs, before))
          tried.wrong.add(`${visitor.name}: ${door.method} ${recipe.address}: ${said}`);
      });
      tried.count += 1;
    }
  }
}

/** The file of a whole circle: only its own. Made before anything is tried, as a file that is deleted is not undone. */
async function leaves({ inside, ours, theirs }: Two, folder: string, tried: Tried): Promise<void> {
  const to = join(folder, 'ours.zip');
  const circle = { id: ours.id, language: 'en', address: 'u' } as const;
  const { stories } = await exportCircle(inside.db, circle, {
    ...{ by: ours.people.steward, to, keys: inside.keys, now: inside.clock.now },
    ...{ store: mediaStore(inside.config), passphrase: 'a passphrase of ours' },
  });
  const zip = await openZip(to);
  const ids = new Set((await twinsOf(inside.db, ours, theirs)).values());
  let [lines, own] = [0, 0];
  for (const path of zip.names.filter((path) => path.endsWith('.ndjson'))) {
    const text = (await zip.whole(path)).toString();
    lines += text.split('\n').length;
    own += canariesIn(text, ours).size;
    for (const canary of canariesIn(text, theirs)) tried.wrong.add(`the export of ours holds ${canary} of theirs, in ${path}`);
    for (const id of ids) if (text.includes(`"${id}"`)) tried.wrong.add(`the export of ours names ${id} of theirs, in ${path}`);
  }
  zip.close();
  if (stories === 0 || own < 50) tried.wrong.add(`the export of ours was not looked at: ${lines} lines, ${own} texts of ours`);
}

/** The address of a picture of ours with the id of one of theirs, and the other way round: also sealed as only Kring itself could. */
async function pictures({ inside, ours, theirs }: Two, brings: Visiting[], tried: Tried): Promise<void> {
  const pass = (circle: string, medium: string) =>
    seal(inside.keys.visit, 'medium', { circle, medium, eyes: { all: true }, visit: null, until: Number.MAX_SAFE_INTEGER });
  const good = `/media/${ours.media.residents}/${pass(ours.id, ours.media.residents)}`;
  if ((await inside.app.request(good)).status !== 200) tried.wrong.add('no picture opens at all');
  const crossed = [
    `/media/${theirs.media.residents}/${pass(ours.id, ours.media.residents)}`,
    `/media/${theirs.media.residents}/${pass(ours.id, theirs.media.residents)}`,
    `/media/${ours.media.residents}/${pass(theirs.id, ours.media.residents)}`,
  ];
  for (const visitor of brings.filter(({ program }) => !program)) {
    for (const address of crossed.flatMap((one) => [one, `${one}/small`])) {
      const { status } = await ask(inside, visitor, { address });
      if (status !== 404) tried.wrong.add(`${visitor.name}: ${address.slice(0, 40)} is of another organisation and answered ${status}`);
      tried.count += 1;
    }
  }
}

/** A form of ours and one of theirs with the same key: each keeps its own, and the file of the one does not go with the other. */
async function uploads({ inside, ours, theirs }: Two, tried: Tried): Promise<void> {
  const submission = newSubmissionKey();
  const sends = async (door: string, text: string, file?: Blob) => {
    const page = parse(await (await inside.app.request(`/tell/${door}`)).text());
    const body = new FormData();
    body.append('_form', page.querySelector('input[name=_form]')!.getAttribute('value')!);
    body.append('submission', submission);
    body.append('text', text);
    if (file) body.append('medium', file, 'picture.jpg');
    return inside.app.request(`/tell/${door}`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } });
  };
  const photo = await aPhoto();
  const first = await sends(ours.door, 'A story of ours with a picture.', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }));
  const second = await sends(theirs.door, 'A story of theirs without one.');
  const told = async (circle: string, text: string) =>
    inside.db
      .selectFrom('story')
      .leftJoin('medium', (join) => join.onRef('medium.circle_id', '=', 'story.circle_id').onRef('medium.story_id', '=', 'story.id'))
      .select(['story.id', 'medium.id as medium'])
      .where('story.circle_id', '=', circle)
      .where('story.text', '=', text)
      .executeTakeFirst();
  const [here, there] = [await told(ours.id, 'A story of ours with a picture.'), await told(theirs.id, 'A story of theirs without one.')];
  if (!here?.medium) tried.wrong.add(`the story of ours has no picture (${first.status}): this check did not look at one`);
  if (!there) tried.wrong.add(`a form of theirs with a key of ours told nothing (${second.status})`);
  if (there?.medium || (here && there && here.id === there.id)) tried.wrong.add('what was uploaded for ours went with a story of theirs');
}
