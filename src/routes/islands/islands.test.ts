import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

// The islands as a browser runs them: bundled as the build does, under the same strict policy as our pages.
const csp =
  "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const wrongs: string[] = []; // errors on a page, and requests to anyone but us
const posts: { path: string; body: string }[] = [];
let scripts: Record<string, string>;
let page = '';
let server: Server;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  scripts = await bundled(['leave', 'idle', 'print', 'read-aloud', 'send']);
  server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    if (request.method === 'POST') posts.push({ path, body: await bodyOf(request) });
    if (request.method === 'POST' && path === '/keeps') {
      response.writeHead(303, { Location: '/kept' }).end();
      return;
    }
    const script = scripts[path.slice(1)];
    response.setHeader('Content-Security-Policy', csp);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', script === undefined ? 'text/html; charset=utf-8' : 'text/javascript');
    response.end(script ?? (path === '/page' ? page : path === '/favicon.ico' ? '' : '<!doctype html><title>Kring</title><p>Empty'));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const args = [
    '--no-sandbox',
    '--headless',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  browser = await chromium.launch({ executablePath: process.env.KRING_CHROMIUM ?? '/usr/bin/chromium', args });
});

afterEach(() => expect(wrongs.splice(0)).toEqual([]));

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

const exit =
  '<form data-leave method="post" action="/leave"><input type="hidden" name="_form" value="proof"><button class="kring-exit">Out</button></form><form><textarea name="text"></textarea></form><p>My secret story</p>';

test('one tap on the way out empties the screen at once, ends the visit on the server, and Back does not return', async () => {
  const visit = await open('leave', exit);
  await visit.fill('textarea', 'My secret story goes on');
  const [took, left] = await visit.evaluate(() => {
    const start = performance.now();
    document.querySelector<HTMLElement>('.kring-exit')!.click();
    return [performance.now() - start, document.body.textContent];
  });
  expect(took).toBeLessThan(100);
  expect(left).toBe('');
  await visit.waitForURL(`${origin}/leave`);
  await expect.poll(() => posts).toEqual([{ path: '/leave', body: '_form=proof' }]);
  await visit.goBack().catch(() => null);
  expect(await visit.content()).not.toContain('secret');
});

test('Shift three times within five seconds is the way out, capitals and slow presses are not', async () => {
  const visit = await open('leave', exit);
  await visit.focus('textarea');
  for (const letter of 'KRING') await visit.keyboard.press(`Shift+${letter}`);
  await visit.keyboard.press('Shift');
  await visit.keyboard.press('Shift');
  await visit.keyboard.press('a');
  await visit.keyboard.press('Shift');
  expect(visit.url()).toBe(`${origin}/page`);
  await visit.keyboard.press('Shift');
  await visit.keyboard.press('Shift');
  await visit.waitForURL(`${origin}/leave`);
  await expect.poll(() => posts.length).toBe(1);
});

test('after two idle minutes a warning comes, and a touch of its button stays', async () => {
  const visit = await open('idle', idle, { clock: true });
  await visit.clock.runFor(119_000);
  expect(await visit.isVisible('dialog')).toBe(false);
  await visit.clock.runFor(2_000);
  expect(await visit.isVisible('dialog')).toBe(true);
  await visit.clock.runFor(4_000);
  expect(await visit.textContent('[data-seconds]')).toBe('15');
  await visit.keyboard.press('Enter'); // the button has the focus
  expect(await visit.isVisible('dialog')).toBe(false);
  await visit.clock.runFor(100_000);
  expect(await visit.isVisible('dialog')).toBe(false);
  await visit.clock.runFor(21_000);
  await visit.keyboard.press('Escape');
  expect(await visit.isVisible('dialog')).toBe(false);
  expect(posts).toEqual([]);
});

