import { parse, type HTMLElement } from 'node-html-parser';
import type { App } from '#routes/app.tsx';

/** What someone fills in: by the words of a label or legend (their beginning is enough), or by the name of a field. `true` ticks a box; an answer of a question is its words or its value. */
export type Filled = Record<string, string | boolean | string[]>;

/** A person with a browser without JavaScript: keeps cookies, follows links and redirects, fills in and sends forms as the page has them. */
export type Visitor = ReturnType<typeof visitor>;

export function visitor(app: App, { language = 'en' } = {}) {
  const cookies = new Map<string, string>();
  const seen = { status: 0, path: '/', html: '', page: parse('') };

  async function ask(path: string, init: RequestInit = {}): Promise<void> {
    const headers = {
      'accept-language': language,
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(init.headers as Record<string, string>),
    };
    const answer = await app.request(path, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) keepCookie(cookies, line);
    const to = answer.headers.get('location');
    if (to && answer.status >= 300 && answer.status < 400) return ask(pathOf(to, path));
    const html = await answer.text();
    Object.assign(seen, { status: answer.status, path, html, page: parse(html) });
  }

  return {
    cookies,
    get status() {
      return seen.status;
    },
    get path() {
      return seen.path;
    },
    get html() {
      return seen.html;
    },
    get page(): HTMLElement {
      return seen.page;
    },
    /** What the page says, as one line of words. */
    get text() {
      return wordsOf(seen.page.querySelector('body') ?? seen.page);
    },
    goTo: (path: string) => ask(path),
    /** Follows the first link with these words. */
    follow: (words: string) => {
      const link = seen.page.querySelectorAll('a[href]').find((a) => wordsOf(a).includes(words));
      if (!link) throw new Error(`No link says "${words}" on ${seen.path}: ${wordsOf(seen.page)}`);
      return ask(pathOf(link.getAttribute('href')!, seen.path));
    },
    /** Presses the button with these words and sends files along, as a form that can carry them does. */
    pressWith: (words: string, filled: Filled, files: Record<string, Blob>) => {
      const button = seen.page.querySelectorAll('button').find((b) => wordsOf(b).includes(words));
      if (!button) throw new Error(`No button says "${words}" on ${seen.path}: ${wordsOf(seen.page)}`);
      const form = formRound(button);
      if (form.getAttribute('enctype') !== 'multipart/form-data') throw new Error(`The form of "${words}" carries no files`);
      const body = new FormData();
      for (const [name, value] of fieldsOf(form, filled)) if (!(name in files)) body.append(name, value);
      for (const [name, file] of Object.entries(files)) body.append(name, file, file instanceof File ? file.name : 'of no meaning');
      return ask(pathOf(form.getAttribute('action') ?? seen.path, seen.path), {
        method: 'POST',
        body,
        headers: { 'sec-fetch-site': 'same-origin' },
      });
    },
    /** Presses the button with these words, after filling in its form; `nth` when several buttons say the same. */
    press: (words: string, filled: Filled = {}, nth = 0) => {
      const button = seen.page.querySelectorAll('button').filter((b) => wordsOf(b).includes(words))[nth];
      if (!button) throw new Error(`No button says "${words}" on ${seen.path}: ${wordsOf(seen.page)}`);
      const owner = button.getAttribute('form');
      const form = owner ? seen.page.querySelector(`#${owner}`)! : formRound(button);
      const body = new URLSearchParams(fieldsOf(form, filled));
      if (button.getAttribute('name')) body.append(button.getAttribute('name')!, button.getAttribute('value') ?? '');
      const action = pathOf(form.getAttribute('action') ?? seen.path, seen.path);
      if ((form.getAttribute('method') ?? 'get').toLowerCase() === 'get') return ask(`${action.split('?')[0]}?${body.toString()}`);
      return ask(action, {
        method: 'POST',
        body: body.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      });
    },
  };
}

/** The words of a part of a page, spaces as a reader sees them. */
export const wordsOf = (part: HTMLElement) => part.structuredText.replace(/\s+/g, ' ').trim();

function pathOf(address: string, from: string): string {
  const url = new URL(address, `http://here${from}`);
  return url.pathname + url.search;
}

