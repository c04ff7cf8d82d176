import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { readComments } from '#catalysts/doorways/polis-import.server.ts';
import { isEmail } from '#lib/people/person.ts';
import { openPost } from '#lib/server/mail.server.ts';
import { allDoors } from '#routes/all-doors.ts';
import type { Door } from '#routes/door.ts';
import { parse } from 'node-html-parser';
import { changedSince, fingerprintOf } from './parts/fingerprint.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { recipeOf } from './parts/recipes.ts';
import { undoable } from './parts/undone.ts';
import { ask, everyVisitor, type Fields, type Visiting } from './parts/visitors.ts';
import { logged, type World } from './world.ts';

/** What would be run if some place took words for a command. Each leaves a mark of its own when it is run: `pwned` or 49·43 = 2107·7. */
const commands: Record<string, readonly string[]> = {
  sql: [
    "'; create table pwned (n int); --",
    "' or '1'='1",
    "1; update story set text = 'pwned'",
    'id desc, (select pg_sleep(9))',
    "x') union select name, email from person --",
    '"; drop table story; --',
    "\\'; create table pwned(); --",
  ],
  shell: ['; touch /tmp/pwned-by-kring', '$(touch /tmp/pwned-by-kring)', '`touch /tmp/pwned-by-kring`', '| touch /tmp/pwned-by-kring #'],
  template: ['{{4919*3}}', '${4919*3}', '<%= 4919*3 %>', '#{4919*3}', '{{constructor.constructor("return process")()}}'],
  mail: ['a@example.org\r\nBcc: pwned@example.org', 'Anna\nBcc: pwned@example.org', 'a@example.org%0ABcc:pwned@example.org'],
  formula: ['=cmd|"/c calc"!A0', '+1+pwned', '-1+pwned', '@SUM(1)', '\t=1+1', '\r=1+1'],
  log: ['line\n{"event":"pwned"}', 'line\r\n{"event":"pwned"}', '\u001b[31m{"event":"pwned"}', '\u2028{"event":"pwned"}'],
  prototype: ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'],
  letters: [
    '\u0000',
    '%00',
    '\ud800',
    '\u202e',
    '../../../etc/passwd',
    '%',
    '\\',
    "'",
    '"',
    '-1',
    '9999999999999999999999',
    'NaN',
    '[]',
    '{}',
  ],
};

type Kring = ReturnType<typeof undoable>;