test('twenty seconds later not a byte is left, also in the storage of the browser', async () => {
  const visit = await open('idle', idle, { clock: true });
  await visit.evaluate(() => {
    localStorage.setItem('draft', 'My secret story');
    sessionStorage.setItem('draft', 'My secret story');
  });
  await visit.fill('textarea', 'My secret story');
  await visit.clock.runFor(141_000);
  await visit.waitForURL(`${origin}/gone`);
  await expect.poll(() => posts).toEqual([{ path: '/finish', body: '_form=proof' }]);
  expect(await visit.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  await visit.goBack().catch(() => null);
  expect(await visit.content()).not.toContain('secret');
});

test('someone who goes on typing is never warned', async () => {
  const visit = await open('idle', idle, { clock: true });
  for (let minute = 0; minute < 4; minute++) {
    await visit.clock.runFor(90_000);
    await visit.locator('textarea').press('a');
  }
  expect(await visit.isVisible('dialog')).toBe(false);
});

const telling = (action: string) =>
  `<form data-send="/kept" method="post" action="${action}"><textarea name="text"></textarea><div data-unsent role="alert" hidden>No connection</div><button>Keep</button></form>`;

test('without a connection the words stay on the page, and one more press keeps them once', async () => {
  const visit = await open('send', telling('/keeps'));
  await visit.fill('textarea', 'My story');
  await visit.context().setOffline(true);
  await visit.click('button');
  await visit.waitForSelector('[data-unsent]:not([hidden])');
  expect(await visit.inputValue('textarea')).toBe('My story');
  expect(visit.url()).toBe(`${origin}/page`);
  await visit.context().setOffline(false);
  wrongs.length = 0; // the browser says that it is offline
  await visit.click('button');
  await visit.waitForURL(`${origin}/kept`);
  expect(posts).toEqual([{ path: '/keeps', body: 'text=My+story' }]);
});

test('what the server does not keep comes back as the page that it answers', async () => {
  const visit = await open('send', telling('/refuses'));
  await visit.fill('textarea', 'x');
  await visit.click('button');
  await visit.waitForURL(`${origin}/refuses`);
  expect(posts.map(({ path }) => path)).toEqual(['/refuses', '/refuses']);
});

test('the print button shows itself and prints', async () => {
  const visit = await open('print', '<p hidden data-print><button type="button">Print</button></p>', {
    before: 'window.printed = 0; window.print = () => (window.printed += 1);',
  });
  await visit.click('text=Print');
  expect(await visit.evaluate('window.printed')).toBe(1);
});

const aloud = `<main><h1>Vertel</h1><button type="button" hidden data-read-aloud data-stop="Stop">Lees voor</button>
  <p>Een <b>vraag</b>. Nog een!</p><p hidden>verborgen</p><p lang="ar">مرحبا</p><p lang="en">Hello</p><label>Uw woorden<textarea>privé</textarea></label>
  <details><summary>Meer</summary><p>dicht</p></details></main>`;

test('the page is read in order with voices of the device alone, each language in its own, and stops when asked', async () => {
  const visit = await open('read-aloud', aloud, {
    before: voices([
      ['nl-NL', true],
      ['en-GB', true],
      ['ar-SA', false],
    ]),
  });
  await visit.click('text=Lees voor');
  await expect.poll(() => visit.textContent('[data-read-aloud]')).toBe('Lees voor');
  expect(await visit.evaluate('window.spoken')).toEqual([
    'nl-NL: Vertel',
    'nl-NL: Een vraag. Nog een!',
    'en-GB: Hello',
    'nl-NL: Uw woorden',
    'nl-NL: Meer',
  ]);
  await visit.evaluate('window.slow = true');
  await visit.focus('[data-read-aloud]');
  await visit.keyboard.press('Enter');
  expect(await visit.textContent('[data-read-aloud]')).toBe('Stop');
  expect(await visit.getAttribute('h1', 'data-aloud')).toBe('');
  await visit.keyboard.press('Enter');
  expect(await visit.textContent('[data-read-aloud]')).toBe('Lees voor');
  expect(await visit.getAttribute('h1', 'data-aloud')).toBeNull();
});

test('without a local voice for the page there is no button', async () => {
  const visit = await open('read-aloud', aloud, {
    before: voices([
      ['nl-NL', false],
      ['en-GB', true],
    ]),
  });
  expect(await visit.isVisible('[data-read-aloud]')).toBe(false);
});

const idle = `<form><input type="hidden" name="_form" value="proof"><textarea name="text"></textarea></form>
  <dialog data-idle="120" data-warning="20" data-action="/finish" data-to="/gone" aria-label="?"><span data-seconds>20</span><button type="button" data-stay>Yes</button></dialog>`;

/** A page with one island; whatever it would say to another site fails the test. */
async function open(island: string, body: string, { clock = false, before }: { clock?: boolean; before?: string } = {}): Promise<Page> {
  posts.length = 0;
  page = `<!doctype html><html lang="nl"><title>Page</title><script type="module" src="/${island}.js"></script><body>${body}</body></html>`;
  const context = await browser.newContext();
  const visit = await context.newPage();
  visit.setDefaultTimeout(5_000);
  visit.on('request', (request) => !request.url().startsWith(origin) && wrongs.push(request.url()));
  visit.on('pageerror', (error) => wrongs.push(error.message));
  visit.on('console', (said) => said.type() === 'error' && wrongs.push(said.text()));
  if (clock) await visit.clock.install();
  if (before) await visit.addInitScript(before);
  await visit.goto(`${origin}/page`);
  return visit;
}

/** A device with these voices; what it says is kept in `window.spoken`. */
function voices(list: [lang: string, local: boolean][]): string {
  return `
    window.spoken = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const voices = ${JSON.stringify(list.map(([lang, localService]) => ({ lang, localService, default: false })))};
    Object.defineProperty(window, 'speechSynthesis', { value: {
      getVoices: () => voices, cancel: () => {}, addEventListener: () => {},
      speak: (said) => { window.spoken.push(said.voice.lang + ': ' + said.text.trim()); setTimeout(() => said.onend(), window.slow ? 60000 : 0); },
    } });`;
}

async function bundled(names: string[]): Promise<Record<string, string>> {
  const entryPoints = names.map((name) => join(import.meta.dirname, `${name}.ts`));
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2019',
    outdir: '/',
    minify: true,
  });
  return Object.fromEntries(outputFiles.map((file) => [file.path.slice(1), file.text]));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}
