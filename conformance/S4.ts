import { sql } from 'kysely';
import { parse } from 'node-html-parser';
import { allDoors } from '#routes/all-doors.ts';
import { everyAddress } from './parts/everywhere.ts';
import { aFullCircle } from './parts/full-circle.ts';
import { recipeOf } from './parts/recipes.ts';
import { undoable } from './parts/undone.ts';
import { ask, everyVisitor } from './parts/visitors.ts';
import type { World } from './world.ts';

/** What every answer must carry, over https, whatever went wrong. */
const headers: Record<string, (said: string) => boolean> = {
  'content-security-policy': (said) => cspProblem(said) === null,
  'strict-transport-security': (said) => Number(/max-age=(\d+)/.exec(said)?.[1]) >= 31_536_000 && said.includes('includeSubDomains'),
  'x-content-type-options': (said) => said === 'nosniff',
  'referrer-policy': (said) => said === 'no-referrer',
  'cross-origin-opener-policy': (said) => said === 'same-origin',
  'cross-origin-resource-policy': (said) => said === 'same-origin',
  'x-frame-options': (said) => said === 'DENY',
  'permissions-policy': (said) => ['camera', 'geolocation', 'microphone'].every((what) => said.includes(`${what}=()`)),
};

/**
 * The one answer that another site may put in a frame: the picture of what a circle shares, when everyone may see it. In return nothing
 * in it may run, be sent or be remembered.
 */
const isEmbed = (answer: Response, at: string) => answer.status === 200 && / GET \/embed\/\w+\/map$/.test(at);
const framed: typeof headers = {
  ...headers,
  'content-security-policy': (said) =>
    / frame-ancestors \*(;|$)/.test(said) &&
    !/script-src|connect-src/.test(said) &&
    said.includes("form-action 'none'") &&
    cspProblem(said.replace('frame-ancestors *', "frame-ancestors 'none'")) === null,
  'cross-origin-resource-policy': (said) => said === 'cross-origin',
  'x-frame-options': (said) => said === '',
};

/** The pages on which someone can record their voice: the browser may ask for the microphone there, and what was recorded can be heard back. */
const records = (at: string) => /(?:GET|POST) (?:\/tell\/[^\s/,]+|\/mine\/media)(?:[\s,]|$)/.test(at);
const recording: typeof headers = {
  ...headers,
  'content-security-policy': (said) =>
    said.includes("media-src 'self' blob:;") && cspProblem(said.replace("media-src 'self' blob:;", "media-src 'self';")) === null,
  'permissions-policy': (said) =>
    said.includes('microphone=(self)') && ['camera', 'geolocation'].every((what) => said.includes(`${what}=()`)),
};

