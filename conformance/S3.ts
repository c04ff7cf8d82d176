import { sql } from 'kysely';
import { parse } from 'node-html-parser';
import type { BrowserContext, Page } from 'playwright-core';
import { allDoors } from '#routes/all-doors.ts';
import type { Db } from '#lib/server/db.server.ts';
import { tablesOut, tablesThatStay } from '#system/leaving/tables.ts';
import type { FullCircle } from './parts/full-circle.ts';
import { browserOf, open, pagesOf, severalAtOnce, type Seen } from './parts/pages.ts';
import { recipeOf } from './parts/recipes.ts';
import { ask, everyVisitor, type Fields, type Visiting } from './parts/visitors.ts';
import type { Inside, World } from './world.ts';

/** What becomes a script, a form, a frame or another address wherever text is taken for markup, an attribute or an address. */
const corpus = [
  '<script>alert(1)</script><xss-mark>',
  '"><img src=x onerror=alert(1)><xss-mark>',
  "'><svg onload=alert(1)><xss-mark></svg>",
  '" autofocus onfocus=alert(1) data-xss-mark="',
  "' onmouseover=alert(1) data-xss-mark='",
  '</title></textarea></script></style><script>alert(1)</script><xss-mark>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe><xss-mark>',
  '<a href="javascript:alert(1)" data-xss-mark>x</a>',
  'javascript:alert(1)//<xss-mark>',
  '<base href="https://elsewhere.example/"><xss-mark>',
  '<meta http-equiv="refresh" content="0;url=https://elsewhere.example/"><xss-mark>',
  '<form action="https://elsewhere.example/"><button data-xss-mark>x</button></form>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;"><xss-mark>',
  '<!--><script>alert(1)</script>--><xss-mark>',
  '&lt;script&gt;alert(1)&lt;/script&gt;&#60;xss-mark&#62;',
  ']]><script>alert(1)</script><xss-mark>',
  '<style>@import "https://elsewhere.example/x.css";</style><xss-mark>',
  '<link rel=stylesheet href="https://elsewhere.example/x.css" data-xss-mark>',
  '<object data="data:text/html,<script>alert(1)</script>" data-xss-mark></object>',
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e<xss-mark>',
  '<x-y contenteditable onbeforeinput=alert(1) data-xss-mark>',
  '${alert(1)}{{constructor.constructor("alert(1)")()}}<xss-mark>',
];

/** Who looks: residents in every way that they are here, and those who run the circle. */
const residents = ['teller', 'respondent', 'session', 'table', 'anyone', 'who just told'];
const staff = ['steward', 'listener', 'member', 'opener'];

/** Writes the corpus in every column that a person writes in, and in every field and question that comes back; then looks at every page in Chromium. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const { origin, here, pages, close } = await pagesOf(inside);
  const wrong = new Set<string>();
  try {
    const written = await poison(inside.db, here);
    if (written.columns < 60) wrong.add(`only ${written.columns} columns took the corpus: ${written.refused.join(', ')}`);
    const looking = [...chosenOf(pages), ...(await comesBack(inside, here, pages)), ...(await otherFiles(inside, here))];
    const browser = await world.browser();
    const contexts: BrowserContext[] = [];
    const free: Page[] = [];
    for (let nth = 0; nth < 2; nth++) {
      const context = await browserOf(browser, origin, pages[0]!.visitor);
      contexts.push(context);
      free.push(await watched(context));
    }
    const shown = { texts: 0 };
    await severalAtOnce(looking, async (seen) => {
      const page = free.pop()!;
      try {
        for (const problem of await lookAt(inside, page, { origin, seen, shown }))
          wrong.add(`${seen.visitor.name} at ${seen.address.slice(0, 120)}: ${problem}`);
      } finally {
        free.push(page);
      }
    });
    for (const context of contexts) await context.close();
    if (shown.texts < 200) wrong.add(`only ${shown.texts} texts of the corpus were shown as text: this check looks at too little`);
    if (wrong.size > 0) throw new Error(`${wrong.size} texts did more than be read\n${[...wrong].join('\n')}`);
    return `${corpus.length} texts in ${written.columns} columns (${written.refused.length} take no such text), ${looking.length} pages in Chromium showed them ${shown.texts} times; no script, no dialog, no report of the policy`;
  } finally {
    close();
  }
}

/** Puts a text of the corpus before what stands in every column that a person wrote in: by the register of columns, and what stays when a circle leaves. */
async function poison(db: Db, here: FullCircle): Promise<{ columns: number; refused: string[] }> {
  const tables = [...tablesOut.map(({ table }) => table), ...Object.keys(tablesThatStay)];
  const { rows } = await sql<{ table: string; column: string }>`
    select case table_schema when 'public' then '' else table_schema || '.' end || table_name as table, column_name as column
    from information_schema.columns where table_schema in ('public', 'sign_in') and data_type = 'text'`.execute(db);
  const written = new Set([...here.canaries.keys()].map((name) => name.replace(/\/.*$/, '')));
  const missing = rows.filter(({ table, column }) => written.has(`${table}.${column}`) && !tables.includes(table));
  if (missing.length > 0) throw new Error(`${missing.map(({ table }) => table).join()} stand in no register of tables`);
  const refused: string[] = [];
  let columns = 0;
  for (const { table, column } of rows.filter(({ table, column }) => written.has(`${table}.${column}`) && column !== 'id')) {
    const [at, where] = [sql.ref(column), sql`${sql.ref(column)} ~ 'Q[AB]\\w{3}Z'`];
    const poisoned = sql`(${sql.val(corpus)}::text[])[1 + abs(hashtext(${at})) % ${corpus.length}::int] || ' ' || ${at}`;
    try {
      if (table === 'story' && column === 'text') await poisonStories(db);
      else await sql`update ${sql.table(table)} set ${at} = ${poisoned} where ${where}`.execute(db);
      columns += 1;
    } catch {
      refused.push(`${table}.${column}`);
    }
  }
  return { columns, refused };
}

