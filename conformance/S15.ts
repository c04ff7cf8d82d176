import { Spectral } from '@stoplight/spectral-core';
import { oas as spectralRules } from '@stoplight/spectral-rulesets';
import fc from 'fast-check';
import { newSecret } from '#lib/server/ids.ts';
import { apiDoors } from '#routes/api/api-doors.ts';
import { openapi } from '#routes/api/openapi.ts';
import { answerProblems } from '#testing/schemas.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { nlgov, oas } from './parts/nlgov-rules.ts';
import { recipeOf } from './parts/recipes.ts';
import { undoable } from './parts/undone.ts';
import { ask, everyVisitor, headersOf, type Visiting } from './parts/visitors.ts';
import type { Inside, World } from './world.ts';

type Description = Record<string, unknown>;
const said = () => structuredClone(openapi({ origin: 'https://kring.example', email: 'kring@kring.example' })) as unknown as Description;

/** The interface for programs, held against the Dutch rules, against its own description, and against whatever a program may send. */
export async function check(world: World): Promise<string> {
  const wrong = [...(await lint(said())).map(({ code, path }) => `${code} at ${path}`), ...(await rulesThatSleep()), ...described()];
  const inside = undoable(await world.inside());
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  const visitors = (await everyVisitor(inside, here, elsewhere)).filter(({ name }) =>
    ['anyone', 'teller', 'program', 'program of another circle'].includes(name),
  );
  const answers = await everyAnswer(inside, { here, visitors, wrong });
  const sent = await anything(inside, { here, visitors, wrong });
  const limit = await tooMuch(inside, here, wrong);
  if (wrong.length > 0) throw new Error(`${wrong.length} things are not as the rules say\n${wrong.join('\n')}`);
  return `${Object.keys(nlgov).length + oas.length} rules, 0 errors; ${answers} answers as described; ${sent} strange questions, no 5xx; the ${limit}th in a minute waits`;
}

async function lint(description: Description) {
  const spectral = new Spectral();
  const chosen = Object.fromEntries(oas.map((name) => [name, 'error' as const]));
  spectral.setRuleset({ extends: [[spectralRules, 'off']], rules: { ...chosen, ...nlgov } } as never);
  const found = await spectral.run(description);
  return found.filter(({ severity }) => severity === 0).map(({ code, path }) => ({ code: String(code), path: path.join('/') }));
}

type Get = {
  get: { parameters: { name: string; in: string }[]; responses: Record<string, { headers?: object; content?: object; $ref?: string }> };
};
/** Each makes the description wrong in one way: the rule must say so, else it sleeps. */
const spoiled: Record<string, (said: Description) => void> = {
  'openapi-3': (d) => (d.openapi = '2.0'),
  'missing-header': (d) => delete circles(d).get.responses['200']!.headers,
  'missing-version-header': (d) => (circles(d).get.responses['200']!.headers = { Other: {} }),
  'include-major-version-in-uri': (d) => (d.servers = [{ url: 'https://kring.example/api' }]),
  'paths-no-trailing-slash': (d) => move(d, '/circles/'),
  'paths-kebab-case': (d) => move(d, '/openCircles'),
  'info-contact': (d) => delete (d.info as Description).contact,
  'info-contact-fields': (d) => ((d.info as Description).contact = { name: 'Us' }),
  'query-keys-camel-case': (d) => (circles(d).get.parameters[0]!.name = 'begin-after'),
  'servers-use-https': (d) => (d.servers = [{ url: 'http://kring.example/api/v1' }]),
  'use-problem-schema': (d) => (circles(d).get.responses['404'] = { content: { 'application/json': {} } }),
  'problem-invalid-input': (d) => delete circles(d).get.responses['400'],
  'moments-are-date-time': (d) => (propertiesOf(d, 'Insight').writtenAt = { type: 'string' }),
  'days-are-date': (d) => (propertiesOf(d, 'Decision').decidedOn = { type: 'string' }),
  'property-casing': (d) => (propertiesOf(d, 'Insight').written_at = { type: 'string' }),
  'problem-schema-members': (d) => delete propertiesOf(d, 'Problem').detail,
  semver: (d) => ((d.info as Description).version = '1'),
  'operation-operationId-unique': (d) => Object.assign(circles(d).get, { operationId: 'readCircle' }),
  'path-params': (d) => move(d, '/circles/{other}/list'),
};
const circles = (d: Description) => (d.paths as Record<string, Get>)['/circles']!;
const propertiesOf = (d: Description, name: string) =>
  (d.components as { schemas: Record<string, { properties: Description }> }).schemas[name]!.properties;