/** Opens every address, also wrongly, too large, refused and broken, and looks at the headers, the cookies and the page itself. */
export async function check(world: World): Promise<string> {
  const inside = undoable(await world.inside({ ORIGIN: 'https://kring.example' }));
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  const visitors = await everyVisitor(inside, here, elsewhere);
  const [wrong, statuses, cookies] = [new Set<string>(), new Map<number, number>(), new Set<string>()];
  const embeds = new Set<string>();
  const look = async (answer: Response, at: string) => {
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const [embed, page] = [isEmbed(answer, at), await answer.text()];
    if (embed) embeds.add(page);
    const expected = embed ? framed : records(at) ? recording : headers;
    const strict = [...headerProblems(answer, expected), ...cookieProblems(answer, cookies), ...pageProblems(answer, page)];
    for (const problem of [...strict, ...(embed ? embedProblems(answer, page) : [])]) wrong.add(`${at} (${answer.status}): ${problem}`);
  };
  const fetch = async (address: string, init?: RequestInit) => inside.app.request(address, init);

  const who = visitors.filter(({ name }) =>
    ['anyone', 'teller', 'table', 'session', 'listener', 'steward', 'opener', 'program'].includes(name),
  );
  for (const visitor of who) {
    for (const address of new Set(await everyAddress(inside.db, inside.keys, here)))
      await look(await ask(inside, visitor, { address }), `${visitor.name} GET ${address}`);
    for (const door of allDoors.filter(({ method }) => method !== 'GET')) {
      const recipe = recipeOf(door, here, inside.keys, visitor.tells);
      await look(
        await inside.undone(() => ask(inside, visitor, { method: door.method, ...recipe })),
        `${visitor.name} ${door.method} ${door.path}`,
      );
    }
  }
  for (const door of allDoors.filter(({ method }) => method !== 'GET')) {
    const { address } = recipeOf(door, here, inside.keys);
    await look(
      await fetch(address, { method: door.method, body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      `${door.method} ${door.path} from elsewhere`,
    );
    await look(await fetch(address, { method: door.method, body: 'x'.repeat(2_000_001) }), `${door.method} ${door.path}, too large`);
  }
  for (const address of [
    '/favicon.ico',
    '/healthz',
    '/readyz',
    '/nothing',
    '/assets/nothing.js',
    '/api/v1/nothing',
    ...(await assetsOf(fetch)),
  ]) {
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT']) await look(await fetch(address, { method }), `${method} ${address}`);
  }
  const steward = visitors.find(({ name }) => name === 'steward')!;
  await inside.undone(async () => {
    await sql`alter table theme rename to theme_gone`.execute(inside.db);
    await look(await ask(inside, steward, { address: `/circles/${here.slug}/sense` }), 'a page that breaks');
  });
  for (const expected of [200, 204, 303, 403, 404, 413, 422, 500])
    if (!statuses.has(expected)) wrong.add(`no answer was ${expected}: this check did not look at one`);
  for (const cookie of ['visit', 'mine', 'seat'])
    if (!cookies.has(`__Host-kring-${cookie}`)) wrong.add(`no answer set the cookie ${cookie}: this check did not look at it`);
  if (embeds.size !== 1) wrong.add(`the embedded picture is not the same for everyone: ${embeds.size} pages`);
  if (wrong.size > 0) throw new Error(`${wrong.size} answers are not strict\n${[...wrong].slice(0, 200).join('\n')}`);
  const total = [...statuses.values()].reduce((sum, n) => sum + n, 0);
  return `${total} answers: ${[...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, n]) => `${n} x ${status}`)
    .join(', ')}`;
}

function headerProblems(answer: Response, expected: typeof headers): string[] {
  const missing = Object.entries(expected).filter(([name, isGood]) => !isGood(answer.headers.get(name) ?? ''));
  const type = answer.headers.get('content-type') ?? '';
  const keeps = answer.headers.get('cache-control') ?? '';
  // An open door for programs answers anyone the same: pages of other sites may ask it too. Without cookies, as those count for nothing there.
  const openToSites = answer.headers.has('api-version') && answer.headers.get('access-control-allow-origin') === '*';
  const isKept = /max-age=[1-9]/.test(keeps) && !(/immutable/.test(keeps) && answer.status === 200) && answer.status !== 204;
  return [
    ...missing.map(([name]) => `${name} is ${answer.headers.get(name) ?? 'missing'}`),
    ...(type.includes('text/html') && keeps !== 'no-store' ? [`a page may be kept: ${keeps}`] : []),
    ...(isKept || keeps === '' ? [`cache-control is ${keeps || 'missing'}`] : []),
    ...['x-powered-by', 'server', ...(openToSites ? [] : ['access-control-allow-origin'])]
      .filter((name) => answer.headers.has(name))
      .map((name) => `${name} is sent`),
    ...(answer.headers.has('access-control-allow-credentials') ? ['cookies may come along from other sites'] : []),
  ];
}

function cspProblem(said: string): string | null {
  const parts = new Map(said.split(';').map((part) => [part.trim().split(' ')[0]!, part.trim().split(' ').slice(1).join(' ')] as const));
  const none = ['default-src', 'base-uri', 'object-src', 'frame-ancestors'].filter((name) => parts.get(name) !== "'none'");
  const wide = [...parts].filter(([name, what]) => name.endsWith('-src') && !["'none'", "'self'"].includes(what)).map(([name]) => name);
  const trusted = parts.get('require-trusted-types-for') === "'script'" ? [] : ['require-trusted-types-for'];
  return [...none, ...wide, ...trusted].join(', ') || null;
}

function cookieProblems(answer: Response, seen: Set<string>): string[] {
  return answer.headers.getSetCookie().flatMap((line) => {
    const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
    const name = pair.split('=')[0]!;
    const says = rest.map((part) => part.toLowerCase());
    seen.add(name);
    const good =
      name.startsWith('__Host-') && says.includes('path=/') && says.includes('secure') && !says.some((part) => part.startsWith('domain='));
    const goes = says.includes('max-age=0'); // a cookie that is taken away needs no more
    return good && (goes || (says.includes('httponly') && says.some((part) => /^samesite=(lax|strict)$/.test(part))))
      ? []
      : [`cookie ${name}: ${rest.join('; ')}`];
  });
}

/** A page in a frame of somebody else's: it remembers nobody, runs nothing and sends nothing. */
function embedProblems(answer: Response, html: string): string[] {
  const inside = parse(html).querySelectorAll('script, form, input, button');
  return [
    ...(answer.headers.getSetCookie().length > 0 ? ['the embed sets a cookie'] : []),
    ...inside.map(({ rawTagName }) => `the embed holds <${rawTagName}>`),
  ];
}

/** Nothing inline, nothing from elsewhere. */
function pageProblems(answer: Response, html: string): string[] {
  if (!answer.headers.get('content-type')?.includes('text/html')) return [];
  const page = parse(html);
  return page.querySelectorAll('*').flatMap((element) => {
    const tag = element.rawTagName.toLowerCase();
    const inline =
      tag === 'style' || (tag === 'script' && !element.getAttribute('src')) || ['iframe', 'object', 'embed', 'base'].includes(tag);
    const attributes = Object.entries(element.attributes).filter(
      ([name, value]) =>
        /^on/i.test(name) ||
        name === 'style' ||
        (['src', 'href', 'action', 'formaction', 'srcset'].includes(name) && /^\s*(javascript|data|vbscript):/i.test(value)),
    );
    const outside =
      ['script', 'link', 'img', 'source', 'audio', 'video'].includes(tag) &&
      /^(https?:)?\/\//.test(element.getAttribute('src') ?? element.getAttribute('href') ?? '');
    return [
      ...(inline ? [`<${tag}> stands in the page`] : []),
      ...attributes.map(([name]) => `<${tag} ${name}>`),
      ...(outside ? [`<${tag}> comes from elsewhere`] : []),
    ];
  });
}

async function assetsOf(fetch: (address: string) => Promise<Response>): Promise<string[]> {
  const page = parse(await (await fetch('/')).text());
  const found = page
    .querySelectorAll('[src^="/assets/"], [href^="/assets/"]')
    .map((element) => element.getAttribute('src') ?? element.getAttribute('href')!);
  if (found.length === 0) throw new Error('The start page uses no asset');
  return found;
}
