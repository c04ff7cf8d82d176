import { allDoors } from '#routes/all-doors.ts';
import { newSecret } from '#lib/server/ids.ts';
import { makeFirstRunSecret } from '#routes/set-up/set-up.server.ts';
import { visitor as aBrowser, type Filled } from '#testing/visitor.ts';
import { everyAddress } from './parts/everywhere.ts';
import { changedSince, fingerprintOf } from './parts/fingerprint.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { recipeOf } from './parts/recipes.ts';
import { everyVisitor, formTokenOf, headersOf, ask, type Visiting } from './parts/visitors.ts';
import type { Inside, World } from './world.ts';

/** Sends every form in every way that another site could, and opens every address: neither may write anything. Links that work once still do after they were opened. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  const visitors = await everyVisitor(inside, here, elsewhere);
  const wrong: string[] = [];
  const forged = await forge(inside, here, visitors, wrong);
  const read = await readEverything(inside, here, visitors, wrong);
  const links = await openLinks(world, inside, here, wrong);
  if (wrong.length > 0) throw new Error(`${wrong.length} acts went in by another way, or reading wrote\n${wrong.join('\n')}`);
  return `${forged} forged acts refused, ${read} pages read without writing, ${links} links still good after three readings`;
}

type Way = { name: string; headers?: Record<string, string>; token: (visitor: Visiting) => string | null };

/** How another site, or a page of another visit, would send a form. */
const ways = (inside: Inside, other: Visiting): Way[] => [
  { name: 'without a token', token: () => null },
  { name: 'with an empty token', token: () => '' },
  { name: 'with the token of another visit', token: () => formTokenOf(inside, other) },
  { name: 'from another origin', headers: { origin: 'https://elsewhere.example' }, token: (visitor) => formTokenOf(inside, visitor) },
  { name: 'from another site', headers: { 'sec-fetch-site': 'cross-site' }, token: (visitor) => formTokenOf(inside, visitor) },
  { name: 'from a neighbouring site', headers: { 'sec-fetch-site': 'same-site' }, token: (visitor) => formTokenOf(inside, visitor) },
];

async function forge(inside: Inside, here: FullCircle, visitors: Visiting[], wrong: string[]): Promise<number> {
  const someoneElse = visitors.find(({ name }) => name === 'listener of another circle')!;
  const before = await fingerprintOf(inside.db);
  let tried = 0;
  for (const door of allDoors.filter(({ method }) => method !== 'GET')) {
    for (const visitor of visitors.filter(({ name }) =>
      ['anyone', 'teller', 'table', 'session', 'listener', 'steward', 'opener'].includes(name),
    )) {
      const { address, fields } = recipeOf(door, here, inside.keys, visitor.tells);
      if (address.startsWith('/api/')) {
        const { status } = await inside.app.request(address, {
          method: door.method,
          body: JSON.stringify(fields),
          headers: {
            ...headersOf(inside, { ...visitor, code: undefined }, address),
            'content-type': 'application/json',
            'idempotency-key': newSecret(),
          },
        });
        if (status !== 401) wrong.push(`${visitor.name}: ${door.method} ${door.path} by cookie alone answered ${status}`);
        tried += 1;
        continue;
      }
      for (const way of ways(inside, someoneElse)) {
        const token = way.token(visitor);
        const body = new URLSearchParams({ ...(token === null ? {} : { _form: token }), ...plain(fields) }).toString();
        const { status } = await inside.app.request(address, {
          method: door.method,
          body,
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headersOf(inside, visitor, address), ...way.headers },
        });
        if (status !== 403) wrong.push(`${visitor.name}: ${door.method} ${door.path} ${way.name} answered ${status}`);
        tried += 1;
      }
      const body = JSON.stringify({ _form: formTokenOf(inside, visitor), ...fields }); // a type that no form of ours has
      const { status } = await inside.app.request(address, {
        method: door.method,
        body,
        headers: { 'content-type': 'text/plain', ...headersOf(inside, visitor, address) },
      });
      if (status !== 403) wrong.push(`${visitor.name}: ${door.method} ${door.path} as plain text answered ${status}`);
    }
    const changed = changedSince(before, await fingerprintOf(inside.db));
    if (changed.length > 0) return (wrong.push(`${door.method} ${door.path}, forged, wrote in ${changed.join(', ')}`), tried);
  }
  return tried;
}

