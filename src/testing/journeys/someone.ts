import { strict as assert } from 'node:assert';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { startVisit } from '#lib/people/visits.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { isKey, wordsIn, type Language, type Values } from '#lib/words/words.ts';

/** Someone with a browser of their own, who knows a page only by what it says. */
export type Someone = Awaited<ReturnType<typeof someone>>;

type Wishes = {
  /** The address of Kring. */ at: string;
  language?: Language;
  javaScript?: boolean;
  width?: number;
  height?: number;
  more?: BrowserContextOptions;
};

const localeOf: Partial<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/**
 * Opens a browser for someone. What is pressed, filled in and followed is named by the key of its words, so that one journey is told in
 * every language; what is no key is meant as it stands. `wrongs` collects what must never happen on any page.
 */
export async function someone(browser: Browser, { at, language = 'en', javaScript = true, width = 1280, height = 800, more }: Wishes) {
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height },
    locale: localeOf[language] ?? language,
    ...more,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const words = wordsIn(language);
  const said = (what: string, values?: Values) => {
    if (isKey(what)) return words(what, values);
    assert.ok(!/^[a-z]+\.[\w.]+$/i.test(what), `There are no words for ${what}`);
    return what;
  };
  const effort = { pages: 0, fields: 0, letters: 0 };
  const { wrongs, scripts } = watch(page, at);

  /** The fields that a label names, or the choices under it. */
  const labelled = (label: string, within: Page | Locator) =>
    within.getByLabel(beginning(said(label))).and(page.locator('input, textarea, select'));
  const arriving = async (act: () => Promise<unknown>) => {
    effort.pages += 1;
    await Promise.all([page.waitForEvent('domcontentloaded'), act()]);
  };

  return {
    page,
    origin: at,
    scripted: javaScript,
    words,
    said,
    effort,
    wrongs,
    scripts,
    tick: (box: Locator) => tick(page, box),

    goes: (address: string) => arriving(() => page.goto(new URL(address, at).href)),

    /** Presses a button and comes to the next page. `beside` is a text that stands on the same card. */
    presses: async (button: string, { beside, values }: { beside?: string; values?: Values } = {}) =>
      arriving(() =>
        here(page, beside)
          .getByRole('button', { name: said(button, values), exact: true })
          .first()
          .click(),
      ),

    /** Follows a link, by all its words or by how they begin; one that is not there is looked for in the folded menu. */
    follows: async (link: string, { beside, values }: { beside?: string; values?: Values } = {}) => {
      const found = here(page, beside).getByRole('link', { name: beginning(said(link, values)) });
      const menu = page.locator('.kring-nav details:not([open]) summary:visible');
      if (!(await found.count()) && (await menu.count())) await menu.click();
      return arriving(() => found.first().click());
    },

    /** Opens what stands folded. */
    unfolds: async (summary: string, { beside }: { beside?: string } = {}) => {
      const folded = here(page, beside)
        .locator('summary', { hasText: said(summary) })
        .first();
      if ((await folded.locator('..').getAttribute('open')) === null) await folded.click();
    },

    /** Writes in the field that a label names. */
    fills: async (label: string, text: string, { within, values }: { within?: string; values?: Values } = {}) => {
      effort.fields += 1;
      effort.letters += text.length;
      const place = within ? page.getByRole('group', { name: said(within) }) : page;
      await shown(labelled(said(label, values), place)).fill(text);
    },

    /** Chooses from a list. */
    selects: async (label: string, option: string) => {
      effort.fields += 1;
      await shown(labelled(label, page)).selectOption({ label: said(option) });
    },

    /** Ticks answers to a question; a question that is folded away has been unfolded before. */
    chooses: async (question: string, ...answers: string[]) => {
      for (const answer of answers) {
        effort.fields += 1;
        const group = shown(page.getByRole('group', { name: beginning(said(question)) }));
        await tick(page, group.getByLabel(beginning(said(answer))).first());
      }
    },

    /** Ticks one box by its own words. */
    ticks: async (label: string) => {
      effort.fields += 1;
      await tick(page, shown(labelled(label, page)));
    },

    /** All words of the page that can be seen. */
    reads: async () => page.locator('body').innerText(),

    sees: async (what: string, values?: Values) => {
      const text = flat(await page.locator('body').innerText());
      assert.ok(text.includes(flat(said(what, values))), `Nothing says “${said(what, values)}” on ${page.url()}:\n${text}`);
    },
    seesNot: async (what: string, values?: Values) => {
      const text = flat(await page.content());
      assert.ok(!text.includes(flat(said(what, values))), `“${said(what, values)}” stands on ${page.url()}`);
    },

    /** The words of this page that fit a pattern; the part in brackets when there is one. */
    finds: async (pattern: RegExp) => {
      const text = await page.locator('body').innerText();
      const found = pattern.exec(text);
      assert.ok(found, `Nothing fits ${pattern} on ${page.url()}:\n${text}`);
      return found[1] ?? found[0];
    },

    /** Asks for an address as this browser would, without opening it. */
    asks: (address: string, options: { headers?: Record<string, string> } = {}) =>
      context.request.get(new URL(address, at).href, { maxRedirects: 5, failOnStatusCode: false, ...options }),

    leaves: () => context.close(),
  };
}

/** From now on someone's browser is signed in as this person. */
export async function signsIn(
  { page, origin }: Pick<Someone, 'page' | 'origin'>,
  { db, person, now }: { db: Db; person: string; now: Date },
): Promise<void> {
  await page.context().addCookies([{ name: 'kring-visit', value: await startVisit(db, person, now), url: origin }]);
}

// What must never happen: a request to anyone else, an error in a script, something that the content policy refuses, a part of a page that is not there.
function watch(page: Page, at: string) {
  const wrongs: string[] = [];
  const scripts = new Set<string>();
  const allowed = (url: string) => url.startsWith(`${at}/`) || url === 'about:blank' || url.startsWith('data:');
  page.context().on('request', (request) => {
    if (!allowed(request.url())) wrongs.push(`asked elsewhere: ${request.url()}`);
    if (request.resourceType() === 'script') scripts.add(/([\w-]+?)-[\w]+\.js$/.exec(request.url())?.[1] ?? request.url());
  });
  page.context().on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) wrongs.push(`${response.status()}: ${response.url()}`);
  });
  page.on('pageerror', (error) => wrongs.push(`${page.url()}: ${error.message}`));
  // A page that says that something is not there is an answer, no error.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      wrongs.push(`${page.url()}: ${message.text()}`);
  });
  return { wrongs, scripts };
}

// People tap the words beside a box.
async function tick(page: Page, box: Locator) {
  if (!(await box.isChecked())) await page.locator(`label[for="${await box.getAttribute('id')}"]`).click();
  assert.ok(await box.isChecked(), `Could not be ticked on ${page.url()}`);
}

const shown = (found: Locator) => found.filter({ visible: true }).first();

/** The card on which a text stands; the whole page when none is asked for. */
const here = (page: Page, beside?: string) =>
  beside ? page.locator('li, article, section, form').filter({ hasText: beside }).last() : page;

const beginning = (words: string) =>
  new RegExp(
    `^\\s*${words
      .trim()
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\s+/g, '\\s+')}`,
  );

const flat = (text: string) => text.replace(/\s+/g, ' ');