function move(d: Description, to: string) {
  const paths = d.paths as Description;
  paths[to] = paths['/circles'];
  delete paths['/circles'];
}

async function rulesThatSleep(): Promise<string[]> {
  const sleeping: string[] = [];
  for (const [rule, spoil] of Object.entries(spoiled)) {
    const description = said();
    spoil(description);
    if (!(await lint(description)).some(({ code }) => code === rule)) sleeping.push(`the rule ${rule} says nothing where it should`);
  }
  return sleeping;
}

/** Every door stands in the description, and the other way round. */
function described(): string[] {
  const paths = said().paths as Record<string, object>;
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} /api/v1${path}`),
  );
  const doors = apiDoors.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  return [
    ...doors.filter((door) => !told.includes(door)).map((door) => `${door} is not described`),
    ...told.filter((door) => !doors.includes(door)).map((door) => `${door} is described and is no door`),
  ];
}

type Asking = { here: FullCircle; visitors: Visiting[]; wrong: string[] };

async function everyAnswer(inside: ReturnType<typeof undoable>, { here, visitors, wrong }: Asking): Promise<number> {
  for (const door of apiDoors) {
    for (const visitor of visitors) {
      const answer = await inside.undone(() =>
        ask(inside, visitor, { method: door.method, ...recipeOf(door, here, inside.keys, visitor.tells) }),
      );
      wrong.push(...(await answerProblems(answer, door.method, door.path)).map((problem) => `${visitor.name}: ${problem}`));
    }
  }
  return apiDoors.length * visitors.length;
}

const odd = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    "' or 1=1 --",
    '"; drop table story; --',
    '../../etc/passwd',
    '%00',
    '$(id)',
    '{{7*7}}',
    '__proto__',
    '\u202e',
    '=1+1',
    '9'.repeat(400),
  ),
);
const body = fc.oneof(
  fc.json(),
  odd,
  fc
    .record(
      {
        text: fc.anything(),
        language: fc.anything(),
        readers: fc.anything(),
        uses: fc.anything(),
        prompt: fc.anything(),
        ['__proto__']: fc.anything(),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ?? ''),
);

/** Whatever is sent: never a 5xx, and each refusal one that a program can read. */
async function anything(inside: ReturnType<typeof undoable>, { here, visitors, wrong }: Asking): Promise<number> {
  let sent = 0;
  const one = fc.record({
    door: fc.constantFrom(...apiDoors),
    visitor: fc.constantFrom(...visitors),
    segment: fc.option(odd),
    asks: fc.dictionary(odd, odd, { maxKeys: 2 }),
    after: fc.option(odd),
    body,
    code: fc.option(odd),
    type: fc.constantFrom('application/json', 'text/plain', ''),
  });
  await fc
    .assert(
      fc.asyncProperty(one, async ({ door, visitor, segment, asks, after, body, code, type }) => {
        const { address } = recipeOf(door, here, inside.keys, visitor.tells);
        const path = segment === null ? address : address.split('/').with(-1, encodeURIComponent(segment)).join('/');
        const query = new URLSearchParams({ ...asks, ...(after !== null && { after }) }).toString();
        const headers = {
          ...headersOf(inside, visitor, address),
          'content-type': type,
          'idempotency-key': newSecret(),
          ...(code !== null && { 'kring-code': encodeURI(code) }),
        };
        const answer = await inside.undone(async () =>
          inside.app.request(query ? `${path}?${query}` : path, { method: door.method, headers, ...(door.method === 'POST' && { body }) }),
        );
        sent += 1;
        const readable = answer.status < 400 || answer.headers.get('content-type') === 'application/problem+json';
        if (answer.status >= 500 || !readable)
          throw new Error(
            `${door.method} ${path}?${query} as ${visitor.name} answered ${answer.status} ${answer.headers.get('content-type')}`,
          );
      }),
      { numRuns: 1_500 },
    )
    .catch((error: unknown) => wrong.push((error as Error).message));
  return sent;
}

async function tooMuch({ app }: Inside, here: FullCircle, wrong: string[]): Promise<number> {
  for (let nth = 1; nth <= 400; nth++) {
    const answer = await app.request(`/api/v1/circles/${here.slug}`, { headers: { 'x-forwarded-for': '192.0.2.7' } });
    if (answer.status === 429 && Number(answer.headers.get('retry-after')) > 0) return nth;
  }
  wrong.push('400 questions in a minute from one place were all answered');
  return 0;
}