/** The words of stories: what is marked in them stays marked, the corpus included, and what was said of this text is said of the new one. */
async function poisonStories(db: Db): Promise<void> {
  const poison = sql`(${sql.val(corpus)}::text[])[1 + abs(hashtext(story.id)) % ${corpus.length}::int] || ' '`;
  await sql`update fragment set end_at = end_at + length(${poison}) from story where story.circle_id = fragment.circle_id and story.id = fragment.story_id and story.text ~ '^Q'`.execute(
    db,
  );
  await sql`update story set text = ${poison} || text, text_hash = sha256(convert_to(${poison} || text, 'UTF8')) where text ~ '^Q'`.execute(
    db,
  );
  for (const table of ['fragment', 'publication', 'medium_text'])
    await sql`update ${sql.table(table)} kept set text_hash = story.text_hash from story where story.circle_id = kept.circle_id and story.id = kept.story_id`.execute(
      db,
    );
}

/** Each page once for a resident and once for whoever runs the circle, as far as it opens for them. */
function chosenOf(pages: Seen[]): Seen[] {
  const chosen = new Map<string, Seen>();
  for (const seen of pages.filter(({ sent, door }) => !sent && !/leave|finish/.test(door))) {
    for (const kinds of [residents, staff]) {
      if (!kinds.includes(seen.visitor.name)) continue;
      const key = `${seen.door} ${kinds === staff}`;
      const before = chosen.get(key);
      if (!before || kinds.indexOf(seen.visitor.name) < kinds.indexOf(before.visitor.name)) chosen.set(key, seen);
    }
  }
  return [...chosen.values()];
}

/** Pages that say again what was just said: questions in an address, and forms that come back with a slip because everything in them is too long. */
async function comesBack(inside: Inside, here: FullCircle, pages: Seen[]): Promise<Seen[]> {
  const who = (name: string) => pages.find(({ visitor }) => visitor.name === name)!.visitor;
  const asked = corpus.flatMap((text, nth) => {
    const said = encodeURIComponent(text);
    const c = `/circles/${here.slug}`;
    const all: [string, string][] = [
      [`${c}/search?q=${said}`, 'steward'],
      [`${c}/stories?words=${said}`, 'listener'],
      [`${c}/sessions/${here.sessions.planned}/stimuli?q=${said}`, 'steward'],
      [`${c}/report?page=${said}`, 'anyone'],
      [`/code?lang=${said}`, 'anyone'],
    ];
    const [address, name] = all[nth % all.length]!;
    return [{ address, visitor: who(name), door: address.split('?')[0]!, ofTeller: false }];
  });
  const forms: Seen[] = [];
  for (const seen of pages.filter(({ sent, visitor }) => sent && [...residents, ...staff].includes(visitor.name))) {
    if (forms.some(({ door }) => door === seen.door)) continue;
    const page = parse(await (await ask(inside, seen.visitor, { method: 'POST', address: seen.address, fields: seen.sent })).text());
    const names = page
      .querySelectorAll('form input:not([type=hidden]):not([type=radio]):not([type=checkbox]), form textarea')
      .map((field) => field.getAttribute('name')!);
    const sent: Fields = Object.fromEntries(
      names.filter(Boolean).map((name, nth) => [name, `${corpus[nth % corpus.length]!}${' and so on'.repeat(6_000)}`]),
    );
    const answer = await ask(inside, seen.visitor, { method: 'POST', address: seen.address, fields: sent });
    if (answer.status === 422) forms.push({ ...seen, sent });
  }
  return [...asked.filter((seen) => seen.visitor), ...forms];
}

