import { expect, test } from 'vitest';
import { parse } from 'node-html-parser';
import { readConfig } from '#lib/server/config.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { testDatabase } from '#testing/database.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, today } from '#testing/worlds.ts';
import { appOf } from './app.tsx';

const asForm = { 'content-type': 'application/x-www-form-urlencoded' };
const made = 'readers=deciders&uses=publish&uses=quote&why=Words+that+another+site+made+up';

test('another site cannot lay a choice ready on our page for its teller to press', async () => {
  const { app, cookie } = await aTeller();
  const elsewhere: Record<string, string>[] = [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, { origin: 'null' }, {}];
  for (const from of elsewhere) {
    const answer = await app.request('/mine/choose', { method: 'POST', body: made, headers: { ...asForm, ...from, cookie } });
    const page = parse(await answer.text());
    expect(answer.status).toBe(403);
    expect(page.querySelectorAll('form [name=uses], form [name=readers], form textarea')).toHaveLength(0);
    expect(page.querySelector('textarea[readonly]')?.text).toContain('made up'); // if they were someone's own after all, they are not lost
  }
});

test('whose visit began anew meanwhile sends the same form again, from the page that says so', async () => {
  const { app, cookie } = await aTeller();
  const headers = { ...asForm, 'sec-fetch-site': 'same-origin', cookie };
  const page = parse(await (await app.request('/mine/choose', { method: 'POST', body: `_form=old&${made}`, headers })).text());
  const fields = page
    .querySelectorAll('form[action="/mine/choose"] [name]')
    .map((field) => [field.getAttribute('name')!, field.getAttribute('value') ?? field.text]);
  const again = await app.request('/mine/choose', {
    method: 'POST',
    body: new URLSearchParams(fields as [string, string][]).toString(),
    headers,
  });
  expect(again.headers.get('location')).toContain('/mine');
});

test('a form of a million fields is too large, and holds nobody else up', async () => {
  const { app } = await aTeller();
  const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n';
  for (const [type, body] of [
    ['application/x-www-form-urlencoded', 'a&'.repeat(990_000)],
    ['multipart/form-data; boundary=x', `${part.repeat(35_000)}--x--`],
  ] as const) {
    const start = process.cpuUsage();
    const answer = await app.request('/code', { method: 'POST', body, headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' } });
    expect(answer.status).toBe(413);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(1_000); // milliseconds of the processor; it took a minute
  }
});

test('what says that it is a form and is none is refused, and is no fault of ours', async () => {
  const { app } = await aTeller();
  for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x'])
    expect((await app.request('/code', { method: 'POST', body: 'x', headers: { 'content-type': type } })).status).toBe(403);
});

async function aTeller() {
  const { db } = await testDatabase();
  const [world, keys] = [await aCircle(db), newKeys()];
  const app = appOf({ db, keys, config: readConfig({}), now: () => today });
  const phone = visitor(app);
  await phone.goTo(`/tell/${world.door}`);
  await phone.press('Save my story', { text: 'The bin was full again.' });
  return { app, cookie: [...phone.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
}
