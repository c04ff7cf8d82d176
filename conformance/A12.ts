import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';
import type { Page } from 'playwright-core';
import { foundOrganisation } from '#lib/people/people.server.ts';
import { fillExample } from '../src/examples/fill-example.server.ts';
import { pagesOf, type Seen } from './parts/pages.ts';
import { againstPdfUa } from './parts/pdf-ua.ts';
import { ask } from './parts/visitors.ts';
import type { Inside, World } from './world.ts';

const month = 30.44 * 24 * 60 * 60 * 1000;

/** Reads the printed report and the spreadsheet as others' programs would, and looks for the accessibility statement on every page and how old it is. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const wrong: string[] = [];
  const { here, pages, close } = await pagesOf(inside);
  close();
  const example = await anExample(inside);
  const printed: string[] = [];
  for (const [slug, language] of [
    [example, 'nl'],
    [example, 'en'],
    [here.slug, 'en'],
    [here.slug, 'ar'],
  ] as const) {
    const answer = await inside.app.request(`/circles/${slug}/evaluation.pdf`, { headers: { 'accept-language': language } });
    const { wrong: found, ...seen } = againstPdfUa(Buffer.from(await answer.arrayBuffer()));
    wrong.push(
      ...found.map((problem) => `evaluation.pdf of ${slug === example ? 'the example' : 'the full circle'} in ${language}: ${problem}`),
    );
    printed.push(`${seen.pages} pages, ${seen.tags} tags, ${seen.texts} texts`);
  }
  const context = await (await world.browser()).newContext();
  const page = await context.newPage();
  const sheets = await spreadsheet(inside, { slug: here.slug, folder: world.folder(), page }, wrong);
  await context.close();
  const linked = await statementOn(inside, pages, wrong);
  const months = await ageOfStatement(inside, wrong);
  if (wrong.length > 0) throw new Error(`${wrong.length} things are not as they should be\n${[...new Set(wrong)].join('\n')}`);
  return `PDF/UA-1 as far as a program of our own sees it (veraPDF was not run): ${printed.join('; ')}; the spreadsheet opens, ${sheets} tables with their heads; the statement is linked from ${linked} pages and is ${months.toFixed(0)} months old`;
}

async function anExample({ db, keys, config, clock }: Inside): Promise<string> {
  const founding = { name: 'Kring', language: 'nl' as const, privacyContact: null, steward: { name: 'Noor', email: null, employer: null } };
  await fillExample({ db, keys, config }, 'H', { steward: await foundOrganisation(db, founding, clock.now), now: clock.now });
  return 'voorbeeld-houten';
}

/** Opens the spreadsheet as ODF asks: `mimetype` first and not packed, every file in the list, all of it well-formed for a reader of XML that is not ours. */
async function spreadsheet(
  { app }: Inside,
  { slug, folder, page }: { slug: string; folder: string; page: Page },
  wrong: string[],
): Promise<number> {
  const answer = await app.request(`/circles/${slug}/data/kring-data.ods`);
  const file = Buffer.from(await answer.arrayBuffer());
  const kind = 'application/vnd.oasis.opendocument.spreadsheet';
  if (answer.headers.get('content-type') !== kind) wrong.push(`the spreadsheet is served as ${answer.headers.get('content-type')}`);
  // The bytes as the format fixes them: name at 30, and right after it, unpacked, what the file is.
  if (file.subarray(30, 38 + kind.length).toString('latin1') !== `mimetype${kind}`)
    wrong.push('mimetype is not the first file, unpacked and without an extra field');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'data.ods');
  writeFileSync(path, file);
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'));
  zip.close();
  const listed = [...(files.get('META-INF/manifest.xml') ?? '').matchAll(/full-path="([^"]+)"/g)].map((found) => found[1]!);
  for (const name of files.keys())
    if (name !== 'mimetype' && !name.startsWith('META-INF/') && !listed.includes(name))
      wrong.push(`${name} does not stand in the list of the spreadsheet`);
  for (const name of listed)
    if (name !== '/' && !files.has(name)) wrong.push(`${name} stands in the list of the spreadsheet and is not there`);
  const seen = await page.evaluate(readSheets, Object.fromEntries(files));
  wrong.push(...seen.wrong);
  return seen.sheets;
}

function readSheets(files: Record<string, string>): { sheets: number; wrong: string[] } {
  const wrong: string[] = [];
  const read = (name: string) => {
    const tree = new DOMParser().parseFromString(files[name] ?? '', 'application/xml');
    const slip = tree.querySelector('parsererror');
    if (slip) wrong.push(`${name} is not well-formed: ${slip.textContent!.slice(0, 120)}`);
    return tree;
  };
  for (const name of Object.keys(files)) if (name.endsWith('.xml')) read(name);
  const tables = [...read('content.xml').getElementsByTagNameNS('*', 'table')];
  for (const table of tables) {
    const name = table.getAttribute('table:name');
    if (!name) wrong.push('a table of the spreadsheet has no name');
    if (table.getElementsByTagNameNS('*', 'table-header-rows').length !== 1) wrong.push(`the table ${name} has no row of heads`);
    const lengths = new Set([...table.getElementsByTagNameNS('*', 'table-row')].map((row) => row.childElementCount));
    if (lengths.size !== 1) wrong.push(`the rows of the table ${name} differ in length`);
  }
  const meta = read('meta.xml');
  for (const said of ['title', 'language'])
    if (!meta.getElementsByTagNameNS('*', said)[0]?.textContent) wrong.push(`the spreadsheet has no ${said}`);
  if (tables.length === 0) wrong.push('there is no table in the spreadsheet');
  return { sheets: tables.length, wrong };
}

/** What is no page of this site by itself: a map in another site's page. */
const elsewhere = /embed/;

async function statementOn(inside: Inside, pages: Seen[], wrong: string[]): Promise<number> {
  let linked = 0;
  for (const { door, address, visitor, sent } of [...Map.groupBy(pages, ({ door, sent }) => door + Boolean(sent)).values()].flatMap(
    (of) => [of[0]!, of.at(-1)!],
  )) {
    if (elsewhere.test(door)) continue;
    const html = await (await ask(inside, visitor, { method: sent ? 'POST' : 'GET', address, fields: sent })).text();
    if (/<a [^>]*href="\/accessibility"/.test(html)) linked += 1;
    else wrong.push(`${door}, ${visitor.name}: no link to the statement`);
  }
  return linked;
}

async function ageOfStatement({ app, clock }: Inside, wrong: string[]): Promise<number> {
  const html = await (await app.request('/accessibility')).text();
  const day = /<time datetime="([^"]+)"/.exec(html)?.[1];
  const months = (clock.now.getTime() - new Date(day ?? NaN).getTime()) / month;
  if (!(months < 12 && months > -1)) wrong.push(`the statement is of ${day ?? 'no day'}: ${months.toFixed(1)} months old`);
  return Math.max(0, months);
}