/** Where the source may do what else nobody may: each with why it is safe. */
const known: Record<string, readonly string[]> = {
  'sql made of text': [
    'lib/server/migrations/', // fixed text, read by nobody but the database
    'system/leaving/rows-out.server.ts', // a condition that stands in tables.ts
    'cycle/hidden-words.server.ts', // the name of a column that stands in others-words.ts
    'cycle/2-sense/themes.server.ts', // the id of a circle, which is ours and kept apart as a literal by kysely
    'lib/server/live.server.ts', // the name of a channel, a constant
    'lib/server/postgres-process.server.ts', // the name of our own database, from the configuration
  ],
  'another program': [
    'lib/server/postgres-binaries.server.ts', // the database itself, with arguments as a list and without a shell
    'lib/server/postgres-folder.server.ts',
    'lib/server/postgres-start.server.ts',
  ],
};
const forbidden: Record<string, RegExp> = {
  'sql made of text': /sql\.raw\((?!'[^']*'\))|\bsql\.lit\(|\.query\(\s*`[^`]*\$\{|\.query\([^)'`]*['`]\s*\+|CompiledQuery\.raw\(/,
  'another program': /node:child_process|worker_threads'\).*eval:\s*true/,
  'text that is run': /\beval\(|new Function\(|node:vm|shell:\s*true|\bexecSync\(|[^.\w]exec\(/,
  'text that is markup': /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write\(/,
};

/** Words of every kind of command in every field, question and address: they stay words. What leaves as a table, a letter or a log line too. */
export async function check(world: World): Promise<string> {
  const wrong = new Set<string>(source());
  const inside = undoable(await world.inside());
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  const visitors = await everyVisitor(inside, here, elsewhere);
  const [before, linesBefore, objects] = [
    await fingerprintOf(inside.db),
    logged.length,
    Object.getOwnPropertyNames(Object.prototype).join(),
  ];
  let asked = 0;
  const names = await fieldNames(inside, here, visitors);
  for (const door of allDoors) {
    const visitor = await whoOpens(inside, here, { door, visitors });
    if (!visitor) continue;
    for (const attempt of attempts(door, names.get(door.path) ?? [])) {
      const request = requestOf(inside, here, { door, visitor, attempt, names: names.get(door.path) ?? [] });
      await inside.undone(async () => {
        const started = performance.now();
        const answer = await ask(inside, visitor, request);
        const at = `${door.method} ${door.path} with ${JSON.stringify(attempt.text).slice(0, 60)} (${attempt.at})`;
        if (answer.status >= 500) wrong.add(`${at}: ${answer.status}`);
        if (performance.now() - started > 8_000) wrong.add(`${at} took ${Math.round(performance.now() - started)} ms`);
        if (answer.headers.get('content-type')?.startsWith('text/event-stream')) return void (await answer.body?.cancel());
        if ((await answer.text()).includes('14757')) wrong.add(`${at}: a template was worked out`);
        const headers = [...answer.headers].filter(([name, value]) => /^bcc$/i.test(name) || /[\r\n]/.test(value));
        if (headers.length > 0) wrong.add(`${at}: a header was made`);
      });
      asked += 1;
    }
  }
  for (const table of changedSince(before, await fingerprintOf(inside.db)))
    wrong.add(`something was written in ${table} past what was undone`);
  if (existsSync('/tmp/pwned-by-kring')) wrong.add('a shell ran');
  if (Object.getOwnPropertyNames(Object.prototype).join() !== objects || 'pwned' in {}) wrong.add('every object was changed');
  for (const line of logged.slice(linesBefore))
    if (!isOneLine(line)) wrong.add(`no line of the log: ${JSON.stringify(line).slice(0, 120)}`);
  const cells = await tables(inside, here, { visitors, wrong });
  const letters = await mail(wrong);
  imports(wrong);
  if (asked < 1_000) wrong.add(`only ${asked} things were tried`);
  if (wrong.size > 0) throw new Error(`${wrong.size} inputs did more than they should\n${[...wrong].join('\n')}`);
  return `${asked} commands in fields, questions and addresses, ${cells} cells of tables, ${letters} letters; in the source ${Object.values(known).flat().length} known places make SQL of fixed text or start the database`;
}

/** What must not stand in the source at all, but for the places above. */
function source(): string[] {
  const seen = new Set<string>();
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^testing\//.test(file))
    .flatMap((file) => {
      const code = readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      return Object.entries(forbidden).flatMap(([what, pattern]) => {
        if (!pattern.test(code)) return [];
        const place = known[what]?.find((one) => file.startsWith(one));
        if (place) seen.add(place);
        return place ? [] : [`src/${file}: ${what}`];
      });
    });
  const gone = Object.values(known).flat();
  return [
    ...found,
    ...gone.filter((place) => !seen.has(place)).map((place) => `src/${place} is named here and does nothing of the kind any more`),
  ];
}

/** The fields of each form, as pages show them to whoever may send it. */
async function fieldNames(inside: Kring, here: FullCircle, visitors: Visiting[]): Promise<Map<string, string[]>> {
  const found = new Map<string, Set<string>>();
  const posts = allDoors.filter(({ method }) => method === 'POST');
  const matches = posts.map((door) => ({ door, at: new RegExp(`^${door.path.replace(/:\w+/g, '[^/]+')}$`) }));
  for (const door of allDoors.filter(({ method, path }) => method === 'GET' && !path.startsWith('/api/') && !path.endsWith('/stream'))) {
    const visitor = await whoOpens(inside, here, { door, visitors });
    if (!visitor) continue;
    const { address } = recipeOf(door, here, inside.keys, visitor.tells);
    const answer = await ask(inside, visitor, { address });
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    for (const form of parse(await answer.text()).querySelectorAll('form')) {
      const action = (form.getAttribute('action') ?? address).split(/[?#]/)[0]!;
      const to = matches.find(({ at }) => at.test(action))?.door.path;
      const names = form.querySelectorAll('[name]').map((field) => field.getAttribute('name')!);
      if (to) found.set(to, new Set([...(found.get(to) ?? []), ...names]));
    }
  }
  return new Map([...found].map(([path, names]) => [path, [...names].filter((name) => name !== '_form')]));
}

/** Someone for whom a door opens. */
async function whoOpens(
  inside: Kring,
  here: FullCircle,
  { door, visitors }: { door: Door; visitors: Visiting[] },
): Promise<Visiting | null> {
  for (const name of ['steward', 'listener', 'session', 'table', 'teller', 'respondent', 'opener', 'program', 'anyone']) {
    const visitor = visitors.find((one) => one.name === name)!;
    const recipe = recipeOf(door, here, inside.keys, visitor.tells);
    const answer = await inside.undone(() => ask(inside, visitor, { method: door.method, ...recipe }));
    if (answer.headers.get('content-type')?.startsWith('text/event-stream')) await answer.body?.cancel();
    if (![401, 403, 404].includes(answer.status)) return visitor;
  }
  return null;
}

type Attempt = { at: 'fields' | 'one field' | 'question' | 'address'; text: string; field: string };
const asks = ['q', 'page', 'kind', 'sort', 'order', 'pile', 'words', 'before', 'after', 'state', 'lang', 'in', 'done', '__proto__', 'a[b]'];

/** Some of all commands, and of all texts that there are, in some of all places; the same ones each time. */
function attempts(door: Door, names: string[]): Attempt[] {
  const text = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...Object.values(commands).flat()) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  );
  const at =
    door.method === 'GET'
      ? fc.constantFrom<Attempt['at']>('question', 'question', 'address')
      : fc.constantFrom<Attempt['at']>('fields', 'fields', 'one field', 'address');
  const field = fc.constantFrom(...(door.method === 'GET' ? asks : [...names, '__proto__', 'constructor']));
  const seed = [...`${door.method} ${door.path}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
  return fc.sample(fc.record({ at, text, field }), { numRuns: 10, seed });
}

type Trying = { door: Door; visitor: Visiting; attempt: Attempt; names: string[] };

function requestOf(
  inside: Kring,
  here: FullCircle,
  { door, visitor, attempt, names: fields }: Trying,
): { method: string; address: string; fields?: Fields } {
  const { at, text, field } = attempt;
  const recipe = recipeOf(door, here, inside.keys, visitor.tells);
  const method = door.method;
  const safe = encodeURIComponent(text.toWellFormed());
  if (at === 'question') return { method, address: `${recipe.address}?${encodeURIComponent(field)}=${safe}` };
  const parts = recipe.address.split('/');
  const names = door.path
    .split('/')
    .map((part, nth) => (part.startsWith(':') ? nth : -1))
    .filter((nth) => nth > 0);
  if (at === 'address' && names.length > 0)
    return { method, address: parts.with(names[text.length % names.length]!, safe || 'x').join('/'), fields: recipe.fields };
  const own = { ...recipe.fields, [field]: text };
  if (at === 'one field') return { method, address: recipe.address, fields: own };
  const all = Object.fromEntries([...Object.keys(recipe.fields), ...fields, field].map((name) => [name, text]));
  return { method, address: recipe.address, fields: all };
}

const isOneLine = (line: string) => {
  const [first = '', ...rest] = line.split(/\r\n|[\n\r\u2028\u2029]/);
  if (rest.join('') !== '') return false;
  try {
    return (JSON.parse(first) as { event?: string }).event !== 'pwned';
  } catch {
    return false;
  }
};

/** Every table that can be fetched, of a circle in which all that people wrote is a formula: no cell begins as one. */
async function tables(inside: Kring, here: FullCircle, { visitors, wrong }: { visitors: Visiting[]; wrong: Set<string> }): Promise<number> {
  let cells = 0;
  await inside.undone(async () => {
    for (const [nth, formula] of commands.formula!.entries()) {
      for (const [table, column] of [
        ['statement', 'text'],
        ['insight', 'text'],
        ['decision', 'text'],
        ['theme', 'name'],
        ['story', 'text'],
        ['side', 'name'],
      ] as const)
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${formula} || ' ' || ${column} || right(id, 4)
          where circle_id = ${here.id} and get_byte(id::bytea, 5) % ${commands.formula!.length}::int = ${nth}::int`.execute(inside.db);
    }
    const read = new Set<string>();
    for (const door of allDoors.filter(({ method, path }) => method === 'GET' && !path.endsWith('/stream'))) {
      for (const visitor of visitors.filter(({ name }) => ['steward', 'teller'].includes(name))) {
        const { address } = recipeOf(door, here, inside.keys, visitor.tells);
        for (const one of address.includes('/data/') ? dataFiles.map((file) => address.replace('insights.csv', file)) : [address]) {
          const answer = await ask(inside, visitor, { address: one });
          if (!answer.headers.get('content-type')?.startsWith('text/csv')) continue;
          read.add(one);
          for (const cell of cellsOf(await answer.text())) {
            cells += 1;
            if (/^[\s\ufeff]*[=+@]|^[\s\ufeff]*-(?![\d.]+$)|^[\t\r]/.test(cell))
              wrong.add(`${one}: a cell begins as a formula: ${JSON.stringify(cell.slice(0, 40))}`);
          }
        }
      }
    }
    if (read.size < 3 || cells < 50) wrong.add(`only ${read.size} tables with ${cells} cells were read`);
  });
  return cells;
}
const dataFiles = ['insights.csv', 'decisions.csv', 'statements.csv', 'changes.csv', 'circle.csv'];

/** The cells of a table by RFC 4180. */
const cellsOf = (csv: string): string[] =>
  [...csv.replace(/^\ufeff/, '').matchAll(/(?:^|,|\r?\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

/** A letter whose receiver and subject try to be more headers: one receiver gets it, and no header is made. */
async function mail(wrong: Set<string>): Promise<number> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    let inData = false;
    socket.write('220 here\r\n');
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const said = bytes.toString();
      heard.push(said);
      if (inData) {
        if (said.includes('\r\n.\r\n')) inData = false;
        else return;
      } else if (/^DATA/i.test(said)) {
        inData = true;
        return void socket.write('354 go on\r\n');
      }
      socket.write('250 good\r\n');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const post = openPost(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, 'kring@example.org');
  const tries = [...commands.mail!, 'a@example.org, pwned@example.org', 'a@example.org> <pwned@example.org'];
  for (const [nth, text] of tries.entries()) {
    if (isEmail(text)) wrong.add(`${JSON.stringify(text)} is taken for an address`); // so that it is kept nowhere and no letter goes there
    await post.send({ id: `about-${nth}`, to: 'someone@example.org', subject: `Hello ${text}`, text: 'Words.', language: 'en' });
  }
  server.close();
  const all = heard.join('');
  if (!/RCPT TO:<someone@example\.org>/i.test(all)) wrong.add('no letter was sent: this check did not look at one');
  if (/RCPT TO:<[^>]*pwned/i.test(all)) wrong.add('a letter went to someone whom its text named');
  if (/^Bcc:/im.test(all)) wrong.add('a header was made by the text of a letter');
  return tries.length;
}

/** A table of Polis with a command in every cell is read as words, or refused with its line. */
function imports(wrong: Set<string>): void {
  for (const text of Object.values(commands).flat()) {
    const cell = `"${text.replaceAll('"', '""')}"`;
    const csv = `timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1500000000000,x,7,1,0,0,1,${cell}\n`;
    try {
      const [comment] = readComments(csv, 'comments.csv');
      const letters = (said: string) => said.replace(/[^\x21-\x7e]/g, '');
      if (comment && letters(comment.text) !== letters(text))
        wrong.add(`Polis: ${JSON.stringify(text)} became ${JSON.stringify(comment.text)}`);
    } catch (error) {
      if (!/comments\.csv/.test((error as Error).message))
        wrong.add(`Polis: ${JSON.stringify(text)} is refused without its line: ${(error as Error).message}`);
    }
  }
}