/** What a browser opens by itself though it is no page of ours: feeds, pictures, what programs get. */
async function otherFiles(inside: Inside, here: FullCircle): Promise<Seen[]> {
  const found: Seen[] = [];
  const visitors = (await everyVisitor(inside, here, here)).filter(({ name }) => ['anyone', 'teller', 'steward'].includes(name));
  for (const door of allDoors.filter(({ method, path }) => method === 'GET' && !path.endsWith('/stream'))) {
    for (const visitor of visitors as Visiting[]) {
      const { address } = recipeOf(door, here, inside.keys, visitor.tells);
      const answer = await ask(inside, visitor, { address });
      const type = answer.headers.get('content-type') ?? '';
      await answer.body?.cancel();
      if (
        answer.status === 200 &&
        !(visitor.code && address.startsWith('/api/')) &&
        /xml|svg|json/.test(type) &&
        !answer.headers.has('content-disposition')
      )
        found.push({ door: door.path, address, visitor, ofTeller: false });
    }
  }
  return found;
}

type Watched = { __reports?: string[] };

/** A page that keeps every report of the policy; dialogs are noted by whoever looks. */
async function watched(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const reports: string[] = ((globalThis as Watched).__reports = []);
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      reports.push(`${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  return page;
}

async function lookAt(
  inside: Inside,
  page: Page,
  { origin, seen, shown }: { origin: string; seen: Seen; shown: { texts: number } },
): Promise<string[]> {
  const problems: string[] = [];
  const dialog = (one: { message: () => string; dismiss: () => Promise<void> }) => {
    problems.push(`a dialog said ${one.message()}`);
    void one.dismiss().catch(() => {});
  };
  const outside = (request: { url: () => string }) => {
    if (!request.url().startsWith(origin) && !/^(data|blob|about):/.test(request.url())) problems.push(`${request.url()} was asked for`);
  };
  const said = (message: { text: () => string }) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text())) problems.push(message.text().slice(0, 200));
  };
  page.on('dialog', dialog).on('request', outside).on('console', said);
  try {
    await open(inside, page, origin, seen);
    await page.waitForLoadState('load');
    for (const field of (await page.locator('textarea, input[type=text], input[type=search]').all()).slice(0, 3))
      await field.focus({ timeout: 500 }).catch(() => {});
    const held = await page.evaluate(() => {
      const made = document.querySelectorAll(
        'xss-mark, [data-xss-mark], [onerror], [onload], [onfocus], [onmouseover], iframe, object, base, script:not([src]), a[href^="javascript:" i]',
      );
      const text = `${document.documentElement.textContent} ${[...document.querySelectorAll('input')].map(({ value }) => value).join(' ')}`;
      return {
        made: [...made].map((one) => one.outerHTML.slice(0, 120)),
        reports: (globalThis as Watched).__reports ?? [],
        texts: text.split('xss-mark').length - 1,
        at: location.href,
      };
    });
    if (!held.at.startsWith(origin)) problems.push(`the page went to ${held.at}`);
    problems.push(...held.made.map((html) => `${html} was made of text`), ...held.reports.map((report) => `the policy reported ${report}`));
    shown.texts += held.texts;
  } catch (error) {
    problems.push((error as Error).message.split('\n')[0]!);
  } finally {
    page.off('dialog', dialog).off('request', outside).off('console', said);
  }
  return problems;
}
