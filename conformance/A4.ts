import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { browserOf, open, pagesOf, severalAtOnce, type Seen } from './parts/pages.ts';
import type { Inside, World } from './world.ts';

type Look = { name: string; options: BrowserContextOptions; css?: string; language?: string; teller?: true };

const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`;
const phone = { viewport: { width: 320, height: 640 } };

/** How people with little room, large letters or wide spacing see a page. */
const looks: Look[] = [
  { name: '320 px, Dutch', options: phone, language: 'nl' },
  { name: '1280 px at 400%', options: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 } },
  { name: 'wide text spacing at 320 px', options: phone, css: spacing },
  { name: 'text at 200% on 1280 px', options: { viewport: { width: 1280, height: 800 } }, css: 'html { font-size: 200% !important; }' },
  { name: 'text at 200% on 320 px', options: phone, css: 'html { font-size: 200% !important; }' },
  { name: 'Arabic at 320 px', options: phone, language: 'ar', teller: true },
];

/** Opens a page of every kind in each look, everything unfolded and with a word that fits on no line: nothing scrolls sideways and no text is cut off. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const { origin, here, pages, close } = await pagesOf(inside);
  await tellLongWords(inside, here.stories.main);
  const browser = await world.browser();
  const kinds = [...Map.groupBy(pages, ({ door, sent }) => door + Boolean(sent)).values()].map((of) => of.at(-1)!);
  const wrong: string[] = [];
  let count = 0;
  await severalAtOnce(looks, async (look) => {
    const wanted = kinds.filter(({ ofTeller }) => ofTeller || !look.teller);
    for (const [visitor, seen] of Map.groupBy(wanted, ({ visitor }) => visitor)) {
      const context = await browserOf(browser, origin, visitor, look.options);
      const page = await context.newPage();
      for (const one of seen) {
        await open(inside, page, origin, one, look.language);
        const lost = await whatIsLost(page, look.css);
        count += 1;
        wrong.push(...lost.map((said) => `${look.name}: ${nameOf(one)}: ${said}`));
      }
      await context.close();
    }
  });
  close();
  if (wrong.length > 0)
    throw new Error(`Something is lost on ${new Set(wrong.map((line) => line.split(': ')[1])).size} pages\n${wrong.join('\n')}`);
  return `${kinds.length} kinds of pages x ${looks.length} looks (${count} pages): no sideways scroll, nothing cut off`;
}

const nameOf = ({ door, sent, visitor }: Seen) => `${door}${sent ? ' with slips' : ''} (${visitor.name})`;

const longest =
  'Arbeidsongeschiktheidsverzekeringsmaatschappijen, https://www.example.org/averyveryverylongaddresswithoutanybreakinit/ofthemunicipality';

/** A story, a theme, an insight and a decision with a word and an address that fit on no line of a phone. */
async function tellLongWords({ db }: Inside, id: string) {
  const story = await db.selectFrom('story').select(['text', 'text_hash']).where('id', '=', id).executeTakeFirstOrThrow();
  const text = `${story.text} ${longest}`;
  const hash = createHash('sha256').update(text).digest();
  await db.updateTable('story').set({ text }).where('id', '=', id).execute();
  const hashed = await sql<{
    name: string;
  }>`select table_name as name from information_schema.columns where column_name = 'text_hash'`.execute(db);
  for (const { name } of hashed.rows)
    await sql`update ${sql.table(name)} set text_hash = ${hash} where text_hash = ${story.text_hash}`.execute(db);
  for (const [table, column] of [
    ['theme', 'name'],
    ['insight', 'text'],
    ['decision', 'text'],
    ['finding', 'text'],
    ['session', 'purpose'],
  ] as const)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = left(${sql.ref(column)} || ' ' || ${longest}, 200)`.execute(db);
}

async function whatIsLost(page: Page, css = ''): Promise<string[]> {
  return page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
    document.querySelectorAll('details').forEach((details) => (details.open = true));
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = scrollWidth > clientWidth + 1 ? [`scrolls sideways: ${scrollWidth} in ${clientWidth} px`] : [];
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    // Hidden to the eye on purpose, for who listens: alone or in a box of one pixel.
    const unseen = (element: Element) => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || element.closest('.nl-skip-link')) return true;
      for (let up: Element | null = element; up && up !== document.body; up = up.parentElement) {
        const { width, height } = up.getBoundingClientRect();
        if (width <= 1 && height <= 1 && getComputedStyle(up).display !== 'contents') return true;
      }
      return false;
    };
    // What scrolls by itself, as a wide table may, is not lost.
    const scrollsItself = (element: Element): boolean => {
      for (let up: Element | null = element; up && up !== document.body; up = up.parentElement)
        if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth) return true;
      return false;
    };
    // The box that hides whatever of this comes out of it.
    const cutBy = (element: Element, { left, right, top, bottom }: DOMRect): boolean => {
      for (let up: Element | null = element; up && up !== document.documentElement; up = up.parentElement) {
        const [style, box] = [getComputedStyle(up), up.getBoundingClientRect()];
        if (/hidden|clip/.test(style.overflowX) && (left < box.left - 1 || right > box.right + 1)) return true;
        if (/hidden|clip/.test(style.overflowY) && (top < box.top - 2 || bottom > box.bottom + 2)) return true;
        if (style.position === 'fixed') return false;
      }
      return false;
    };
    for (const element of document.body.querySelectorAll('*')) {
      if (unseen(element) || element.closest('svg')) continue;
      const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '');
      const boxes = texts.flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()];
      });
      if (element.matches('input, textarea, select, button')) boxes.push(element.getBoundingClientRect());
      const out = boxes.find(({ left, right }) => right > clientWidth + 1 || left < -1);
      if (out && !scrollsItself(element))
        found.push(`sticks out (${Math.round(out.left)} to ${Math.round(out.right)} px): ${named(element)}`);
      else if (boxes.some((box) => cutBy(element, box)) && !scrollsItself(element)) found.push(`cut off: ${named(element)}`);
    }
    return found.slice(0, 4);
  }, css);
}