async function readEverything(inside: Inside, here: FullCircle, visitors: Visiting[], wrong: string[]): Promise<number> {
  const before = await fingerprintOf(inside.db);
  const addresses = [...new Set(await everyAddress(inside.db, inside.keys, here))];
  for (const visitor of visitors) {
    for (const address of addresses) await ask(inside, visitor, { address });
    if (changedSince(before, await fingerprintOf(inside.db)).length === 0) continue;
    for (const address of addresses) {
      const then = await fingerprintOf(inside.db);
      await ask(inside, visitor, { address });
      const changed = changedSince(then, await fingerprintOf(inside.db));
      if (changed.length > 0) wrong.push(`${visitor.name} reads ${address}, and that writes in ${changed.join(', ')}`);
    }
    return (
      wrong.push(`${visitor.name} reads, and that wrote once in ${changedSince(before, await fingerprintOf(inside.db)).join(', ')}`),
      0
    );
  }
  return visitors.length * addresses.length;
}

/** A mail program opens a link before a person does, three times here, by GET and by HEAD; then the person uses it. */
async function openLinks(world: World, inside: Inside, here: FullCircle, wrong: string[]): Promise<number> {
  const empty = await world.inside();
  const firstRun = await makeFirstRunSecret(empty.db, empty.clock.now);
  const links: { of: Inside; path: string; button: string; fill: Filled; leadsTo: RegExp }[] = [
    { of: inside, path: `/sign-in/${here.secrets.signIn}`, button: 'Sign me in', fill: {}, leadsTo: /^\/home/ },
    { of: inside, path: `/invitations/${here.secrets.invitation}`, button: 'Take part', fill: { name: 'Someone new' }, leadsTo: /^\/home/ },
    {
      of: inside,
      path: `/confirm/${here.secrets.confirm}`,
      button: 'confirm',
      fill: { name: 'D. Cider', role: 'alderman', side: here.sides.deciders },
      leadsTo: /^\/circles\//,
    },
    {
      of: inside,
      path: `/substantiate/${here.harvest.secret}`,
      button: 'This is my answer',
      fill: { agrees: 'full', because: 'I saw it.', role: 'neighbour', outside: 'yes' },
      leadsTo: /^\/substantiate\//,
    },
    {
      of: empty,
      path: `/set-up/${firstRun}`,
      button: '',
      fill: { organisation: 'Gemeente', language: 'en', name: 'Noor', begin: 'empty' },
      leadsTo: /^\/circles\/new/,
    },
  ];
  for (const { of, path, button, fill, leadsTo } of links) {
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD', 'GET', 'HEAD']) await of.app.request(path, { method });
    const person = aBrowser(of.app);
    await person.goTo(path);
    try {
      await person.press(button, fill);
    } catch (error) {
      wrong.push(`${path.split('/')[1]}: ${(error as Error).message}`);
      continue;
    }
    if (person.status !== 200 || !leadsTo.test(person.path))
      wrong.push(
        `${path.split('/')[1]}: after three readings the link led to ${person.path} (${person.status}): ${person.text.slice(0, 300)}`,
      );
    const another = aBrowser(of.app);
    await another.goTo(path);
    if (another.status === 200) await another.press(button, fill);
    if (another.status !== 404) wrong.push(`${path.split('/')[1]}: the link works twice (${another.status})`);
  }
  const story = aBrowser(inside.app);
  for (let nth = 0; nth < 4; nth++) await story.goTo(`/s/${here.links.main}`);
  if (story.path !== '/mine') wrong.push(`/s/: the link of a card led to ${story.path}`);
  return links.length + 1;
}

const plain = (fields: Record<string, string | string[]>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value].flat()[0] ?? '']));