function keepCookie(cookies: Map<string, string>, line: string) {
  const [pair = '', ...rest] = line.split(';');
  const at = pair.indexOf('=');
  const gone = rest.some((part) => /^\s*max-age=0$/i.test(part));
  if (gone) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), pair.slice(at + 1));
}

function formRound(part: HTMLElement): HTMLElement {
  let up: HTMLElement | null = part;
  while (up && up.rawTagName?.toLowerCase() !== 'form') up = up.parentNode;
  if (!up) throw new Error(`"${wordsOf(part)}" stands in no form`);
  return up;
}

type Field = { element: HTMLElement; name: string; type: string; labels: string[]; value: string; on: boolean };

function fieldsOf(form: HTMLElement, filled: Filled): [string, string][] {
  const fields = form.querySelectorAll('input, textarea, select').flatMap((element) => fieldOf(form, element));
  for (const [asked, answer] of Object.entries(filled)) fillIn(fields, asked, answer);
  return fields.filter((field) => field.on).map(({ name, value }) => [name, value]);
}

function fieldOf(form: HTMLElement, element: HTMLElement): Field[] {
  const name = element.getAttribute('name');
  if (!name) return [];
  const tag = element.rawTagName.toLowerCase();
  const type = tag === 'input' ? (element.getAttribute('type') ?? 'text') : tag;
  const id = element.getAttribute('id');
  const label = id ? form.querySelectorAll('label').find((l) => l.getAttribute('for') === id) : undefined;
  const legend = legendOf(element);
  const chosen =
    tag === 'select'
      ? (element.querySelectorAll('option').find((o) => o.hasAttribute('selected')) ?? element.querySelector('option'))
      : null;
  const value =
    tag === 'textarea'
      ? element.text
      : tag === 'select'
        ? (chosen?.getAttribute('value') ?? '')
        : (element.getAttribute('value') ?? (type === 'checkbox' ? 'on' : ''));
  const tickable = type === 'checkbox' || type === 'radio';
  return [
    {
      element,
      name,
      type,
      labels: [label ? wordsOf(label) : '', tickable ? legend : ''],
      value,
      on: !tickable || element.hasAttribute('checked'),
    },
  ];
}

function legendOf(element: HTMLElement): string {
  let up: HTMLElement | null = element.parentNode;
  while (up && up.rawTagName?.toLowerCase() !== 'fieldset') up = up.parentNode;
  const legend = up?.querySelector('legend');
  return legend ? wordsOf(legend) : '';
}

function fillIn(fields: Field[], asked: string, answer: string | boolean | string[]) {
  const by = (label: string | undefined) => label !== undefined && label !== '' && label.startsWith(asked);
  const direct = fields.filter((field) => field.name === asked || by(field.labels[0]));
  const question = fields.filter(
    (field) => (field.type === 'radio' || field.type === 'checkbox') && (field.name === asked || by(field.labels[1])),
  );
  if (typeof answer === 'boolean') {
    const field = direct[0];
    if (!field) throw new Error(`Nothing to tick is called "${asked}"`);
    if (field.type === 'radio') for (const other of fields) if (other.name === field.name) other.on = false;
    field.on = answer;
    return;
  }
  if (question.length > 0) return choose(question, asked, [answer].flat());
  const field = direct[0];
  if (!field) throw new Error(`Nothing to fill in is called "${asked}"; there is: ${fields.map((f) => f.labels[0] || f.name).join(' | ')}`);
  const text = String(answer);
  const option = field.type === 'select' ? field.element.querySelectorAll('option').find((o) => wordsOf(o) === text) : undefined;
  field.value = option?.getAttribute('value') ?? text;
}

function choose(question: Field[], asked: string, answers: string[]) {
  for (const field of question) field.on = false;
  for (const answer of answers) {
    const field = question.find((f) => f.value === answer) ?? question.find((f) => f.labels[0]!.startsWith(answer));
    if (!field)
      throw new Error(`"${asked}" has no answer "${answer}"; there is: ${question.map((f) => f.labels[0] || f.value).join(' | ')}`);
    field.on = true;
  }
}
