import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { isAtTheEdge } from '#cycle/2-sense/opinion-map.ts';
import { makeMap } from '#cycle/2-sense/opinion-maps.server.ts';
import { makeMapsDue } from '#cycle/2-sense/opinion-maps-due.server.ts';
import { aConversation } from '#testing/conversations.ts';
import { against, type Schema } from '#testing/json-schema.ts';
import { testKring } from '#testing/kring.ts';
import { aCircle, aMember, aPerson, signedIn, today, type World } from '#testing/worlds.ts';
import { visitor } from '#testing/visitor.ts';

let kring: Awaited<ReturnType<typeof testKring>>;
beforeAll(async () => {
  kring = await testKring();
});

async function mapped(wishes: Parameters<typeof aConversation>[2] = {}): Promise<{ circle: World; said: string[]; who: string[] }> {
  const circle = await aCircle(kring.db);
  const conversation = await aConversation(kring.db, circle, wishes);
  await makeMap(kring.db, circle.id, today);
  return { circle, ...conversation };
}

test('what is shared comes first, then the differences, then the picture with its table', async () => {
  const { circle } = await mapped();
  const anyone = visitor(kring.app);
  await anyone.goTo(`/circles/${circle.slug}/map`);
  expect(anyone.status).toBe(200);
  const headings = anyone.page.querySelectorAll('h2').map((heading) => heading.text);
  expect(headings.slice(0, 3)).toEqual(['This we share', 'Here we differ', 'The picture']);
  const shared = anyone.page.querySelectorAll('#shared ~ ol li').map((line) => line.text);
  expect(shared[0]).toContain('statement number');
  expect(shared[0]).toContain('Almost certain');
  expect(shared.slice(0, 2).join()).toMatch(/number 0.*number 1|number 1.*number 0/);
  const picture = anyone.page.querySelector('svg.kring-picture')!;
  expect(picture.getAttribute('role')).toBe('img');
  expect(picture.querySelectorAll('circle, use, image')).toEqual([]);
  expect(anyone.text).toContain('Group A');
  expect(anyone.text).toContain('40 people are on this map');
});

test('a withdrawn statement is gone from the page at once, before there is a new map', async () => {
  const { circle, said } = await mapped();
  const anyone = visitor(kring.app);
  const pages = ['map', 'map/statements', 'map.csv', 'map.json'].map((page) => `/circles/${circle.slug}/${page}`);
  for (const page of pages) {
    await anyone.goTo(page);
    expect(anyone.html, page).toContain('statement number 0.');
  }
  await kring.db.deleteFrom('statement').where('id', '=', said[0]!).execute();
  for (const page of pages) {
    await anyone.goTo(page);
    expect(anyone.status, page).toBe(200);
    expect(anyone.html, page).not.toContain('statement number 0.');
  }
  await anyone.goTo(`/circles/${circle.slug}/statements/${said[0]!}`);
  expect(anyone.status).toBe(404);
});

test('the results are as open as the promise said', async () => {
  for (const results of ['respondents', 'inside'] as const) {
    const { circle, said } = await mapped({ results });
    const anyone = visitor(kring.app);
    for (const page of ['map', 'map/statements', `statements/${said[0]!}`, 'map.svg', 'map.png', 'map.csv', 'map.json']) {
      await anyone.goTo(`/circles/${circle.slug}/${page}`);
      expect(anyone.status, page).toBe(404);
      expect(anyone.html, page).not.toContain('statement number');
    }
    await anyone.goTo(`/embed/${circle.door}/map`);
    expect(anyone.status).toBe(404);
  }
});

test('from fewer than fifteen people nothing is claimed and nothing drawn', async () => {
  const { circle } = await mapped({ people: 12 });
  const anyone = visitor(kring.app);
  await anyone.goTo(`/circles/${circle.slug}/map`);
  expect(anyone.text).toContain('Too early to say');
  expect(anyone.page.querySelector('svg.kring-picture')).toBeNull();
  await anyone.goTo(`/circles/${circle.slug}/map.svg`);
  expect(anyone.status).toBe(404);
});

test('a statement says how each group answered, and hides small counts', async () => {
  const { circle, said } = await mapped();
  const anyone = visitor(kring.app);
  await anyone.goTo(`/circles/${circle.slug}/statements/${said[5]!}`);
  expect(anyone.status).toBe(200);
  const cells = anyone.page.querySelectorAll('td').map((cell) => cell.text);
  expect(cells.length).toBeGreaterThan(5);
  for (const cell of cells) expect(['1', '2', '3', '4']).not.toContain(cell);
});

test('the same map gives the same bits as a file, and a picture of ours', async () => {
  const { circle } = await mapped();
  const ask = async (kind: string) => new Uint8Array(await (await kring.app.request(`/circles/${circle.slug}/map.${kind}`)).arrayBuffer());
  for (const kind of ['svg', 'png', 'csv', 'json']) expect(await ask(kind), kind).toEqual(await ask(kind));
  expect([...(await ask('png')).subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect((await ask('svg')).length).toBeLessThan(100_000);
});

test('a statement that begins like a formula is text in a spreadsheet', async () => {
  const { circle, said } = await mapped();
  await kring.db.updateTable('statement').set({ text: '=HYPERLINK("https://evil.example")' }).where('id', '=', said[0]!).execute();
  const csv = await (await kring.app.request(`/circles/${circle.slug}/map.csv`)).text();
  expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
});

test('the embedded picture may stand in any frame, looks at no cookie and sets none', async () => {
  const { circle } = await mapped();
  const address = `/embed/${circle.door}/map`;
  const answer = await kring.app.request(`${address}?lang=nl`, { headers: { cookie: 'kring-lang=en; kring-visit=x' } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect(answer.headers.get('x-frame-options')).toBeNull();
  expect(answer.headers.getSetCookie()).toEqual([]);
  const page = await answer.text();
  expect(page).not.toMatch(/<form|<script/);
  expect(await (await kring.app.request(address)).text()).toBe(page);
});

test('the next map takes over when people answered', async () => {
  const { circle, who } = await mapped();
  await kring.db.deleteFrom('respondent').where('id', 'in', who.slice(0, 6)).execute();
  await makeMapsDue(kring.db, new Date(today.getTime() + 60_000));
  const anyone = visitor(kring.app);
  await anyone.goTo(`/circles/${circle.slug}/map`);
  expect(anyone.text).toContain('34 people are on this map');
});

test('who answered sees where they stand, and nobody else does', async () => {
  const { circle } = await mapped();
  const phone = visitor(kring.app);
  await phone.goTo(`/respond/${circle.door}`);
  for (let n = 0; n < 10; n++) await phone.press('I recognise this');
  await phone.goTo(`/circles/${circle.slug}/map`);
  expect(phone.page.querySelectorAll('.kring-picture-own ellipse')).toHaveLength(1);
  expect(phone.text).toMatch(/Your place is .+\. Your place is somewhere in the ring\./);
  expect(phone.text).toContain('40 people are on this map');
  const anyone = visitor(kring.app);
  await anyone.goTo(`/circles/${circle.slug}/map`);
  expect(anyone.page.querySelector('.kring-picture-own')).toBeNull();
  for (const kind of ['svg', 'csv', 'json']) {
    await phone.goTo(`/circles/${circle.slug}/map.${kind}`);
    const mine = phone.html;
    await anyone.goTo(`/circles/${circle.slug}/map.${kind}`);
    expect(anyone.html).toBe(mine);
  }
});

test('people name a group, and only those who make sense together do', async () => {
  const { circle } = await mapped();
  const member = await aPerson(kring.db, circle.organisation, { name: 'Mo' });
  await aMember(kring.db, circle, 'member', { side: 'residents', person: member });
  const mo = visitor(kring.app);
  await signedIn(kring.db, mo, member);
  await mo.goTo(`/circles/${circle.slug}/map`);
  await mo.press('Keep this name', { name: '' });
  expect(mo.status).toBe(422);
  expect(mo.text).toContain('Write what the group is called.');
  await mo.press('Keep this name', { name: 'Evening people' });
  expect(mo.status).toBe(200);
  const anyone = visitor(kring.app);
  await anyone.goTo(`/circles/${circle.slug}/map`);
  expect(anyone.text).toContain('Group A: Evening people');
  expect(anyone.text).not.toContain('Keep this name');
});

test('groups that hold but only just are said to', () => {
  const group = (stability: number) => ({ size: 20, stability, centre: [0, 0] as [number, number], representative: [] });
  const stable = { value: true, why: '' };
  expect(isAtTheEdge({ stable, groups: [group(0.96), group(0.84)] })).toBe(true);
  expect(isAtTheEdge({ stable, groups: [group(0.96), group(0.86)] })).toBe(false);
});

test('the JSON is what its schema says, and holds no count from one to four', async () => {
  const schema = JSON.parse(readFileSync('docs/opinion-map-aggregates.schema.json', 'utf8')) as Schema;
  for (const wishes of [{}, { people: 17, statements: 6, skip: 0.3 }, { people: 12 }]) {
    const { circle } = await mapped(wishes);
    const said: unknown = await (await kring.app.request(`/circles/${circle.slug}/map.json`)).json();
    expect(against(schema, said, schema)).toEqual([]);
  }
  expect(against(schema, { circle: 3 }, schema).length).toBeGreaterThan(5);
});
